"""Take documents with their claims into the record, and keep the events true to the claims.

Only the happenings that a new or lost claim touches are looked at again: the claims that it is judged to belong with,
and those that they belong with in turn. So the events never depend on the order in which documents came.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import Connection

from graph.errors import InputError, NotFound
from graph.identity import digest
from graph.merge import Sketch, blocks, cluster, compose, judge, sketch
from graph.model import Claim, Document, Event, Record, Report
from graph.store import reading, writing

Desks = Callable[[str | None], str | None]
"""Tells the state (alpha-3) that a publisher speaks for, None for one that speaks for no state."""


class Reading(NamedTuple):
    """A document and what it claims."""

    document: Document
    claims: tuple[Claim, ...]


class Added(Record):
    """What became of a document: `events` are those that its claims are part of now."""

    document: str
    outcome: Literal["added", "replaced", "unchanged"]
    claims: int
    events: tuple[str, ...]


def read(document: Document, claims: Iterable[Claim]) -> Reading:
    """Put a document and its claims together; a claim given twice counts once.

    Raises:
        InputError: a claim is of another document.
    """
    distinct = {claim.id: claim for claim in claims}
    for claim in distinct.values():
        if claim.document != document.id:
            raise InputError(f"claim {claim.id} is of document {claim.document!r} and not of {document.id!r}")
    return Reading(document, tuple(distinct[key] for key in sorted(distinct)))


def add(connection: Connection, readings: Sequence[Reading], desks: Desks) -> tuple[Added, ...]:
    """Take in documents of different ids; one that is known and unchanged changes nothing."""
    made = {item.document.id: _digest(item) for item in readings}
    known = reading.digests(connection, made)
    fresh = [item for item in readings if known.get(item.document.id) != made[item.document.id]]
    before = _take_away(connection, [item.document.id for item in fresh if item.document.id in known])
    claims = [claim for item in fresh for claim in item.claims]
    writing.put_documents(connection, ((item.document, made[item.document.id]) for item in fresh))
    touched = before.touched | _put_claims(connection, claims)
    _regroup(connection, touched, before.homes, desks)
    homes = reading.homes(connection, (claim.id for item in readings for claim in item.claims))
    return tuple(_added(item, known, made, homes) for item in readings)


def remove(connection: Connection, document: str, desks: Desks) -> None:
    """Take a document away with its claims, and the events that no other claim tells.

    Raises:
        NotFound: there is no such document.
    """
    if document not in reading.digests(connection, [document]):
        raise NotFound("document", document)
    before = _take_away(connection, [document])
    _regroup(connection, before.touched, before.homes, desks)


class _Before(NamedTuple):
    """What stood before claims were taken away: the event of each, and the claims that it was joined with."""

    homes: dict[str, str]
    touched: set[str]


def _take_away(connection: Connection, documents: Sequence[str]) -> _Before:
    if not documents:
        return _Before({}, set())
    claims = {claim for ids in reading.claim_ids(connection, documents).values() for claim in ids}
    linked, _ = reading.connected(connection, claims)
    homes = reading.homes(connection, linked)
    writing.delete_documents(connection, documents, claims)
    return _Before(homes, linked - claims)


def _put_claims(connection: Connection, claims: Sequence[Claim]) -> set[str]:
    """Store claims; give their ids with those of the claims that the rules join them with."""
    if not claims:
        return set()
    writing.put_claims(connection, claims)
    sketches = {claim.id: sketch(claim) for claim in claims}
    writing.put_blocks(connection, (row for item in sketches.values() for row in _block_rows(item)))
    pairs = reading.near(connection, sketches)
    others = {key for pair in pairs for key in pair} - sketches.keys()
    known = sketches | {key: sketch(claim) for key, claim in reading.claims(connection, others).items()}
    return set(sketches).union(*(pair for pair in pairs if judge(known[pair[0]], known[pair[1]])))


def _block_rows(item: Sketch) -> Iterator[tuple[str, str, str, str, str]]:
    for block in blocks(item):
        yield item.id, block.key, str(block.first), str(block.last), str(block.earliest)


def _regroup(connection: Connection, touched: set[str], lost: Mapping[str, str], desks: Desks) -> None:
    """Cluster again what these claims are joined with, and write the events that come out different.

    `lost` gives the former events of claims that may be gone.
    """
    linked, judgements = reading.connected(connection, touched)
    claims = reading.claims(connection, linked)
    homes = reading.homes(connection, claims) | dict(lost)
    made = cluster((sketch(claim) for claim in claims.values()), judgements)
    writing.replace_judgements(connection, judgements, made.judgements)
    reports = _reports(connection, claims.values(), desks)
    events = [compose([claims[key] for key in members], reports) for members in made.clusters]
    _replace(connection, events, homes, set(lost.values()))


def _replace(connection: Connection, events: Sequence[Event], homes: Mapping[str, str], torn: set[str]) -> None:
    """Write the events that differ, and those that lost a claim even where the same claim came back."""
    made = {event.id: (event, event.model_dump_json()) for event in events}
    old = reading.records(connection, {*homes.values(), *made})
    changed = {key: pair for key, pair in made.items() if key in torn or old.get(key) != pair[1]}
    vanished = set(homes.values()) - made.keys()
    writing.delete_events(connection, vanished | (changed.keys() & old.keys()))
    writing.put_events(connection, changed)
    writing.retire(connection, _redirects(vanished, homes, events))


def _redirects(vanished: set[str], homes: Mapping[str, str], events: Iterable[Event]) -> dict[str, str | None]:
    """Lead each vanished id to the event that has the smallest of its claims now."""
    now = {claim: event.id for event in events for claim in event.claims}
    into: dict[str, str | None] = dict.fromkeys(sorted(vanished))
    for claim in sorted(homes, reverse=True):
        if homes[claim] in vanished and claim in now:
            into[homes[claim]] = now[claim]
    return into


def _reports(connection: Connection, claims: Iterable[Claim], desks: Desks) -> dict[str, Report]:
    found = reading.reports(connection, {claim.document for claim in claims})
    return {key: r.model_copy(update={"country": desks(r.publisher)}) for key, r in found.items()}


def _digest(item: Reading) -> str:
    """Stand for all that a document says; when it was fetched does not count."""
    told = item.document.model_dump_json(exclude={"retrieved"})
    return digest({"document": told, "claims": [claim.model_dump_json() for claim in item.claims]})


def _added(item: Reading, known: Mapping[str, str], made: Mapping[str, str], homes: Mapping[str, str]) -> Added:
    key = item.document.id
    outcome: Literal["added", "replaced", "unchanged"] = "added"
    if key in known:
        outcome = "unchanged" if known[key] == made[key] else "replaced"
    events = sorted({homes[claim.id] for claim in item.claims})
    return Added(document=key, outcome=outcome, claims=len(item.claims), events=tuple(events))
