"""Read the reference tables: plain tab-separated files that people mend by hand.

Several files may hold rows of one table; they are read in the order of their names, and of a person told in two files
the name of the first stands: what is mended by hand is kept in `*-additions.tsv`.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graph.errors import BadTable

TABLES = Path(__file__).parent / "tables"

COLUMNS = {
    "states": "id name iso2 iso3 first last capital adjectives people names source",
    "state_codes": "state scheme value first last source",
    "metonyms": "surface means first last source",
    "organizations": "id name acronyms names country kind first last source",
    "organization_codes": "organization scheme value first last source",
    "capitals": "state place first last source",
    "memberships": "organization member first last source",
    "people": "id name names country source",
    "offices": "id title rank body country",
    "terms": "office person first last last_known source",
    "places": "id name names country latitude longitude kind population source",
    "groups": "surface members first last source",
    "titles": "title ranks plural states",
    "leading": "country rank first last",
}


class PlaceRow(NamedTuple):
    """A place of the table; `population` is None for venues, `kind` is capital, city or venue."""

    id: str
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    kind: str
    population: int | None


def read(table: str, *, folder: Path = TABLES) -> Iterator[list[str]]:
    """Give the rows of a table from all its files; no rows where there is no file.

    Raises:
        BadTable: a header line or a row does not have the columns of `COLUMNS`.
    """
    columns = COLUMNS[table].split()
    for path in sorted((*folder.glob(f"{table}.tsv"), *folder.glob(f"{table}-*.tsv"))):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if next(rows, None) != columns:
                raise BadTable(str(path), 1, f"the header has to be {' '.join(columns)}")
            for row in rows:
                if len(row) != len(columns):
                    raise BadTable(str(path), rows.line_num, f"{len(row)} columns where {len(columns)} are wanted")
                yield row


def listed(text: str) -> list[str]:
    """Split a list column at `|`."""
    return [part for part in text.split("|") if part]
