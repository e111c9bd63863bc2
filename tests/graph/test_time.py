"""Two times, judgements and links: laws on small libraries, and the cases that they are there for."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim, document, libraries

from graph import KnowledgeGraph
from graph.errors import BadFilter, Gone, NotFound
from graph.model import Place

FEWER = settings(max_examples=40, deadline=None)
DAYS = st.sampled_from(["2017-11-18", "2017-11-19", "2017-11-20", "2017-11-21", "2017-11-23", "2018-01-01"])
WHO = ("Vladimir Putin", "Bashar al-Assad")
SOCHI = Place(name="Sochi", country="RUS")


def everything(kg, **more):
    return kg.events(limit=500, **more).items


def filled(library):
    kg = KnowledgeGraph()
    list(kg.add_many(library))
    return kg


def told_by(library, day):
    return [(paper, told) for paper, told in library if paper.published and paper.published.isoformat() <= day]


@FEWER
@given(libraries(), DAYS)
def test_as_of_a_day_the_graph_is_that_of_the_documents_up_to_it(library, day):
    with filled(library) as kg, filled(told_by(library, day)) as then:
        assert everything(kg, as_of=day) == everything(then)
        assert kg.stats(as_of=day) == then.stats()
        assert kg.actors(as_of=day) == then.actors()
        assert kg.documents(as_of=day) == then.documents()
        for event in everything(then):
            assert kg.links(event.id, as_of=day) == then.links(event.id)


@FEWER
@given(libraries(), st.randoms(use_true_random=False))
def test_links_do_not_depend_on_the_order_of_documents(library, random):
    with filled(library) as kg, filled(random.sample(library, len(library))) as other:
        for event in everything(kg):
            assert kg.links(event.id) == other.links(event.id)


@FEWER
@given(libraries(), DAYS)
def test_looking_back_changes_nothing(library, day):
    with filled(library) as kg:
        before = everything(kg), kg.stats()
        everything(kg, as_of=day)
        assert (everything(kg), kg.stats()) == before


@FEWER
@given(libraries(), st.data())
def test_undoing_a_judgement_restores_what_was_before(library, drawn):
    with filled(library) as kg:
        claims = sorted(key for event in everything(kg) for key in event.claims)
        if len(claims) < 2:
            return
        pair = drawn.draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True))
        first = kg.judge(*pair, drawn.draw(st.sampled_from(["same", "different", "unsure"])), by="ana")
        before = everything(kg)
        second = kg.judge(*pair, drawn.draw(st.sampled_from(["same", "different", "unsure"])), by="bo")
        kg.undo(second.id)
        assert everything(kg) == before
        kg.undo(first.id)
        with filled(library) as other:
            assert everything(kg) == everything(other)


@FEWER
@given(libraries(), st.data(), st.randoms(use_true_random=False))
def test_judgements_hold_in_whatever_order_documents_come(library, drawn, random):
    clock = iter(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(n) for n in range(10000))
    with KnowledgeGraph(clock=lambda: next(clock)) as kg, KnowledgeGraph() as other:
        list(kg.add_many(library))
        claims = sorted(key for event in everything(kg) for key in event.claims)
        if len(claims) < 3:
            return
        pairs = st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True)
        verdicts = st.sampled_from(["same", "different", "unsure"])
        for _ in range(drawn.draw(st.integers(1, 3))):
            kg.judge(*drawn.draw(pairs), drawn.draw(verdicts), by="ana")
        kept = everything(kg)
        for paper, _ in library:
            kg.remove(paper.id)
        assert everything(kg) == ()
        list(kg.add_many(random.sample(library, len(library))))
        assert everything(kg) == kept
        assert other.judgements() == ()


@pytest.fixture
def summit():
    """Give a graph in which a summit is announced, put off and held, with a meeting beside it."""
    planned = claim("RUS", "TUR", "IRN", document="a", type="summit", status="planned", date="2017-11-22", place=SOCHI)
    moved = claim("RUS", "TUR", "IRN", document="b", type="summit", status="postponed", date="2017-11-29", place=SOCHI)
    held = claim("RUS", "TUR", "IRN", document="c", type="summit", date="2017-11-29", place=SOCHI)
    aside = claim("RUS", "IRN", document="d", date="2017-11-29", place=SOCHI)
    days = {"a": "2017-11-15", "b": "2017-11-20", "c": "2017-11-30", "d": "2017-11-30"}
    with KnowledgeGraph() as kg:
        for told in (planned, moved, held, aside):
            kg.add(document(told.document, days[told.document]), [told])
        yield kg


def test_a_summit_put_off_keeps_both_dates_and_its_history(summit):
    event = summit.events(type="summit").items[0]
    assert (event.status, event.date) == ("occurred", "2017-11-29")
    assert {said.value for said in event.dates} == {"2017-11-22", "2017-11-29"}
    assert [change.status for change in event.status_history] == ["planned", "postponed", "occurred"]


def test_before_it_was_held_the_summit_was_planned(summit):
    now = summit.events(type="summit").items[0]
    then = summit.event(now.id, as_of="2017-11-18")
    assert (then.status, then.date) == ("planned", "2017-11-22")
    assert summit.event(now.id, as_of=datetime.date(2017, 11, 21)).status == "postponed"
    assert summit.stats(as_of="2017-11-18").events == 1
    with pytest.raises(NotFound):
        summit.event(now.id, as_of="2017-11-01")


def test_a_meeting_at_a_summit_is_part_of_it(summit):
    whole = summit.events(type="summit").items[0]
    part = summit.events(type="meeting").items[0]
    assert [(link.part, link.whole, link.rule) for link in summit.links(part.id)] == [
        (part.id, whole.id, "rule:at-summit")
    ]
    assert summit.links(whole.id) == summit.links(part.id)


def test_a_meeting_of_a_visit_is_part_of_it_and_links_go_with_their_events():
    from making import party

    with KnowledgeGraph() as kg:
        visit = claim(
            party("Bashar al-Assad", "visitor"), party("RUS", "host"), document="a", type="visit", date="2017-11-20"
        )
        kg.add(document("a"), [visit])
        meeting = kg.add(document("b"), [claim(*WHO, document="b")]).events[0]
        assert [link.rule for link in kg.links(meeting)] == ["rule:during-visit"]
        kg.remove("a")
        assert kg.links(meeting) == ()


def test_the_rounds_of_a_process_are_its_parts():
    astana = Place(name="Astana", country="KAZ")
    with KnowledgeGraph() as kg:
        process = claim("RUS", "TUR", document="a", type="talks", status="ongoing", date=None, place=astana)
        kg.add(document("a"), [process])
        held = claim("RUS", "TUR", "IRN", document="b", type="talks", date="2017-10-30/2017-10-31", place=astana)
        part = kg.add(document("b", "2017-10-31"), [held]).events[0]
        assert [link.rule for link in kg.links(part)] == ["rule:round"]


def test_a_person_parts_two_claims_and_the_rules_would_join_them_again():
    with KnowledgeGraph() as kg:
        for key in "ab":
            kg.add(document(key), [claim(*WHO, document=key)])
        (event,) = everything(kg)
        judgement = kg.judge(*event.claims, "different", by="ana", note="two sittings")
        assert len(everything(kg)) == 2
        why = kg.explain(*event.claims)
        assert (why.joined, why.score) == (False, 1.0)
        assert [j.by for j in why.judgements] == ["ana", "rule:equal"]
        kg.undo(judgement.id)
        assert everything(kg) == (event,)
        assert kg.judgements()[0].undone is not None


def test_an_unsure_person_keeps_the_rule_from_joining_directly():
    with KnowledgeGraph() as kg:
        for key in "ab":
            kg.add(document(key), [claim(*WHO, document=key)])
        kg.judge(*everything(kg)[0].claims, "unsure", by="ana")
        assert len(everything(kg)) == 2


def test_two_events_may_be_judged_the_same_and_the_old_id_leads_on():
    with KnowledgeGraph() as kg:
        ids = [
            kg.add(document(key), [claim(*WHO, document=key, date=day)]).events[0]
            for key, day in (("a", "2017-11-20"), ("b", "2017-11-12"))
        ]
        kg.judge(*ids, "same", by="ana")
        (event,) = everything(kg)
        assert {kg.event(key).id for key in ids} == {event.id}


@pytest.mark.parametrize(
    ("ends", "verdict", "by", "fault"),
    [
        (("c-1", "c-2"), "same", "ana", NotFound),
        ((0, 0), "same", "ana", BadFilter),
        ((0, 1), "perhaps", "ana", BadFilter),
        ((0, 1), "same", "rule:mine", BadFilter),
        ((0, 1), "same", " ", BadFilter),
    ],
)
def test_a_judgement_that_cannot_be_is_refused(ends, verdict, by, fault):
    with KnowledgeGraph() as kg:
        for key in "ab":
            kg.add(document(key), [claim(*WHO, document=key)])
        claims = everything(kg)[0].claims
        left, right = (claims[end] if isinstance(end, int) else end for end in ends)
        with pytest.raises(fault):
            kg.judge(left, right, verdict, by=by)


def test_claims_that_went_with_their_document_are_gone():
    with KnowledgeGraph() as kg:
        told = claim(*WHO)
        kg.add(document("d"), [told])
        kg.add(document("d", text="Other."), [])
        with pytest.raises(Gone):
            kg.claim(told.id)
        kg.add(document("d"), [told])
        assert kg.claim(told.id) == told


def test_a_comparison_tells_its_factors_in_words():
    with KnowledgeGraph() as kg:
        kg.add(document("a"), [claim(*WHO, document="a")])
        kg.add(document("b"), [claim("RUS", "SYR", document="b", date="2017-11")])
        one, other = (event.claims[0] for event in everything(kg))
        why = kg.explain(one, other)
        assert not why.joined
        assert {factor.name for factor in why.factors} >= {"type", "parties", "people", "date"}
        assert why.score < why.threshold
        assert all(factor.reason for factor in why.factors)
