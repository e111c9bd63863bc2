"""Decide before parsing whether a sentence may tell an event, by its words and mentions alone.

Parsing is what costs most, and three in four of the sentences with a trigger tell nothing. A trained head weighs the
trigger words, the words beside them and who is named; what it holds for idle is never parsed. It learns from the
reading itself, so `tools/train_gate.py` is run after the other heads have changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.heads import Head, load_head
from extract.parsing import hidden
from extract.parties import Mention
from extract.sentences import Sentence
from extract.triggers import Form, Triggers

MAY_TELL = 0.03
"""The least probability at which a sentence is parsed."""

_PRONOUNS = frozenset(
    ["he", "she", "they", "him", "her", "his", "their", "them", "we", "our", "us", "i", "my", "both"]
)  # fmt: skip
_POINTING = frozenset({"anaphor", "group"})
_LONG, _STEP = 8, 8


@dataclass(frozen=True, slots=True)
class Setting:
    """What the gate knows of a sentence's document: whether an office tells it, and whether it is a short note."""

    home: bool
    note: bool


class Gate:
    """Gives the probability that a sentence tells an event."""

    def __init__(self, triggers: Triggers, head: Head | None = None) -> None:
        self._triggers, self._head = triggers, load_head("gate") if head is None else head

    @classmethod
    def ajar(cls, triggers: Triggers) -> "Gate":
        """Give a gate that has learned nothing: it opens to every sentence with a trigger."""
        return cls(triggers, Head({}))

    def opens(self, sentence: Sentence, mentions: Sequence[Mention], setting: Setting) -> bool:
        """Tell whether a sentence is to be parsed; one with a trigger word that it has never met always is."""
        forms = self._forms(sentence, mentions)
        if not forms or any(f"word={form.text}" not in self._head.weights for form in forms):
            return bool(forms)
        return self._head(features(sentence, mentions, forms, setting)) >= MAY_TELL

    def probability(self, sentence: Sentence, mentions: Sequence[Mention], setting: Setting) -> float:
        """Give the probability (0..1) that a sentence tells an event; 0 without a trigger."""
        forms = self._forms(sentence, mentions)
        return self._head(features(sentence, mentions, forms, setting)) if forms else 0.0

    def features(self, sentence: Sentence, mentions: Sequence[Mention], setting: Setting) -> list[str]:
        """Give what the head weighs; () for a sentence without a trigger."""
        forms = self._forms(sentence, mentions)
        return list(dict.fromkeys(features(sentence, mentions, forms, setting))) if forms else []

    def _forms(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Form]:
        return list(self._triggers.forms(sentence.text, hidden(mentions)))


def features(sentence: Sentence, mentions: Sequence[Mention], forms: Sequence[Form], setting: Setting) -> Iterator[str]:
    """Give what speaks for and against a sentence's telling an event with one of its trigger words."""
    words = forms[0].words
    parties = [(m.start, p) for m in mentions if m.kind != "place" for p in m.parties]
    sides = min(len({party.country or party.kind for _, party in parties}), 3)
    pointing = any(mention.kind in _POINTING for mention in mentions)
    who = f"{sides}{'a' if pointing else ''}{'p' if not _PRONOUNS.isdisjoint(words) else ''}"
    place = f"{sentence.part}{min(sentence.index, 3)}"
    yield "bias"
    yield f"who={who}"
    yield f"place={place}&home={setting.home}"
    yield f"length={min(len(words) // _STEP, _LONG)}"
    yield f"note={setting.note}"
    yield f"sides={sides}&home={setting.home}"
    yield f"kinds={'+'.join(sorted({party.kind for _, party in parties}))}"
    yield f"forms={min(len(forms), 4)}&who={who}"
    for form in forms:
        around = f"before={min(sum(at < form.start for at, _ in parties), 2)}"
        around += f"&after={min(sum(at > form.start for at, _ in parties), 2)}"
        yield f"word={form.text}"
        yield f"word={form.text}&who={who}"
        yield f"word={form.text}&{around}"
        for side, at in (("left", form.at - 1), ("right", form.at + form.size)):
            if 0 <= at < len(words):
                yield f"{side}={words[at]}"
                yield f"{side}={words[at]}&word={form.text}"
        for reading in form.readings:
            yield f"frame={reading.frame}&who={who}"
            yield f"frame={reading.frame}&place={place}&home={setting.home}"
            yield f"frame={reading.frame}&{around}"
