"""Choose by a trained head whether an event took place, is under way, is yet to come or fell through.

The reading of the lexicon (`extract.status`) is the strongest feature, not the last word.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.frame import Cast
from extract.grammar import governor, is_verb
from extract.passage import Passage
from extract.status import StatusReading
from extract.timing import relation
from extract.triggers import Trigger
from graph.vocabulary import Status


def status_features(
    reading: StatusReading, trigger: Trigger, found: Cast, passage: Passage, date: str | None
) -> Iterator[str]:
    """Give what speaks for one status or another."""
    token = trigger.token
    verb = token if is_verb(token) else governor(token)
    lies = relation(date, passage.published)
    yield "bias"
    yield f"read={reading.status}"
    yield f"read={reading.status}&why={reading.why}"
    yield f"read={reading.status}&lies={lies}"
    yield f"read={reading.status}&type={found.type}"
    yield f"lies={lies}&type={found.type}"
    yield f"frame={trigger.reading.frame}&read={reading.status}"
    yield f"place={passage.place}&note={passage.note}&type={found.type}"
    yield f"home={passage.memory.home is not None}&type={found.type}&lies={lies}"
    yield f"word={token.lower_}"
    yield from _clause(token, verb)
    yield from _above(verb)


def _clause(token: Token, verb: Token | None) -> Iterator[str]:
    if verb is not None:
        helpers = sorted(child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "neg"})
        yield f"tense={'+'.join([*helpers, verb.tag_])}"
        yield f"tense={'+'.join([*helpers, verb.tag_])}&own={verb.i == token.i}"
        if verb.i != token.i:
            yield f"carrier={verb.lower_}&dep={token.dep_}"
            yield f"carrier={verb.lower_}"
    if token.dep_ == "pobj":
        yield f"preposition={token.head.lower_}"
    for child in token.children:
        if child.dep_ in {"amod", "det", "compound", "relcl", "acl", "aux", "neg"} and child.tag_ not in {
            "NNP",
            "NNPS",
        }:
            yield f"{child.dep_}={child.lower_}"


def _above(verb: Token | None) -> Iterator[str]:
    """Give the verbs and nouns that govern the verb of an event, up to two."""
    current = verb
    for step in range(2):
        if current is None or current.head.i == current.i:
            return
        yield f"above{step}={current.dep_}:{current.head.lower_}"
        current = current.head


STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "planned", "proposed", "cancelled", "postponed", "denied")
