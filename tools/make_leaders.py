"""Derive the rows of people, offices and terms that the kept tables lack from the reference sources.

Usage: make_leaders.py REFERENCE_DIR TABLES_DIR

Reads the `*-additions.tsv` tables, which are kept by hand, and writes people-base.tsv, offices-base.tsv and
terms-base.tsv with what they lack: earlier holders, and offices of states that they do not hold. A person whom the kept
tables know keeps the id of those. Sources: CountryInfo 120116 (full names and days, to 2011), office-holders 2000-2022
and world leaders 2021 (Wikidata).
"""

import csv
import gzip
import re
import sys
from pathlib import Path

from graph.identity import slug
from tools.people import People, ascii_name, tokens

HEADS = "head_of_state", "head_of_government"
ELDERS = {
    ("NLD", "1963-07-24"): ("person-nld-victor-marijnen", "Victor Marijnen"),
    ("GRC", "1974-07-23"): ("person-grc-constantine-karamanlis", "Constantine Karamanlis"),
    ("PHL", "1978-06-12"): ("person-phl-ferdinand-marcos", "Ferdinand Marcos"),
    ("PRK", "1972-12-28"): ("person-prk-kim-il", "Kim Il"),
    ("ISL", "1963-11-14"): ("person-isl-bjarni-benediktsson-elder", "Bjarni Benediktsson"),
}
"""Heads of government by state and first day whom a source names as a later one, or whose name a later one bears."""
FOREIGN = {"RUS"}
"""States under which the sources list the heads of an earlier state."""
LEADER_RANKS = (
    (
        re.compile(
            r"deputy|vice|second|acting|lieutenant|resident|commission|administrator|governor|colon|occup", re.I
        ),
        None,
    ),
    (
        re.compile(
            r"prime|premier|chancellor|heads? of government|chief minister|chairm[ae]n of the council of ministers",
            re.I,
        ),
        HEADS[1],
    ),
    (
        re.compile(
            r"president|king|queen|emperor|sultan|emir|shah|head of state|heads of state|grand duke|prince|chairm|captain|junta|leader|imam",
            re.I,
        ),
        HEADS[0],
    ),
)
OFFICE_RANKS = (
    (
        re.compile(
            r"shadow|parliamentary|assistant|private|under-?secretary|acting|minister of state|speaker|delegate|junior|trade|materiel|scien|space|production|staff|chief|equipment|intelligence|military cabinet|command|industr|associate|secretary of state$(?<!^secretary of state)|council|assembly|generalitat|senate|house|yuan|homeland|legislative|head of",
            re.I,
        ),
        None,
    ),
    (re.compile(r"deputy prime minister|vice[- ]premier|vice[- ]chancellor", re.I), None),
    (re.compile(r"deputy|state secretary|secretary of state for|council for trade", re.I), None),
    (re.compile(r"vice[- ]president", re.I), "vice_president"),
    (
        re.compile(
            r"foreign|external (affairs|relations)|^(united states )?secretary of state$|european and international affairs",
            re.I,
        ),
        "foreign_minister",
    ),
    (re.compile(r"defen[cs]e|ministry of armies|armed forces", re.I), "defence_minister"),
    (re.compile(r"national security advis", re.I), "national_security_adviser"),
    (
        re.compile(
            r"^(prime minister|premier|taoiseach|federal chancellor|chancellor|minister-president|statsminister|president of the government|president of the council of ministers|head of government)",
            re.I,
        ),
        HEADS[1],
    ),
    (
        re.compile(
            r"^(president|king|queen|emperor|emir|sultan)\b(?! of the (senate|council|board|general|chamber|regional))",
            re.I,
        ),
        HEADS[0],
    ),
)
REPOS = {"us": "USA", "united kingdom": "GBR", "turkey": "TUR", "uae": "ARE", "saudi": "SAU", "czech": "CZE",
         "bosnia herzegovina": "BIH", "south korea": "KOR", "north korea": "PRK", "russia": "RUS", "new zealand": "NZL"}  # fmt: skip


