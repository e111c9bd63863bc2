"""The article that the project began with and the Kremlin's items of that week, read, extracted and merged."""

import datetime
from pathlib import Path

import pytest

from bench.archives import as_document, kremlin
from graph import KnowledgeGraph

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED = SHARED / "seed" / "presstv-2017-11-21.txt"
WEEK = ("2017-11-18", "2017-11-24")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.is_file(), reason="../shared is absent"),
]


@pytest.fixture(scope="module")
def kg():
    from extract import Extractor
    from extract.reading import read_documents
    from graph.reference import load_reference

    faults, day = [], datetime.date(2017, 11, 21)
    papers = list(
        read_documents([str(SEED)], published=day, publisher=None, faults=faults.append, notices=lambda _: None)
    )
    papers += [as_document(row) for row in kremlin(SHARED / "data") if WEEK[0] <= row["published"] <= WEEK[1]]
    assert faults == []
    with KnowledgeGraph() as opened:
        list(opened.add_many(Extractor(load_reference()).extract_many(papers)))
        yield opened


def with_states(kg, *states, **filters):
    """Give events in which just these states take part."""
    found = kg.events(limit=500, **filters).items
    return [e for e in found if {p.value.country for p in e.participants} == set(states)]


@pytest.mark.parametrize(("state", "item"), [("SAU", "56144"), ("ISR", "56146"), ("EGY", "56145")])
def test_each_call_is_one_event_with_both_sources(kg, state, item):
    sources = {f"kremlin-{item}", "seed-presstv-2017-11-21"}
    told = [e for e in with_states(kg, "RUS", state, type="call") if sources & set(e.documents)]
    assert len(told) == 1
    assert sources <= set(told[0].documents)


def test_the_trilateral_summit_is_one_event_planned_and_then_held(kg):
    told = [e for e in kg.events(type="summit", limit=500).items if "kremlin-56152" in e.documents]
    assert len(told) == 1
    assert {"seed-presstv-2017-11-21", "kremlin-56153", "kremlin-56171"} <= set(told[0].documents)
    assert told[0].status_history[0].status == "planned"
    assert told[0].status == "occurred"


def test_the_meeting_with_assad_is_one_event(kg):
    told = kg.events(type="meeting", after="2017-11-20", before="2017-11-20", limit=500).items
    assert len([e for e in told if "SYR" in {p.value.country for p in e.participants}]) == 1


def test_the_bilateral_meeting_stands_beside_the_summit_and_is_part_of_it(kg):
    (summit,) = (e for e in kg.events(type="summit", limit=500).items if "kremlin-56152" in e.documents)
    (meeting,) = (e for e in with_states(kg, "RUS", "IRN", type="meeting") if "kremlin-56154" in e.documents)
    assert meeting.id != summit.id
    assert (meeting.id, summit.id) in {(link.part, link.whole) for link in kg.links(meeting.id)}
