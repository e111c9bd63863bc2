"""Tell whether an event took place, is under way, is yet to come, or fell through.

The words that decide stand in `lexicons/statuses.tsv`; tense, modals and negation are read from the parse.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extract.frame import Cast
from extract.grammar import is_verb
from extract.lexicon import read_table
from graph.vocabulary import Status

_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "pcomp", "dobj", "acl", "advcl", "pobj", "nsubjpass", "conj", "prep", "oprd"}
)
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_POSSIBLE = frozenset({"may", "might", "could", "would", "should", "can", "must"})
_RANKED = frozenset({"first", "second", "last", "latest", "only"})
"""Whoever is "the first state to recognize" something has done so."""
_STAYS = frozenset({"visit", "trip", "tour"})
_BE = frozenset({"is", "are", "was", "were", "be", "'s", "’s", "am"})


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and the words that it was read from."""

    status: Status
    why: str


class Statuses:
    """The status lexicon, by word and by how the word stands to the event."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], Status] = {}
        self._scopes: dict[str, str] = {}
        for row in read_table("statuses.tsv"):
            self._rows[row["word"], row["pos"]] = row["status"]  # type: ignore[assignment]
            self._scopes[row["word"]] = row["scope"]

    def read(self, cast: Cast) -> StatusReading:
        """Give the status of a cast, from its noun's own words outwards to the verbs that govern it."""
        for reading in self._readings(cast):
            return reading
        return StatusReading("occurred", "default")

    def _readings(self, cast: Cast) -> Iterator[StatusReading]:
        trigger = cast.anchors[0]
        if not is_verb(trigger) or len(cast.anchors) > 1:
            yield from self._modifiers(trigger)
        for anchor in cast.anchors:
            if is_verb(anchor):
                yield from self._verb(anchor, carries=anchor.i != trigger.i, noun=trigger)
        if len(cast.anchors) == 1 and not is_verb(trigger):
            yield from self._above(trigger)

    def _modifiers(self, noun: Token) -> Iterator[StatusReading]:
        for child in noun.children:
            status = self._rows.get((child.lower_, "mod"))
            if status is not None and child.dep_ in {"amod", "compound", "nmod", "acl", "relcl"}:
                yield StatusReading(status, child.lower_)
            if child.dep_ == "relcl" and _has_child(child, _FUTURE):
                yield StatusReading("planned", "relative clause in the future")
            elif child.dep_ in {"relcl", "acl"}:
                status = self._verb_status(child, "planned", "cancelled", "postponed")
                if status is not None:
                    yield StatusReading(status, child.lower_)
        yield from self._preposition(noun)

    def _preposition(self, noun: Token) -> Iterator[StatusReading]:
        head = noun.head
        words = head.lower_ if head.dep_ in {"prep", "mark", "pcomp"} else ""
        before = f"{head.head.lower_} {words}" if words else ""
        for phrase in (before, words):
            if (phrase, "prep") in self._rows and noun.dep_ == "pobj":
                yield StatusReading(self._rows[phrase, "prep"], phrase)
                return

    def _verb_status(self, verb: Token, *wanted: Status) -> Status | None:
        for phrase in (_with_particle(verb), verb.lower_):
            status = self._rows.get((phrase, "verb"))
            if status in wanted:
                return status
        return None

    def _verb(self, verb: Token, *, carries: bool, noun: Token) -> Iterator[StatusReading]:
        if carries:
            yield from self._carrier(verb, noun)
        negated = any(child.dep_ == "neg" for child in verb.children)
        if negated:
            future = _has_child(verb, _FUTURE | _POSSIBLE)
            yield StatusReading("cancelled" if future else "denied", "not")
        yield from self._above(verb)
        yield from _tense(verb)

    def _carrier(self, verb: Token, noun: Token) -> Iterator[StatusReading]:
        status = self._verb_status(verb, "cancelled", "postponed", "denied")
        near = noun.dep_ in {"dobj", "nsubjpass", "nsubj", "pobj", "conj"} and (
            noun.head.i == verb.i or noun.head.head.i == verb.i
        )
        if status is not None and near:
            yield StatusReading(status, verb.lower_)
        status = self._verb_status(verb, "proposed", "planned")
        if status is not None and near and noun.dep_ in {"dobj", "nsubjpass", "pobj"}:
            yield StatusReading(status, verb.lower_)
        if noun.lower_ in _STAYS and verb.lower_ in {"is", "are"}:
            yield StatusReading("ongoing", "is on a visit")
        if self._verb_status(verb, "ongoing") and near and verb.tag_ in {"VBZ", "VBP"} and noun.dep_ != "pobj":
            yield StatusReading("ongoing", verb.lower_)

    def _above(self, token: Token) -> Iterator[StatusReading]:
        current, came = token, ""
        for _ in range(5):
            if current.head.i == current.i or current.dep_ not in _COMPLEMENTS:
                return
            relation, current = current.dep_, current.head
            if relation == "prep" and token.i != current.i:
                relation = "pcomp" if came in {"to", "on", "for", "of", "from"} else "prep"
            came = current.lower_
            if not is_verb(current):
                if current.lower_ in {"ready", "willing", "possible", "prepared"}:
                    yield StatusReading("proposed", current.lower_)
                if current.lower_ in {"due", "set", "scheduled"}:
                    yield StatusReading("planned", current.lower_)
                continue
            yield from self._complement(token, current, relation)

    def _complement(self, token: Token, verb: Token, relation: str) -> Iterator[StatusReading]:
        if relation in {"advcl", "prep", "conj", "relcl"}:
            return
        negative = self._verb_status(verb, "cancelled", "postponed", "denied")
        if negative is not None and relation in {"xcomp", "ccomp", "dobj", "pobj", "pcomp", "nsubjpass"}:
            yield StatusReading(negative, verb.lower_)
        ahead = self._verb_status(verb, "planned", "proposed")
        infinitive = _has_child(token, {"to"} | _FUTURE | _POSSIBLE) or token.tag_ in {"VBG", "NN", "NNS"}
        if ahead is not None and relation in {"xcomp", "ccomp", "oprd", "acl", "pcomp", "dobj"} and infinitive:
            denied = any(child.dep_ == "neg" for child in verb.children)
            yield StatusReading("cancelled" if denied else ahead, verb.lower_)
        if relation == "xcomp" and verb.lower_ in _BE and _has_child(token, {"to"}):
            yield StatusReading("planned", "is to")


def _tense(verb: Token) -> Iterator[StatusReading]:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _FUTURE:
        yield StatusReading("planned", "will")
    if auxiliaries & _POSSIBLE and "have" not in auxiliaries:
        yield StatusReading("planned" if "would" in auxiliaries else "proposed", "modal")
    if "to" in auxiliaries and verb.tag_ == "VB" and verb.dep_ in {"acl", "relcl"}:
        noun = verb.head
        done = noun.lower_ in _RANKED or _has_child(noun, _RANKED)
        yield StatusReading("occurred", "first to") if done else StatusReading("planned", "infinitive")
    if verb.tag_ == "VBN" and auxiliaries & {"has", "have"} and verb.lower_ in {"come", "arrived"}:
        yield StatusReading("ongoing", "has come")
    if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "'s", "’s", "am"}:
        yield StatusReading("ongoing", "progressive")


def _has_child(token: Token, words: frozenset[str] | set[str]) -> bool:
    return any(child.lower_ in words for child in token.children)


def _with_particle(verb: Token) -> str:
    parts = [c.lower_ for c in verb.children if c.i > verb.i and (c.dep_ in {"prt", "prep"} or c.lower_ == "forward")]
    return f"{verb.lower_} {parts[0]}" if parts else verb.lower_
