"""The filter before parsing leaves out only sentences in which no frame can hold."""

import datetime
from types import SimpleNamespace

import pytest

from extract.companions import companions
from extract.frame import read_frame_words
from extract.frames import FRAMES, cast
from extract.lexicon import read_table
from extract.triggers import Triggers
from graph.model import Document

DAY = datetime.date(2017, 11, 21)
EXAMPLES = [row["example"] for row in read_table("triggers.tsv") if row["example"]]
NEEDED = companions(read_frame_words())


def test_a_trigger_inside_a_name_is_none():
    triggers = Triggers()
    assert triggers.may_tell("The Summit met.")
    assert not triggers.may_tell("The Summit rose.", [(0, 10)])
    assert triggers.may_tell("The Summit met.", [(0, 10)])


def test_a_form_of_two_words_needs_both():
    assert not Triggers().may_tell("They shared a working title.")
    assert Triggers().may_tell("They shared a working dinner.")


def test_a_frame_that_needs_a_word_has_it_in_its_sentence():
    assert not Triggers().may_tell("They imposed their will on others.")
    assert Triggers().may_tell("They imposed sanctions on others.")
    assert NEEDED.keys() <= FRAMES.keys()


@pytest.mark.parametrize("text", EXAMPLES)
def test_no_frame_holds_without_the_words_that_it_is_said_to_need(extractor, text):
    one = extractor._prepare(Document(id="d", text=text, published=DAY))
    reader = extractor._reader
    for parsed in extractor._parser.parse([(one.sentences[0].text, one.mentions[0])]):
        words = {token.lower_ for token in parsed.doc} | set(text.lower().split())
        for trigger in reader.triggers.find(parsed.doc, [False] * len(parsed.doc)):
            if cast(trigger, reader.words) is not None:
                needed = NEEDED.get(trigger.reading.frame)
                assert needed is None or needed & words, trigger.reading


def test_every_sentence_is_left_out_for_a_reason(extractor, monkeypatch):
    """Read all examples together, with the filter and without it."""
    document = Document(id="d", text="\n\n".join(EXAMPLES), published=DAY)
    sifted = extractor.extract(document)
    every = SimpleNamespace(opens=lambda *_: True)
    monkeypatch.setattr(extractor, "_gate", every)
    assert extractor.extract(document) == sifted
