"""Derive the base of the tables of ministers and other officers below the head from the reference sources.

Usage: make_leaders.py REFERENCE_DIR TABLES_DIR

Writes people-base.tsv, offices-base.tsv and terms-base.tsv. What the sources lack or get wrong is kept by hand in the
`*-more.tsv` tables beside them, whose rows win. Sources: CountryInfo 120116 (full names and days, to 2011),
office-holders 2000-2022 and world leaders 2021 (Wikidata), REIGN 2021-03, CIA factbook executives (May 2026).
"""

import csv
import gzip
import json
import re
import sys
from pathlib import Path

from graph.identity import slug
from tools.people import People, ascii_name, tokens

HEADS = "head_of_state", "head_of_government"
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
            r"shadow|parliamentary|assistant|private|under-?secretary|acting|minister of state|speaker|delegate|junior",
            re.I,
        ),
        None,
    ),
    (re.compile(r"deputy prime minister|vice[- ]premier|vice[- ]chancellor", re.I), "deputy_head_of_government"),
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
                        title(names[0]), country, rank, day(first or since), day(last), bool(last), "CountryInfo 120116"
                    )
        elif part == "Government" and "#" in line:
            told = line.split("#", 1)[1]
            wanted = next((r for p, r in OFFICE_RANKS if p.search(told.split("&")[0])), None)
            if wanted in {"foreign_minister", "defence_minister", "vice_president"}:
                for first, last, since, until in spans[:1]:
                    people.add(
                        title(names[0]),
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


def factbook(path: Path, people: People, codes: dict[str, str]) -> None:
    months = {
        m: n
        for n, m in enumerate(
            [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
            1,
        )
    }
    for row in json.loads(path.read_text(encoding="utf-8")):
        country = codes.get(ascii_name(row["name"]).lower())
        if not country:
            continue
        for key, rank in (("chief_of_state", HEADS[0]), ("head_of_government", HEADS[1])):
            found = re.match(r"(.*?)\s*\(since (?:(\d+) )?(?:(\w+) )?(\d{4})\)", row[key] or "")
            if not found:
                continue
            named = re.sub(r"^.*?(?=\b[A-Z][a-z'-]* (?:[A-Z]|al-|bin)|\b[A-Z]{3,})", "", found[1], count=0)
            named = re.sub(
                r"^(?:(?:Transitional|Interim|Acting|Federal|State|Supreme|Sovereign|Council|Chair\w*|and|of|the|Ministers?|Capt\.|Gen\.|General|Lt\.|Col\.|Commander-in-Chief|Armed|Forces|Sudanese|President|Prime|Minister|King|Queen|Emperor|Sultan|Amir|Emir|Chancellor|Premier|Taoiseach|Crown|Prince|Grand|Duke|Captain|Regent|Leader|Head|Government|Pope|Party|Secretary|Dr\.|Sir|Dame|Senior|First|Executive|Coprince|Co-prince|Representative|HRH|Shaykh|Sheikh) )*",
                "",
                found[1],
            )
            named = " ".join(
                w.capitalize()
                if w.isupper() and len(w) > 2 and "-" not in w
                else "-".join(x.capitalize() if x.isupper() and len(x) > 1 else x for x in w.split("-"))
                for w in named.split()
            )
            last = tokens(named)[-1] if tokens(named) else ""
            for person in people.by_country[country]:
                recent = any(t[0] in HEADS and (t[2] or "9999") > "2015" for t in person.terms)
                if recent and last in tokens(person.name) and tokens(person.name)[0][0] == tokens(named)[0][0]:
                    named = person.name
            month = months.get(found[3] or "")
            first = (
                f"{found[4]}-{month:02d}-{int(found[2]):02d}"
                if month and found[2]
                else f"{found[4]}-{month:02d}"
                if month
                else found[4]
            )
            people.add(named, country, rank, first, "", True, "factbook 2026-05")


def reign(path: Path, people: People, cow: dict[str, str]) -> None:
    for row in csv.DictReader(path.open(encoding="utf-8", errors="replace")):
        country = cow.get(row["ccode"])
        if not country or not row["syear"] or int(row["syear"]) < 1945:
            continue
        first = f"{int(row['syear']):04d}-{int(row['smonth']):02d}-{int(row['sdate'] or 1):02d}"
        last = f"{int(row['eyear']):04d}-{int(row['emonth']):02d}" if row["eyear"] and row["emonth"] else ""
        words = tokens(re.sub(r"\(.*?\)", "", row["leader"]))
        for person in people.by_country[country]:
            if (
                words
                and words[-1] in tokens(person.name)
                and any(t[0] in HEADS and t[1][:4] <= first[:4] <= (t[2] or "2030")[:4] for t in person.terms)
            ):
                break
        else:
            clean = re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", row["leader"])).strip()
            if clean and len(words) > 1:
                people.add(clean, country, HEADS[0], first, last, bool(last), "REIGN 2021-03")


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
                if source.startswith("factbook"):
                    current[1], current[2], current[3] = "", True, source
                elif (
                    not (current[3] or "").startswith("factbook")
                    and last
                    and (not current[1] or str(last)[:4] > str(current[1])[:4] or len(last) > len(str(current[1])))
                ):
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
    cow = {}
    for line in (source / "CountryInfo.120116.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        if found := re.match(r"<COW-Numeric>(\d+)<", line):
            number = str(int(found[1]))
        elif found := re.match(r"<ISO3166-alpha3>(\w+)<", line):
            cow.setdefault(number, found[1])
    cow |= {
        "345": "SRB",
        "260": "DEU",
        "255": "DEU",
        "365": "RUS",
        "679": "YEM",
        "341": "MNE",
        "347": "XKX",
        "626": "SSD",
    }
    people = People()
    office_holders(source / "officeholders-2000-2022.csv.gz", people, codes)
    world_leaders(source / "world-leaders-2021.csv", people, codes)
    country_info(source / "CountryInfo.120116.txt", people)
    factbook(source / "factbook-executives-2026.json", people, codes)
    reign(source / "reign-leaderlist-2021-03.csv", people, cow)
    write(people, tables)


def write(people: People, tables: Path) -> None:
    rows_p, rows_t, offices, _known_ids = [], [], {}, {}
    for country, persons in sorted(people.by_country.items()):
        for person in persons:
            key = person.qid if person.qid.startswith("Q") else f"person-{country.lower()}-{slug(person.name)}"
            if all(term[0] in HEADS for term in person.terms):
                continue
            rows_p.append(
                (
                    key,
                    person.name,
                    "|".join(sorted(n for n in person.names if "|" not in n)),
                    country,
                    person.terms[0][4],
                )
            )
            for rank, first, last, known, source in merged(person.terms):
                if rank in HEADS:
                    continue
                office = f"{country.lower()}-{rank}"
                offices[office] = (office, rank.replace("_", " ").capitalize(), rank, country, country)
                rows_t.append((office, key, first, last, "1" if known else "0", source))
    save(tables / "people-base.tsv", "id name names country source", rows_p)
    save(tables / "offices-base.tsv", "id title rank body country", sorted(offices.values()))
    save(tables / "terms-base.tsv", "office person first last last_known source", sorted(set(rows_t)))


def save(path: Path, header: str, rows: list[tuple[str, ...]]) -> None:
    path.write_text("\t".join(header.split()) + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
