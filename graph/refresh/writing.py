"""Keep changes in tables of their own, `*-refreshed.tsv`, which are read after the shipped ones.

Rows that are there already stay, but for those of the same person or term, whose place the new ones take. The files
are put in place whole, and only after the reference has been read with them.
"""

import datetime
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from graph.errors import StoreError
from graph.reference import Reference
from graph.reference.files import COLUMNS, TABLES, read_file
from graph.refresh.comparing import Change

_WRITTEN = frozenset({"added", "ended", "changed"})
_ORDER = ("people", "offices", "terms")
"""A file only names what those before it hold, so that a halt between two leaves tables that can be read."""

Row = tuple[str, ...]


def write_changes(
    reference: Reference,
    changes: Iterable[Change],
    folder: Path,
    *,
    host: str,
    retrieved: datetime.date,
    names: Mapping[str, Sequence[str]] | None = None,
    shipped: Path = TABLES,
) -> list[Path]:
    """Write what was added, ended and changed into a folder, and give the files written.

    `host` and `retrieved` become the source of each row; `names` are other names of people by their items.

    Raises:
        StoreError: the folder cannot be written to; no file was changed, or only such as are whole.
        BadTable: a table of the folder cannot be used; no file was changed.
    """
    source = f"{host}, retrieved {retrieved.isoformat()}"
    kept = [change for change in changes if change.kind in _WRITTEN]
    rows = {
        "people": [_person(change, source, names or {}) for change in kept if change.what == "person"],
        "offices": _offices(reference, kept),
        "terms": [_term(reference, change, source) for change in kept if change.what == "term"],
    }
    texts = {table: _merged(folder, table, rows[table]) for table in _ORDER if rows[table]}
    try:
        return _put(folder, texts, shipped)
    except OSError as fault:
        raise StoreError(str(folder), fault.strerror or "cannot be written to") from fault


def _person(change: Change, source: str, names: Mapping[str, Sequence[str]]) -> Row:
    told = change.told
    others = [name for name in dict.fromkeys(names.get(told.person, ())) if name != told.name]
    return (change.person, told.name, "|".join(others), told.country, source)


def _offices(reference: Reference, changes: Iterable[Change]) -> list[Row]:
    """Give the offices that are not known yet."""
    found: dict[str, Row] = {}
    for change in changes:
        key = _office_id(reference, change)
        if change.what == "term" and reference.office(key) is None:
            rank, country = change.told.rank, change.told.country
            state = reference.state(country)
            title = rank.replace("_", " ").capitalize()
            found[key] = (key, title, rank, state.id if state is not None else country, country)
    return list(found.values())


def _office_id(reference: Reference, change: Change) -> str:
    held = reference.held(change.told.rank, change.told.country)
    mine = next((term.office for term in held if term.person == change.person), None)
    return mine or (held[0].office if held else f"{change.told.country.lower()}-{change.told.rank}")


def _term(reference: Reference, change: Change, source: str) -> Row:
    told = change.told
    known = "0" if told.ended and told.last is None else "1"
    return (_office_id(reference, change), change.person, told.first, told.last or "", known, source)


_KEYS: Mapping[str, Callable[[Row], Row]] = {
    "people": lambda row: row[:1], "offices": lambda row: row[:1], "terms": lambda row: row[:3],
}  # fmt: skip
"""The columns that tell whether two rows of a table are about the same."""


def _merged(folder: Path, table: str, rows: Sequence[Row]) -> str:
    path, key = folder / f"{table}-refreshed.tsv", _KEYS[table]
    known = list(read_file(path, table)) if path.exists() else []
    merged = {key(row): row for row in (*known, *rows)}
    lines = ("\t".join(line) for line in (COLUMNS[table].split(), *merged.values()))
    return "\n".join(lines) + "\n"


def _put(folder: Path, texts: Mapping[str, str], shipped: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".refresh-") as name:
        trial = Path(name)
        for path in folder.glob("*.tsv"):
            (trial / path.name).write_bytes(path.read_bytes())
        for table, text in texts.items():
            (trial / f"{table}-refreshed.tsv").write_text(text, encoding="utf-8")
        Reference(shipped, own=trial)
        written = [folder / f"{table}-refreshed.tsv" for table in texts]
        for path in written:
            (trial / path.name).replace(path)
    return written
