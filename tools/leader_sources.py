"""Read who led which state from the reference sources, one record a term.

The sources disagree on names and ranks: a record keeps the name as printed, and its rank only where the source tells it.
Archigos is a Stata file, so pandas is needed to read it.
"""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STATE, GOVERNMENT = "head_of_state", "head_of_government"
TITLES = (
    (
        re.compile(
            r"prime|premier|chancellor|head of government|heads of government|chief minister|council of ministers",
            re.IGNORECASE,
        ),
        GOVERNMENT,
    ),
    (
        re.compile(r"president|king|queen|emperor|sultan|emir|shah|of state|duke|prince|monarch|pope|regent", re.I),
        STATE,
    ),
)
OTHER_OFFICE = re.compile(
    r"vice|deputy|acting|assistant|minister (of|in)|governor|secretary|advis|chief of staff|minister assisting|undersec|"
    r"\b(of|to) the (senate|council|chamber|house|national|assembly|republic of|region|junta|bank|court|prime|board|parl)|"
    r"^(president|premier|prime minister|head|leader|chancellor) (of|to) (?!the republic$|.*ministers$)|ambassador|commission",
    re.IGNORECASE,
)
REPOSITORIES = {
    "us": "USA", "uae": "ARE", "saudi": "SAU", "czech": "CZE", "bosnia-herzegovina": "BIH", "united-kingdom": "GBR",
    "south-korea": "KOR", "north-korea": "PRK", "turkey": "TUR", "russia": "RUS", "new-zealand": "NZL",
    "south-africa": "ZAF", "taiwan": "TWN", "kosovo": "XKX", "vietnam": "VNM", "iran": "IRN",
}  # fmt: skip
COW = dict(
    pair.split("=")
    for pair in [
        "2=USA",
        "20=CAN",
        "31=BHS",
        "40=CUB",
        "41=HTI",
        "42=DOM",
        "51=JAM",
        "52=TTO",
        "53=BRB",
        "54=DMA",
        "55=GRD",
        "56=LCA",
        "57=VCT",
        "58=ATG",
        "60=KNA",
        "70=MEX",
        "80=BLZ",
        "90=GTM",
        "91=HND",
        "92=SLV",
        "93=NIC",
        "94=CRI",
        "95=PAN",
        "100=COL",
        "101=VEN",
        "110=GUY",
        "115=SUR",
        "130=ECU",
        "135=PER",
        "140=BRA",
        "145=BOL",
        "150=PRY",
        "155=CHL",
        "160=ARG",
        "165=URY",
        "200=GBR",
        "205=IRL",
        "210=NLD",
        "211=BEL",
        "212=LUX",
        "220=FRA",
        "221=MCO",
        "223=LIE",
        "225=CHE",
        "230=ESP",
        "232=AND",
        "235=PRT",
        "255=DEU",
        "260=DEU",
        "265=DDR",
        "290=POL",
        "305=AUT",
        "310=HUN",
        "315=CSK",
        "316=CZE",
        "317=SVK",
        "325=ITA",
        "331=SMR",
        "338=MLT",
        "339=ALB",
        "340=SRB",
        "341=MNE",
        "343=MKD",
        "344=HRV",
        "345=YUG",
        "346=BIH",
        "347=XKX",
        "349=SVN",
        "350=GRC",
        "352=CYP",
        "355=BGR",
        "359=MDA",
        "360=ROU",
        "365=RUS",
        "366=EST",
        "367=LVA",
        "368=LTU",
        "369=UKR",
        "370=BLR",
        "371=ARM",
        "372=GEO",
        "373=AZE",
        "375=FIN",
        "380=SWE",
        "385=NOR",
        "390=DNK",
        "395=ISL",
        "402=CPV",
        "403=STP",
        "404=GNB",
        "411=GNQ",
        "420=GMB",
        "432=MLI",
        "433=SEN",
        "434=BEN",
        "435=MRT",
        "436=NER",
        "437=CIV",
        "438=GIN",
        "439=BFA",
        "450=LBR",
        "451=SLE",
        "452=GHA",
        "461=TGO",
        "471=CMR",
        "475=NGA",
        "481=GAB",
        "482=CAF",
        "483=TCD",
        "484=COG",
        "490=COD",
        "500=UGA",
        "501=KEN",
        "510=TZA",
        "516=BDI",
        "517=RWA",
        "520=SOM",
        "522=DJI",
        "530=ETH",
        "531=ERI",
        "540=AGO",
        "541=MOZ",
        "551=ZMB",
        "552=ZWE",
        "553=MWI",
        "560=ZAF",
        "565=NAM",
        "570=LSO",
        "571=BWA",
        "572=SWZ",
        "580=MDG",
        "581=COM",
        "590=MUS",
        "591=SYC",
        "600=MAR",
        "615=DZA",
        "616=TUN",
        "620=LBY",
        "625=SDN",
        "626=SSD",
        "630=IRN",
        "640=TUR",
        "645=IRQ",
        "651=EGY",
        "652=SYR",
        "660=LBN",
        "663=JOR",
        "666=ISR",
        "670=SAU",
        "678=YEM",
        "679=YEM",
        "680=YMD",
        "690=KWT",
        "692=BHR",
        "694=QAT",
        "696=ARE",
        "698=OMN",
        "700=AFG",
        "701=TKM",
        "702=TJK",
        "703=KGZ",
        "704=UZB",
        "705=KAZ",
        "710=CHN",
        "712=MNG",
        "713=TWN",
        "731=PRK",
        "732=KOR",
        "740=JPN",
        "750=IND",
        "760=BTN",
        "770=PAK",
        "771=BGD",
        "775=MMR",
        "780=LKA",
        "781=MDV",
        "790=NPL",
        "800=THA",
        "811=KHM",
        "812=LAO",
        "816=VNM",
        "817=RVN",
        "820=MYS",
        "830=SGP",
        "835=BRN",
        "840=PHL",
        "850=IDN",
        "860=TLS",
        "900=AUS",
        "910=PNG",
        "920=NZL",
        "935=VUT",
        "940=SLB",
        "946=KIR",
        "947=TUV",
        "950=FJI",
        "955=TON",
        "970=NRU",
        "983=MHL",
        "986=PLW",
        "987=FSM",
        "990=WSM",
    ]
)


