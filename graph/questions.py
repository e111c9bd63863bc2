"""Ask the record for events, actors and documents.

Filters combine by AND. A page continues where the one before it ended (its last value and id), so paging stays exact
while documents come in.
"""

import base64
import binascii
import datetime
import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, Table, func, select, tuple_

from graph.errors import BadFilter
from graph.filters import EventFilter as EventFilter
from graph.hinting import one_of
from graph.matching import StateCode as StateCode
from graph.matching import matching, state_of
from graph.model import Event, Record
from graph.store import reading, schema
from graph.vocabulary import ACTOR_KINDS, EventType, Status

MOST: Final = 500
"""The most events or actors of one page."""

ORDERS: Final = ("date", "reported", "sources")
"""What events may be sorted by: first day, first report, number of documents; the latest or most first."""


class Row(NamedTuple):
    """An event as it stands in the record; `record` is its JSON."""

    id: str
    type: EventType
    status: Status
    record: str


class Page(NamedTuple):
    """The rows of a page; `next_cursor` is None on the last."""

    rows: tuple[Row, ...]
    next_cursor: str | None


class EventPage(Record):
    """A page of events in some order, undated ones last.

    `total` counts all that the filter lets in; `next_cursor` is None on the last page.
    """

    total: int
    items: tuple[Event, ...]
    next_cursor: str | None = None


class Stats(Record):
    """How much there is, and from when to when."""

    documents: int
    claims: int
    events: int
    actors: int
    first_day: datetime.date | None
    last_day: datetime.date | None
    types: dict[str, int]
    statuses: dict[str, int]


def events(
    connection: Connection,
    wanted: EventFilter,
    state_code: StateCode,
    *,
    order: str = "date",
    limit: int = 50,
    cursor: str | None = None,
) -> EventPage:
    """Give one page of the events that a filter lets in.

    Raises:
        BadFilter: an actor or state that cannot be told, a limit out of 1..500, a strange order or cursor.
    """
    let_in = matching(connection, wanted, state_code)
    found = page(connection, let_in, order=order, limit=limit, cursor=cursor)
    items = tuple(Event.model_validate_json(row.record) for row in found.rows)
    return EventPage(total=count(connection, let_in), items=items, next_cursor=found.next_cursor)


def count(connection: Connection, let_in: Select[Any]) -> int:
    """Count the events that `matching` chose."""
    return int(connection.execute(select(func.count()).select_from(let_in.subquery())).scalar_one())


def page(
    connection: Connection, let_in: Select[Any], *, order: str = "date", limit: int = 50, cursor: str | None = None
) -> Page:
    """Give one page of the events that `matching` chose, as they stand in the record.

    Raises:
        BadFilter: a limit out of 1..500, a strange order or cursor.
    """
    within_limit(limit)
    chosen = _ordered(let_in, order)
    after = None if cursor is None else _place(cursor, order)
    asked = chosen if after is None else chosen.where(tuple_(*chosen.selected_columns) < after)
    latest = (column.desc() for column in chosen.selected_columns)
    keys = [tuple(row) for row in connection.execute(asked.order_by(*latest).limit(limit + 1)).all()]
    table = schema.events
    wanted_rows = select(table.c.id, table.c.type, table.c.status, table.c.record)
    ids = reading.listed(str(key[1]) for key in keys[:limit])
    known = {row.id: row for row in connection.execute(wanted_rows.where(reading.among(table.c.id)), ids)}
    rows = tuple(Row(*known[key[1]]) for key in keys[:limit])
    return Page(rows, _cursor(order, *keys[limit - 1]) if len(keys) > limit else None)


def ids(connection: Connection, wanted: EventFilter, state_code: StateCode) -> list[str]:
    """Give the ids of all events that a filter lets in, in no order; raises as `events` does."""
    rows = matching(connection, wanted, state_code).subquery()
    return list(connection.execute(select(rows.c.id)).scalars())


def records(connection: Connection, wanted: EventFilter, state_code: StateCode) -> Iterator[str]:
    """Give all events that a filter lets in as their JSON, in no order; raises as `events` does."""
    table = schema.events
    chosen = select(table.c.record)
    if wanted != EventFilter():
        let_in = matching(connection, wanted, state_code).subquery()
        chosen = chosen.join(let_in, let_in.c.id == table.c.id)
    rows = connection.execute(chosen).cursor  # the driver's own, several times faster than SQLAlchemy's rows
    while page := rows.fetchmany(5000):
        yield from (row[0] for row in page)


def within_limit(limit: int) -> int:
    """Give the limit back.

    Raises:
        BadFilter: it is not in 1..500.
    """
    if not 1 <= limit <= MOST:
        raise BadFilter("limit", limit, f"give a number from 1 to {MOST}")
    return limit


def state(connection: Connection, value: str, state_code: StateCode) -> str:
    """Give the alpha-3 code of a state by code or name.

    Raises:
        BadFilter: it names no state.
    """
    return state_of(connection, "state", value, state_code)


def known_kind(kind: str) -> str:
    """Give the kind of actor back, or the empty text for any.

    Raises:
        BadFilter: there is no such kind.
    """
    if kind and kind not in ACTOR_KINDS:
        raise BadFilter("kind", kind, one_of(kind, ACTOR_KINDS))
    return kind


def stats(connection: Connection) -> Stats:
    """Count what the record holds."""

    def count(table: Table) -> int:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()

    def by(column: Any) -> dict[str, int]:
        rows = connection.execute(select(column, func.count()).group_by(column).order_by(column))
        return {row[0]: row[1] for row in rows}

    table = schema.events
    dated = select(func.min(table.c.day), func.max(table.c.last_day)).where(table.c.day > "")
    first, last = connection.execute(dated).one()
    return Stats(
        documents=count(schema.documents),
        claims=count(schema.claims),
        events=count(table),
        actors=connection.execute(select(func.count(schema.names.c.actor.distinct()))).scalar_one(),
        first_day=first,
        last_day=last,
        types=by(table.c.type),
        statuses=by(table.c.status),
    )


def _ordered(chosen: Select[Any], order: str) -> Select[Any]:
    """Choose what is sorted by, and the id, of the same events."""
    if order not in ORDERS:
        raise BadFilter("order", order, one_of(order, ORDERS))
    if order == "date":
        return chosen
    table, rows = schema.events, chosen.subquery()
    return select(table.c[order], table.c.id).where(table.c.id.in_(select(rows.c.id)))


def _cursor(order: str, value: str | int, key: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([order, value, key]).encode()).decode().rstrip("=")


def _place(cursor: str, order: str) -> tuple[str | int, str]:
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, RecursionError, binascii.Error):
        told = None
    kind = int if order == "sources" else str
    match told:
        case [of, value, str(key)] if of == order and type(value) is kind and _storable(value, key):
            return value, key
    raise BadFilter("cursor", cursor, "give the next_cursor of a page as it was given, in the same order")


def _storable(value: str | int, key: str) -> bool:
    """Tell whether the database takes these: no number beyond its own, no half of a character."""
    small = not isinstance(value, int) or abs(value) < 1 << 62
    return small and f"{value}{key}".isprintable()
