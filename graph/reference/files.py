"""Read the reference tables: plain tab-separated files that people mend by hand.

Several files may hold rows of one table; they are read in the order of their names, and of a person told in two files
the name of the first stands: what is mended by hand is kept in `*-additions.tsv`. A file may have more columns than are
wanted, in any order; they are passed over.
"""

import hashlib
from collections.abc import Iterator
from operator import itemgetter
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
    "styles": "country titles first last",
    "words": "word kind",
}


class PlaceRow(NamedTuple):
    """A place of the table; `population` is None for venues, `kind` is capital, city, region or venue."""

    id: str
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    kind: str
    population: int | None


def read(table: str, *, folder: Path = TABLES) -> Iterator[tuple[str, ...]]:
    """Give the rows of a table from all its files; no rows where there is no file.

    Raises:
        BadTable: a header line lacks a column of `COLUMNS`, or a row does not fit its header.
    """
    for path in sorted((*folder.glob(f"{table}.tsv"), *folder.glob(f"{table}-*.tsv"))):
        yield from read_file(path, table)


def digest(*folders: Path) -> str:
    """Give what all files of some folders hold as 32 hexadecimal digits; other tables have other digits."""
    told = hashlib.blake2b(digest_size=16)
    for path in (path for folder in folders for path in sorted(folder.glob("*.tsv"))):
        content = path.read_bytes()
        told.update(f"{path.name} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()


def read_file(path: Path, table: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of one file of a table; raises as `read` does."""
    return _rows(path, COLUMNS[table].split())


def _rows(path: Path, wanted: list[str]) -> Iterator[tuple[str, ...]]:
    try:
        header, *lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as fault:
        raise BadTable(str(path), 1, "is not UTF-8") from fault
    columns = header.rstrip("\r").split("\t")
    if missing := [column for column in wanted if column not in columns]:
        raise BadTable(str(path), 1, f"the header has to be {' '.join(wanted)}; it lacks {' '.join(missing)}")
    chosen = itemgetter(*(columns.index(column) for column in wanted))
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        row = line.rstrip("\r").split("\t")
        if len(row) != len(columns):
            raise BadTable(str(path), number, f"{len(row)} columns where {len(columns)} are wanted")
        yield chosen(row)


def listed(text: str) -> list[str]:
    """Split a list column at `|`."""
    if not text:
        return []
    return [part for part in text.split("|") if part]
