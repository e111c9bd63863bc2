"""Derive states.tsv and state_codes.tsv from the reference sources.

Usage: make_states.py REFERENCE_DIR TABLES_DIR

Codes, capitals and names come from countries.csv (ISO 3166), COW numbers from CountryInfo, demonyms from the factbook;
adjectives that differ from the demonym, former states and usual English names stand here.
"""

import csv
import json
import re
import sys
from pathlib import Path

from tools.make_leaders import save
from tools.people import ascii_name

ADJECTIVES = {
    "GBR": "British|English|Scottish|UK", "USA": "American|US|U.S.", "FRA": "French", "DEU": "German", "NLD": "Dutch", "DNK": "Danish", "SWE": "Swedish",
    "ESP": "Spanish", "POL": "Polish", "TUR": "Turkish", "FIN": "Finnish", "IRL": "Irish", "THA": "Thai", "CHE": "Swiss", "CZE": "Czech", "SRB": "Serbian|Serb",
    "HRV": "Croatian", "SVK": "Slovak", "SVN": "Slovenian|Slovene", "BIH": "Bosnian", "ISL": "Icelandic", "LUX": "Luxembourgish", "BGR": "Bulgarian", "GRC": "Greek", "CYP": "Cypriot",
    "ARE": "Emirati", "SAU": "Saudi|Saudi Arabian", "PSE": "Palestinian", "PRK": "North Korean", "KOR": "South Korean", "TWN": "Taiwanese", "CHN": "Chinese",
    "MMR": "Burmese|Myanmar", "PHL": "Philippine|Filipino", "NZL": "New Zealand", "ZAF": "South African", "CIV": "Ivorian|Ivory Coast", "COD": "Congolese|DR Congo", "COG": "Congolese",
    "CAF": "Central African", "SSD": "South Sudanese", "TLS": "East Timorese|Timorese", "PNG": "Papua New Guinean", "VAT": "Vatican", "KAZ": "Kazakh|Kazakhstani",
    "KGZ": "Kyrgyz", "TJK": "Tajik", "TKM": "Turkmen", "UZB": "Uzbek", "AFG": "Afghan", "AZE": "Azerbaijani|Azeri", "GEO": "Georgian", "ARM": "Armenian", "ISR": "Israeli", "IRN": "Iranian",
    "IRQ": "Iraqi", "KWT": "Kuwaiti", "QAT": "Qatari", "BHR": "Bahraini", "OMN": "Omani", "YEM": "Yemeni", "PAK": "Pakistani", "BGD": "Bangladeshi", "XKX": "Kosovar|Kosovan",
    "MKD": "Macedonian|North Macedonian", "BEL": "Belgian", "AUT": "Austrian", "NOR": "Norwegian", "EST": "Estonian", "LVA": "Latvian", "LTU": "Lithuanian", "BLR": "Belarusian|Belarussian", "UKR": "Ukrainian",
    "RUS": "Russian", "MDA": "Moldovan", "ROU": "Romanian", "HUN": "Hungarian", "ITA": "Italian", "PRT": "Portuguese", "MLT": "Maltese", "MNE": "Montenegrin", "ALB": "Albanian", "SLB": "Solomon Islands",
    "LSO": "Basotho|Lesotho", "BWA": "Botswanan|Botswana", "SWZ": "Swazi", "SYC": "Seychellois", "NER": "Nigerien", "NGA": "Nigerian", "ESH": "Sahrawi|Western Saharan", "HKG": "Hong Kong", "MCO": "Monegasque", "LIE": "Liechtenstein",
    "ARG": "Argentine|Argentinian", "DOM": "Dominican", "VEN": "Venezuelan", "LKA": "Sri Lankan", "NPL": "Nepalese|Nepali", "MNG": "Mongolian", "BTN": "Bhutanese", "SGP": "Singaporean|Singapore", "VNM": "Vietnamese", "LBN": "Lebanese", "SYR": "Syrian", "JOR": "Jordanian", "EGY": "Egyptian", "LBY": "Libyan", "TUN": "Tunisian", "DZA": "Algerian", "MAR": "Moroccan", "SDN": "Sudanese", "JPN": "Japanese", "IND": "Indian", "MYS": "Malaysian", "IDN": "Indonesian", "COM": "Comoran|Comorian", "GNB": "Bissau-Guinean", "GIN": "Guinean", "GNQ": "Equatorial Guinean", "BFA": "Burkinabe", "STP": "Sao Tomean", "TTO": "Trinidadian", "KNA": "Kittitian", "ATG": "Antiguan", "MDV": "Maldivian", "MUS": "Mauritian", "MRT": "Mauritanian", "CPV": "Cape Verdean", "CRI": "Costa Rican", "SLV": "Salvadoran|Salvadorean", "PRI": "Puerto Rican", "GRL": "Greenlandic", "MAC": "Macanese",
}  # fmt: skip
PEOPLES = {
    "GBR": "Britons|British|Englishmen",
    "USA": "Americans",
    "FRA": "French|Frenchmen",
    "DNK": "Danes",
    "SWE": "Swedes",
    "ESP": "Spaniards|Spanish",
    "POL": "Poles",
    "TUR": "Turks",
    "FIN": "Finns",
    "IRL": "Irish",
    "NLD": "Dutch",
    "SRB": "Serbs|Serbians",
    "HRV": "Croats",
    "SAU": "Saudis",
    "PHL": "Filipinos",
    "AFG": "Afghans",
    "CHE": "Swiss",
    "THA": "Thais",
    "ISL": "Icelanders",
    "NZL": "New Zealanders",
    "ARE": "Emiratis",
}
NAMES = {
    "USA": ("United States", "US|U.S.|USA|U.S.A.|United States of America|America"), "GBR": ("United Kingdom", "UK|U.K.|Britain|Great Britain|England"), "RUS": ("Russia", "Russian Federation"),
    "CHN": ("China", "People's Republic of China|PRC|mainland China|Mainland China"), "KOR": ("South Korea", "Republic of Korea|ROK|S. Korea"), "PRK": ("North Korea", "Democratic People's Republic of Korea|DPRK|N. Korea"),
    "COD": ("Democratic Republic of the Congo", "DR Congo|DRC|Congo-Kinshasa|Zaire|Democratic Republic of Congo"), "COG": ("Republic of the Congo", "Congo-Brazzaville|Congo"), "CIV": ("Ivory Coast", "Cote d'Ivoire|Côte d'Ivoire"), "CZE": ("Czech Republic", "Czechia"),
    "TUR": ("Turkey", "Turkiye|Türkiye|Republic of Turkey"), "MMR": ("Myanmar", "Burma"), "PSE": ("Palestine", "State of Palestine|Palestinian Territories|Palestinian territories|Gaza Strip|Gaza|West Bank|Palestinian National Authority|Palestinian Authority"), "TWN": ("Taiwan", "Republic of China|Chinese Taipei"), "VAT": ("Holy See", "Vatican|Vatican City"),
    "SWZ": ("Eswatini", "Swaziland"), "MKD": ("North Macedonia", "Macedonia|FYROM|Republic of Macedonia|Former Yugoslav Republic of Macedonia"), "TLS": ("East Timor", "Timor-Leste"), "CPV": ("Cape Verde", "Cabo Verde"), "ARE": ("United Arab Emirates", "UAE|U.A.E.|Emirates"), "GMB": ("Gambia", "The Gambia"), "BHS": ("Bahamas", "The Bahamas"),
    "FSM": ("Micronesia", "Federated States of Micronesia"), "SYR": ("Syria", "Syrian Arab Republic"), "LAO": ("Laos", "Lao PDR"), "VNM": ("Vietnam", "Viet Nam|Socialist Republic of Vietnam"), "IRN": ("Iran", "Islamic Republic of Iran"), "ESH": ("Western Sahara", "Sahrawi Arab Democratic Republic|SADR"), "BIH": ("Bosnia and Herzegovina", "Bosnia|Bosnia-Herzegovina"), "XKX": ("Kosovo", "Republic of Kosovo"), "SAU": ("Saudi Arabia", "Kingdom of Saudi Arabia"), "DEU": ("Germany", "Federal Republic of Germany"), "NLD": ("Netherlands", "Holland|The Netherlands"), "BLR": ("Belarus", "Byelorussia|Republic of Belarus"), "MDA": ("Moldova", "Republic of Moldova"), "KGZ": ("Kyrgyzstan", "Kyrgyz Republic|Kirghizia"), "FRA": ("France", "French Republic"), "IND": ("India", "Republic of India"), "CAF": ("Central African Republic", "CAR"), "PNG": ("Papua New Guinea", ""), "STP": ("Sao Tome and Principe", ""), "BRN": ("Brunei", "Brunei Darussalam"), "YEM": ("Yemen", "Republic of Yemen"), "KAZ": ("Kazakhstan", "Republic of Kazakhstan"), "AZE": ("Azerbaijan", "Republic of Azerbaijan"), "UZB": ("Uzbekistan", "Republic of Uzbekistan"), "ZAF": ("South Africa", "Republic of South Africa"), "CYP": ("Cyprus", "Republic of Cyprus"), "LBY": ("Libya", ""), "HKG": ("Hong Kong", ""), "UKR": ("Ukraine", "the Ukraine"), "KHM": ("Cambodia", "Kampuchea"), "LKA": ("Sri Lanka", "Ceylon"),
}  # fmt: skip
FORMER = (
    (
        "state-sun",
        "Soviet Union",
        "SU",
        "SUN",
        "1922-12-30",
        "1991-12-25",
        "Moscow",
        "Soviet",
        "Soviets",
        "USSR|U.S.S.R.|Union of Soviet Socialist Republics",
    ),
    (
        "state-yug",
        "Yugoslavia",
        "YU",
        "YUG",
        "1945",
        "2003-02-04",
        "Belgrade",
        "Yugoslav|Yugoslavian",
        "Yugoslavs",
        "Federal Republic of Yugoslavia",
    ),
    (
        "state-scg",
        "Serbia and Montenegro",
        "CS",
        "SCG",
        "2003-02-04",
        "2006-06-05",
        "Belgrade",
        "",
        "",
        "Serbia-Montenegro",
    ),
    (
        "state-csk",
        "Czechoslovakia",
        "CS",
        "CSK",
        "1945",
        "1992-12-31",
        "Prague",
        "Czechoslovak|Czechoslovakian",
        "",
        "",
    ),
    (
        "state-ddr",
        "East Germany",
        "DD",
        "DDR",
        "1949-10-07",
        "1990-10-02",
        "East Berlin",
        "East German",
        "East Germans",
        "German Democratic Republic|GDR",
    ),
    ("state-frg", "West Germany", "DE", "DEU", "1949-05-23", "1990-10-02", "Bonn", "West German", "West Germans", ""),
    (
        "state-ymd",
        "South Yemen",
        "YD",
        "YMD",
        "1967-11-30",
        "1990-05-22",
        "Aden",
        "South Yemeni",
        "",
        "People's Democratic Republic of Yemen",
    ),
    ("state-vdr", "South Vietnam", "VD", "VDR", "1955", "1975-04-30", "Saigon", "South Vietnamese", "", ""),
)
PARTLY = {"Kosovo": "XKX", "Unknown": ""}
EXISTS = {
    "SSD": "2011-07-09",
    "TLS": "2002-05-20",
    "MNE": "2006-06-03",
    "SRB": "2006-06-05",
    "XKX": "2008-02-17",
    "CZE": "1993-01-01",
    "SVK": "1993-01-01",
    "ERI": "1993-05-24",
    "NAM": "1990-03-21",
    "HRV": "1991-06-25",
    "SVN": "1991-06-25",
    "MKD": "1991-09-08",
    "BIH": "1992-03-03",
}


