"""Find the words that may tell an event: the triggers of `lexicons/triggers.tsv`.

A sentence without any of them is never parsed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extract.companions import companions
from extract.frame import read_frame_words
from extract.grammar import verbless
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

    def head(self, size: int) -> int:
        """Give the place of the word that the grammar hangs on among the `size` words of a form.

        It is the first word of a verb, parts parted by hyphens left behind ("re-**establish**"), and a noun's last.
        """
        return self.word.partition(" ")[0].count("-") if self.verb else size - 1


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the lexicon in a sentence that is not parsed: `size` of its lower-cased `words` from `at` on.

    `start` is the offset of its head in the sentence.
    """

    words: tuple[str, ...]
    at: int
    size: int
    start: int
    readings: tuple[Reading, ...]

    @property
    def text(self) -> str:
        """The words of the form."""
        return " ".join(self.words[self.at : self.at + self.size])


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
                self._by_form.setdefault(tuple(_WORD.findall(form)), []).append(reading)
        self._longest = _longest_by_first(self._by_form)
        self._companions = companions(read_frame_words())

    def has_word(self, sentence: str, names: Sequence[tuple[int, int]] = ()) -> bool:
        """Tell whether a sentence has a form of the lexicon outside its names, whatever its frame needs."""
        return any(_outside(form, names) for form in self._all_forms(sentence))

    def may_tell(self, sentence: str, names: Sequence[tuple[int, int]] = ()) -> bool:
        """Tell whether a sentence has a form that may be a trigger."""
        return any(True for _ in self.forms(sentence, names))

    def forms(self, sentence: str, names: Sequence[tuple[int, int]] = ()) -> Iterator[Form]:
        """Give the forms of the lexicon in a sentence, those within longer ones too, that may be triggers.

        A form's head has to stand outside the names `[start:end]` of the sentence, and the sentence has to have what
        one of its frames needs.
        """
        for form in self._all_forms(sentence):
            if _outside(form, names) and self._has_company(form.readings, frozenset(form.words)):
                yield form

    def _has_company(self, readings: Sequence[Reading], words: frozenset[str]) -> bool:
        needed = (self._companions.get(reading.frame) for reading in readings)
        return any(wanted is None or not wanted.isdisjoint(words) for wanted in needed)

    def _all_forms(self, sentence: str) -> Iterator[Form]:
        found = list(_WORD.finditer(sentence))
        words = tuple(each.group().lower() for each in found)
        if self._longest.keys().isdisjoint(words):
            return
        for at, word in enumerate(words):
            for size in range(1, min(self._longest.get(word, 0), len(words) - at) + 1):
                readings = self._by_form.get(words[at : at + size])
                if readings is not None:
                    start = found[at + readings[0].head(size)].start()
                    yield Form(words, at, size, start, tuple(readings))

    def first_type(self, sentence: str) -> EventType | None:
        """Give the type of the first trigger word of a sentence, without looking at its grammar."""
        for found in _WORD.finditer(sentence.lower()):
            if readings := self._by_form.get((found.group(),)):
                return readings[0].type
        return None

    def find(self, doc: Sequence[Token], covered: Sequence[bool]) -> Iterator[Trigger]:
        """Give the triggers of a parsed sentence, longer ones first; `covered` marks tokens inside mentions."""
        for head, readings in self._words_in(doc):
            if not covered[head.i]:
                yield from (Trigger(head, reading) for reading in readings if _tagged(head, reading))

    def missed(self, doc: Sequence[Token], covered: Sequence[bool]) -> Iterator[tuple[Token, str]]:
        """Give the words of the lexicon that are no triggers where they stand, each with the reason."""
        for head, readings in self._words_in(doc):
            if covered[head.i]:
                yield head, "part of a name or title"
            elif not any(_tagged(head, reading) for reading in readings):
                wanted = " or ".join(dict.fromkeys("verb" if reading.verb else "noun" for reading in readings))
                yield head, f"wanted as a {wanted}, tagged {head.tag_}"

    def _words_in(self, doc: Sequence[Token]) -> Iterator[tuple[Token, list[Reading]]]:
        """Give the head token of each form of the lexicon in a sentence with the readings of that form."""
        tokens = [token for token in doc if token.lower_ != "-"]
        words = [token.lower_ for token in tokens]
        past = 0
        for at, word in enumerate(words):
            if at < past or word not in self._longest:
                continue
            for size in range(min(self._longest[word], len(words) - at), 0, -1):
                readings = self._by_form.get(tuple(words[at : at + size]))
                if readings is not None:
                    past = at + size
                    yield tokens[at + readings[0].head(size)], readings
                    break


def _outside(form: Form, names: Sequence[tuple[int, int]]) -> bool:
    return not any(start <= form.start < end for start, end in names)


def _longest_by_first(forms: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Give the length of the longest form by the first word."""
    longest: dict[str, int] = {}
    for form in forms:
        longest[form[0]] = max(len(form), longest.get(form[0], 0))
    return longest


def _tagged(token: Token, reading: Reading) -> bool:
    if reading.anyhow:
        return True
    noun = (
        token.tag_ in _NOUN_TAGS
        or _mistaken(token)
        or (token.tag_ == "VBG" and token.dep_ in {"pobj", "dobj", "compound", "nsubj"})
    )
    if reading.verb:
        return token.tag_ not in _NOUN_TAGS and not _mistaken(token)
    return noun


_BEFORE_NOUNS = frozenset({"JJ", "DT", "CD", "IN", "POS", "VBN", "PRP$"})
_TALKS = frozenset(
    ["peace", "trade", "border", "ceasefire", "fire", "arms", "security", "accession", "unity", "reconciliation",
     "debt", "climate", "membership", "disarmament", "crisis", "truce", "level", "party", "way"]
)  # fmt: skip
"""Nouns that go before "talks"; "the president talks to ..." is no noun."""


def _mistaken(token: Token) -> bool:
    """Tell whether a noun was tagged as a verb: "Peace talks between ... collapse", a heading "Meeting with ..."."""
    if token.lower_ == "talks" and token.tag_ == "VBZ":
        if token.i in {0, len(token.doc) - 1}:
            return True
        before = token.nbor(-1)
        return before.tag_ in _BEFORE_NOUNS or before.lower_ in _TALKS
    return token.text == "Meeting" and token.tag_ == "VBG" and verbless(token)


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
