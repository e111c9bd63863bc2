"""Decide by trained heads who takes part in what a trigger tells, and whether it tells an event at all.

What a frame casts is a feature like any other here, and the strongest; `tools/train_heads.py` makes the weights.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from spacy.tokens import Token

from extract.arguments import Argument
from extract.casting import Casting, Roles, joins, sides, without_bodies
from extract.frame import Cast
from extract.grammar import governor, is_verb, objects, owners, subjects, verbless
from extract.heads import Head
from extract.memory import Memory
from extract.parties import Party
from extract.passage import Passage
from extract.sentences import Sentence
from extract.triggers import Trigger
from graph.vocabulary import EventType, Role

TAKES_PART = 0.56
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


_SLOPE, _SHIFT = 0.79, 0.22
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
    """Give each argument with the probability that it takes part; the names of one list take part together."""
    alone = [head(argument.features) for argument in arguments]
    of_list: dict[int, list[float]] = {}
    for argument, probability in zip(arguments, alone, strict=True):
        if argument.listed is not None:
            of_list.setdefault(argument.listed, []).append(probability)
    return tuple(
        Weighed(argument, probability if argument.listed is None else fmean(of_list[argument.listed]))
        for argument, probability in zip(arguments, alone, strict=True)
    )


STANDS_FOR = 0.5
"""The least probability at which a person is taken to be told for the state."""


def levelled(
    weighed: Sequence[Weighed], found: Cast, trigger: Trigger, head: Head, casting: Casting
) -> tuple[Weighed, ...]:
    """Give the arguments with the state in place of a person who is named but does not act ("Putin on the treaty")."""
    return tuple(
        replace(each, argument=replace(each.argument, parties=casting.states(each.argument.parties)))
        if any(party.kind == "person" and party.country for party in each.argument.parties)
        and head(level_features(each.argument, found, trigger)) >= STANDS_FOR
        else each
        for each in weighed
    )


def level_features(argument: Argument, found: Cast, trigger: Trigger) -> Iterator[str]:
    """Give what speaks for a person's standing in the text where the event is one of states."""
    token, frame = trigger.token, trigger.reading.frame
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children)
    yield f"type={found.type}"
    yield f"frame={frame}"
    yield f"frame={frame}&role={argument.role}"
    yield f"frame={frame}&implied={argument.implied}"
    yield f"frame={frame}&passive={passive}&implied={argument.implied}"
    yield f"type={found.type}&implied={argument.implied}&tag={token.tag_}"
    yield f"word={token.lower_}&role={argument.role is not None}"
    verb = token if is_verb(token) else governor(token)
    if verb is not None and verb.i != token.i:
        yield f"carrier={verb.lower_}&type={found.type}"
        yield f"carrier={verb.lower_}&passive={any(c.dep_ == 'nsubjpass' for c in verb.children)}"
    yield from argument.features


def chosen(weighed: Sequence[Weighed], found: Cast, trigger: Token) -> Roles:
    """Give the parties that take part, each once, with the frame's role or the one that its side of the trigger has."""
    closed, full = _closed(weighed, found), _full(weighed, found)
    offered = [
        each
        for each in weighed
        if not (closed and each.argument.role is None) and not (full and _of_another(each.argument))
    ]
    taking = [each for each in offered if each.probability >= TAKES_PART]
    roles = _roles(taking, found, trigger)
    if not joins(found.type, roles):
        other = _other_side(offered, roles)
        if other is not None:
            roles = _roles([each for each in offered if each in taking or each is other], found, trigger)
    return without_bodies(_counted(roles, weighed, trigger))


def _roles(taking: Sequence[Weighed], found: Cast, trigger: Token) -> Roles:
    roles: dict[tuple[str, str], tuple[Party, Role]] = {}
    for each in taking:
        role = each.argument.role or _role_beside(each.argument, trigger, found.type)
        for party in each.argument.parties:
            if party.key() not in roles or roles[party.key()][1] == "participant":
                roles[party.key()] = (party, role)
    return tuple(roles.values())


