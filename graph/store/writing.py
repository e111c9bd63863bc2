"""Write records into the store, inside a transaction that the caller holds.

Everything goes in by tables and not by records: a thousand documents take the same few statements as one.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from graph.identity import actor_id, slug
from graph.model import Claim, Document, Event, Link, Participation
from graph.store import schema
from graph.store.reading import among, listed

Rows = list[dict[str, Any]]


class Standing(NamedTuple):
    """An event with its JSON, and the first and last day of reports that bear on it or on its neighbours."""

    event: Event
    record: str
    began: str
    settled: str


def put_documents(connection: Connection, documents: Iterable[tuple[Document, str]]) -> None:
    """Add documents with their digests."""
    rows = [d.model_dump(mode="json") | {"digest": digest} for d, digest in documents]
    _fill(connection, schema.documents, rows)
    _revive(connection, "document", [row["id"] for row in rows])


def put_claims(connection: Connection, claims: Sequence[Claim]) -> None:
    """Add claims of documents that are in the store, with the names and quotes by which they are found."""
    parties = [
        {"claim": claim.id, "position": position, "actor": actor_of(party), **party.model_dump()}
        for claim in claims
        for position, party in enumerate(claim.participants)
    ]
    _fill(connection, schema.claims, [_claim_row(claim) for claim in claims])
    _fill(connection, schema.participations, parties)
    _name(connection, parties)
    ids = [claim.id for claim in claims]
    connection.execute(text(f"INSERT INTO quotes(rowid, quote, title) {_QUOTED}"), listed(ids))
    _revive(connection, "claim", ids)


def put_blocks(connection: Connection, blocks: Iterable[tuple[str, str, str, str, str]]) -> None:
    """Add blocks as (claim, key, first, last, earliest)."""
    columns = ("claim", "key", "first", "last", "earliest")
    _fill(connection, schema.blocks, [dict(zip(columns, block, strict=True)) for block in blocks])


def delete_documents(connection: Connection, documents: Iterable[str], claims: Iterable[str]) -> None:
    """Take documents away with these, all of their claims, and with what rules judged on them."""
    documents, claims = list(documents), list(claims)
    bound, ids = listed(documents), listed(claims)
    actors = _actors(connection, ids)
    connection.execute(text(f"INSERT INTO quotes(quotes, rowid, quote, title) {_QUOTED_FORGET}"), ids)
    for end in (schema.judgements.c.left, schema.judgements.c.right):
        by_rule = schema.judgements.c.by.like("rule:%")
        connection.execute(delete(schema.judgements).where(among(end), by_rule), ids)
    connection.execute(delete(schema.documents).where(among(schema.documents.c.id)), bound)
    connection.execute(text(_FORGET_NAMES), listed(actors))
    retire(connection, "document", dict.fromkeys(documents))
    retire(connection, "claim", dict.fromkeys(claims))


def put_events(connection: Connection, events: Sequence[Standing]) -> None:
    """Add events, and fill the tables by which they are asked for."""
    made = [standing.event for standing in events]
    _fill(connection, schema.events, [_event_row(standing) for standing in events])
    _fill(connection, schema.event_claims, [{"event": e.id, "claim": c} for e in made for c in e.claims])
    for table, lines in _day_rows(made).items():
        _fill(connection, schema.metadata.tables[table], lines)
    _revive(connection, "event", [event.id for event in made])


def settle(connection: Connection, events: Iterable[Standing]) -> None:
    """Set anew between which days reports bear on events that are the same as before."""
    rows = [{"key": s.event.id, "begins": s.began, "settles": s.settled} for s in events]
    if rows:
        connection.execute(_SETTLE, rows)


def put_links(connection: Connection, links: Iterable[Link]) -> None:
    """Add links between events."""
    rows = [link.model_dump() for link in links]
    if rows:
        connection.execute(insert(schema.links).prefix_with("OR IGNORE"), rows)


def delete_events(connection: Connection, ids: Iterable[str]) -> None:
    """Take events away; their claims stay."""
    connection.execute(delete(schema.events).where(among(schema.events.c.id)), listed(ids))


def retire(connection: Connection, kind: str, ids: Mapping[str, str | None]) -> None:
    """Keep where ids went that nothing has any more."""
    rows = [{"kind": kind, "id": old, "into": new} for old, new in ids.items()]
    if rows:
        connection.execute(upsert(schema.retired).prefix_with("OR REPLACE"), rows)


def actor_of(party: Participation) -> str:
    """Give the id under which a party is asked for, made of its name where no reference table knows it."""
    return party.id or actor_id(party.kind, party.name, party.country)


def states_of(event: Event) -> list[str]:
    """Give the states that take part in an event through any party."""
    return sorted({said.value.country for said in event.participants if said.value.country})


_WANTED = "WHERE number IN (SELECT number FROM claims WHERE id IN (SELECT value FROM json_each(:ids)))"
_QUOTED = f"SELECT number, quote, title FROM quoted {_WANTED}"
_QUOTED_FORGET = f"SELECT 'delete', number, quote, title FROM quoted {_WANTED}"
_FORGET_NAMES = """
    DELETE FROM names WHERE actor IN (SELECT value FROM json_each(:ids)) AND NOT EXISTS (
        SELECT 1 FROM participations AS p WHERE p.actor = names.actor AND p.name = names.name)"""


_SETTLE = (
    update(schema.events)
    .where(schema.events.c.id == bindparam("key"))
    .values(began=bindparam("begins"), settled=bindparam("settles"))
)


def _revive(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Forget that ids were gone which are there again."""
    ids = list(ids)
    if not ids:
        return
    table = schema.retired
    connection.execute(delete(table).where(table.c.kind == kind, among(table.c.id)), listed(ids))


