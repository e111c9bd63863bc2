import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim, close_claims, libraries, party

from graph.merge import compare, group, merge, sketch
from graph.model import Judgement, Participation, Place, Report

REPORTS = {
    "early": Report(published="2017-11-19", publisher="Desk"),
    "late": Report(published="2017-11-23", publisher="Desk"),
    "kremlin": Report(published="2017-11-21", publisher="Kremlin", country="RUS"),
}


def joined(*claims):
    return len(group(claims)) == 1


def only(*claims):
    (event,) = merge(claims, reports=REPORTS)
    return event


def test_one_happening_told_twice_is_one():
    a = claim("Vladimir Putin", "Bashar al-Assad", document="a")
    assert joined(a, claim("Vladimir Putin", "Bashar al-Assad", document="b"))


def test_leaders_and_their_states_are_one():
    a = claim("Vladimir Putin", "Bashar al-Assad", document="a")
    assert joined(a, claim("RUS", "SYR", document="b"))


def test_meeting_and_talks_of_two_sources_are_one():
    a = claim("Vladimir Putin", "Bashar al-Assad", document="a")
    assert joined(a, claim("Vladimir Putin", "Bashar al-Assad", document="b", type="talks"))


def test_planned_and_held_are_one():
    a = claim("RUS", "TUR", "IRN", document="a", type="summit", status="planned", date="2017-11-22")
    assert joined(a, claim("RUS", "TUR", "IRN", document="b", type="summit", date="2017-11-22"))


def test_a_short_form_of_a_name_is_the_same_person():
    short = Participation(kind="person", name="Erdogan", country="TUR")
    assert joined(
        claim("Vladimir Putin", "Recep Tayyip Erdogan", document="a"), claim("Vladimir Putin", short, document="b")
    )


def test_an_official_and_his_body_are_one_side():
    envoy = Participation(kind="person", name="Antonio Guterres")
    assert joined(
        claim("RUS", "United Nations", document="a"),
        claim("RUS", envoy, document="b"),
        claim("RUS", envoy, document="c"),
    )


def test_a_month_fits_a_day_of_it_where_the_persons_agree():
    a = claim("Vladimir Putin", "Bashar al-Assad", document="a", date="2017-11")
    assert joined(a, claim("Vladimir Putin", "Bashar al-Assad", document="b"))


PUTIN_ASSAD = claim("Vladimir Putin", "Bashar al-Assad", document="a")


@pytest.mark.parametrize(
    "other",
    [
        claim("Sergei Lavrov", "Bashar al-Assad", document="b"),
        claim("Vladimir Putin", "Recep Tayyip Erdogan", document="b"),
        claim("Vladimir Putin", "Bashar al-Assad", document="b", date="2017-11-21"),
        claim("Vladimir Putin", "Bashar al-Assad", document="b", type="call"),
        claim("Vladimir Putin", "Bashar al-Assad", document="b", type="visit"),
        claim("Vladimir Putin", "Bashar al-Assad", document="b", date="2017"),
        claim("Vladimir Putin", "Bashar al-Assad", document="b", date=None),
        claim("Vladimir Putin", "Bashar al-Assad", "Recep Tayyip Erdogan", document="b", type="summit"),
    ],
    ids=["other person", "other state", "other day", "call", "visit", "year", "undated", "summit of more"],
)
def test_what_differs_stays_two(other):
    assert not joined(PUTIN_ASSAD, other)


def test_a_letter_and_its_answer_are_two():
    there = claim(party("RUS", "sender"), party("USA", "recipient"), document="a", type="message")
    assert not joined(there, claim(party("USA", "sender"), party("RUS", "recipient"), document="b", type="message"))


def test_two_calls_stay_two_though_a_third_claim_fits_both():
    days = [claim("RUS", "USA", document=d, type="call", date=f"2017-11-{d}") for d in ("20", "21")]
    loose = claim("RUS", "USA", document="x", type="call", date="2017-11-20/2017-11-21")
    assert len(group([*days, loose])) == 2


def test_two_meetings_stay_two_though_their_states_fit_both():
    presidents = claim("Vladimir Putin", "Bashar al-Assad", document="a")
    minister = claim("Sergei Lavrov", "Bashar al-Assad", document="b")
    assert len(group([presidents, minister, claim("RUS", "SYR", document="c")])) == 2


def test_two_types_in_one_document_are_two():
    a = claim("Vladimir Putin", "Bashar al-Assad")
    assert not joined(a, claim("Vladimir Putin", "Bashar al-Assad", type="talks", start=40))


def test_an_undated_mention_joins_inside_its_document():
    assert joined(claim("Vladimir Putin", "Bashar al-Assad"), claim("Vladimir Putin", "Bashar al-Assad", date=None))


def test_a_person_may_part_what_rules_join():
    a, b = sorted([PUTIN_ASSAD, claim("RUS", "SYR", document="b")], key=lambda c: c.id)
    verdict = Judgement(left=a.id, right=b.id, verdict="different", by="ana")
    assert len(group([a, b], judgements=[verdict])) == 2


def test_a_person_may_join_what_rules_part():
    a, b = sorted([PUTIN_ASSAD, claim("RUS", "SYR", document="b", date="2017-11-21")], key=lambda c: c.id)
    verdict = Judgement(left=a.id, right=b.id, verdict="same", by="ana")
    assert len(group([a, b], judgements=[verdict])) == 1