def _of_another(argument: Argument) -> bool:
    """Tell whether the sentence does not name a party, or names it for what another trigger tells."""
    return argument.implied or (argument.through and argument.role is None)


MAY_TAKE_PART = 0.35
"""The least probability at which the second side of an event may be taken, where there is no surer one."""


def _other_side(offered: Sequence[Weighed], roles: Roles) -> Weighed | None:
    """Give the most probable argument of another side than the one that takes part."""
    one = sides(roles)
    others = [
        each
        for each in offered
        if MAY_TAKE_PART <= each.probability < TAKES_PART
        and sides(tuple((party, "participant") for party in each.argument.parties)) - one
    ]
    return max(others, key=lambda each: each.probability) if one and others else None


_COUNTS = {
    "bilateral": 2, "two-way": 2, "one-on-one": 2, "tete-a-tete": 2, "trilateral": 3, "three-way": 3, "tripartite": 3,
    "quadrilateral": 4, "four-way": 4, "quadripartite": 4,
}  # fmt: skip


def _counted(roles: Roles, weighed: Sequence[Weighed], trigger: Token) -> Roles:
    """Leave out the least probable sides where a word tells how many there are ("a trilateral summit").

    "Bilateral meetings" may be several, so a plural tells nothing.
    """
    most = min((_COUNTS[word] for word in _words_before(trigger) if word in _COUNTS), default=None)
    if most is None or is_verb(trigger) or trigger.tag_ in {"NNS", "NNPS"}:
        return roles
    best: dict[str, float] = {}
    for each in weighed:
        for side in sides(tuple((party, "participant") for party in each.argument.parties)):
            best[side] = max(best.get(side, 0.0), each.probability)
    taking = {side for side, _ in sorted(best.items(), key=lambda item: -item[1])[:most]}
    return tuple((party, role) for party, role in roles if sides(((party, role),)) <= taking)


def _words_before(noun: Token) -> Iterator[str]:
    """Give the words that qualify a noun, those with hyphens as one."""
    start = min((child.i for child in noun.lefts), default=noun.i)
    words = [noun.doc[at].lower_ for at in range(start, noun.i)]
    yield from words
    yield from ("-".join(part) for part in zip(words, words[2:], strict=False))


def _full(weighed: Sequence[Weighed], found: Cast) -> bool:
    """Tell whether the grammar names two sides that take part: then nobody else is implied, or told by another trigger.

    Nor does a line of a list of nominations leave anybody out.
    """
    if found.rule.startswith(_NOMINATIONS):
        return True
    cast = (w.argument for w in weighed if w.argument.role and w.probability >= TAKES_PART)
    return len(sides(tuple((party, "participant") for argument in cast for party in argument.parties))) > 1


def _closed(weighed: Sequence[Weighed], found: Cast) -> bool:
    """Tell whether a noun names all its parties itself: "his Monday meeting with X" has nobody else in it."""
    cast = {p.country or p.id for w in weighed if w.argument.role for p in w.argument.parties}
    return bool(owners(found.anchors[0])) and len(cast) > 1


def _role_beside(argument: Argument, trigger: Token, kind: EventType) -> Role:
    """Give the role that a party has by its side of the trigger; one that is implied comes first, a state receives."""
    before = argument.parties[0].kind != "state" if argument.implied else argument.token.i < trigger.i
    return (_BEFORE if before else _AFTER).get(kind, "participant")


_NOMINATIONS = ("nomination", "to_be_envoy")