def _fill(connection: Connection, table: Table, rows: Rows) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _claim_row(claim: Claim) -> dict[str, Any]:
    row = claim.model_dump(exclude={"participants", "place", "about", "according_to"})
    row["place"] = claim.place.model_dump_json() if claim.place else None
    row["about"], row["according_to"] = _json(claim.about), _json(claim.according_to)
    return row


def _json(values: Sequence[str]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _name(connection: Connection, parties: Rows) -> None:
    distinct = {(p["actor"], p["name"]): p for p in parties}
    rows = [
        {"actor": actor, "name": name, "folded": slug(name), "kind": p["kind"], "country": p["country"]}
        for (actor, name), p in sorted(distinct.items())
    ]
    if rows:
        connection.execute(upsert(schema.names).on_conflict_do_nothing(), rows)


def _actors(connection: Connection, ids: Mapping[str, str]) -> set[str]:
    table = schema.participations
    return set(connection.execute(select(table.c.actor).where(among(table.c.claim)), ids).scalars())


def _event_row(standing: Standing) -> dict[str, Any]:
    event = standing.event
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "day": _day(event),
        "last_day": event.last_day.isoformat() if event.last_day else "",
        "place": slug(event.place.name) if event.place and event.place.name else "",
        "country": event.place.country if event.place and event.place.country else "",
        "record": standing.record,
        "began": standing.began,
        "settled": standing.settled,
        "reported": min((str(c.reported) for c in event.status_history if c.reported), default=""),
        "sources": len(event.documents),
        "confidence": event.confidence,
    }


def _day_rows(events: Iterable[Event]) -> dict[str, Rows]:
    rows: dict[str, Rows] = {
        "actor_days": [],
        "state_days": [],
        "pair_days": [],
        "subject_days": [],
        "publisher_days": [],
        "speaker_days": [],
    }
    for event in events:
        when = {"day": _day(event), "event": event.id}
        states = states_of(event)
        roles = {actor_of(said.value): said.value.role for said in event.participants}
        rows["actor_days"] += [when | {"actor": actor, "role": role} for actor, role in roles.items()]
        rows["state_days"] += [when | {"state": state} for state in states]
        rows["pair_days"] += [when | {"one": one, "other": other} for one, other in combinations(states, 2)]
        rows["subject_days"] += [when | {"subject": said.value} for said in event.about]
        rows["speaker_days"] += [when | {"speaker": said.value} for said in event.according_to]
        rows["publisher_days"] += [when | {"publisher": publisher} for publisher in event.publishers]
    return rows


def _day(event: Event) -> str:
    return event.first_day.isoformat() if event.first_day else ""
