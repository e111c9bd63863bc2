"""Count the events of a filter by type, status, state and more, all in one question."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import CTE, Connection, Select, func, literal, select, union_all

from graph.errors import BadFilter
from graph.filters import EventFilter
from graph.matching import StateCode, matching
from graph.model import Record
from graph.store import reading, schema

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
    if not asked:
        return {}
    everything = wanted == EventFilter()
    hits = None if everything else matching(connection, wanted, state_code).cte("hits")
    parts = [_part(name, hits, most) for name in asked]
    rows = connection.execute(union_all(*parts)).all()
    found: dict[str, list[Any]] = {name: [] for name in asked}
    for facet, value, count in rows:
        found[facet].append((value, count))
    labels = _names(connection, [value for value, _ in found.get("actor", [])])
    return {name: _counts(found[name], labels if name == "actor" else {}) for name in asked}


def _part(name: str, hits: CTE | None, most: int) -> Select[Any]:
    value, key = _COLUMNS[name]()
    chosen = select(value.label("value"), func.count().label("events")).group_by(value)
    if hits is not None:
        chosen = chosen.select_from(hits).join(key.table, key == hits.c.id)
    ordered = chosen.where(value > "").order_by(func.count().desc(), value).limit(most).subquery()
    return select(literal(name), ordered.c.value, ordered.c.events)


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
