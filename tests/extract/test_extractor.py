import datetime

import pytest

from extract.lexicon import read_table
from graph.model import Claim, Document

DAY = datetime.date(2017, 11, 21)


@pytest.fixture
def told(extractor):
    def tell(text: str, *, publisher: str | None = None, published: datetime.date | None = DAY) -> tuple[Claim, ...]:
        return extractor.extract(Document(id="d", text=text, publisher=publisher, published=published))

    return tell


def names(claim: Claim) -> set[str]:
    return {party.name for party in claim.participants}


def test_a_call_has_both_leaders_and_its_day(told):
    (claim,) = told("Angela Merkel spoke by phone with Emmanuel Macron on Monday.")
    assert (claim.type, claim.status, claim.date, claim.date_basis) == ("call", "occurred", "2017-11-20", "text")
    assert names(claim) == {"Angela Merkel", "Emmanuel Macron"}


def test_separate_calls_told_together_are_one_event_each(told):
    claims = told(
        "Vladimir Putin discussed Syria in separate phone conversations with Saudi Arabia's King Salman, "
        "Israeli Prime Minister Benjamin Netanyahu and Egyptian President Abdel Fattah el-Sisi."
    )
    calls = [claim for claim in claims if claim.type == "call"]
    assert len(calls) == 3
    assert all(len(call.participants) == 2 and "Vladimir Putin" in names(call) for call in calls)


def test_a_title_stands_for_its_holder_on_the_day(told):
    (claim,) = told("The Syrian president met Vladimir Putin in Sochi on Monday.")
    assert "Bashar al-Assad" in names(claim)
    assert claim.place is not None
    assert (claim.place.name, claim.place.country) == ("Sochi", "RUS")


def test_a_visit_has_a_visitor_and_a_host(told):
    (claim,) = [c for c in told("Narendra Modi will visit Israel next week.") if c.type == "visit"]
    assert {party.name: party.role for party in claim.participants} == {"Narendra Modi": "visitor", "Israel": "host"}
    assert claim.status == "planned"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Enrique Pena Nieto cancelled his visit to the United States.", "cancelled"),
        ("Talks between Israel and Syria have been postponed.", "postponed"),
        ("Russia and Turkey agreed to hold talks.", "planned"),
        ("Poland proposed talks with Ukraine.", "proposed"),
        ("Xi Jinping begins a three-day visit to Vietnam.", "ongoing"),
        ("Angela Merkel met Theresa May in Berlin.", "occurred"),
    ],
)
def test_status_is_read_from_the_words_around_the_event(told, sentence, status):
    assert [claim.status for claim in told(sentence)] == [status]


def test_sanctions_name_who_imposes_and_who_suffers(told):
    (claim,) = told("The European Union imposed sanctions on Belarus.")
    assert claim.type == "sanction"
    assert {party.name: party.role for party in claim.participants} == {
        "European Union": "participant",
        "Belarus": "target",
    }


def test_domestic_business_is_no_event(told):
    assert told("The President met with Finance Minister Anton Siluanov.", publisher="Kremlin") == ()
    assert told("The president signed a law on pensions and greeted the athletes.") == ()


def test_a_text_without_an_event_gives_nothing(told):
    assert told("Rain is expected over the weekend.") == ()


def test_an_unknown_official_keeps_name_and_state(told):
    (claim,) = told("Vladimir Putin met Norwegian Foreign Minister Olav Nordmann in Moscow.")
    assert [(p.country, p.id) for p in claim.participants if p.name == "Olav Nordmann"] == [("NOR", None)]


def test_a_text_without_a_date_leaves_relative_dates_open(told):
    (claim,) = told("Angela Merkel met Emmanuel Macron on Monday.", published=None)
    assert claim.date is None


def test_evidence_is_the_text_between_its_offsets(told):
    text = "Rain fell. Angela Merkel met Emmanuel Macron in Berlin on Monday. It was late."
    (claim,) = told(text)
    assert text[claim.start : claim.end] == claim.evidence == "Angela Merkel met Emmanuel Macron in Berlin on Monday."


def test_order_batches_and_processes_change_nothing(extractor):
    texts = [
        "Angela Merkel met Emmanuel Macron in Berlin on Monday.",
        "The European Union imposed sanctions on Belarus.",
        "Narendra Modi will visit Israel next week.",
    ]
    documents = [Document(id=f"d{n}", text=text, published=DAY) for n, text in enumerate(texts)]

    def read(order, **options):
        return {d.id: [c.model_dump_json() for c in claims] for d, claims in extractor.extract_many(order, **options)}

    assert read(documents) == read(documents[::-1], batch=1) == read(documents, batch=2, jobs=2)


EXAMPLES = [row for row in read_table("triggers.tsv") if row["example"]]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['word']}-{row['frame']}")
def test_the_example_of_a_trigger_tells_an_event_of_its_type(told, row):
    assert row["type"] in {claim.type for claim in told(row["example"])}


def test_a_leader_called_on_a_day_is_called_and_one_called_on_to_act_is_not(told):
    assert [claim.type for claim in told("Recep Tayyip Erdogan called Hassan Rouhani on Friday.")] == ["call"]
    assert told("Germany called on Russia to withdraw.") == ()


def test_the_days_of_a_visit_are_not_those_of_a_meeting_during_it(told):
    claims = told("Vladimir Putin met Xi Jinping on Monday during a three-day visit to China.")
    assert {"2017-11-20"} == {claim.date for claim in claims if claim.type == "meeting"}


def test_a_short_name_means_the_person_whom_the_text_names_in_full(told):
    published = datetime.date(2021, 1, 5)
    text = (
        "Johnson spoke by phone with Narendra Modi. British Prime Minister Boris Johnson had planned a visit to India."
    )
    claims = told(text, published=published)
    assert {"Boris Johnson", "Narendra Modi"} in [names(claim) for claim in claims if claim.type == "call"]


def test_a_word_with_a_hyphen_is_found(told):
    (claim,) = told("A cease-fire between Israel and Hamas took effect on Monday.")
    assert (claim.type, {party.name for party in claim.participants}) == ("agreement", {"Israel", "Hamas"})


def test_an_official_of_nobody_known_makes_no_event(told):
    assert told("Minister Jane Doe visited the harbour.") == ()


@pytest.mark.parametrize("where", ["at the G20 summit in Bali", "in Bali", "on the Indonesian island of Bali"])
def test_bali_is_the_island(told, where):
    places = {
        claim.place and (claim.place.name, claim.place.country) for claim in told(f"Macron met Xi Jinping {where}.")
    }
    assert places == {("Bali", "IDN")}


def test_a_leaders_son_with_another_surname_is_not_the_leader(told):
    [claim] = told("Nicolas Maduro Guerra met Vladimir Putin in Moscow.")
    assert names(claim) == {"Nicolas Maduro Guerra", "Vladimir Putin"}