MENDED = {
    "Juli Minoves Itriquell": "Juli Minoves Triquell", "Mohamed Abdulahi Omar": "Mohamed Abdullahi Omaar",
    "Enele Sopoanga": "Enele Sopoaga", "Dumaagiyn Sodnom": "Dumaagiin Sodnom",
}  # fmt: skip


def day(text: str) -> str:
    text = text.strip()
    if len(text) == 8 and text.isdigit():
        return (
            f"{text[:4]}-{text[4:6]}-{min(int(text[6:]), 28 if text[4:6] == '02' else 30):02d}"
            if text[6:] == "31"
            else f"{text[:4]}-{text[4:6]}-{text[6:]}"
        )
    return text


def title(name: str) -> str:
    small = {"Of", "De", "Da", "Bin", "Al", "El", "Van", "Von", "Der", "Ibn", "Dos", "Di"}
    words = " ".join(w.capitalize() if "." not in w else w for w in name.replace("_", " ").lower().split()).split()
    return " ".join(
        w.lower()
        if w in small and n
        else re.sub(
            r"(?<=[-'])\w|^mc\w|^\w\.$",
            lambda m: m.group().upper() if len(m.group()) < 3 else "Mc" + m.group()[2:].upper(),
            w,
        )
        for n, w in enumerate(words)
    )


def mended(name: str) -> str:
    written = title(name)
    return MENDED.get(written, written)


def country_info(path: Path, people: People) -> None:
    country = rank = None
    part = ""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        tag = re.match(r"\s*<(/?)([^>]+)>(.*)", line)
        if tag:
            if tag[2] == "ISO3166-alpha3":
                country = tag[3].split("<")[0]
            elif tag[2] in {"Leaders", "Government"}:
                part = "" if tag[1] else tag[2]
            elif part == "Leaders" and not tag[1]:
                rank = next((r for p, r in LEADER_RANKS if p.search(tag[2])), None)
            continue
        names = re.findall(r"([A-Z][A-Z_.'’-]+)_(?=[\s}\[])", line)
        if not part or not names or not country:
            continue
        spans = re.findall(r"\[(?:[A-Z]+ )?(?:(\d{8}) - (\d{8})|>(\d{8})|<(\d{8}))\]", line)
        if part == "Leaders" and rank:
            for first, last, since, _ in spans:
                if (last or "9999") >= "19450101":
                    people.add(
                        mended(names[0]),
                        country,
                        rank,
                        day(first or since),
                        day(last),
                        bool(last),
                        "CountryInfo 120116",
                    )
        elif part == "Government" and "#" in line:
            told = line.split("#", 1)[1]
            wanted = next((r for p, r in OFFICE_RANKS if p.search(told.split("&")[0])), None)
            if wanted == "foreign_minister":
                for first, last, since, until in spans[:1]:
                    if not (last or until):
                        continue
                    people.add(
                        mended(names[0]),
                        country,
                        wanted,
                        day(first or since) or "2003-01",
                        day(last or until),
                        bool(last or until),
                        "CountryInfo 120116",
                    )


def office_holders(path: Path, people: People, codes: dict[str, str]) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            repo = re.sub(r"-(cabinet|ministers)$", "", row["repo"]).replace("-", " ")
            country = REPOS.get(repo) or codes.get(repo)
            rank = next((r for p, r in OFFICE_RANKS if p.search(row["position"])), None)
            if rank in HEADS and not heads_state(row["position"], country, codes):
                continue
            if country and rank and row["start"]:
                people.add(
                    row["person"],
                    country,
                    rank,
                    row["start"],
                    row["end"],
                    bool(row["end"]),
                    "officeholders 2000-2022 (Wikidata)",
                    row["personID"],
                )


