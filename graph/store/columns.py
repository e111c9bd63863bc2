"""Read whole tables for questions about everything.

The database writes each table into one text of rows and fields: 300,000 events come in tenths of a second where
building their records would take half a minute. Ids, codes and days hold neither of the separators.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, LargeBinary, Select, func, literal, select
from sqlalchemy import cast as cast_to

from graph.store import reading, schema

FIELD: Final = "\x1f"
ROW: Final = "\x1e"
"""What stands between two fields and two rows of a text; an empty field is unknown."""

OF_EVENTS: Final = ("day", "event", "type", "status")
"""What every row of a pair or state tells of the event."""


class Cast(NamedTuple):
    """An actor as tables and networks show it."""

    name: str
    kind: str
    country: str | None


class Quote(NamedTuple):
    """A sentence and the document that it stands in; days are ISO texts."""

    text: str
    document: str
    publisher: str | None
    title: str | None
    published: str | None
    url: str | None


def types(connection: Connection) -> bytes:
    """Write the id and type of every event."""
    table = schema.events
    return _written(connection, table.c.id, table.c.type)


def statuses(connection: Connection) -> bytes:
    """Write the id and status of every event."""
    table = schema.events
    return _written(connection, table.c.id, table.c.status)


def pairs(connection: Connection) -> bytes:
    """Write every pair of states in every event as (one, other, day, event, type, status).

    `one` comes before `other` in the alphabet.
    """
    table = schema.pair_days
    return _written(connection, table.c.one, table.c.other, *(table.c[name] for name in OF_EVENTS))


def states(connection: Connection) -> bytes:
    """Write every state in every event as (state, day, event, type, status)."""
    table = schema.state_days
    return _written(connection, table.c.state, *(table.c[name] for name in OF_EVENTS))


def parties(connection: Connection) -> bytes:
    """Write every actor in every event as (actor, role, day, event)."""
    table = schema.actor_days
    return _written(connection, table.c.actor, table.c.role, table.c.day, table.c.event)


def cast(connection: Connection) -> dict[str, Cast]:
    """Give every actor by id, under the name that most claims use."""
    table = schema.participations
    used = select(table.c.actor, table.c.name, func.count()).group_by(table.c.actor, table.c.name)
    best: dict[str, tuple[int, str]] = {}
    for actor, name, count in _rows(connection, used):
        best[actor] = min(best.get(actor, (1, "")), (-count, name))
    known = schema.names
    rows = select(known.c.actor, func.min(known.c.kind), func.max(known.c.country)).group_by(known.c.actor)
    return {
        actor: Cast(best.get(actor, (0, actor))[1], kind, country) for actor, kind, country in _rows(connection, rows)
    }


def quotes(connection: Connection, claims: Iterable[str]) -> dict[str, Quote]:
    """Give what claims say in their own words, by claim."""
    told, documents = schema.claims, schema.documents
    wanted = select(
        told.c.id, told.c.evidence, documents.c.id, documents.c.publisher, documents.c.title, documents.c.published,
        documents.c.url,
    ).join(documents, documents.c.id == told.c.document)  # fmt: skip
    rows = connection.execute(wanted.where(reading.among(told.c.id)), reading.listed(claims)).cursor.fetchall()
    return {row[0]: Quote(*row[1:]) for row in rows}


def publishers(connection: Connection) -> dict[str, int]:
    """Give every publisher with the number of the events that it tells."""
    table = schema.publisher_days
    counted = select(table.c.publisher, func.count()).group_by(table.c.publisher)
    return dict(_rows(connection, counted))


def _written(connection: Connection, *fields: Column[str]) -> bytes:
    row: ColumnElement[str] = fields[0]
    for field in fields[1:]:
        row = row + literal(FIELD) + field
    text = cast_to(func.group_concat(row, literal(ROW)), LargeBinary)
    return connection.execute(select(text)).scalar_one() or b""


def _rows(connection: Connection, wanted: Select[Any]) -> list[tuple[Any, ...]]:
    """Take the rows from the driver's own cursor, which is several times faster than SQLAlchemy's rows."""
    return list(connection.execute(wanted).cursor.fetchall())
