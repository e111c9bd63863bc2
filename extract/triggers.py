"""Find the words that may tell an event: the triggers of `lexicons/triggers.tsv`.

A sentence without any of them is never parsed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extract.lexicon import read_table, split_list
from graph.vocabulary import EventType

_WORD = re.compile(r"[^\W\d_]+")
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a trigger word: its type, its frame, and whether as a verb, or `anyhow` it is tagged."""

    word: str
    type: EventType
    frame: str
    verb: bool
    anyhow: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in a parsed sentence: the head token and the reading."""

    token: Token
    reading: Reading


class Triggers:
    """The trigger lexicon, by word form."""

    def __init__(self) -> None:
        self._by_form: dict[tuple[str, ...], list[Reading]] = {}
        for row in read_table("triggers.tsv"):
            verb = row["pos"].startswith("verb")
            reading = Reading(row["word"], row["type"], row["frame"], verb, row["pos"] == "other")  # type: ignore[arg-type]
            for form in _forms(row["word"], split_list(row["forms"]), verb=verb):
                self._by_form.setdefault(tuple(form.split()), []).append(reading)
        self._longest = max(map(len, self._by_form))
        self._words = frozenset(form[-1] for form in self._by_form) | {form[0] for form in self._by_form}

    def may_tell(self, sentence: str) -> bool:
        """Tell whether a sentence has a word of the lexicon."""
        return any(found.group().lower() in self._words for found in _WORD.finditer(sentence))

    def first_type(self, sentence: str) -> EventType | None:
        """Give the type of the first trigger word of a sentence, without looking at its grammar."""
        for found in _WORD.finditer(sentence.lower()):
            if readings := self._by_form.get((found.group(),)):
                return readings[0].type
        return None

    def find(self, doc: Doc, covered: Sequence[bool]) -> Iterator[Trigger]:
        """Give the triggers of a parsed sentence, longer ones first; `covered` marks tokens inside mentions."""
        at = 0
        while at < len(doc):
            size, readings = self._at(doc, at)
            head = doc[at + size - 1] if size else None
            if head is not None and readings and readings[0].verb:
                head = doc[at]
            if head is not None and not covered[head.i]:
                yield from (Trigger(head, reading) for reading in readings if _tagged(head, reading))
            at += max(size, 1)

    def _at(self, doc: Doc, at: int) -> tuple[int, list[Reading]]:
        for size in range(min(self._longest, len(doc) - at), 0, -1):
            words = tuple(token.lower_ for token in doc[at : at + size])
            if words in self._by_form:
                return size, self._by_form[words]
        return 0, []


def _tagged(token: Token, reading: Reading) -> bool:
    if reading.anyhow:
        return True
    noun = token.tag_ in _NOUN_TAGS or (token.tag_ == "VBG" and token.dep_ in {"pobj", "dobj", "compound", "nsubj"})
    if reading.verb:
        return token.tag_ not in _NOUN_TAGS
    return noun


def _forms(word: str, irregular: Sequence[str], *, verb: bool) -> set[str]:
    if not verb:
        return {word, *irregular}
    first, _, rest = word.partition(" ")
    forms = {first, f"{first}s", *irregular}
    if first.endswith("e"):
        forms |= {f"{first}d", f"{first[:-1]}ing"}
    elif first.endswith("y") and first[-2] not in "aeou":
        forms |= {f"{first[:-1]}ied", f"{first[:-1]}ies", f"{first}ing"}
    else:
        forms |= {f"{first}ed", f"{first}ing", f"{first}es"}
    return {f"{form} {rest}".strip() for form in forms}
