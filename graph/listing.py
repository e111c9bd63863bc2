"""List what events refer to: places, issues and documents, with how many events each has."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select, text

from graph.errors import NotFound
from graph.model import Document, Place, Record
from graph.rdf.addresses import place_key, split_place
from graph.store import schema, walking


class PlaceSummary(Record):
    """A place of events; `id` is made of its country and its folded name."""

    id: str
    name: str | None
    country: str | None
    events: int


class IssueSummary(Record):
    """A subject of events: an issue, or a third state by its alpha-3 code."""

    id: str
    events: int


class DocumentPage(Record):
    """A page of documents without their texts, in the order of their ids; `next_cursor` is None on the last."""

    total: int
    items: tuple[Document, ...]
    next_cursor: str | None


def places(connection: Connection, *, country: str = "", limit: int = 50) -> tuple[PlaceSummary, ...]:
    """Give the places of events, those with the most events first."""
    rows = connection.execute(text(_PLACES.format(more="")), {"country": country, "folded": "", "limit": limit})
    return tuple(_place(row) for row in rows)


def place(connection: Connection, key: str) -> PlaceSummary:
    """Give a place by its id.

    Raises:
        NotFound: no event has it.
    """
    country, folded = split_place(key)
    statement = _PLACES.format(more="AND country = :country AND place = :folded")
    rows = connection.execute(text(statement), {"country": country or "", "folded": folded or "", "limit": 1}).all()
    if not rows:
        raise NotFound("place", key)
    return _place(rows[0])


def issues(connection: Connection, *, limit: int = 50) -> tuple[IssueSummary, ...]:
    """Give the subjects of events, those with the most events first."""
    table = schema.subject_days
    count = func.count()
    wanted = select(table.c.subject, count).group_by(table.c.subject).order_by(count.desc(), table.c.subject)
    return tuple(IssueSummary(id=row[0], events=row[1]) for row in connection.execute(wanted.limit(limit)))


def issue(connection: Connection, key: str) -> IssueSummary:
    """Give a subject of events.

    Raises:
        NotFound: no event is about it.
    """
    table = schema.subject_days
    found = connection.execute(select(func.count()).where(table.c.subject == key)).scalar_one()
    if not found:
        raise NotFound("issue", key)
    return IssueSummary(id=key, events=found)


def documents(connection: Connection, *, publisher: str = "", limit: int = 50, cursor: str = "") -> DocumentPage:
    """Give a page of documents; `cursor` is the id of the last one of the page before."""
    table = schema.documents
    chosen = [table.c.publisher == publisher] if publisher else []
    total = connection.execute(select(func.count()).select_from(table).where(*chosen)).scalar_one()
    wanted = select(table.c.id).where(*chosen, table.c.id > cursor).order_by(table.c.id).limit(limit + 1)
    ids: Sequence[str] = connection.execute(wanted).scalars().all()
    return DocumentPage(
        total=total,
        items=tuple(walking.headers(connection, ids[:limit])),
        next_cursor=ids[limit - 1] if len(ids) > limit else None,
    )


_PLACES = """
    WITH told AS (
        SELECT country, place, count(*) AS events, min(id) AS one FROM events
        WHERE (place > '' OR country > '') {more} AND (:country = '' OR country = :country) AND (:folded = '' OR 1)
        GROUP BY country, place ORDER BY events DESC, country, place LIMIT :limit)
    SELECT told.country, told.events, json_extract(events.record, '$.place.name') AS name
    FROM told JOIN events ON events.id = told.one ORDER BY told.events DESC, told.country, told.place"""


def _place(row: Any) -> PlaceSummary:
    found = Place(name=row.name, country=row.country or None)
    return PlaceSummary(id=place_key(found), name=found.name, country=found.country, events=row.events)
