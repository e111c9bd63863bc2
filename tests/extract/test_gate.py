"""The gate before the parser leaves out what tells nothing, and never a word that it has not learned."""

from datetime import date

import pytest

from extract.gate import Gate, Setting, features
from extract.lexicon import read_table
from extract.sentences import Sentence
from extract.triggers import Triggers
from graph.model import Document

DAY = date(2017, 11, 21)
NEWS = Setting(home=False, note=False)


@pytest.fixture(scope="module")
def triggers():
    return Triggers()


def sentence(text):
    return Sentence(0, len(text), text, 1, 0)


def test_a_gate_that_has_learned_nothing_opens_to_every_trigger(triggers):
    ajar = Gate.ajar(triggers)
    assert ajar.opens(sentence("The club will host France on Sunday."), (), NEWS)
    assert not ajar.opens(sentence("Rain fell over Berlin."), (), NEWS)


def test_the_shipped_gate_is_shut_to_a_game_and_open_to_a_visit(extractor):
    text = (
        "Rain fell over Berlin. The club will host France on Sunday. The president will host Emmanuel Macron on Sunday."
    )
    one = extractor._prepare(Document(id="d", text=text, published=DAY))
    assert one.kept == (2,)


def test_words_names_and_document_are_weighed(triggers):
    told = sentence("They meet Macron.")
    forms = list(triggers.forms(told.text))
    seen = set(features(told, (), forms, Setting(home=True, note=False)))
    assert {"word=meet", "left=they&word=meet", "right=macron", "who=0p", "place=text1&home=True"} <= seen


def test_the_examples_of_the_lexicon_are_told_with_the_gate_as_without(extractor, monkeypatch):
    examples = [row["example"] for row in read_table("triggers.tsv") if row["example"]]
    document = Document(id="d", text="\n\n".join(examples), published=DAY)
    sifted = extractor.extract(document)
    monkeypatch.setattr(extractor, "_gate", Gate.ajar(extractor._reader.triggers))
    assert extractor.extract(document) == sifted


def test_an_explanation_tells_how_little_a_sentence_left_out_promises(extractor):
    text = "Rain fell over Berlin. The club will host France on Sunday."
    explained = extractor.explain(Document(id="d", text=text, published=DAY))
    assert explained.sentences[1].unread.startswith("its words tell hardly an event (0.0")
