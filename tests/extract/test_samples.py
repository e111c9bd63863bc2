"""The samples: all are read without a fault, and most of what a careful reader finds in them is found."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from extract.extractor import Extractor
from extract.reading import read_documents
from graph.model import Claim, Document
from graph.vocabulary import EVENT_TYPES, STATUSES, family

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
FLOOR = 0.60
"""The share of expected events that must be found; raise it when extraction gets better."""

Event = dict[str, Any]


@cache
def documents() -> tuple[Document, ...]:
    complaints: list[object] = []
    read = tuple(read_documents([str(SAMPLES)], faults=complaints.append, notices=complaints.append))
    assert complaints == []
    return read


@cache
def expected() -> dict[str, list[Event]]:
    lines = (ROOT / "tests" / "samples_expected.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["events"] for row in map(json.loads, lines)}


@cache
def claims() -> dict[str, tuple[Claim, ...]]:
    return {document.id: found for document, found in Extractor().extract_many(documents())}


def states_of(event: Event) -> set[str]:
    return {party["country"] or party["name"] for party in event["participants"]}


def is_found(event: Event, told: tuple[Claim, ...]) -> bool:
    """Tell whether a claim is of the event's family and joins two of its sides, or all where it has fewer."""
    wanted = states_of(event)
    for claim in told:
        sides = {party.country or party.name for party in claim.participants}
        if family(claim.type) == family(event["type"]) and len(wanted & sides) >= min(2, len(wanted)):
            return True
    return False


def test_every_sample_has_a_date_a_publisher_and_a_title() -> None:
    assert [one.id for one in documents() if not (one.published and one.publisher and one.title)] == []


def test_there_is_an_expectation_for_every_sample() -> None:
    assert [one.id for one in documents()] == list(expected())


def test_every_expected_event_quotes_its_document() -> None:
    texts = {one.id: one.text for one in documents()}
    events = [(name, event) for name, events in expected().items() for event in events]
    assert [event for name, event in events if event["evidence"] not in texts[name]] == []


def test_every_type_and_every_status_occurs() -> None:
    events = [event for events in expected().values() for event in events]
    assert {event["type"] for event in events} == set(EVENT_TYPES)
    assert {event["status"] for event in events} == set(STATUSES)


def test_the_readme_names_every_file() -> None:
    manual = (SAMPLES / "README.md").read_text(encoding="utf-8")
    files = [path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()]
    assert [name for name in files if name != "README.md" and f"`{name}`" not in manual] == []


def test_most_of_what_a_careful_reader_finds_is_found() -> None:
    events = [(name, event) for name, events in expected().items() for event in events]
    found = sum(is_found(event, claims()[name]) for name, event in events)
    assert found / len(events) >= FLOOR


def test_a_text_without_diplomacy_gives_no_claim() -> None:
    assert claims()["world-2018-07-25-wellington"] == ()


def test_no_call_of_one_day_is_made_of_several() -> None:
    told = [claim for claim in claims()["moscow-2017-11-21-calls"] if claim.type == "call"]
    sides = [{party.country for party in claim.participants} for claim in told]
    assert {"RUS", "SAU"} in sides
    assert {"RUS", "USA"} in sides
    assert max(len(side) for side in sides) == 2