def heads_state(position: str, country: str | None, codes: dict[str, str]) -> bool:
    """Tell whether a position is that of the state itself, not of a chamber or a region of it."""
    rest = re.sub(
        r"^(president|prime minister|premier|king|queen|emperor|emir|sultan|taoiseach|(federal )?chancellor|minister-president|president of the (government|council of ministers)|head of government)",
        "",
        position.strip(),
        flags=re.I,
    )
    rest = re.sub(r"^( and .*)?( of (the )?)?", "", rest).strip()
    return (
        not rest
        or (
            "republic" in rest.lower()
            and "autonom" not in rest.lower()
            and codes.get(ascii_name(rest).lower(), country) == country
        )
        or codes.get(ascii_name(rest).lower()) == country
    )


def world_leaders(path: Path, people: People, codes: dict[str, str]) -> None:
    for row in csv.DictReader(path.open(encoding="utf-8")):
        country = codes.get(ascii_name(row["country"]).lower())
        rank = next((r for p, r in (*OFFICE_RANKS[-2:], *LEADER_RANKS[1:]) if p.search(row["positionLabel"])), None)
        if country and rank and row["start_year"] and "overnor" not in row["positionLabel"]:
            people.add(
                row["officeholderLabel"],
                country,
                rank,
                row["start_year"],
                row["end_year"],
                bool(row["end_year"]),
                "world leaders 2021 (Wikidata)",
                row["officeholder"],
            )


def merged(terms: list[tuple[str, str, str, bool, str]]) -> list[tuple[str, str, str, bool, str]]:
    """Join the terms of one rank that several sources give; day-exact ends win, an end wins over none."""
    found: list[tuple[str, str, str, bool, str]] = []
    for rank in sorted({t[0] for t in terms}):
        current: list[str | bool] | None = None
        for _, first, last, known, source in sorted(t[1:] and t for t in terms if t[0] == rank):
            if (
                current is not None
                and str(first)[:4] <= (str(current[1]) or "9999")[:4]
                and (len(first) < 10 or str(first)[:7] <= (str(current[1]) or "9999-99")[:7])
            ):
                if len(first) > len(str(current[0])) and first[:4] == str(current[0])[:4]:
                    current[0] = first
                if last and (not current[1] or str(last)[:4] > str(current[1])[:4] or len(last) > len(str(current[1]))):
                    current[1], current[2] = last, known
                continue
            if current is not None:
                found.append((rank, *current))  # type: ignore[arg-type]
            current = [first, last, known, source]
        if current is not None:
            found.append((rank, *current))  # type: ignore[arg-type]
    return found


def main() -> None:
    source, tables = Path(sys.argv[1]), Path(sys.argv[2])
    codes: dict[str, str] = {}
    for row in csv.DictReader((source / "countries.csv").open(encoding="utf-8")):
        for name in (row["name.common"], row["name.official"], *row["altSpellings"].split(",")):
            codes.setdefault(ascii_name(name).lower(), row["cca3"])
    codes |= {
        "burma": "MMR",
        "cape verde": "CPV",
        "swaziland": "SWZ",
        "turkey": "TUR",
        "turkey (turkiye)": "TUR",
        "korea, south": "KOR",
        "korea, north": "PRK",
        "congo, democratic republic of the": "COD",
        "congo, republic of the": "COG",
        "czech republic": "CZE",
        "ivory coast": "CIV",
        "cote d'ivoire": "CIV",
        "bahamas, the": "BHS",
        "gambia, the": "GMB",
        "micronesia, federated states of": "FSM",
        "holy see (vatican city)": "VAT",
        "people's republic of china": "CHN",
        "state of palestine": "PSE",
    }
    people = People()
    office_holders(source / "officeholders-2000-2022.csv.gz", people, codes)
    world_leaders(source / "world-leaders-2021.csv", people, codes)
    country_info(source / "CountryInfo.120116.txt", people)
    write(people, tables, set(codes.values()) - {"UNK"})