@dataclass(frozen=True)
class Held:
    """One term as a source tells it: `rank` empty where it tells none, `last` empty where open or unknown."""

    country: str
    name: str
    rank: str
    first: str
    last: str
    source: str
    qid: str = ""


def rank_of(title: str) -> str:
    """Give the rank that a title stands for, empty where it is no head of state or government."""
    if OTHER_OFFICE.search(title):
        return ""
    return next((rank for pattern, rank in TITLES if pattern.search(title)), "")


def read_reign(folder: Path) -> Iterator[Held]:
    """Read the effective leaders to March 2021; ends are known to the month only."""
    with (folder / "reign-leaderlist-2021-03.csv").open(encoding="utf-8", errors="replace") as lines:
        for row in csv.DictReader(lines):
            if row["ccode"] in COW and row["syear"].isdigit() and int(row["syear"]) > 1900 and row["sdate"]:
                first = f"{int(row['syear']):04d}-{int(row['smonth']):02d}-{int(row['sdate']):02d}"
                last = (
                    f"{int(row['eyear']):04d}-{int(row['emonth']):02d}"
                    if row["eyear"].isdigit() and row["emonth"]
                    else ""
                )
                yield Held(COW[row["ccode"]], row["leader"].strip(), "", first, last, "REIGN 2021-03")


def read_archigos(folder: Path) -> Iterator[Held]:
    """Read the effective leaders 1945-2015 with days."""
    import pandas

    with gzip.open(folder / "archigos-4.1.dta.gz") as stata:
        table = pandas.read_stata(stata)
    for row in table[table.enddate >= "1945"].itertuples():
        if (country := COW.get(str(int(row.ccode)))) is not None:
            last = "" if row.enddate >= "2015-12-31" else row.enddate
            yield Held(country, str(row.leader), "", row.startdate, last, "Archigos 4.1")


def read_country_info(folder: Path) -> Iterator[Held]:
    """Read the lists of leaders with full names and days, to 2011."""
    country = rank = ""
    text = (folder / "CountryInfo.120116.txt").read_text(encoding="utf-8", errors="replace")
    for line in text.splitlines():
        if found := re.match(r"\s*<ISO3166-alpha3>(\w+)", line):
            country, rank = found[1], ""
        elif found := re.match(r"\s*<(/?)([^>]+)>", line):
            rank = "" if found[1] else rank_of(found[2].replace("PRIME_MINISTERS", "prime"))
        elif rank and (named := re.match(r"\s+([A-Z][\w.'’-]+?)_?\s", line)):
            for first, last, since in re.findall(r"\[(?:(\d{8}) - (\d{8})|>(\d{8}))\]", line):
                if (last or "9") > "1945":
                    name = named[1].replace("_", " ").title()
                    yield Held(country, name, rank, day(first or since), day(last), "CountryInfo 120116")


