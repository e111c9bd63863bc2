import datetime

import pytest

from graph.model import Document

DAY = datetime.date(2017, 11, 21)


@pytest.fixture
def explained(extractor):
    def explain(text, **more):
        return extractor.explain(Document(id="d", text=text, published=DAY, **more))

    return explain


def test_an_explanation_comes_to_the_same_claims(extractor):
    text = (
        "Angela Merkel met Emmanuel Macron in Berlin on Monday. The meeting was about Syria. Rain fell. "
        "Narendra Modi will visit Israel next week and hold talks with Benjamin Netanyahu. He flew home."
    )
    document = Document(id="d", text=text, title="Merkel meets Macron", published=DAY)
    assert extractor.explain(document).claims == extractor.extract(document)


def test_a_sentence_without_a_trigger_word_says_so(explained):
    told = explained("Rain fell over Paris. Angela Merkel met Emmanuel Macron.")
    assert [(s.number, s.unread) for s in told.sentences] == [(1, "no trigger word"), (2, "")]


def test_a_first_sentence_that_names_nobody_says_so(explained):
    assert explained("Talks went on.").sentences[0].unread == "names nobody"


def test_mentions_tell_whom_they_were_linked_to_and_why(explained):
    text = "The Syrian president met Vladimir Putin in Sochi."
    mentions = explained(text).sentences[0].mentions
    assert [(m.text, m.why, [p.name for p in m.parties]) for m in mentions] == [
        ("The Syrian president", "title", ["Bashar al-Assad"]),
        ("Vladimir Putin", "name", ["Vladimir Putin"]),
        ("Sochi", "place", []),
    ]
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_a_trigger_tells_its_parties_status_and_date_and_the_event_it_became(explained):
    told = explained("Rain fell. Angela Merkel cancelled a meeting with Emmanuel Macron in Berlin on Monday.")
    (tried,) = told.sentences[1].tried
    assert (tried.trigger, tried.type, tried.frame) == ("meeting", "meeting", "contact")
    assert tried.told is not None
    assert (tried.told.status, tried.told.status_words, tried.told.status_by) == ("cancelled", "cancelled", "words")
    assert (tried.told.date, tried.told.date_words) == ("2017-11-20", "Monday")
    assert [(p.words, p.name, p.role) for p in tried.parties if p.role] == [
        ("Angela Merkel", "Angela Merkel", "participant"),
        ("Emmanuel Macron", "Emmanuel Macron", "participant"),
    ]
    assert all(p.probability is not None and 0 <= p.probability <= 1 for p in tried.parties)
    assert tried.event == told.claims[0]


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("Angela Merkel met her voters.", "its object is no party"),
        ("Angela Merkel held a meeting in Berlin.", "its parties make no two sides"),
        ("Germany called on Russia to act.", "the frame call_on does not hold"),
    ],
)
def test_what_stopped_a_trigger_is_told(explained, text, stopped):
    (tried,) = explained(text).sentences[0].tried
    assert (tried.stopped, tried.told, tried.event) == (stopped, None, None)


def test_what_a_sentence_tells_as_a_whole_is_explained(explained):
    told = explained(
        "We, Angola, Brazil and Canada, share a goal. "
        "The talks were attended by President Macron of France and Chancellor Merkel of Germany."
    )
    wholes = [
        tried for sentence in told.sentences for tried in sentence.tried if tried.frame in {"joint", "attendance"}
    ]
    assert [(tried.frame, tried.probability) for tried in wholes] == [("joint", None), ("attendance", None)]
    assert {party.name for party in wholes[0].parties} == {"Angola", "Brazil", "Canada"}
    assert wholes[0].event in told.claims


def test_a_word_that_is_no_trigger_where_it_stands_is_told(explained):
    (sentence,) = explained("Angela Merkel and Emmanuel Macron agreed on a phone.").sentences
    assert [(word.word, word.why) for word in sentence.passed_over] == [("phone", "wanted as a verb, tagged NN")]


def test_tellings_of_one_happening_lead_to_one_event(explained):
    text = "Angela Merkel met Emmanuel Macron in Berlin. The meeting took place on Monday."
    told = explained(text)
    events = [tried.event.id for sentence in told.sentences for tried in sentence.tried if tried.event]
    assert len(told.claims) == 1
    assert events == [told.claims[0].id] * 2
    assert told.sentences[1].tried[0].told.points_back


def test_a_sentence_that_is_only_a_mark_is_read(explained):
    assert explained("Angela Merkel met Emmanuel Macron.\n\n-\n\nRain fell.").sentences[1].unread == "no trigger word"


def test_what_points_back_to_no_event_is_told(explained):
    told = explained("Rain fell. The summit will open on Monday.")
    assert {tried.stopped for tried in told.sentences[1].tried if tried.trigger == "summit"} == {
        "points back, and no event told before fits"
    }
    assert told.claims == ()