def kept(tables: Path) -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Give the first day that is kept of each office, and the kept people of each state as (id, name)."""
    first: dict[str, str] = {}
    known: dict[str, list[tuple[str, str]]] = {}
    for row in rows_of(tables / "terms-additions.tsv"):
        first[row["office"]] = min(first.get(row["office"], "9999"), row["first"])
    for row in rows_of(tables / "people-additions.tsv"):
        names = (row["name"], *(n for n in row["names"].split("|") if " " in n and not n.startswith("surname:")))
        known.setdefault(row["country"], []).extend((row["id"], name) for name in names)
    return first, known


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


def same(one: str, other: str) -> bool:
    a, b = tokens(one), tokens(other)
    return len(a) > 1 and len(b) > 1 and (set(a) == set(b) or (a[0] == b[0] and a[-1] == b[-1]))


def write(people: People, tables: Path, states: set[str]) -> None:
    rows_p, rows_t, offices = [], [], {}
    begun, known = kept(tables)
    for country, persons in sorted(people.by_country.items()):
        for person in persons:
            terms = [
                (rank, first, last, ended, source)
                for rank, first, last, ended, source in merged(person.terms)
                if lacking(begun.get(f"{country.lower()}-{rank}"), first, last)
                and (rank not in HEADS or ("" < last < "1991" and country not in FOREIGN))
            ]
            if not terms or country not in states or " " not in person.name:
                continue
            spellings = (person.name, *person.names)
            everywhere = {i for each in known.values() for i, _ in each}
            key = person.qid if person.qid in everywhere else None
            key = key or next(
                (i for i, n in known.get(country, []) if any(same(n, each) for each in spellings)),
                None,
            )
            if key is None:
                key = person.qid if person.qid.startswith("Q") else f"person-{country.lower()}-{slug(person.name)}"
                names = "|".join(sorted(n for n in person.names if "|" not in n))
                rows_p.append((key, person.name, names, country, person.terms[0][4]))
            for rank, first, last, ended, source in terms:
                office = f"{country.lower()}-{rank}"
                if office not in begun:
                    title = rank.replace("_", " ").capitalize()
                    offices[office] = (office, title, rank, f"state-{country.lower()}", country)
                holder, name = ELDERS.get((country, first), (key, person.name)) if rank == HEADS[1] else (key, "")
                if holder != key and all(holder != i for i, _ in known.get(country, [])):
                    rows_p.append((holder, name, "", country, "public knowledge"))
                rows_t.append((office, holder, first, last, "1" if ended else "0", source))
    rows_t = sorted(set(rows_t))
    rows_t = [row for row in rows_t if row not in crossing(rows_t)]
    told = {row[1] for row in rows_t}
    rows_p = sorted({row[0]: row for row in rows_p if row[0] in told}.values())
    save(tables / "people-base.tsv", "id name names country source", rows_p)
    save(tables / "offices-base.tsv", "id title rank body country", sorted(offices.values()))
    save(tables / "terms-base.tsv", "office person first last last_known source", sorted(set(rows_t)))


def crossing(terms: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Give the terms of heads and foreign ministers that begin while another holds the office."""
    found, until = [], {}
    for term in sorted(terms, key=lambda row: (row[0], row[2], row[3])):
        office, _, first, last, *_ = term
        if not office.endswith("vice_president"):
            if first[:7] < until.get(office, ""):
                found.append(term)
                continue
            until[office] = last[:7] or "9999"
    return found


def lacking(begun: str | None, first: str, last: str) -> bool:
    """Tell whether a term lies before what is kept of its office, or is of an office of which nothing is kept."""
    return begun is None or (first < begun and bool(last) and last <= begun)


def save(path: Path, header: str, rows: list[tuple[str, ...]]) -> None:
    path.write_text("\t".join(header.split()) + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
