"""Wordings that stand for people, bodies and several events: long titles, other spellings, lists, marks of Markdown."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.markup import unmarked

NOVEMBER = datetime.date(2017, 11, 22)


def names(claim):
    return {party.name for party in claim.participants}


def of(claims, kind):
    return [claim for claim in claims if claim.type == kind]


def test_an_ambassador_to_one_state_stands_for_the_other(told):
    (meeting,) = of(
        told("Jake Sullivan met with Emirati Ambassador to the United States Yousef Al Otaiba on Monday."), "meeting"
    )
    assert {(p.name.lower(), p.country) for p in meeting.participants} == {
        ("jake sullivan", "USA"),
        ("yousef al otaiba", "ARE"),
    }


def test_an_office_with_a_field_of_its_own_stands_before_a_name(told):
    (visit,) = of(
        told("Deputy Secretary of Commerce Don Graves travelled to Qatar on Monday.", publisher="White House"), "visit"
    )
    assert names(visit) == {"Don Graves", "Qatar"}


def test_officials_named_together_are_of_one_state_and_who_opens_the_sentence_is_not_its_scene(told):
    claims = told(
        "The United States imposed sanctions on Turkish Justice Minister Abdulhamit Gul and Interior Minister Suleyman "
        "Soylu on Wednesday.",
        published=datetime.date(2018, 8, 2),
    )
    (sanction,) = of(claims, "sanction")
    assert {(p.name, p.country, p.role) for p in sanction.participants} == {
        ("United States", "USA", "participant"),
        ("Abdulhamit Gul", "TUR", "target"),
        ("Suleyman Soylu", "TUR", "target"),
    }


def test_a_national_security_council_is_not_that_of_the_united_nations(told):
    claims = told("The National Security Council said Jake Sullivan met Wang Yi in Vienna on Monday.")
    assert all("United Nations Security Council" not in names(claim) for claim in claims)


def test_a_name_in_another_spelling_is_the_holder_of_the_office(told):
    claims = told(
        "Armenian President Serzh Sarksyan met Vladimir Putin in Moscow on Friday.",
        published=datetime.date(2010, 8, 23),
    )
    assert names(of(claims, "meeting")[0]) == {"Serzh Sargsyan", "Vladimir Putin"}


def test_rebels_of_a_state_are_a_party_of_their_own(told):
    (talks,) = of(told("Libyan rebels held talks with the government of Turkey in Ankara on Monday."), "talks")
    assert {(p.name, p.kind, p.country) for p in talks.participants} == {
        ("Libyan rebels", "organization", "LBY"),
        ("Turkey", "state", "TUR"),
    }


def test_meetings_with_several_people_are_one_each(told):
    claims = told(
        "Vladimir Putin held bilateral meetings with Serzh Sargsyan, Alexander Lukashenko and Nursultan Nazarbayev.",
        published=datetime.date(2012, 12, 19),
    )
    assert [names(claim) for claim in of(claims, "meeting")] == [
        {"Vladimir Putin", other} for other in ("Serzh Sargsyan", "Alexander Lukashenko", "Nursultan Nazarbayev")
    ]


def test_a_counting_word_is_nobody(told):
    claims = told(
        "Vladimir Putin phoned Donald Trump on Tuesday. Putin, Hassan Rouhani and Recep Tayyip Erdogan met in Sochi "
        "for a summit, which came two days after Assad visited the city.",
        published=NOVEMBER,
    )
    assert all("Donald Trump" not in names(claim) for claim in claims if claim.type != "call")


def test_whoever_makes_a_statement_says_i(told):
    claims = told(
        "I met with Prime Minister Kishida of Japan in Tokyo today.",
        title="Statement by Vice President Kamala Harris on Her Meeting in Tokyo",
        publisher="White House",
    )
    assert any(names(claim) == {"Kamala Harris", "Fumio Kishida"} for claim in of(claims, "meeting"))


def test_a_list_in_one_line_is_a_nomination_each(told):
    claims = told(
        "- Florence Miller, Nominee for Ambassador Extraordinary and Plenipotentiary to Canada - Jon Smith, Nominee "
        "for Ambassador Extraordinary and Plenipotentiary to Norway",
        title="President Biden Announces Key Nominees",
        publisher="White House",
    )
    assert [names(claim) - {"United States"} for claim in of(claims, "relations")] == [
        {"Florence Miller", "Canada"},
        {"Jon Smith", "Norway"},
    ]


@pytest.mark.parametrize(
    "there",
    [
        "Foreign ministers from Belize, Jamaica and Suriname, along with officials of Guyana, joined the call.",
        "Mr. Sullivan was joined in the virtual gathering by officials from Belize, Jamaica, Suriname and Guyana.",
    ],
)
def test_a_sentence_of_its_own_says_who_was_on_the_call(told, there):
    (call,) = of(
        told(
            f"National Security Advisor Jake Sullivan spoke by phone with Caribbean Community leaders today. {there}",
            title="Readout of National Security Advisor Jake Sullivan's Call with Caribbean Leaders",
            publisher="White House",
        ),
        "call",
    )
    assert {"Jake Sullivan", "Belize", "Jamaica", "Suriname", "Guyana"} <= names(call)
    assert "Joe Biden" not in names(call)


def test_a_statement_of_the_leaders_of_one_body_is_its_agreement(told):
    claims = told(
        "We, the Leaders of the Group of Seven (G7), condemn the attack.",
        title="G7 Leaders' Statement",
        publisher="White House",
    )
    assert [names(claim) for claim in of(claims, "agreement")] == [{"G7"}]


def test_talks_that_the_tagger_takes_for_a_verb_are_talks(told):
    (talks,) = of(told("Peace talks between Sudan and South Sudan collapse in Addis Ababa."), "talks")
    assert names(talks) == {"Sudan", "South Sudan"}


def test_links_and_emphasis_are_not_read_but_quoted(told):
    text = "**Today** Joe Biden met [Fumio Kishida](https://example.org/kishida_(politician)) in *Tokyo*."
    (meeting,) = of(told(text), "meeting")
    assert names(meeting) == {"Joe Biden", "Fumio Kishida"}
    assert text[meeting.start : meeting.end] == meeting.evidence
    assert "https://example.org" in meeting.evidence


@given(st.lists(st.sampled_from(["a", " ", "*", "**", "[a b]", "(https://a.b/c)", "]", "(", "\n", "_"])).map("".join))
def test_marks_are_blanked_without_moving_anything(text):
    plain = unmarked(text)
    assert len(plain) == len(text)
    assert all(new in {old, " "} for old, new in zip(text, plain, strict=True))
