"""Walk through the whole record in steps, for views and files that hold all of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, func, select

from graph.identity import actor_id
from graph.model import Actor, Claim, Document, Link
from graph.store import reading, schema
from graph.store.reading import among, listed

STEP = 500


def ids(connection: Connection, column: Column[Any]) -> Iterator[list[str]]:
    """Give the values of a key column in order, some hundreds at a time."""
    last = ""
    while page := _page(connection, column, last):
        yield page
        last = page[-1]


def document_ids(connection: Connection) -> Iterator[list[str]]:
    """Give the ids of all documents."""
    return ids(connection, schema.documents.c.id)


def event_ids(connection: Connection) -> Iterator[list[str]]:
    """Give the ids of all events."""
    return ids(connection, schema.events.c.id)


def actor_ids(connection: Connection) -> Iterator[list[str]]:
    """Give the ids of all actors."""
    return ids(connection, schema.names.c.actor)


def headers(connection: Connection, keys: Iterable[str]) -> list[Document]:
    """Give documents with an empty text, sorted by id."""
    table = schema.documents
    columns = [column for column in table.c if column.name not in {"digest", "text"}]
    rows = connection.execute(select(*columns).where(among(table.c.id)).order_by(table.c.id), listed(keys))
    return [Document.model_validate({**row._mapping, "text": ""}) for row in rows]


def parts(connection: Connection, events: Iterable[str]) -> list[Link]:
    """Give the links in which any of these events is the part or the whole."""
    table, bound = schema.links, listed(events)
    wanted = select(table).where(among(table.c.part)).union(select(table).where(among(table.c.whole)))
    return [Link.model_construct(**row._mapping) for row in connection.execute(wanted, bound)]


def claims_of(connection: Connection, document: str) -> list[Claim]:
    """Give the claims of a document."""
    ids = reading.claim_ids(connection, [document]).get(document, [])
    return [claim for _, claim in sorted(reading.claims(connection, ids).items())]


def actors(connection: Connection, keys: Iterable[str]) -> list[Actor]:
    """Give actors with their names, the most used first; states that stand under their code alone are left out."""
    table = schema.names
    rows = connection.execute(select(table).where(among(table.c.actor)), listed(keys)).all()
    used = _uses(connection, keys)
    found: dict[str, list[Any]] = {}
    for row in rows:
        if not _only_a_code(row):
            found.setdefault(row.actor, []).append(row)
    return [_actor(key, found[key], used) for key in sorted(found)]


def _page(connection: Connection, column: Column[Any], last: str) -> list[str]:
    wanted = select(column).where(column > last).distinct().order_by(column).limit(STEP)
    return list(connection.execute(wanted).scalars())


def _uses(connection: Connection, keys: Iterable[str]) -> dict[tuple[str, str], int]:
    table = schema.participations
    counted = select(table.c.actor, table.c.name, func.count()).where(among(table.c.actor))
    rows = connection.execute(counted.group_by(table.c.actor, table.c.name), listed(keys))
    return {(row[0], row[1]): row[2] for row in rows}


def _only_a_code(row: Any) -> bool:
    made = row.actor == actor_id(row.kind, row.name, row.country)
    return bool(made and row.kind == "state" and row.country)


def _actor(key: str, rows: Sequence[Any], used: dict[tuple[str, str], int]) -> Actor:
    names = sorted((row.name for row in rows), key=lambda name: (-used.get((key, name), 0), name))
    kind = min(row.kind for row in rows)
    country = max((row.country for row in rows if row.country), default=None)
    return Actor(id=key, kind=kind, name=names[0], names=tuple(names[1:]), country=country)