MISREAD = {"0", ("USA", "165"), ("GLP", "90"), ("COG", "490"), ("SSD", "732"), ("MOZ", "775")}


def main() -> None:
    source, tables = Path(sys.argv[1]), Path(sys.argv[2])
    demonyms = {
        ascii_name(row["name"]): row["demonym"]
        for row in json.loads((source / "factbook-executives-2026.json").read_text(encoding="utf-8"))
    }
    rows, codes = [], []
    for row in csv.DictReader((source / "countries.csv").open(encoding="utf-8")):
        iso3 = "XKX" if row["cca3"] in {"UNK", "XKX"} else row["cca3"]
        common = ascii_name(row["name.common"])
        name, more = NAMES.get(iso3, (common, ""))
        names = {
            row["name.official"],
            ascii_name(row["name.official"]),
            row["name.common"],
            common,
            *more.split("|"),
        } - {name, ""}
        adjectives = ADJECTIVES.get(iso3) or re.sub(r" \(.*|;.*|,.*", "", demonyms.get(common, ""))
        peoples = PEOPLES.get(iso3) or "|".join(
            f"{a}s" for a in adjectives.split("|") if a and not a.endswith(("s", "ese", "sh", "ch"))
        )
        key = f"state-{iso3.lower()}"
        capital = "|".join(filter(None, (ascii_name(c) for c in row["capital"].split(","))))
        rows.append(
            (
                key,
                name,
                row["cca2"],
                iso3,
                EXISTS.get(iso3, ""),
                "",
                capital,
                adjectives,
                peoples,
                "|".join(sorted(names)),
                "ISO 3166; factbook 2026-05",
            )
        )
        codes.append((key, "iso3", iso3, "", "", "ISO 3166"))
        codes.append((key, "iso2", row["cca2"], "", "", "ISO 3166"))
    rows += [
        (key, name, iso2, iso3, first, last, capital, adjective, people, names, "public knowledge")
        for key, name, iso2, iso3, first, last, capital, adjective, people, names in FORMER
    ]
    number = ""  # one country's block there may run into the next one's: see MISREAD
    for line in (source / "CountryInfo.120116.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        if found := re.match(r"<COW-Numeric>(\d+)<", line):
            number = str(int(found[1]))
        elif (found := re.match(r"<ISO3166-alpha3>(\w+)<", line)) and {number, (found[1], number)}.isdisjoint(MISREAD):
            codes.append((f"state-{found[1].lower()}", "cow", number, "", "", "CountryInfo 120116"))
    known = {row[0] for row in rows}
    save(tables / "states.tsv", "id name iso2 iso3 first last capital adjectives people names source", rows)
    save(
        tables / "state_codes.tsv", "state scheme value first last source", [code for code in codes if code[0] in known]
    )


if __name__ == "__main__":
    main()
