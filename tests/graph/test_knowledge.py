import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim, document, libraries

from graph import KnowledgeGraph
from graph.errors import Gone, InputError, NotFound
from graph.merge import merge
from graph.model import Place, Report

FEWER = settings(max_examples=25, deadline=None)
DESKS = {"Kremlin": "RUS"}
WHO = ("Vladimir Putin", "Bashar al-Assad")


def everything(kg):
    return kg.events(limit=500).items


def add_all(kg, library, batch=1):
    return list(kg.add_many(library, batch=batch))


def sources(count, **more):
    """Make documents that each tell the same meeting."""
    return [(document(f"d{n}"), [claim(*WHO, document=f"d{n}", **more)]) for n in range(count)]


@FEWER
@given(libraries(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_the_order_of_documents_does_not_change_the_events(library, random, batch):
    with KnowledgeGraph() as kg, KnowledgeGraph() as other:
        add_all(kg, library)
        add_all(other, random.sample(library, len(library)), batch)
        assert everything(kg) == everything(other)
        assert kg.stats() == other.stats()


@FEWER
@given(libraries())
def test_adding_one_by_one_gives_what_merging_all_gives(library):
    reports = {
        paper.id: Report(published=paper.published, publisher=paper.publisher, country=DESKS.get(paper.publisher))
        for paper, _ in library
    }
    with KnowledgeGraph() as kg:
        add_all(kg, library)
        expected = merge((told for _, tellings in library for told in tellings), reports=reports)
        assert sorted(everything(kg), key=lambda event: event.id) == list(expected)


@FEWER
@given(libraries(), st.data())
def test_removing_a_document_gives_what_was_there_without_it(library, drawn):
    gone = drawn.draw(st.sampled_from(library))
    with KnowledgeGraph() as kg, KnowledgeGraph() as other:
        add_all(kg, library)
        kg.remove(gone[0].id)
        add_all(other, [reading for reading in library if reading is not gone])
        assert everything(kg) == everything(other)
        assert kg.stats() == other.stats()
        assert kg.actors() == other.actors()


@FEWER
@given(libraries(), libraries())
def test_a_changed_document_takes_the_place_of_its_former_self(before, after):
    with KnowledgeGraph() as kg, KnowledgeGraph() as other:
        add_all(kg, before)
        add_all(kg, after)
        kept = {paper.id for paper, _ in after}
        add_all(other, [*after, *(reading for reading in before if reading[0].id not in kept)])
        assert everything(kg) == everything(other)
        assert kg.stats() == other.stats()


@FEWER
@given(libraries())
def test_reading_again_changes_nothing(library):
    with KnowledgeGraph() as kg:
        add_all(kg, library)
        before = everything(kg)
        assert {added.outcome for added in add_all(kg, library)} == {"unchanged"}
        assert everything(kg) == before


@FEWER
@given(libraries())
def test_an_id_that_an_event_once_had_leads_somewhere_or_is_gone(library):
    with KnowledgeGraph() as kg:
        ids = {event for added in add_all(kg, library) for event in added.events}
        for paper, tellings in library[::2]:
            kg.remove(paper.id)
            assert not set(tellings) & {told for event in everything(kg) for told in kg.claims(event.id)}
        living = {event.id for event in everything(kg)}
        for key in ids:
            try:
                assert kg.event(key).id in living
            except Gone:
                assert key not in living


def test_a_document_tells_what_became_of_it():
    with KnowledgeGraph() as kg:
        first = kg.add(document(), [claim(*WHO)])
        again = kg.add(document(), [claim(*WHO)])
        other = kg.add(document(), [claim(*WHO, type="call")])
    assert [added.outcome for added in (first, again, other)] == ["added", "unchanged", "replaced"]
    assert first.events == again.events != other.events


def test_two_sources_of_one_meeting_are_one_event_with_both():
    with KnowledgeGraph() as kg:
        add_all(kg, sources(2))
        (event,) = everything(kg)
        assert event.documents == ("d0", "d1")
        assert [told.document for told in kg.claims(event.id)] == sorted(event.documents, key=lambda d: kg_key(kg, d))


def kg_key(kg, key):
    """Sort as the claims of one day's reports are: by id."""
    return next(told.id for event in everything(kg) for told in kg.claims(event.id) if told.document == key)


def test_an_id_that_was_merged_away_leads_to_the_event():
    readings = sorted(sources(2), key=lambda reading: reading[1][0].id, reverse=True)
    with KnowledgeGraph() as kg:
        former = kg.add(*readings[0]).events[0]
        (now,) = kg.add(*readings[1]).events
        assert former != now
        assert kg.event(former).id == now


def test_an_event_without_a_claim_is_gone():
    with KnowledgeGraph() as kg:
        (key,) = kg.add(document(), [claim(*WHO)]).events
        kg.remove("d")
        with pytest.raises(Gone):
            kg.event(key)
        with pytest.raises(Gone):
            kg.document("d")
        assert kg.actors() == ()


def test_an_event_that_comes_back_is_gone_no_more():
    with KnowledgeGraph() as kg:
        (key,) = kg.add(document(), [claim(*WHO)]).events
        kg.remove("d")
        kg.add(document(), [claim(*WHO)])
        assert kg.event(key).id == key


def test_taking_away_the_source_that_bridged_parts_the_event():
    presidents, states = claim(*WHO, document="a"), claim("RUS", "SYR", document="b", type="talks")
    bridge = claim(*WHO, document="c", type="talks")
    with KnowledgeGraph() as kg:
        for told in (presidents, states, bridge):
            kg.add(document(told.document), [told])
        assert kg.stats().events == 1
        kg.remove("c")
        assert kg.stats().events == len(merge([presidents, states]))


@pytest.mark.parametrize(
    ("ask", "kind"),
    [
        (lambda kg: kg.event("e-x"), "event"),
        (lambda kg: kg.claims("e-x"), "event"),
        (lambda kg: kg.claim("c-x"), "claim"),
        (lambda kg: kg.document("x"), "document"),
        (lambda kg: kg.remove("x"), "document"),
        (lambda kg: kg.actor("x"), "actor"),
    ],
    ids=["event", "claims", "claim", "document", "remove", "actor"],
)
def test_an_unknown_id_is_not_found(ask, kind):
    with KnowledgeGraph() as kg, pytest.raises(NotFound) as fault:
        ask(kg)
    assert fault.value.kind == kind


def test_a_claim_of_another_document_is_refused():
    with KnowledgeGraph() as kg:
        with pytest.raises(InputError, match="of document 'b'"):
            kg.add(document("a"), [claim(*WHO, document="b")])
        assert kg.documents() == ()


def test_a_document_without_an_event_is_kept():
    with KnowledgeGraph() as kg:
        assert kg.add(document(), []).events == ()
        assert kg.documents() == ("d",)


def test_one_document_twice_in_a_batch_counts_as_its_last():
    with KnowledgeGraph() as kg:
        twice = [(document(), [claim(*WHO)]), (document(), [claim(*WHO, type="call")])]
        assert [added.outcome for added in kg.add_many(twice, batch=10)] == ["added", "replaced"]
        assert [event.type for event in everything(kg)] == ["call"]


def test_a_publisher_that_speaks_for_a_party_has_its_place_believed():
    sochi, moscow = Place(name="Sochi", country="RUS"), Place(name="Moscow", country="RUS")
    with KnowledgeGraph() as kg:
        kg.add(document("a", publisher="Kremlin"), [claim(*WHO, document="a", place=sochi)])
        kg.add(document("b", "2017-11-25"), [claim(*WHO, document="b", place=moscow)])
        assert everything(kg)[0].place == sochi


def test_many_threads_may_ask_and_add_at_once(tmp_path):
    with KnowledgeGraph.open(tmp_path) as kg, KnowledgeGraph() as memory, ThreadPoolExecutor(4) as threads:
        for each in (kg, memory):
            list(threads.map(lambda reading, each=each: (each.add(*reading), each.events()), sources(20)))
            assert [len(event.claims) for event in everything(each)] == [20]


def test_importing_the_package_loads_no_database():
    loaded = "'sqlalchemy' in sys.modules"
    script = f"import sys, graph; assert not {loaded}; graph.KnowledgeGraph; assert {loaded}"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
