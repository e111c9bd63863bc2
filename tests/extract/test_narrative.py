"""What an article tells over several sentences and beside its news: days, gatherings, calls, clubs of leaders."""

import datetime

import pytest

from graph.model import Document

NOVEMBER = datetime.date(2017, 11, 24)
FILLING = " ".join(["Prices rose again in the region, shopkeepers complained."] * 5)


def dates(claims, kind):
    return [claim.date for claim in claims if claim.type == kind]


def test_the_same_day_is_the_day_told_before(told):
    claims = told(
        "Vladimir Putin met Bashar al-Assad in Sochi on Monday. Hassan Rouhani received Recep Tayyip Erdogan in Tehran "
        "the same day. Two days later Vladimir Putin met Hassan Rouhani in Sochi.",
        published=NOVEMBER,
    )
    assert dates(claims, "meeting")[0] == "2017-11-20"
    assert {claim.date for claim in claims} == {"2017-11-20", "2017-11-22"}


def test_the_next_day_is_open_where_no_day_was_told(told):
    (meeting,) = told("Prices rose. Vladimir Putin had met Bashar al-Assad in Sochi the next day.", published=NOVEMBER)
    assert meeting.date != "2017-11-25"


def test_undated_news_of_an_article_is_of_the_day_that_its_opening_tells(told):
    text = (
        "BERLIN - Angela Merkel received Emmanuel Macron in Berlin on Wednesday to talk about the euro. "
        f"{FILLING} The two leaders signed a joint declaration."
    )
    (agreement,) = [claim for claim in told(text, published=NOVEMBER) if claim.type == "agreement"]
    assert (agreement.date, agreement.date_basis) == ("2017-11-22", "text")


def test_who_meets_on_the_sidelines_is_at_the_gathering_too(told):
    claims = told("Joe Biden met Rishi Sunak on the sidelines of the G20 in Bali on Monday.", published=NOVEMBER)
    told_of = {claim.type: {party.name for party in claim.participants} for claim in claims}
    assert told_of == {"meeting": {"Joe Biden", "Rishi Sunak"}, "summit": {"Joe Biden", "Rishi Sunak", "G20"}}


def test_who_is_rung_up_one_after_the_other_has_a_call_of_his_own(told):
    claims = told("Joe Biden spoke on Monday with Emmanuel Macron, Olaf Scholz and Boris Johnson.", published=NOVEMBER)
    assert [{p.name for p in claim.participants} for claim in claims if claim.type == "call"] == [
        {"Joe Biden", "Emmanuel Macron"},
        {"Joe Biden", "Olaf Scholz"},
        {"Joe Biden", "Boris Johnson"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden met virtually with Xi Jinping on Monday.",
        "Joe Biden held a virtual meeting with Xi Jinping on Monday.",
        "Joe Biden and Xi Jinping held talks by video link on Monday.",
        "Joe Biden discussed trade with Xi Jinping by phone on Monday.",
    ],
)
def test_a_meeting_at_a_distance_is_a_call(told, text):
    assert {claim.type for claim in told(text, published=NOVEMBER)} == {"call"}


def test_what_a_call_is_about_is_not_where_it_was(told):
    (call,) = told("Joe Biden and Mario Draghi talked on Monday about events in Afghanistan.", published=NOVEMBER)
    assert (call.type, call.place) == ("call", None)


def test_a_call_that_another_clause_tells_of_changes_no_meeting(told):
    claims = told("Joe Biden met Xi Jinping, who had rung him by phone, on Monday.", published=NOVEMBER)
    assert "meeting" in {claim.type for claim in claims}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Joe Biden met with G7 leaders in Cornwall on Friday.", "summit"),
        ("The leaders of the G7 met in Hiroshima on Friday.", "summit"),
        ("The foreign ministers of the G7 met in London on Friday.", "talks"),
    ],
)
def test_a_club_of_leaders_that_meets_is_a_summit_unless_its_ministers_do(told, text, kind):
    assert [claim.type for claim in told(text, published=NOVEMBER)] == [kind]


def test_one_call_with_several_is_one(told):
    claims = told("Joe Biden held a call with Emmanuel Macron, Olaf Scholz and Boris Johnson.", published=NOVEMBER)
    assert [len(claim.participants) for claim in claims if claim.type == "call"] == [4]


def test_an_explanation_counts_the_same_day_as_the_reading_does(extractor):
    text = "Vladimir Putin met Bashar al-Assad on Monday. Hassan Rouhani received Recep Tayyip Erdogan the same day."
    explained = extractor.explain(Document(id="d", text=text, published=NOVEMBER))
    assert [date.edtf for date in explained.sentences[1].dates] == ["2017-11-20"]
