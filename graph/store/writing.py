"""Write records into the store, inside a transaction that the caller holds.

Everything goes in by tables and not by records: a thousand documents take the same few statements as one.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from graph.identity import actor_id, slug
from graph.model import Claim, Document, Event, Judgement, Participation
from graph.store import schema
from graph.store.reading import among, listed

Rows = list[dict[str, Any]]


def put_documents(connection: Connection, documents: Iterable[tuple[Document, str]]) -> None:
    """Add documents with their digests."""
    _fill(connection, schema.documents, [d.model_dump(mode="json") | {"digest": digest} for d, digest in documents])


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
    ids = listed(claim.id for claim in claims)
    connection.execute(text(f"INSERT INTO quotes(rowid, quote, title) {_QUOTED}"), ids)


def put_blocks(connection: Connection, blocks: Iterable[tuple[str, str, str, str, str]]) -> None:
    """Add blocks as (claim, key, first, last, earliest)."""
    columns = ("claim", "key", "first", "last", "earliest")
    _fill(connection, schema.blocks, [dict(zip(columns, block, strict=True)) for block in blocks])


def put_judgements(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Add judgements; one by the same rule or person on the same claims takes the place of the former."""
    rows = [judgement.model_dump(mode="json") for judgement in judgements]
    if rows:
        connection.execute(upsert(schema.judgements).prefix_with("OR REPLACE"), rows)


def replace_judgements(connection: Connection, former: Iterable[Judgement], made: Iterable[Judgement]) -> None:
    """Put what rules judge now in the place of what they judged before; persons' judgements stay."""
    before = {_key(j): j for j in former if j.by.startswith("rule:")}
    now = {_key(j): j for j in made}
    stale = [dict(zip(("left_end", "right_end", "judge"), key, strict=True)) for key in before.keys() - now.keys()]
    if stale:
        connection.execute(_FORGET_JUDGEMENT, stale)
    put_judgements(connection, (j for key, j in sorted(now.items()) if before.get(key) != j))


def delete_documents(connection: Connection, documents: Iterable[str], claims: Iterable[str]) -> None:
    """Take documents away with these, all of their claims, and with what rules judged on them."""
    bound, ids = listed(documents), listed(claims)
    actors = _actors(connection, ids)
    connection.execute(text(f"INSERT INTO quotes(quotes, rowid, quote, title) {_QUOTED_FORGET}"), ids)
    for end in (schema.judgements.c.left, schema.judgements.c.right):
        by_rule = schema.judgements.c.by.like("rule:%")
        connection.execute(delete(schema.judgements).where(among(end), by_rule), ids)
    connection.execute(delete(schema.documents).where(among(schema.documents.c.id)), bound)
    connection.execute(text(_FORGET_NAMES), listed(actors))


def put_events(connection: Connection, events: Mapping[str, tuple[Event, str]]) -> None:
    """Add events with their JSON, and fill the tables by which they are asked for."""
    rows = [_event_row(event, record) for event, record in events.values()]
    _fill(connection, schema.events, rows)
    made = [event for event, _ in events.values()]
    _fill(connection, schema.event_claims, [{"event": e.id, "claim": c} for e in made for c in e.claims])
    for table, lines in _day_rows(made).items():
        _fill(connection, schema.metadata.tables[table], lines)
    connection.execute(delete(schema.retired).where(among(schema.retired.c.id)), listed(events))


def delete_events(connection: Connection, ids: Iterable[str]) -> None:
    """Take events away; their claims stay."""
    connection.execute(delete(schema.events).where(among(schema.events.c.id)), listed(ids))


def retire(connection: Connection, ids: Mapping[str, str | None]) -> None:
    """Keep where ids went that no event has any more."""
    rows = [{"id": old, "into": new} for old, new in ids.items()]
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


_FORGET_JUDGEMENT = delete(schema.judgements).where(
    schema.judgements.c.left == bindparam("left_end"),
    schema.judgements.c.right == bindparam("right_end"),
    schema.judgements.c.by == bindparam("judge"),
)


def _key(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.left, judgement.right, judgement.by


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


def _event_row(event: Event, record: str) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "day": _day(event),
        "last_day": event.last_day.isoformat() if event.last_day else "",
        "place": slug(event.place.name) if event.place and event.place.name else "",
        "country": event.place.country if event.place and event.place.country else "",
        "record": record,
    }


def _day_rows(events: Iterable[Event]) -> dict[str, Rows]:
    rows: dict[str, Rows] = {
        "actor_days": [],
        "state_days": [],
        "pair_days": [],
        "subject_days": [],
        "publisher_days": [],
    }
    for event in events:
        when = {"day": _day(event), "event": event.id}
        states = states_of(event)
        roles = {actor_of(said.value): said.value.role for said in event.participants}
        rows["actor_days"] += [when | {"actor": actor, "role": role} for actor, role in roles.items()]
        rows["state_days"] += [when | {"state": state} for state in states]
        rows["pair_days"] += [when | {"one": one, "other": other} for one, other in combinations(states, 2)]
        rows["subject_days"] += [when | {"subject": said.value} for said in event.about]
        rows["publisher_days"] += [when | {"publisher": publisher} for publisher in event.publishers]
    return rows


def _day(event: Event) -> str:
    return event.first_day.isoformat() if event.first_day else ""
