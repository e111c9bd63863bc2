"""Read the reference's tables: tab-separated, a header line first, `|` between the values of a list column.

Tables of one kind may be cut into several files (`people-leaders.tsv`, `people-ministers.tsv`); a kind without a file is
empty, so that a folder with a few tables of one's own is a reference too.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.errors import BadTable

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "states": tuple("id name iso2 iso3 first last capital adjectives people names predecessor source".split()),
    "state_codes": ("state", "scheme", "value", "first", "last", "source"),
    "metonyms": ("surface", "means", "first", "last", "source"),
    "organizations": ("id", "name", "acronyms", "names", "country", "kind", "first", "last", "source"),
    "memberships": ("organization", "member", "first", "last", "source"),
    "people": ("id", "name", "names", "country", "source"),
    "offices": ("id", "title", "rank", "body", "country"),
    "terms": ("office", "person", "first", "last", "last_known", "source"),
    "places": ("id", "name", "names", "country", "latitude", "longitude", "kind", "population", "source"),
    "groups": ("surface", "members", "first", "last", "source"),
    "leading_office": ("state", "rank", "first", "last", "source"),
    "titles": ("title", "ranks", "states"),
    "customs": ("country", "custom"),
    "sources": ("name", "as_of", "what", "licence"),
}


def read_table(folder: Path, kind: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of every table of a kind, each cell in the order of `COLUMNS`.

    Raises:
        BadTable: a table's header differs from `COLUMNS`, or a row has too few or too many cells.
    """
    for path in table_files(folder, kind):
        yield from _rows(path, COLUMNS[kind])


def table_files(folder: Path, kind: str) -> list[Path]:
    """Give the files of a kind in a folder, `people.tsv` before `people-leaders.tsv`."""
    return [path for path in (folder / f"{kind}.tsv", *sorted(folder.glob(f"{kind}-*.tsv"))) if path.exists()]


def split(cell: str) -> tuple[str, ...]:
    """Give the values of a list column."""
    return tuple(value for value in cell.split("|") if value) if cell else ()


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise BadTable(path.name, 1, f"the header must be {' '.join(columns)}")
    width = len(columns)
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            cells = tuple(line.split("\t"))
            if len(cells) != width:
                raise BadTable(path.name, number, f"{len(cells)} cells where {width} are wanted")
            yield cells


TABLES = Path(__file__).parent / "tables"
listed = split


def read(kind: str, folder: Path = TABLES):  # type: ignore[no-untyped-def]
    """Bridge."""
    for path in table_files(folder, kind):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            yield tuple(line.split("\t"))


from typing import NamedTuple  # noqa: E402


class PlaceRow(NamedTuple):
    """Bridge."""

    id: str
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    kind: str
    population: int | None
