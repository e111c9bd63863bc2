"""Take documents with their claims into the record, and out of it again.

A document that comes again takes the place of its former self, as if that had never been there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import Connection

from graph.errors import InputError
from graph.identity import digest
from graph.merge import Sketch, blocks, judge
from graph.model import Claim, Document, Record
from graph.regrouping import Occasion, regroup, sketches
from graph.store import judging, reading, writing


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


def add(connection: Connection, readings: Sequence[Reading], occasion: Occasion) -> tuple[Added, ...]:
    """Take in documents of different ids; one that is known and unchanged changes nothing."""
    made = {item.document.id: _digest(item) for item in readings}
    known = reading.digests(connection, made)
    fresh = [item for item in readings if known.get(item.document.id) != made[item.document.id]]
    before = _take_away(connection, [item.document.id for item in fresh if item.document.id in known])
    claims = [claim for item in fresh for claim in item.claims]
    writing.put_documents(connection, ((item.document, made[item.document.id]) for item in fresh))
    touched = before.touched | _put_claims(connection, claims)
    regroup(connection, touched, before.homes, occasion)
    homes = reading.homes(connection, (claim.id for item in readings for claim in item.claims))
    return tuple(_added(item, known, made, homes) for item in readings)


def remove(connection: Connection, document: str, occasion: Occasion) -> None:
    """Take a document away with its claims, and the events that no other claim tells.

    Raises:
        NotFound: there never was such a document.
        Gone: it was taken away before.
    """
    if document not in reading.digests(connection, [document]):
        raise reading.missing(connection, "document", document)
    before = _take_away(connection, [document])
    regroup(connection, before.touched, before.homes, occasion)


class _Before(NamedTuple):
    """What stood before claims were taken away: the event of each, and the claims that it was joined with."""

    homes: dict[str, str]
    touched: set[str]


def _take_away(connection: Connection, documents: Sequence[str]) -> _Before:
    if not documents:
        return _Before({}, set())
    claims = {claim for ids in reading.claim_ids(connection, documents).values() for claim in ids}
    linked, _ = judging.connected(connection, claims)
    homes = reading.homes(connection, linked)
    writing.delete_documents(connection, documents, claims)
    return _Before(homes, linked - claims)


def _put_claims(connection: Connection, claims: Sequence[Claim]) -> set[str]:
    """Store claims; give their ids with those of the claims that the rules join them with."""
    if not claims:
        return set()
    writing.put_claims(connection, claims)
    new = sketches(connection, {claim.id: claim for claim in claims})
    writing.put_blocks(connection, (row for item in new.values() for row in _block_rows(item)))
    pairs = reading.near(connection, new)
    known = sketches(connection, reading.claims(connection, {other for _, other in pairs}))
    touched = set(new)
    for key, other in pairs:
        if other not in touched and judge(new[key], known[other]) is not None:
            touched.add(other)
    return touched


def _block_rows(item: Sketch) -> Iterator[tuple[str, str, str, str, str]]:
    for block in blocks(item):
        yield item.id, block.key, str(block.first), str(block.last), str(block.earliest)


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
