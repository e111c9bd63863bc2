"""Ask the record for events, actors and documents.

Filters combine by AND. A page continues where the one before it ended (its last day and id), so paging stays exact
while documents come in.
"""

import base64
import binascii
import datetime
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Self

from pydantic import ValidationInfo, field_validator, model_validator
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, select, text, tuple_

from graph import edtf
from graph.errors import BadFilter
from graph.identity import slug
from graph.model import Event, Record
from graph.store import actors, reading, schema, suggesting
from graph.vocabulary import ACTOR_KINDS, EVENT_TYPES, ROLES, STATUSES

MOST: Final = 500
"""The most events or actors of one page."""

StateCode = Callable[[str], str | None]
"""Gives the alpha-3 code of a state named in any usual way, None for no state."""


class EventFilter(Record):
    """What is asked of events; what is None is not asked.

    `actor` is an id, a name or a part of one; `state` and `pair` are alpha-3 codes or names of states; `role` is that
    of `actor`; `place` a city or venue and `country` the alpha-3 code where it lies; `after` and `before` are EDTF
    dates and let in what overlaps the time from the one's first day to the other's last; `q` are words of one quote or
    title.

    Raises:
        BadFilter: a value that the filter does not take.
        BadDate: `after` or `before` is no date.
    """

    actor: str | None = None
    role: str | None = None
    state: str | None = None
    pair: tuple[str, str] | None = None
    type: str | None = None
    status: str | None = None
    place: str | None = None
    country: str | None = None
    subject: str | None = None
    publisher: str | None = None
    document: str | None = None
    after: str | None = None
    before: str | None = None
    q: str | None = None

    @classmethod
    def of(cls, filters: Mapping[str, object]) -> Self:
        """Make a filter of values by name; None stands for not asked.

        Raises:
            BadFilter: a name that there is not, or a value that its filter does not take.
        """
        for name, value in filters.items():
            if name not in cls.model_fields:
                raise BadFilter(name, value, f"no such filter; there are {', '.join(cls.model_fields)}")
            if name != "pair" and not isinstance(value, str | None):
                raise BadFilter(name, value, "give a text")
        return cls.model_validate(dict(filters))

    @field_validator("pair", mode="before")
    @classmethod
    def _two_states(cls, value: object) -> object:
        states = value.split(",") if isinstance(value, str) else value
        if states is None:
            return None
        if not isinstance(states, list | tuple) or len(states) != 2 or not all(str(s).strip() for s in states):
            raise BadFilter("pair", value, "give two states, such as RUS,USA")
        return tuple(str(state).strip() for state in states)

    @field_validator("*", mode="after")
    @classmethod
    def _not_empty(cls, value: object, about: ValidationInfo) -> object:
        if value == "":
            raise BadFilter(about.field_name or "", value, "give a value, or leave the filter out")
        return value

    @model_validator(mode="after")
    def _known_values(self) -> Self:
        for name, known in (("type", EVENT_TYPES), ("status", STATUSES), ("role", ROLES)):
            value = getattr(self, name)
            if value is not None and value not in known:
                raise BadFilter(name, value, f"give one of {', '.join(known)}")
        for when in (self.after, self.before):
            if when is not None:
                edtf.bounds(when)
        if self.role and not self.actor:
            raise BadFilter("role", self.role, "give the actor whose role it is, too")
        if self.q is not None and not _words(self.q):
            raise BadFilter("q", self.q, "give at least one word")
        return self


