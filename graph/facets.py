"""Count the events of a filter by type, status, state and more.

Values of chosen events come as one text and are counted here: the database would sort them first, which takes longer.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, literal, select

from graph.errors import BadFilter
from graph.filters import EventFilter
from graph.matching import StateCode, matching
from graph.model import Record
from graph.store import reading, schema
from graph.store.columns import FIELD, ROW

FACETS: Final = (
    "type",
    "status",
    "state",
    "actor",
    "subject",
    "place",
    "country",
    "publisher",
    "speaker",
    "month",
    "year",
)
"""What events can be counted by; `subject` is what they are about."""

MOST: Final = 100
"""The most values of one facet."""


class Count(Record):
    """A value and the number of events that have it; `label` names an actor."""

    value: str
    count: int
    label: str | None = None


def facets(
    connection: Connection, wanted: EventFilter, state_code: StateCode, names: Iterable[str], *, most: int = 20
) -> dict[str, tuple[Count, ...]]:
    """Give for each facet the values of most events, with the number of these.

    Raises:
        BadFilter: a facet that there is not, or what the filter does not take.
    """
    asked = list(dict.fromkeys(names))
    for name in asked:
        if name not in FACETS:
            raise BadFilter("facet", name, f"give one of {', '.join(FACETS)}")
    everything = wanted == EventFilter()
    hits = (
        None if everything or not asked else matching(connection, wanted, state_code, more=_REPEATED).subquery("hits")
    )
    # one statement each: put together, SQLite would make a table of the hits and index it for every part
    if hits is None:
        found = {name: connection.execute(_part(name, None, most)).all() for name in asked}
    else:
        found = _of_hits(connection, hits, asked, most)
    labels = _names(connection, [value for value, _ in found.get("actor", [])])
    return {name: _counts(found[name], labels if name == "actor" else {}) for name in asked}


_REPEATED: Final = ("type", "status")
"""Facets that come with every chosen event."""

_PLAIN: Final = ("state", "actor", "subject", "country", "place")
"""Facets whose values hold no separator: codes, ids and folded names."""

_LENGTHS: Final = {"month": 7, "year": 4}
"""How much of a day these facets take; every chosen event comes with its day."""


def _of_hits(connection: Connection, hits: Subquery, asked: Sequence[str], most: int) -> dict[str, Sequence[Any]]:
    beside = [name for name in asked if name in (*_REPEATED, *_LENGTHS)]
    found: dict[str, Sequence[Any]] = _beside(connection, hits, beside, most) if beside else {}
    for name in asked:
        if name in _PLAIN:
            value, key = _COLUMNS[name]()
            joined = hits.join(key.table, key == hits.c.id, isouter=True)
            texts = _written(connection, select(func.group_concat(value, ROW)).select_from(joined))
            found[name] = _most(Counter(texts), most)
        elif name not in beside:
            found[name] = connection.execute(_part(name, hits, most)).all()
    return found


def _beside(connection: Connection, hits: Subquery, names: Sequence[str], most: int) -> dict[str, Sequence[Any]]:
    """Count by what comes with every chosen event, all in one look."""
    fields: list[ColumnElement[Any]] = [
        hits.c[name] if name in _REPEATED else func.substr(hits.c.day, 1, _LENGTHS[name]) for name in names
    ]
    row: ColumnElement[Any] = fields[0]
    for field in fields[1:]:
        row = row + literal(FIELD) + field
    counts: list[Counter[str]] = [Counter() for _ in names]
    for text, number in Counter(_written(connection, select(func.group_concat(row, ROW)))).items():
        for counted, value in zip(counts, text.split(FIELD), strict=True):
            counted[value] += number
    return {name: _most(counted, most) for name, counted in zip(names, counts, strict=True)}


def _written(connection: Connection, text: Select[Any]) -> list[str]:
    told = connection.execute(text).scalar_one()
    return told.split(ROW) if told else []


def _most(counted: Counter[str], most: int) -> Sequence[Any]:
    """Give the values that most events have, and of two with as many the first in the alphabet."""
    told = ((value, number) for value, number in counted.items() if value.strip(FIELD))
    return sorted(told, key=lambda pair: (-pair[1], pair[0]))[:most]


def _part(name: str, hits: Subquery | None, most: int) -> Select[Any]:
    value, key = _COLUMNS[name]()
    chosen = select(value.label("value"), func.count())
    if hits is not None:  # an outer join keeps the hits in the lead; SQLite would walk through all events otherwise
        chosen = chosen.select_from(hits).join(key.table, key == hits.c.id, isouter=True)
    return _counted(chosen, most)


def _counted(chosen: Select[Any], most: int) -> Select[Any]:
    value = chosen.selected_columns[0]
    return chosen.group_by(value).having(value > "").order_by(func.count().desc(), value).limit(most)


def _of_days(facet: str, column: str) -> Callable[[], tuple[Any, Any]]:
    table = schema.metadata.tables[f"{facet}_days"]
    return lambda: (table.c[column], table.c.event)


def _of_events(column: str, length: int = 0) -> Callable[[], tuple[Any, Any]]:
    table = schema.events
    value = func.substr(table.c[column], 1, length) if length else table.c[column]
    return lambda: (value, table.c.id)


_COLUMNS: Final[Mapping[str, Callable[[], tuple[Any, Any]]]] = {
    "type": _of_events("type"),
    "status": _of_events("status"),
    "place": _of_events("place"),
    "country": _of_events("country"),
    "month": _of_events("day", 7),
    "year": _of_events("day", 4),
    "state": _of_days("state", "state"),
    "actor": _of_days("actor", "actor"),
    "subject": _of_days("subject", "subject"),
    "publisher": _of_days("publisher", "publisher"),
    "speaker": _of_days("speaker", "speaker"),
}


def _names(connection: Connection, actors: Sequence[str]) -> dict[str, str]:
    if not actors:
        return {}
    table = schema.names
    named = select(table.c.actor, func.max(table.c.name)).where(reading.among(table.c.actor)).group_by(table.c.actor)
    return {row[0]: row[1] for row in connection.execute(named, reading.listed(actors))}


def _counts(rows: Iterable[Any], labels: Mapping[str, str]) -> tuple[Count, ...]:
    ordered = sorted(rows, key=lambda row: (-row[1], row[0]))
    return tuple(Count(value=value, count=count, label=labels.get(value)) for value, count in ordered)
