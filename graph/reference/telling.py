"""Tell the reference as rows of plain tables, as it is in force: what one's own tables mend is mended.

Whatever only steers how texts are read (titles, words, styles, who leads in fact) is not told.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from graph.reference.files import listed
from graph.reference.folding import fold
from graph.reference.holding import OPEN

if TYPE_CHECKING:
    from graph.reference.reference import Reference

Cell = str | int | float | None
Row = tuple[Cell, ...]

COLUMNS: Final[Mapping[str, str]] = {
    "actors": "id kind name country first last source",
    "names": "id name kind first last source",
    "codes": "actor scheme value first last source",
    "offices": "id title rank body country",
    "terms": "office person first_day last_day first last last_known source",
    "memberships": "organization member first last source",
    "groups": "name state first last source",
    "places": "id name country latitude longitude kind population source",
}
"""The columns of each table. None stands for an empty cell; dates are EDTF, but for the days that bound a term.

A name without a source has that of the row of its actor or place.
"""


def told(reference: "Reference") -> Iterator[tuple[str, Iterable[Row]]]:
    """Give each table of `COLUMNS` with its rows."""
    yield "actors", _actors(reference)
    yield "names", _names(reference)
    yield "codes", _plain(reference, "state_codes", "organization_codes")
    yield "offices", ((o.id, o.title, o.rank, o.body, o.country) for o in reference.offices())
    yield "terms", _terms(reference)
    yield "memberships", _plain(reference, "memberships")
    yield "groups", _groups(reference)
    yield "places", _places(reference)


def _plain(reference: "Reference", *tables: str) -> Iterator[Row]:
    return (tuple(cell or None for cell in row) for table in tables for row in reference.rows(table))


def _actors(reference: "Reference") -> Iterator[Row]:
    sources: dict[str, dict[str, None]] = {}
    for table in ("states", "organizations", "people"):
        for key, *_, source in reference.rows(table):
            sources.setdefault(key, {})[source] = None
    for actor in reference.bodies():
        days = (day.isoformat() if day else None for day in (actor.first, actor.last))
        yield (actor.id, actor.kind, actor.name, actor.country, *days, "; ".join(sources[actor.id]))
    for person in reference.people():
        yield (person.id, "person", person.name, person.country or None, None, None, "; ".join(sources[person.id]))


def _names(reference: "Reference") -> Iterator[Row]:
    """Give every name once of each kind, those that count for a time with it."""
    seen: set[Row] = set()
    for row in _every_name(reference):
        if row[:5] not in seen:
            seen.add(row[:5])
            yield row


def _every_name(reference: "Reference") -> Iterator[Row]:
    for key, name, _, _, _, _, capital, adjectives, people, names, _ in reference.rows("states"):
        kinds = {"name": [name], "other name": listed(names), "capital": listed(capital)}
        yield from _named(key, kinds | {"adjective": listed(adjectives), "people": listed(people)})
    for key, name, acronyms, names, *_ in reference.rows("organizations"):
        yield from _named(key, {"name": [name], "other name": listed(names), "acronym": listed(acronyms)})
    for person in reference.people():
        others, surnames = list(person.names), list(person.surnames)
        yield from _named(person.id, {"name": [person.name], "other name": others, "surname": surnames})
    for key, name, names, *_ in reference.rows("places"):
        yield from _named(key, {"name": [name], "other name": listed(names)})
    for name, means, first, last, source in reference.rows("metonyms"):
        yield (means, name, "metonym", first or None, last or None, source)
    for state, name, first, last, source in reference.rows("capitals"):
        yield (state, name, "former capital", first or None, last or None, source)


def _named(key: str, kinds: Mapping[str, Iterable[str]]) -> Iterator[Row]:
    return ((key, name, kind, None, None, None) for kind, names in kinds.items() for name in names)


def _terms(reference: "Reference") -> Iterator[Row]:
    for held in reference.terms():
        first, last, known, source = held.cells
        ends = None if held.last == OPEN else held.last.isoformat()
        yield (held.office, held.person, held.first.isoformat(), ends, first, last or None, int(known), source)


def _groups(reference: "Reference") -> Iterator[Row]:
    rows = {fold(row[0]): row for row in reference.rows("groups")}
    for name, members, first, last, source in rows.values():
        yield from ((name, member, first or None, last or None, source) for member in listed(members))


def _places(reference: "Reference") -> Iterator[Row]:
    for key, name, _, country, latitude, longitude, kind, population, source in reference.rows("places"):
        point = (float(latitude) if latitude else None, float(longitude) if longitude else None)
        yield (key, name, country or None, *point, kind, int(population) if population else None, source)