class EventPage(Record):
    """A page of events, the newest first day first and undated ones last.

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
    connection: Connection, wanted: EventFilter, state_code: StateCode, *, limit: int = 50, cursor: str | None = None
) -> EventPage:
    """Give one page of the events that a filter lets in.

    Raises:
        BadFilter: an actor or state that cannot be told, a limit out of 1..500, or a cursor that no page gave.
    """
    within_limit(limit)
    matching = _matching(connection, wanted, state_code)
    rows = matching.subquery()
    total = connection.execute(select(func.count()).select_from(rows)).scalar_one()
    page = matching if cursor is None else matching.where(tuple_(*matching.selected_columns) < _place(cursor))
    newest = (column.desc() for column in matching.selected_columns)
    found = connection.execute(page.order_by(*newest).limit(limit + 1)).all()
    records = reading.records(connection, (row.id for row in found[:limit]))
    items = tuple(Event.model_validate_json(records[row.id]) for row in found[:limit])
    more = _cursor(found[limit - 1].day, found[limit - 1].id) if len(found) > limit else None
    return EventPage(total=total, items=items, next_cursor=more)


def ids(connection: Connection, wanted: EventFilter, state_code: StateCode) -> list[str]:
    """Give the ids of all events that a filter lets in, in no order; raises as `events` does."""
    rows = _matching(connection, wanted, state_code).subquery()
    return list(connection.execute(select(rows.c.id)).scalars())


def records(connection: Connection, wanted: EventFilter, state_code: StateCode) -> Iterator[str]:
    """Give all events that a filter lets in as their JSON, in no order; raises as `events` does."""
    table = schema.events
    chosen = select(table.c.record)
    if wanted != EventFilter():
        matching = _matching(connection, wanted, state_code).subquery()
        chosen = chosen.join(matching, matching.c.id == table.c.id)
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
    return _state(connection, "state", value, state_code)


def known_kind(kind: str) -> str:
    """Give the kind of actor back, or the empty text for any.

    Raises:
        BadFilter: there is no such kind.
    """
    if kind and kind not in ACTOR_KINDS:
        raise BadFilter("kind", kind, f"give one of {', '.join(ACTOR_KINDS)}")
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


def _matching(connection: Connection, wanted: EventFilter, state_code: StateCode) -> Select[tuple[str, str]]:
    """Choose day and id of events, led by the table that keeps the most telling filter in the order of days."""
    keyed = list(_keyed(connection, wanted, state_code))
    if not keyed:
        table = schema.events
        return select(table.c.day, table.c.id).where(*_plain(wanted), *_days(wanted, table.c.day))
    (leading, condition), *others = keyed
    chosen = select(leading.c.day, leading.c.event.label("id")).where(condition, *_days(wanted, leading.c.day))
    for table, also in others:
        same = and_(also, table.c.day == leading.c.day, table.c.event == leading.c.event)
        chosen = chosen.where(exists(select(1).select_from(table).where(same).correlate(leading)))
    plain = list(_plain(wanted))
    if plain:
        chosen = chosen.join(schema.events, schema.events.c.id == leading.c.event).where(*plain)
    return chosen


def _keyed(
    connection: Connection, wanted: EventFilter, state_code: StateCode
) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Give the tables by key that a filter needs, the one that leaves the fewest events first."""
    if wanted.pair:
        one, other = sorted(_state(connection, "pair", state, state_code) for state in wanted.pair)
        table = schema.pair_days
        yield table, and_(table.c.one == one, table.c.other == other)
    if wanted.actor:
        yield actors.condition(connection, wanted.actor, wanted.role)
    for name, table in (("subject", schema.subject_days), ("publisher", schema.publisher_days)):
        value = getattr(wanted, name)
        if value:
            yield table, table.c[name] == value
    if wanted.state:
        table = schema.state_days.alias("states")  # type: ignore[assignment]
        yield table, table.c.state == _state(connection, "state", wanted.state, state_code)


def _plain(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    table, homes, claims = schema.events, schema.event_claims, schema.claims
    for name, value in (("type", wanted.type), ("status", wanted.status), ("country", wanted.country)):
        if value:
            yield table.c[name] == value
    if wanted.place:
        yield table.c.place == slug(wanted.place)
    if wanted.after:
        yield table.c.last_day >= edtf.bounds(wanted.after)[0].isoformat()
    if wanted.document:
        of_document = select(homes.c.event).join(claims, claims.c.id == homes.c.claim)
        yield table.c.id.in_(of_document.where(claims.c.document == wanted.document))
    if wanted.q:
        hits = text("claims.number IN (SELECT rowid FROM quotes WHERE quotes MATCH :words)")
        quoting = select(homes.c.event).join(claims, claims.c.id == homes.c.claim)
        yield table.c.id.in_(quoting.where(hits.bindparams(words=_words(wanted.q))))


def _days(wanted: EventFilter, day: ColumnElement[str]) -> Iterator[ColumnElement[bool]]:
    if wanted.before:
        yield day <= edtf.bounds(wanted.before)[1].isoformat()
        yield day > ""


def _state(connection: Connection, name: str, value: str, state_code: StateCode) -> str:
    """Give the code of a state; the tables of names are asked only where the record does not know it."""
    if actors.is_state(connection, value.upper()):
        return value.upper()
    code = state_code(value) or actors.state_named(connection, value)
    if code is None:
        wanted = "give a state by its ISO code or English name, such as RUS or Russia"
        raise BadFilter(
            name, value, "; ".join(filter(None, (wanted, suggesting.hint(connection, value, kind="state"))))
        )
    return code


def _words(q: str) -> str:
    """Write what was asked as a full-text query in which nothing but quotation marks has a meaning."""
    phrases = (quoted or word for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', q))
    return " ".join(f'"{phrase}"' for phrase in phrases if re.search(r"\w", phrase))


def _cursor(day: str, key: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([day, key]).encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[str, str]:
    try:
        day, key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return str(day), str(key)
    except (ValueError, TypeError, binascii.Error) as fault:
        raise BadFilter("cursor", cursor, "give the next_cursor of a page as it was given") from fault