def with_home(found: Cast, roles: Roles, memory: Memory, casting: Casting) -> Roles:
    """Add the person whose office tells it to a heading that leaves that person out ("Visit to Cuba").

    Who is nominated is so by the state of that office.
    """
    if memory.home is not None and found.rule.startswith(_NOMINATIONS):
        own: Roles = tuple((state, "participant") for state in casting.states((memory.home,)))
        return (*own, *(each for each in roles if each[0] not in {party for party, _ in own})) if roles else roles
    if memory.home is None or any(party.country == memory.home.country for party, _ in roles):
        return roles
    if not verbless(found.anchors[0]):
        return roles
    return ((memory.home, _BEFORE.get(found.type, "participant")), *roles) if roles else roles


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
    count = _count(roles)
    ruled = min(len({p.country or p.id for w in weighed if w.argument.role for p in w.argument.parties}), 3)
    first, second = _two_best(weighed)
    sentence, memory, note, place = passage.sentence, passage.memory, passage.note, passage.place
    own = memory.home is not None
    yield "bias"
    yield f"word={token.lower_}"
    yield f"frame={frame}"
    yield f"frame={frame}&sides={count}"
    yield f"frame={frame}&ruled={ruled}"
    if found.loose:
        yield f"loose&frame={frame}"
        yield f"loose&word={token.lower_}"
        yield f"loose&sides={count}&frame={frame}"
    yield f"word={token.lower_}&sides={min(len(sides(roles)), 2)}"
    yield f"rule={found.rule}"
    yield f"rule={found.rule}&sides={count}"
    yield f"rule={found.rule}&place={place}&own={own}"
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
    guessed = min(sum(w.argument.implied and w.probability >= TAKES_PART for w in weighed), 2)
    yield f"guessed={guessed}&frame={frame}"
    yield f"guessed={guessed}&ruled={ruled}"
    yield f"guessed={guessed}&back={back}"
    yield f"dated={_DAY.search(sentence.text) is not None}&sides={count}"
    yield f"quoted={_quoted(sentence)}&sides={count}"
    best = max((w.probability for w in weighed if w.argument.role), default=0.0)
    yield f"best={int(best * 5)}&type={found.type}"
    yield f"type={found.type}&note={note}&place={place}"
    if own and roles:
        yield f"home={any(p.country == memory.home.country for p, _ in roles)}&sides={count}"  # type: ignore[union-attr]
    verb = token if is_verb(token) else governor(token)
    if verb is not None and verb.i != token.i:
        yield f"carrier={verb.lower_}"
        yield f"carrier={verb.lower_}&dep={token.dep_}"
    yield from _company(token, verb, passage, frame)
    yield from _neighbours(token)
    for child in token.children:
        if child.dep_ in {"det", "amod", "compound", "neg", "aux", "poss", "prt", "nummod"}:
            yield f"{child.dep_}={child.lower_ if child.ent_iob != 3 else 'name'}"
        if child.dep_ in {"dobj", "prep", "xcomp"}:
            yield f"has={child.dep_}:{child.lower_}&frame={frame}"


def _company(token: Token, verb: Token | None, passage: Passage, frame: str) -> Iterator[str]:
    """Give what kind of subject and object the verb of an event has, and what that verb hangs on."""
    if verb is None:
        return
    own = verb.i == token.i
    for name, found in (("subject", subjects(verb)), ("object", objects(verb))):
        for each in found[:2]:
            mention = passage.parsed.mention(each)
            kind = each.tag_ if mention is None else mention.kind
            yield f"{name}={kind}&frame={frame}&own={own}"
            if mention is None:
                yield f"{name}={each.lower_}&own={own}"
        if not found:
            yield f"{name}=none&frame={frame}&own={own}"
    if verb.head.i != verb.i:
        yield f"above={verb.dep_}:{verb.head.lower_}"
        yield f"above={verb.dep_}&frame={frame}"


def _neighbours(token: Token) -> Iterator[str]:
    """Give the words on either side of the trigger, names by their tag."""
    doc = token.doc
    for name, at in (("left", token.i - 1), ("right", token.i + 1)):
        if 0 <= at < len(doc) and not doc[at].is_space:
            word = doc[at]
            plain = word.tag_ if word.tag_ in {"NNP", "NNPS", "CD"} else word.lower_
            yield f"{name}={plain}"
            yield f"{name}={plain}&word={token.lower_}"


def _count(roles: Roles) -> str:
    """Tell how many sides take part; a body of several states that meets by itself is more than one ("the G20")."""
    if len(roles) == 1 and roles[0][0].kind == "organization" and roles[0][0].id and roles[0][0].country is None:
        return "body"
    return str(min(len(sides(roles)), 3))


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
