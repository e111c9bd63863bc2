"""A generated graph of any size, in the shape of the archives: a few states meet often, most seldom.

The same seed gives the same graph. Documents, claims and events are written side by side, without merging, so that
300,000 events take a few minutes and not an hour.
"""

import datetime
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from graph.identity import claim_id
from graph.merge import compose
from graph.model import Claim, Document, Participation, Place, Report
from graph.reference import load_reference
from graph.store import Store, writing
from graph.vocabulary import EventType, Role, Status

FIRST: Final = datetime.date(2000, 1, 1)
DAYS: Final = 8400
BATCH: Final = 2000
LEADERS: Final = 12
"""How many people each state has."""

PUBLISHERS: Final = ("Kremlin", "White House", "Elysee", "North Desk", "South Desk", "World Wire", "Gazette")
TYPES: Final[dict[EventType, int]] = {
    "meeting": 30, "visit": 22, "call": 18, "talks": 10, "message": 6, "agreement": 6, "summit": 4, "mediation": 2,
    "sanction": 1, "relations": 1,
}  # fmt: skip
STATUSES: Final[dict[Status, int]] = {"occurred": 80, "planned": 14, "proposed": 3, "cancelled": 2, "postponed": 1}
ROLES: Final[dict[EventType, tuple[Role, Role]]] = {
    "visit": ("visitor", "host"), "message": ("sender", "recipient"), "agreement": ("signatory", "signatory"),
    "sanction": ("sender", "target"),
}  # fmt: skip
SUBJECTS: Final = ("trade", "energy", "syria-war", "security", "climate", "migration")


class State(NamedTuple):
    """A state to draw, with its capital."""

    code: str
    name: str
    capital: str


def states() -> tuple[State, ...]:
    """Give the states that have a capital in the reference, in an order that the seed fixes."""
    reference = load_reference()
    capitals = {
        row.country: row.name for rows in reference.place_names().values() for row in rows if row.kind == "capital"
    }
    known = {
        actor.country: State(actor.country, actor.name, capitals[actor.country])
        for actor in reference.actors.values()
        if actor.kind == "state" and actor.country in capitals and actor.last is None
    }
    drawn = [known[code] for code in sorted(known)]
    random.Random(1).shuffle(drawn)
    return tuple(drawn)


def tellings(count: int, *, seed: int = 7) -> Iterator[tuple[Document, Claim]]:
    """Give so many documents, each with one claim about a happening of its own."""
    drawn = random.Random(seed)
    known = states()
    weights = [1 / (n + 1) ** 0.9 for n in range(len(known))]
    types, statuses = list(TYPES), list(STATUSES)
    for number in range(count):
        size = drawn.choices((2, 3, 6), (90, 8, 2))[0]
        parties = list(dict.fromkeys(drawn.choices(known, weights, k=size * 2)))[:size]
        kind = drawn.choices(types, list(TYPES.values()))[0]
        status = drawn.choices(statuses, list(STATUSES.values()))[0]
        day = FIRST + datetime.timedelta(days=int(DAYS * number / count))
        yield _telling(drawn, number, kind, status, day, parties)


def _telling(
    drawn: random.Random, number: int, kind: EventType, status: Status, day: datetime.date, parties: list[State]
) -> tuple[Document, Claim]:
    key = f"generated/{number}"
    publisher = drawn.choices(PUBLISHERS, (9, 7, 4, 3, 2, 2, 1))[0]
    roles = ROLES.get(kind, ("participant", "participant"))
    told = tuple(_party(drawn, state, roles[min(n, 1)]) for n, state in enumerate(parties))
    host = parties[min(1, len(parties) - 1)]
    place = Place(name=host.capital, country=host.code) if kind not in {"call", "message", "sanction"} else None
    names = " and ".join(party.name for party in told)
    text = f"{names}: {kind} {status} on {day}."
    reference = claim_id(key, type=kind, status=status, participants=told, date=str(day), place=place, start=0)
    claim = Claim(
        id=reference, document=key, type=kind, status=status, participants=told, date=str(day), date_basis="text",
        place=place, about=(drawn.choice(SUBJECTS),), evidence=text, start=0, end=len(text), confidence=0.8,
        trigger=kind, rule="generated", extractor="generated",
    )  # fmt: skip
    published = day + datetime.timedelta(days=drawn.randrange(2) if status == "occurred" else -3)
    return Document(id=key, text=text, publisher=publisher, title=names[:60], published=published), claim


def _party(drawn: random.Random, state: State, role: Role) -> Participation:
    if drawn.random() < 0.3:
        return Participation(
            kind="state", name=state.name, country=state.code, role=role, id=f"state-{state.code.lower()}"
        )
    number = int(LEADERS * drawn.random() ** 2)
    key = f"person-{state.code.lower()}-leader-{number}"
    return Participation(kind="person", name=f"Leader {number} of {state.name}", country=state.code, role=role, id=key)


def fill(folder: Path, count: int, *, seed: int = 7) -> None:
    """Make the record of a generated graph in a folder."""
    drawn = tellings(count, seed=seed)
    with Store.open(folder) as store:
        while batch := list(islice(drawn, BATCH)):
            events = [_event(document, claim) for document, claim in batch]
            with store.writing() as connection:
                writing.put_documents(connection, ((document, document.id) for document, _ in batch))
                writing.put_claims(connection, [claim for _, claim in batch])
                writing.put_events(connection, events)


def _event(document: Document, claim: Claim) -> writing.Standing:
    event = compose([claim], {document.id: Report(published=document.published, publisher=document.publisher)})
    day = str(document.published)
    return writing.Standing(event, event.model_dump_json(), day, day)
