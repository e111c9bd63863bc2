"""Who takes part where the sentence does not say it plainly: lists, blocs, joint statements, what was told before."""

import datetime

import pytest

NOVEMBER = datetime.date(2017, 11, 21)


def names(claim):
    return {party.name for party in claim.participants}


def of(claims, kind):
    return [claim for claim in claims if claim.type == kind]


@pytest.mark.parametrize("bloc", ["the P5+1", "the P5 + 1 group", "the P5+1 countries"])
def test_a_closed_group_with_figures_is_its_members(told, bloc):
    (claim,) = of(told(f"Iran signed an agreement with {bloc} in Vienna."), "agreement") or [None]
    assert names(claim) == {"Iran", "China", "France", "Germany", "Russia", "United Kingdom", "United States"}


def test_those_who_say_we_sign_a_joint_statement(told):
    claims = told(
        "We, Angola, Brazil, Canada and Ghana, share a commitment to a peaceful ocean. We held talks on fishing today.",
        title="Joint Statement on the Ocean",
        publisher="White House",
    )
    everyone = {"Angola", "Brazil", "Canada", "Ghana"}
    (statement,) = of(claims, "agreement")
    assert (names(statement), statement.date, statement.status) == (everyone, "2022-09-20", "occurred")
    assert {party.role for party in statement.participants} == {"signatory"}
    assert names(of(claims, "talks")[0]) == everyone


def test_a_statement_of_one_side_is_no_agreement(told):
    claims = told(
        "We, the people of Canada, mourn.", title="Statement by the Prime Minister of Canada", publisher="PMO"
    )
    assert of(claims, "agreement") == []


def test_a_sentence_that_says_who_was_there_names_the_parties(told):
    (call,) = of(
        told(
            "President Biden held a video call with European leaders today. Participants in the call included "
            "President Emmanuel Macron of France, Chancellor Olaf Scholz of Germany and Prime Minister Mario Draghi of "
            "Italy.",
            title="Readout of the Call with European Leaders",
            publisher="White House",
        ),
        "call",
    )
    assert names(call) == {"Joe Biden", "Emmanuel Macron", "Olaf Scholz", "Mario Draghi"}


def test_a_list_behind_a_heading_names_the_parties(told):
    claims = told(
        "President Biden held a call with allies today.\n\nJoining the call were the following leaders:\n\n"
        "- Polish President Andrzej Duda\n- Romanian President Klaus Iohannis\n",
        title="Readout of the Call",
        publisher="White House",
    )
    assert {"Joe Biden", "Andrzej Duda", "Klaus Iohannis"} in [names(claim) for claim in of(claims, "call")]


def test_those_of_one_state_make_no_event(told):
    claims = told(
        "The President was joined by Secretary of State Antony Blinken and Treasury Secretary Janet Yellen.",
        title="Readout of a Meeting",
        publisher="White House",
    )
    assert claims == ()


def test_what_was_signed_after_talks_is_signed_by_their_parties(told):
    claims = told(
        "Vladimir Putin held talks with Recep Tayyip Erdogan in Sochi on Monday. Nine documents were signed after "
        "the talks.",
        published=NOVEMBER,
    )
    (signed,) = of(claims, "agreement")
    assert {party.country for party in signed.participants} == {"RUS", "TUR"}


def test_three_take_part_in_what_is_trilateral(told):
    claims = told(
        "Ahead of a trilateral summit with the Iranian and Turkish presidents in Sochi, Vladimir Putin discussed Syria "
        "with Donald Trump and the leaders of Saudi Arabia, Israel and Egypt.",
        published=NOVEMBER,
    )
    (summit,) = of(claims, "summit")
    assert len(summit.participants) == 3
    assert {"Hassan Rouhani", "Recep Tayyip Erdogan"} < names(summit)


def test_each_leg_with_a_day_and_place_of_its_own_is_an_event(told):
    claims = told(
        "Putin met with Tony Blair in London in May and with Gerhard Schroeder in Berlin last week.", published=NOVEMBER
    )
    assert [(claim.date, claim.place.name) for claim in claims] == [
        ("2017-05", "London"), ("2017-11-13/2017-11-19", "Berlin"),
    ]  # fmt: skip
    assert all("Vladimir Putin" in names(claim) and len(claim.participants) == 2 for claim in claims)


def test_days_side_by_side_are_events_of_their_own(told):
    claims = told("Putin met Shinzo Abe in 2006 and 2007.", published=NOVEMBER)
    assert [claim.date for claim in claims] == ["2006", "2007"]


def test_an_unknown_person_stands_for_the_state_that_the_apposition_names(told):
    (claim,) = told("Jake Sullivan met today with Jacek Nowak, Chief of the National Security Bureau of Poland.")
    assert ("Jacek Nowak", "POL") in {(party.name, party.country) for party in claim.participants}


def test_an_ambassador_is_not_of_the_state_where_the_post_is(told):
    claims = told("Anna Miller, ambassador to Chile, met Gabriel Boric.")
    assert ("Anna Miller", "CHL") not in {(p.name, p.country) for claim in claims for p in claim.participants}


def test_a_list_of_nominations_is_one_change_of_relations_a_line(told):
    claims = told(
        "NOMINATIONS SENT TO THE SENATE:\n\nAnna Miller, of Ohio, to be Ambassador Extraordinary and Plenipotentiary "
        "of the United States of America to the Republic of Chile.\n",
        publisher="White House",
    )
    (claim,) = of(claims, "relations")
    assert (claim.status, names(claim)) == ("planned", {"United States", "Anna Miller", "Chile"})