def day(digits: str) -> str:
    """Give eight digits as a day; a day that the source pads past its month (31) becomes the month alone."""
    if not digits:
        return ""
    return f"{digits[:4]}-{digits[4:6]}" if digits[6:] in {"31", "00"} else f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def read_office_holders(folder: Path, codes: dict[str, str]) -> Iterator[Held]:
    """Read the heads of state and government among the office-holders 2000-2022, with Wikidata ids."""
    with gzip.open(folder / "officeholders-2000-2022.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            key = re.sub(r"-(cabinet|ministers)$", "", row["repo"])
            country = REPOSITORIES.get(key) or codes.get(key.replace("-", " "))
            rank = "supreme_leader" if row["position"] == "Supreme Leader" else rank_of(row["position"])
            if country and row["start"] and rank:
                source = "officeholders 2000-2022 (Wikidata)"
                yield Held(country, row["person"], rank, row["start"], row["end"], source, row["personID"])


def read_world_leaders(folder: Path, codes: dict[str, str]) -> Iterator[Held]:
    """Read the leaders of 2021-22, with Wikidata ids and years."""
    with (folder / "world-leaders-2021.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if (country := codes.get(row["country"].lower())) and (
                rank := rank_of(row["positionLabel"].split(" of ")[0])
            ):
                first, last = row["start_year"], row["end_year"]
                source = "world leaders 2021 (Wikidata)"
                yield Held(country, row["officeholderLabel"], rank, first, last, source, row["officeholder"])


def read_snapshot(folder: Path, codes: dict[str, str]) -> Iterator[Held]:
    """Read the G20 and ASEAN leaders of July 2026, with Wikidata ids."""
    snapshot = json.loads((folder / "world-leaders-2026" / "2026-07-19.json").read_text(encoding="utf-8"))
    for entry in snapshot["countries"].values():
        country = codes.get(entry["country"]["iso_code"].lower())
        for rank, office in entry["positions"].items():
            holder = office.get("current_holder") or {}
            if country and holder.get("name_en"):
                first, qid = holder.get("since") or "", holder.get("wikidata_id") or ""
                yield Held(country, holder["name_en"], rank, first, "", "world leaders 2026-07", qid)


def read_factbook(folder: Path, codes: dict[str, str]) -> Iterator[Held]:
    """Read the executives as of May 2026; the name keeps its title, the surname in capitals."""
    for row in json.loads((folder / "factbook-executives-2026.json").read_text(encoding="utf-8")):
        country = codes.get(row["name"].lower())
        for key, rank in (("chief_of_state", STATE), ("head_of_government", GOVERNMENT)):
            for name, since in re.findall(r"([^;]+?)\((?:since )?([^)]*\d{4})", row[key] or ""):
                if country:
                    yield Held(country, name.strip(" ,"), rank, spelled_day(since), "", "factbook 2026-05")


def spelled_day(text: str) -> str:
    """Give '5 May 2026', 'May 2026' or '2026' as EDTF; empty where it is none of these."""
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    found = re.search(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]{2})[a-z]* )?(\d{4})$", text)
    if not found:
        return ""
    parts = [found[3]]
    if found[2] and found[2].lower() in months:
        parts += [f"{months.index(found[2].lower()) + 1:02d}", *([f"{int(found[1]):02d}"] if found[1] else [])]
    return "-".join(parts)


def state_codes(folder: Path) -> dict[str, str]:
    """Map country names and two-letter codes in lower case to ISO alpha-3."""
    codes: dict[str, str] = {}
    with (folder / "countries.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            names = (row["name.common"], row["name.official"], *row["altSpellings"].split(","), row["cca2"])
            for name in names:
                codes.setdefault(name.lower(), row["cca3"])
    return codes | {
        "kosovo": "XKX", "xk": "XKX", "burma": "MMR", "cabo verde": "CPV", "turkey": "TUR", "congo (brazzaville)": "COG", "drc": "COD",
        "czechia": "CZE", "czech republic": "CZE", "côte d'ivoire": "CIV", "ivory coast": "CIV", "the bahamas": "BHS",
        "the gambia": "GMB", "the dominican": "DOM", "holy see (vatican city)": "VAT", "eswatini": "SWZ",
        "north macedonia": "MKD", "people's republic of china": "CHN", "state of palestine": "PSE",
        "sao tome and principe": "STP", "são tomé and príncipe": "STP", "republic of the congo": "COG", "democratic republic of the congo": "COD",
        "federated states of micronesia": "FSM", "kingdom of denmark": "DNK", "kingdom of the netherlands": "NLD",
    }  # fmt: skip


def read_all(folder: Path) -> list[Held]:
    """Read every source of leaders in the folder."""
    codes = state_codes(folder)
    return [
        *read_office_holders(folder, codes),
        *read_world_leaders(folder, codes),
        *read_snapshot(folder, codes),
        *read_factbook(folder, codes),
        *read_country_info(folder),
        *read_archigos(folder),
        *read_reign(folder),
    ]
