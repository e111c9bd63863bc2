"""Derive states.tsv and state_codes.tsv from the reference sources.

Usage: make_states.py REFERENCE_DIR TABLES_DIR

Codes, capitals and names come from countries.csv (ISO 3166), demonyms from the factbook, Wikidata ids from the lists of
leaders and foreign ministers; COW and Gleditsch-Ward numbers, days of independence, adjectives that differ from the
demonym, former states and usual English names stand here.
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
ADJECTIVES |= {
    "ATG": "Antiguan",
    "BHS": "Bahamian",
    "BRB": "Barbadian|Bajan",
    "BWA": "Botswanan|Motswana",
    "CIV": "Ivorian|Ivory Coast",
    "COD": "Congolese|DR Congo",
    "CUW": "Curacaoan",
    "CXR": "",
    "FLK": "Falkland",
    "FSM": "Micronesian",
    "GGY": "",
    "GIB": "Gibraltarian",
    "GMB": "Gambian",
    "GNQ": "Equatorial Guinean|Equatoguinean",
    "GRL": "Greenlandic",
    "HKG": "Hong Kong",
    "IMN": "Manx",
    "JEY": "",
    "KIR": "I-Kiribati",
    "LAO": "Lao|Laotian",
    "LBR": "Liberian",
    "LIE": "Liechtensteiner",
    "LSO": "Basotho|Lesotho",
    "MDG": "Malagasy|Madagascan",
    "MMR": "Burmese|Myanmar",
    "MNP": "",
    "NFK": "Norfolk Islander",
    "PRI": "Puerto Rican",
    "SGP": "Singaporean|Singapore",
    "SLB": "Solomon Islands|Solomon Islander",
    "SPM": "",
    "TCA": "",
    "TTO": "Trinidadian|Tobagonian",
    "VCT": "Vincentian",
}
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
    "AUT": "Austrians",
    "BEN": "Beninese",
    "BGD": "Bangladeshis",
    "BRB": "Barbadians|Bajans",
    "BTN": "Bhutanese",
    "BWA": "Batswana",
    "CHN": "Chinese",
    "CIV": "Ivorians",
    "COD": "Congolese",
    "COG": "Congolese",
    "COM": "Comorians",
    "CZE": "Czechs",
    "GNQ": "Equatorial Guineans",
    "GRL": "Greenlanders",
    "GUY": "Guyanese",
    "HKG": "Hong Kongers",
    "IMN": "Manx",
    "JPN": "Japanese",
    "KAZ": "Kazakhs",
    "KGZ": "Kyrgyz",
    "KIR": "I-Kiribati",
    "LAO": "Laotians|Lao",
    "LBN": "Lebanese",
    "LIE": "Liechtensteiners",
    "LSO": "Basotho",
    "MAC": "Macanese",
    "MDG": "Malagasy",
    "MHL": "Marshallese",
    "MKD": "Macedonians",
    "MLT": "Maltese",
    "MMR": "Burmese",
    "MNE": "Montenegrins",
    "NFK": "Norfolk Islanders",
    "NPL": "Nepalis|Nepalese",
    "PAK": "Pakistanis",
    "PRT": "Portuguese",
    "SDN": "Sudanese",
    "SEN": "Senegalese",
    "SGP": "Singaporeans",
    "SLB": "Solomon Islanders",
    "SSD": "South Sudanese",
    "SUR": "Surinamese",
    "SVK": "Slovaks",
    "SVN": "Slovenes|Slovenians",
    "SYC": "Seychellois",
    "TGO": "Togolese",
    "TJK": "Tajiks",
    "TKM": "Turkmens",
    "TLS": "Timorese",
    "TWN": "Taiwanese",
    "UZB": "Uzbeks",
    "VAT": "",
    "VCT": "Vincentians",
    "VNM": "Vietnamese",
    "VUT": "Ni-Vanuatu",
}
NAMES = {
    "USA": ("United States", "US|U.S.|USA|U.S.A.|United States of America|America"), "GBR": ("United Kingdom", "UK|U.K.|Britain|Great Britain|England"), "RUS": ("Russia", "Russian Federation"),
    "CHN": ("China", "People's Republic of China|PRC|mainland China|Mainland China"), "KOR": ("South Korea", "Republic of Korea|ROK|S. Korea"), "PRK": ("North Korea", "Democratic People's Republic of Korea|DPRK|N. Korea"),
    "COD": ("Democratic Republic of the Congo", "DR Congo|DRC|Congo-Kinshasa|Zaire|Democratic Republic of Congo"), "COG": ("Republic of the Congo", "Congo-Brazzaville|Congo"), "CIV": ("Ivory Coast", "Cote d'Ivoire|Côte d'Ivoire"), "CZE": ("Czech Republic", "Czechia"),
    "TUR": ("Turkey", "Turkiye|Türkiye|Republic of Turkey"), "MMR": ("Myanmar", "Burma"), "PSE": ("Palestine", "State of Palestine|Palestinian Territories|Palestinian territories|Gaza Strip|Gaza|West Bank|Palestinian National Authority|Palestinian Authority"), "TWN": ("Taiwan", "Republic of China|Chinese Taipei"), "VAT": ("Holy See", "Vatican|Vatican City"),
    "SWZ": ("Eswatini", "Swaziland"), "MKD": ("North Macedonia", "Macedonia|FYROM|Republic of Macedonia|Former Yugoslav Republic of Macedonia"), "TLS": ("East Timor", "Timor-Leste"), "CPV": ("Cape Verde", "Cabo Verde"), "ARE": ("United Arab Emirates", "UAE|U.A.E.|Emirates"), "GMB": ("Gambia", "The Gambia"), "BHS": ("Bahamas", "The Bahamas"),
    "FSM": ("Micronesia", "Federated States of Micronesia"), "SYR": ("Syria", "Syrian Arab Republic"), "LAO": ("Laos", "Lao PDR"), "VNM": ("Vietnam", "Viet Nam|Socialist Republic of Vietnam"), "IRN": ("Iran", "Islamic Republic of Iran|Islamic Republic|Persia"), "ESH": ("Western Sahara", "Sahrawi Arab Democratic Republic|SADR"), "BIH": ("Bosnia and Herzegovina", "Bosnia|Bosnia-Herzegovina"), "XKX": ("Kosovo", "Republic of Kosovo"), "SAU": ("Saudi Arabia", "Kingdom of Saudi Arabia"), "DEU": ("Germany", "Federal Republic of Germany"), "NLD": ("Netherlands", "Holland|The Netherlands"), "BLR": ("Belarus", "Byelorussia|Republic of Belarus"), "MDA": ("Moldova", "Republic of Moldova"), "KGZ": ("Kyrgyzstan", "Kyrgyz Republic|Kirghizia"), "FRA": ("France", "French Republic"), "IND": ("India", "Republic of India"), "CAF": ("Central African Republic", "CAR|Central African Empire"), "PNG": ("Papua New Guinea", "PNG"), "STP": ("Sao Tome and Principe", "Sao Tome"), "BRN": ("Brunei", "Brunei Darussalam"), "YEM": ("Yemen", "Republic of Yemen"), "KAZ": ("Kazakhstan", "Republic of Kazakhstan"), "AZE": ("Azerbaijan", "Republic of Azerbaijan"), "UZB": ("Uzbekistan", "Republic of Uzbekistan"), "ZAF": ("South Africa", "Republic of South Africa"), "CYP": ("Cyprus", "Republic of Cyprus"), "LBY": ("Libya", "Libyan Arab Jamahiriya"), "HKG": ("Hong Kong", ""), "UKR": ("Ukraine", "the Ukraine"), "KHM": ("Cambodia", "Kampuchea"), "LKA": ("Sri Lanka", "Ceylon"), "BFA": ("Burkina Faso", "Upper Volta"), "BEN": ("Benin", "Dahomey"), "ZWE": ("Zimbabwe", "Rhodesia"), "NAM": ("Namibia", "South West Africa"), "WSM": ("Samoa", "Western Samoa"), "BGD": ("Bangladesh", "East Pakistan"), "GUY": ("Guyana", "British Guiana"), "BLZ": ("Belize", "British Honduras"), "VUT": ("Vanuatu", "New Hebrides"), "TTO": ("Trinidad and Tobago", "Trinidad"), "ATG": ("Antigua and Barbuda", "Antigua"), "KNA": ("Saint Kitts and Nevis", "St. Kitts and Nevis|St Kitts and Nevis"), "LCA": ("Saint Lucia", "St. Lucia|St Lucia"), "VCT": ("Saint Vincent and the Grenadines", "St. Vincent and the Grenadines|St Vincent and the Grenadines|Saint Vincent|St. Vincent"),
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
    (
        "state-yar",
        "North Yemen",
        "YE",
        "YEM",
        "1962-09-26",
        "1990-05-21",
        "Sanaa",
        "North Yemeni",
        "",
        "Yemen Arab Republic",
    ),
    ("state-vdr", "South Vietnam", "VD", "VDR", "1955", "1975-04-30", "Saigon", "South Vietnamese", "", ""),
)
PARTLY = {"Kosovo": "XKX", "Unknown": ""}
EXISTS = {
    "SSD": "2011-07-09", "TLS": "2002-05-20", "MNE": "2006-06-03", "SRB": "2006-06-05", "XKX": "2008-02-17",
    "CZE": "1993-01-01", "SVK": "1993-01-01", "ERI": "1993-05-24", "NAM": "1990-03-21", "HRV": "1991-06-25",
    "SVN": "1991-06-25", "MKD": "1991-09-08", "BIH": "1992-03-03", "DEU": "1990-10-03", "YEM": "1990-05-22",
    "RUS": "1990-06-12", "UKR": "1991-08-24", "BLR": "1991-08-25", "MDA": "1991-08-27", "EST": "1991-08-20",
    "LVA": "1991-08-21", "LTU": "1990-03-11", "GEO": "1991-04-09", "ARM": "1991-09-21", "AZE": "1991-08-30",
    "KAZ": "1991-12-16", "UZB": "1991-08-31", "KGZ": "1991-08-31", "TJK": "1991-09-09", "TKM": "1991-10-27",
    "PLW": "1994-10-01", "FSM": "1986-11-03", "MHL": "1986-10-21", "IND": "1947-08-15", "PAK": "1947-08-14",
    "BGD": "1971-12-16", "LKA": "1948-02-04", "MMR": "1948-01-04", "ISR": "1948-05-14", "KOR": "1948-08-15",
    "PRK": "1948-09-09", "IDN": "1945-08-17", "VNM": "1945-09-02", "PHL": "1946-07-04", "JOR": "1946-05-25",
    "SYR": "1946-04-17", "LBN": "1943-11-22", "LBY": "1951-12-24", "SDN": "1956-01-01", "MAR": "1956-03-02",
    "TUN": "1956-03-20", "GHA": "1957-03-06", "MYS": "1957-08-31", "GIN": "1958-10-02", "CMR": "1960-01-01",
    "TGO": "1960-04-27", "SEN": "1960-06-20", "MLI": "1960-06-20", "MDG": "1960-06-26", "COD": "1960-06-30",
    "SOM": "1960-07-01", "BEN": "1960-08-01", "NER": "1960-08-03", "BFA": "1960-08-05", "CIV": "1960-08-07",
    "TCD": "1960-08-11", "CAF": "1960-08-13", "COG": "1960-08-15", "CYP": "1960-08-16", "GAB": "1960-08-17",
    "NGA": "1960-10-01", "MRT": "1960-11-28", "SLE": "1961-04-27", "KWT": "1961-06-19", "TZA": "1961-12-09",
    "WSM": "1962-01-01", "RWA": "1962-07-01", "BDI": "1962-07-01", "DZA": "1962-07-05", "JAM": "1962-08-06",
    "TTO": "1962-08-31", "UGA": "1962-10-09", "KEN": "1963-12-12", "MWI": "1964-07-06", "MLT": "1964-09-21",
    "ZMB": "1964-10-24", "GMB": "1965-02-18", "MDV": "1965-07-26", "SGP": "1965-08-09", "GUY": "1966-05-26",
    "BWA": "1966-09-30", "LSO": "1966-10-04", "BRB": "1966-11-30", "NRU": "1968-01-31", "MUS": "1968-03-12",
    "SWZ": "1968-09-06", "GNQ": "1968-10-12", "TON": "1970-06-04", "FJI": "1970-10-10", "BHR": "1971-08-15",
    "QAT": "1971-09-03", "ARE": "1971-12-02", "BHS": "1973-07-10", "GNB": "1973-09-24", "GRD": "1974-02-07",
    "MOZ": "1975-06-25", "CPV": "1975-07-05", "COM": "1975-07-06", "STP": "1975-07-12", "PNG": "1975-09-16",
    "AGO": "1975-11-11", "SUR": "1975-11-25", "SYC": "1976-06-29", "DJI": "1977-06-27", "SLB": "1978-07-07",
    "TUV": "1978-10-01", "DMA": "1978-11-03", "LCA": "1979-02-22", "KIR": "1979-07-12", "VCT": "1979-10-27",
    "ZWE": "1980-04-18", "VUT": "1980-07-30", "BLZ": "1981-09-21", "ATG": "1981-11-01", "KNA": "1983-09-19",
    "BRN": "1984-01-01", "KHM": "1953-11-09", "LAO": "1953-10-22", "PSE": "1988-11-15", "TWN": "1949-12-07",
    "CHN": "1949-10-01", "ISL": "1944-06-17", "AUT": "1945-04-27",
}  # fmt: skip


BOTH = {
    "USA": "2", "CAN": "20", "BHS": "31", "CUB": "40", "HTI": "41", "DOM": "42", "JAM": "51", "TTO": "52",
    "BRB": "53", "DMA": "54", "GRD": "55", "LCA": "56", "VCT": "57", "ATG": "58", "KNA": "60", "MEX": "70",
    "BLZ": "80", "GTM": "90", "HND": "91", "SLV": "92", "NIC": "93", "CRI": "94", "PAN": "95", "COL": "100",
    "VEN": "101", "GUY": "110", "SUR": "115", "ECU": "130", "PER": "135", "BRA": "140", "BOL": "145", "PRY": "150",
    "CHL": "155", "ARG": "160", "URY": "165", "GBR": "200", "IRL": "205", "NLD": "210", "BEL": "211", "LUX": "212",
    "FRA": "220", "MCO": "221", "LIE": "223", "CHE": "225", "ESP": "230", "AND": "232", "PRT": "235", "POL": "290",
    "AUT": "305", "HUN": "310", "CZE": "316", "SVK": "317", "ITA": "325", "SMR": "331", "MLT": "338", "ALB": "339",
    "MNE": "341", "MKD": "343", "HRV": "344", "BIH": "346", "XKX": "347", "SVN": "349", "GRC": "350", "CYP": "352",
    "BGR": "355", "MDA": "359", "ROU": "360", "RUS": "365", "EST": "366", "LVA": "367", "LTU": "368", "UKR": "369",
    "BLR": "370", "ARM": "371", "GEO": "372", "AZE": "373", "FIN": "375", "SWE": "380", "NOR": "385", "DNK": "390",
    "ISL": "395", "CPV": "402", "STP": "403", "GNB": "404", "GNQ": "411", "GMB": "420", "MLI": "432", "SEN": "433",
    "BEN": "434", "MRT": "435", "NER": "436", "CIV": "437", "GIN": "438", "BFA": "439", "LBR": "450", "SLE": "451",
    "GHA": "452", "TGO": "461", "CMR": "471", "NGA": "475", "GAB": "481", "CAF": "482", "TCD": "483", "COG": "484",
    "COD": "490", "UGA": "500", "KEN": "501", "TZA": "510", "BDI": "516", "RWA": "517", "SOM": "520", "DJI": "522",
    "ETH": "530", "ERI": "531", "AGO": "540", "MOZ": "541", "ZMB": "551", "ZWE": "552", "MWI": "553", "ZAF": "560",
    "NAM": "565", "LSO": "570", "BWA": "571", "SWZ": "572", "MDG": "580", "COM": "581", "MUS": "590", "SYC": "591",
    "MAR": "600", "DZA": "615", "TUN": "616", "LBY": "620", "SDN": "625", "SSD": "626", "IRN": "630", "TUR": "640",
    "IRQ": "645", "EGY": "651", "SYR": "652", "LBN": "660", "JOR": "663", "ISR": "666", "SAU": "670", "KWT": "690",
    "BHR": "692", "QAT": "694", "ARE": "696", "OMN": "698", "AFG": "700", "TKM": "701", "TJK": "702", "KGZ": "703",
    "UZB": "704", "KAZ": "705", "CHN": "710", "MNG": "712", "TWN": "713", "PRK": "731", "KOR": "732", "JPN": "740",
    "IND": "750", "BTN": "760", "PAK": "770", "BGD": "771", "MMR": "775", "LKA": "780", "MDV": "781", "NPL": "790",
    "THA": "800", "KHM": "811", "LAO": "812", "VNM": "816", "MYS": "820", "SGP": "830", "BRN": "835", "PHL": "840",
    "IDN": "850", "TLS": "860", "AUS": "900", "PNG": "910", "NZL": "920", "VUT": "935", "SLB": "940", "FJI": "950",
    "MHL": "983", "PLW": "986", "FSM": "987", "WSM": "990",
}  # fmt: skip
"""Numbers that the Correlates of War and Gleditsch and Ward have alike."""
COW = {
    "DEU": "255", "YEM": "679", "SRB": "345", "KIR": "946", "TUV": "947", "TON": "955", "NRU": "970", "SUN": "365",
    "YUG": "345", "SCG": "345", "CSK": "315", "DDR": "265", "FRG": "260", "YMD": "680", "YAR": "678", "VDR": "817",
}  # fmt: skip
"""Numbers of the Correlates of War where the two lists part."""
GW = {
    "DEU": "260", "YEM": "678", "SRB": "340", "KIR": "970", "TUV": "973", "TON": "972", "NRU": "971", "SUN": "365",
    "YUG": "345", "SCG": "345", "CSK": "315", "DDR": "265", "FRG": "260", "YMD": "680", "YAR": "678", "VDR": "817",
}  # fmt: skip
"""Numbers of Gleditsch and Ward where the two lists part."""


def wikidata(source: Path, iso3: dict[str, str]) -> dict[str, str]:
    """Give the Wikidata ids of states that the lists of leaders and of foreign ministers name."""
    found: dict[str, str] = {}
    for path, name, key in (
        (source / "world-leaders-2021.csv", "country", "countryid"),
        (source / "foreign-ministers-2023" / "wikidata.csv", "countryLabel", "country"),
    ):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            code = iso3.get(ascii_name(row[name]).lower())
            if code and row[key] not in found.values():
                found.setdefault(code, row[key])
    return found


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
        adjectives = ADJECTIVES[iso3] if iso3 in ADJECTIVES else re.sub(r" \(.*|;.*|,.*", "", demonyms.get(common, ""))
        peoples = (
            PEOPLES[iso3]
            if iso3 in PEOPLES
            else "|".join(f"{a}s" for a in adjectives.split("|") if a and not a.endswith(("s", "ese", "sh", "ch")))
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
    bounds = {row[0].removeprefix("state-").upper(): (row[4], row[5]) for row in rows}
    bounds["RUS"] = ("1991-12-26", "")
    for scheme, own in (("cow", COW), ("gw", GW)):
        for state, number in {**BOTH, **own}.items():
            codes.append((f"state-{state.lower()}", scheme, number, *bounds[state], "public knowledge"))
    by_name = {ascii_name(n).lower(): row[3] for row in rows if not row[5] for n in (row[1], *row[9].split("|")) if n}
    for state, qid in sorted(wikidata(source, by_name).items()):
        codes.append((f"state-{state.lower()}", "wikidata", qid, "", "", "world leaders 2021 (Wikidata)"))
    known = {row[0] for row in rows}
    save(tables / "states.tsv", "id name iso2 iso3 first last capital adjectives people names source", rows)
    save(
        tables / "state_codes.tsv", "state scheme value first last source", [code for code in codes if code[0] in known]
    )


if __name__ == "__main__":
    main()