def test_a_score_names_its_weakest_factor():
    assert compare(sketch(PUTIN_ASSAD), sketch(claim("RUS", "SYR", document="b"))).rule == "rule:people"
    assert compare(sketch(PUTIN_ASSAD), sketch(PUTIN_ASSAD.model_copy(update={"id": "c-0"}))).rule == "rule:equal"


@settings(max_examples=60, deadline=None)
@given(close_claims("a"), close_claims("b"))
def test_comparing_is_symmetric_and_stays_in_bounds(one, other):
    there, back = compare(sketch(one), sketch(other)), compare(sketch(other), sketch(one))
    assert there == back
    assert 0 <= there.score <= 1


@settings(max_examples=60, deadline=None)
@given(libraries(), st.randoms(use_true_random=False))
def test_merging_ignores_order(library, random):
    claims = [told for _, claims in library for told in claims]
    mixed = random.sample(claims, len(claims))
    assert merge(claims) == merge(mixed)


@settings(max_examples=60, deadline=None)
@given(libraries())
def test_merging_what_is_merged_changes_nothing(library):
    claims = [told for _, claims in library for told in claims]
    by_id = {told.id: told for told in claims}
    for event in merge(claims):
        assert merge(by_id[key] for key in event.claims) == (event,)


@settings(max_examples=60, deadline=None)
@given(libraries())
def test_every_claim_is_in_one_event_that_names_it_for_its_values(library):
    claims = [told for _, claims in library for told in claims]
    events = merge(claims)
    assert sorted(key for event in events for key in event.claims) == sorted(told.id for told in claims)
    for event in events:
        values = (*event.types, *event.dates, *event.places, *event.participants, *event.status_history)
        assert {key for said in values for key in said.claims} <= set(event.claims)
        assert event.type in {said.value for said in event.types}
        assert event.status in {change.status for change in event.status_history}


def test_the_id_is_that_of_the_smallest_claim():
    a, b = PUTIN_ASSAD, claim("RUS", "SYR", document="b")
    assert only(a, b).id == "e-" + min(a.id, b.id)[2:]


def test_a_plan_told_late_does_not_undo_what_was_held():
    held = claim("RUS", "SYR", document="early")
    event = only(held, claim("RUS", "SYR", document="late", status="planned"))
    assert event.status == "occurred"
    assert [change.status for change in event.status_history] == ["occurred", "planned"]


@pytest.mark.parametrize("after", ["occurred", "cancelled", "postponed", "denied"])
def test_the_latest_status_holds(after):
    planned = claim("RUS", "SYR", document="early", status="planned")
    event = only(planned, claim("RUS", "SYR", document="late", status=after))
    assert event.status == after
    assert ("status", "later report over earlier") in {(why.field, why.reason) for why in event.choices}


def test_the_finer_date_is_chosen_and_both_are_kept():
    week = claim("Vladimir Putin", "Bashar al-Assad", document="late", date="2017-11-19/2017-11-21")
    event = only(week, PUTIN_ASSAD)
    assert event.date == "2017-11-20"
    assert {said.value for said in event.dates} == {"2017-11-20", "2017-11-19/2017-11-21"}
    assert [(why.field, why.reason) for why in event.choices] == [("date", "finer date over coarser")]


def test_what_all_claims_agree_on_needs_no_reason():
    event = only(PUTIN_ASSAD, claim("Vladimir Putin", "Bashar al-Assad", document="late", date_basis="published"))
    assert (event.date_basis, event.choices) == ("text", ())


def test_the_place_of_a_partys_own_readout_is_chosen():
    who = ("Vladimir Putin", "Bashar al-Assad")
    third = claim(*who, document="late", place=Place(name="Moscow", country="RUS"))
    event = only(third, claim(*who, document="kremlin", place=Place(name="Sochi", country="RUS")))
    assert event.place == Place(name="Sochi", country="RUS")
    assert event.choices[0].reason == "own readout over third party"


def test_a_person_stands_for_a_state_that_others_name():
    event = only(PUTIN_ASSAD, claim("RUS", "SYR", document="b"))
    assert {said.value.name for said in event.participants} == {"Vladimir Putin", "Bashar al-Assad"}


def test_a_state_stays_beside_a_person_where_one_claim_tells_both():
    event = only(claim("Bashar al-Assad", "Vladimir Putin", party("RUS", "host"), type="visit"))
    assert {said.value.name for said in event.participants} == {"Vladimir Putin", "Bashar al-Assad", "Russia"}


def test_a_role_that_one_source_tells_is_kept():
    hosted = claim(party("Vladimir Putin", "host"), "Bashar al-Assad", document="b")
    roles = {said.value.name: said.value.role for said in only(PUTIN_ASSAD, hosted).participants}
    assert roles == {"Vladimir Putin": "host", "Bashar al-Assad": "participant"}


def test_subjects_name_the_claims_that_tell_them():
    a, b = claim("RUS", "SYR", about=("trade",)), claim("RUS", "SYR", document="e", about=("trade", "energy"))
    told = {said.value: set(said.claims) for said in only(a, b).about}
    assert told == {"trade": {a.id, b.id}, "energy": {b.id}}
