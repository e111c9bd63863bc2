"""Read records out of the store by their ids.

Ids go in as one JSON list, so that a statement is the same for one id and for ten thousand.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, bindparam, func, select

from graph.errors import Gone, NotFound
from graph.identity import claim_of
from graph.model import Claim, Document, Event, Link, Participation, Place, Report
from graph.store import schema

_IDS = func.json_each(bindparam("ids")).table_valued("value")
_CLAIMS = tuple(column for column in schema.claims.c if column.name != "number")


def among(column: Column[Any]) -> ColumnElement[bool]:
    """Give the condition that a column is one of the ids bound by `listed`."""
    return column.in_(select(_IDS.c.value))


def listed(ids: Iterable[str]) -> dict[str, str]:
    """Bind ids for `among`."""
    return {"ids": json.dumps(sorted(ids))}


def document(connection: Connection, key: str) -> Document:
    """Give a document.

    Raises:
        NotFound: there never was one of this id.
        Gone: it was taken away.
    """
    row = connection.execute(select(schema.documents).where(schema.documents.c.id == key)).one_or_none()
    if row is None:
        raise missing(connection, "document", key)
    return Document.model_validate({name: value for name, value in row._mapping.items() if name != "digest"})


def digests(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give the digests of those documents that are in the store."""
    table = schema.documents
    rows = connection.execute(select(table.c.id, table.c.digest).where(among(table.c.id)), listed(ids))
    return {row.id: row.digest for row in rows}


def reports(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Give who published documents and when; the state that a publisher speaks for is left open."""
    table = schema.documents
    wanted = select(table.c.id, table.c.published, table.c.publisher).where(among(table.c.id))
    return {
        row.id: Report.model_construct(published=_day(row.published), publisher=row.publisher)
        for row in connection.execute(wanted, listed(ids))
    }


def claims(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    """Give claims by id; ids that are not in the store are passed over."""
    bound = listed(ids)
    table = schema.participations
    parties: dict[str, list[Participation]] = {}
    wanted = select(table).where(among(table.c.claim)).order_by(table.c.claim, table.c.position)
    for row in connection.execute(wanted, bound):
        parties.setdefault(row.claim, []).append(
            Participation.model_construct(kind=row.kind, name=row.name, country=row.country, role=row.role, id=row.id)
        )
    rows = connection.execute(select(*_CLAIMS).where(among(schema.claims.c.id)), bound)
    return {row.id: _claim(row, parties.get(row.id, ())) for row in rows}


def claim_ids(connection: Connection, documents: Iterable[str]) -> dict[str, list[str]]:
    """Give the ids of the claims of each document."""
    table = schema.claims
    wanted = select(table.c.document, table.c.id).where(among(table.c.document)).order_by(table.c.id)
    found: dict[str, list[str]] = {}
    for row in connection.execute(wanted, listed(documents)):
        found.setdefault(row.document, []).append(row.id)
    return found


def near(connection: Connection, ids: Iterable[str]) -> set[tuple[str, str]]:
    """Give pairs of one of these claims and one of the others that shares a block with it."""
    new, old = schema.blocks.alias("new"), schema.blocks.alias("old")
    meeting = (
        (old.c.key == new.c.key)
        & (old.c.first >= new.c.earliest)
        & (old.c.first <= new.c.last)
        & (old.c.last >= new.c.first)
    )
    wanted = select(new.c.claim, old.c.claim.label("other")).select_from(new.join(old, meeting))
    wanted = wanted.where(among(new.c.claim), old.c.claim.not_in(select(_IDS.c.value)))
    return {(row.claim, row.other) for row in connection.execute(wanted, listed(ids))}


def homes(connection: Connection, claims: Iterable[str]) -> dict[str, str]:
    """Give the event of each claim that is in one."""
    table = schema.event_claims
    wanted = select(table).where(among(table.c.claim))
    return {row.claim: row.event for row in connection.execute(wanted, listed(claims))}


def records(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give events as their JSON."""
    table = schema.events
    wanted = select(table.c.id, table.c.record).where(among(table.c.id))
    return {row.id: row.record for row in connection.execute(wanted, listed(ids))}


def event(connection: Connection, key: str) -> Event:
    """Give the event of an id, or the event that it has gone into.

    An id that no event had is that of a claim all the same, as events are named: then the event of that claim is meant.

    Raises:
        Gone: the event was taken away with its last claim.
        NotFound: there never was one of this id.
    """
    current: str | None = key
    while current is not None:
        found = records(connection, [current])
        if found:
            return Event.model_validate_json(found[current])
        step = _retired(connection, "event", current)
        if step is None:
            step = _home(connection, current)
        if step is None:
            raise NotFound("event", key)
        current = step.into
    raise Gone("event", key)


def missing(connection: Connection, kind: str, key: str) -> NotFound | Gone:
    """Give the fault of a document or claim that is not in the store: it never was, or it was taken away."""
    return NotFound(kind, key) if _retired(connection, kind, key) is None else Gone(kind, key)


def standing(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Give events as their JSON with the days between which reports bear on them."""
    table = schema.events
    wanted = select(table.c.id, table.c.record, table.c.began, table.c.settled).where(among(table.c.id))
    return {row.id: (row.record, row.began, row.settled) for row in connection.execute(wanted, listed(ids))}


def links(connection: Connection, event: str) -> tuple[Link, ...]:
    """Give the links of an event to the events that it is part of, and of its own parts to it."""
    table = schema.links
    wanted = select(table).where((table.c.part == event) | (table.c.whole == event))
    rows = connection.execute(wanted.order_by(table.c.score.desc(), table.c.part, table.c.whole))
    return tuple(Link.model_construct(**row._mapping) for row in rows)


def _home(connection: Connection, event: str) -> Any:
    table = schema.event_claims
    wanted = select(table.c.event.label("into")).where(table.c.claim == claim_of(event))
    return connection.execute(wanted).one_or_none()


def _retired(connection: Connection, kind: str, key: str) -> Any:
    table = schema.retired
    return connection.execute(select(table.c.into).where(table.c.kind == kind, table.c.id == key)).one_or_none()


def _claim(row: Any, parties: Sequence[Participation]) -> Claim:
    fields = dict(row._mapping)
    fields["place"] = Place.model_construct(**json.loads(row.place)) if row.place else None
    fields["about"] = tuple(json.loads(row.about))
    fields["according_to"] = tuple(json.loads(row.according_to))
    return Claim.model_construct(**fields, participants=tuple(parties))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
