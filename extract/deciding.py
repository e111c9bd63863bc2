"""Decide by trained heads who takes part in what a trigger tells, and whether it tells an event at all.

What a frame casts is a feature like any other here, and the strongest; `tools/train_heads.py` makes the weights.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extract.arguments import Argument
from extract.casting import Roles, sides, without_bodies
from extract.frame import Cast
from extract.grammar import governor, is_verb, owners
from extract.heads import Head
from extract.parties import Party
from extract.passage import Passage
from extract.sentences import Sentence
from extract.triggers import Trigger
from graph.vocabulary import EventType, Role

TAKES_PART = 0.58
"""The least probability at which a party is taken to take part."""

_BEFORE: dict[EventType, Role] = {"visit": "visitor", "agreement": "signatory", "message": "sender"}
_AFTER: dict[EventType, Role] = {
    "visit": "host", "agreement": "signatory", "message": "recipient", "sanction": "target",
}  # fmt: skip
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|(?:last|next|this) (?:week|month|year)|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


_SLOPE, _SHIFT = 0.91, -0.62
"""How the event head's log-odds become those of a claim that is right: fitted by `tools.train_heads --check`."""


def calibrated(probability: float) -> float:
    """Give the share of claims of an event probability (0..1) that are right."""
    odds = math.log(max(probability, 1e-6) / max(1.0 - probability, 1e-6))
    return 1.0 / (1.0 + math.exp(-(_SLOPE * odds + _SHIFT)))


@dataclass(frozen=True, slots=True)
class Weighed:
    """An argument with the probability that it takes part."""

    argument: Argument
    probability: float


def weigh(arguments: Sequence[Argument], head: Head) -> tuple[Weighed, ...]:
    """Give each argument with the probability that it takes part."""
    return tuple(Weighed(argument, head(argument.features)) for argument in arguments)


def chosen(weighed: Sequence[Weighed], found: Cast, trigger: Token) -> Roles:
    """Give the parties that take part, each once, with the frame's role or the one that its side of the trigger has."""
    roles: dict[tuple[str, str], tuple[Party, Role]] = {}
    closed = _closed(weighed, found)
    for each in weighed:
        if each.probability < TAKES_PART or (closed and each.argument.role is None):
            continue
        role = each.argument.role or _side_role(each.argument.token, trigger, found.type)
        for party in each.argument.parties:
            if party.key() not in roles or roles[party.key()][1] == "participant":
                roles[party.key()] = (party, role)
    return without_bodies(tuple(roles.values()))


def _closed(weighed: Sequence[Weighed], found: Cast) -> bool:
    """Tell whether a noun names all its parties itself: "his Monday meeting with X" has nobody else in it."""
    cast = {p.country or p.id for w in weighed if w.argument.role for p in w.argument.parties}
    return bool(owners(found.anchors[0])) and len(cast) > 1


def _side_role(token: Token, trigger: Token, kind: EventType) -> Role:
    return (_BEFORE if token.i < trigger.i else _AFTER).get(kind, "participant")


def event_features(
    trigger: Trigger,
    found: Cast,
    weighed: Sequence[Weighed],
    roles: Roles,
    passage: Passage,
    *,
    back: bool,
) -> Iterator[str]:
    """Give what speaks for and against a trigger's telling an event."""
    token, frame = trigger.token, trigger.reading.frame
    count = min(len(sides(roles)), 3)
    ruled = min(len({p.country or p.id for w in weighed if w.argument.role for p in w.argument.parties}), 3)
    first, second = _two_best(weighed)
    sentence, memory, note, place = passage.sentence, passage.memory, passage.note, passage.place
    own = memory.home is not None
    yield "bias"
    yield f"word={token.lower_}"
    yield f"frame={frame}"
    yield f"frame={frame}&sides={count}"
    yield f"frame={frame}&ruled={ruled}"
    yield f"word={token.lower_}&sides={min(count, 2)}"
    yield f"sides={count}&ruled={ruled}"
    yield f"type={found.type}&sides={count}"
    yield f"first={int(first * 10)}"
    yield f"second={int(second * 10)}"
    yield f"second={int(second * 10)}&frame={frame}"
    yield f"place={place}&own={own}"
    yield f"note={note}"
    yield f"kinds={_kinds(roles)}"
    yield f"kinds={_kinds(roles)}&type={found.type}"
    yield f"tag={token.tag_}&dep={token.dep_}"
    yield f"dep={token.dep_}&frame={frame}"
    yield f"back={back}&sides={count}"
    yield f"dated={_DAY.search(sentence.text) is not None}&sides={count}"
    yield f"quoted={_quoted(sentence)}&sides={count}"
    best = max((w.probability for w in weighed if w.argument.role), default=0.0)
    yield f"best={int(best * 5)}&type={found.type}"
    yield f"type={found.type}&note={note}&place={place}"
    if own and count:
        yield f"home={any(p.country == memory.home.country for p, _ in roles)}&sides={count}"  # type: ignore[union-attr]
    verb = token if is_verb(token) else governor(token)
    if verb is not None and verb.i != token.i:
        yield f"carrier={verb.lower_}"
        yield f"carrier={verb.lower_}&dep={token.dep_}"
    yield from _neighbours(token)
    for child in token.children:
        if child.dep_ in {"det", "amod", "compound", "neg", "aux", "poss", "prt", "nummod"}:
            yield f"{child.dep_}={child.lower_ if child.ent_iob != 3 else 'name'}"
        if child.dep_ in {"dobj", "prep"}:
            yield f"has={child.dep_}:{child.lower_}&frame={frame}"


def _neighbours(token: Token) -> Iterator[str]:
    """Give the words on either side of the trigger, names by their tag."""
    doc = token.doc
    for name, at in (("left", token.i - 1), ("right", token.i + 1)):
        if 0 <= at < len(doc) and not doc[at].is_space:
            word = doc[at]
            plain = word.tag_ if word.tag_ in {"NNP", "NNPS", "CD"} else word.lower_
            yield f"{name}={plain}"
            yield f"{name}={plain}&word={token.lower_}"


def _two_best(weighed: Sequence[Weighed]) -> tuple[float, float]:
    """Give the probabilities of the two most probable sides."""
    best: dict[str, float] = {}
    for each in weighed:
        for party in each.argument.parties:
            key = party.country or party.id or party.name
            best[key] = max(best.get(key, 0.0), each.probability)
    first, second, *_ = [*sorted(best.values(), reverse=True), 0.0, 0.0]
    return first, second


def _kinds(roles: Roles) -> str:
    kinds = sorted({party.kind if party.id or party.country else "unknown" for party, _ in roles})
    return "+".join(kinds) or "none"


def _quoted(sentence: Sentence) -> bool:
    text = sentence.text
    return text[:1] in "\"“‘'" or '"' in text or "“" in text
