"""Find actors in the record by id or name, with how much is known of each.

A state takes part wherever somebody stands for it, so it is counted by the days of its code and not of its id.
"""

import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, or_, select, text

from graph.errors import BadFilter, NotFound
from graph.identity import slug
from graph.model import Actor, Record
from graph.store import schema
from graph.store.reading import among, listed
from graph.store.suggesting import hint

_UNKNOWN: Final = "no actor of this id or name is known here"


class ActorSummary(Record):
    """An actor as the claims name it, the number of its events, and the days of the first and the last of them."""

    actor: Actor
    events: int
    first_day: datetime.date | None
    last_day: datetime.date | None


class Found(NamedTuple):
    """An actor that a filter means."""

    actor: str
    kind: str
    country: str | None


def _counted(what: str, more: str = "") -> str:
    """Write the question for one figure of `known` over the days of its state or of itself."""
    return f"""CASE WHEN kind = 'state' AND country IS NOT NULL
        THEN (SELECT {what} FROM state_days WHERE state = known.country {more})
        ELSE (SELECT {what} FROM actor_days AS met WHERE met.actor = known.actor {more}) END"""


_COUNTED: Final = f"""
    WITH every AS (
        SELECT actor, min(kind) AS kind, max(country) AS country FROM names
        WHERE (:kind = '' OR kind = :kind) AND (:folded = '' OR instr(folded, :folded)) AND (:id = '' OR actor = :id)
        GROUP BY actor),
    known AS (
        SELECT known.*, {_counted("count(*)")} AS events FROM every AS known ORDER BY events DESC, actor LIMIT :limit)
    SELECT known.*, {_counted("min(day)", "AND day > ''")} AS first, {_counted("max(day)", "AND day > ''")} AS last
    FROM known WHERE events > 0 ORDER BY events DESC, actor"""


def summaries(
    connection: Connection, *, q: str = "", kind: str = "", key: str = "", limit: int = 50
) -> tuple[ActorSummary, ...]:
    """Give actors that have `q` in a name, those with the most events first."""
    folded = slug(q)
    if q and not folded:
        return ()
    bound = {"folded": folded, "kind": kind, "id": key, "limit": limit}
    rows = connection.execute(text(_COUNTED), bound).all()
    names = _names(connection, [row.actor for row in rows])
    return tuple(_summary(row, names[row.actor]) for row in rows)


def summary(connection: Connection, value: str) -> ActorSummary:
    """Give one actor by id, name, or part of a name that fits no other.

    Raises:
        NotFound: no actor, or several, go by this.
    """
    try:
        key = resolve(connection, value).actor
    except BadFilter as fault:
        _, _, reason = str(fault).partition(": ")
        raise NotFound("actor", value, reason.removeprefix(f"{_UNKNOWN}; ")) from None  # told once is enough
    found = summaries(connection, key=key, limit=1)
    if not found:
        raise NotFound("actor", value)
    return found[0]


def condition(connection: Connection, value: str, role: str | None) -> tuple[Table, ColumnElement[bool]]:
    """Give the table and the condition that choose the events of an actor.

    Raises:
        BadFilter: no actor, or several, go by this value.
    """
    found = resolve(connection, value)
    if found.kind == "state" and found.country and role is None:
        table = schema.state_days
        return table, table.c.state == found.country
    table = schema.actor_days
    chosen = table.c.actor == found.actor
    return table, chosen if role is None else and_(chosen, table.c.role == role)


_EXACT: Final = text("""
    SELECT actor, min(kind), max(country) FROM names WHERE actor = :value
        AND (kind = 'state' OR EXISTS (SELECT 1 FROM actor_days AS met WHERE met.actor = names.actor))
    GROUP BY actor""")
"""By id; asked with almost every question, so it is written out."""


def resolve(connection: Connection, value: str) -> Found:
    """Find the one actor that an id, a name or a part of a name stands for.

    Raises:
        BadFilter: no actor, or several, go by this value.
    """
    exact = connection.execute(_EXACT, {"value": value}).one_or_none()
    if exact is not None:
        return Found(*exact)
    table = schema.names
    folded = slug(value) or "?"
    word = func.instr("-" + table.c.folded + "-", f"-{folded}-") > 0
    part = func.instr(table.c.folded, folded) > 0
    met = exists().where(schema.actor_days.c.actor == table.c.actor)
    columns = (table.c.actor, func.min(table.c.kind), func.max(table.c.country))
    for meant in (table.c.folded == folded, word, part):
        chosen = (
            select(*columns)
            .where(meant, or_(table.c.kind == "state", met))
            .group_by(table.c.actor)
            .order_by(table.c.actor)
            .limit(6)
        )
        found = [Found(*row) for row in connection.execute(chosen)]
        if len(found) == 1:
            return found[0]
        if found:
            names = _names(connection, [row.actor for row in found])
            told = (f"{row.actor} ({names[row.actor][0]})" if row.actor in names else row.actor for row in found[:5])
            shown = ", ".join(told) + (", ..." if len(found) > 5 else "")
            raise BadFilter("actor", value, f"several go by this; give one of the ids {shown}")
    raise BadFilter("actor", value, "; ".join(filter(None, (_UNKNOWN, hint(connection, value)))))


def is_state(connection: Connection, code: str) -> bool:
    """Tell whether a state of this alpha-3 code takes part in any event."""
    table = schema.state_days
    return connection.execute(select(table.c.state).where(table.c.state == code).limit(1)).one_or_none() is not None


def state_named(connection: Connection, value: str) -> str | None:
    """Give the alpha-3 code of a state that some claim names like this."""
    table = schema.names
    named = select(table.c.country).where(table.c.folded == slug(value), table.c.kind == "state").distinct()
    found = connection.execute(named).scalars().all()
    return found[0] if len(found) == 1 else None


def _names(connection: Connection, actors: list[str]) -> dict[str, list[str]]:
    """Give the names of actors, the most used first."""
    table = schema.participations
    counted = select(table.c.actor, table.c.name).where(among(table.c.actor)).group_by(table.c.actor, table.c.name)
    found: dict[str, list[str]] = {}
    for row in connection.execute(counted.order_by(func.count().desc(), table.c.name), listed(actors)):
        found.setdefault(row.actor, []).append(row.name)
    return found


def _summary(row: Any, names: list[str]) -> ActorSummary:
    actor = Actor(id=row.actor, kind=row.kind, name=names[0], names=tuple(names[1:]), country=row.country)
    return ActorSummary(actor=actor, events=row.events, first_day=row.first, last_day=row.last)
