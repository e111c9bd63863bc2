"""Tell apart several events that one trigger tells: separate calls, legs with their own days, one summit for each body.

"He met Blair ten days ago and Clinton last week", "saw them in Paris in May and in Rome in June", "the G7 and NATO
summits": the parties before the trigger take part in each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.casting import Roles, sides
from extract.dates import DateMention
from extract.deciding import TAKES_PART, Weighed
from extract.frame import Cast
from extract.grammar import is_verb
from extract.parsing import Parsed
from extract.parties import Party
from extract.passage import Passage
from extract.triggers import Trigger
from graph.model import Place
from graph.vocabulary import EventType

_CONTACTS: frozenset[EventType] = frozenset({"meeting", "call", "visit", "talks", "message"})
_GATHERINGS: frozenset[EventType] = frozenset({"summit", "meeting", "talks"})
_JOINT = frozenset(
    ["trilateral", "three-way", "quadrilateral", "four-way", "conference", "joint", "multilateral", "together", "quad"]
)
_SEPARATE = frozenset({"separate", "separately", "respectively"})
_EACH = frozenset({"both", "two", "each"})
_AND = re.compile(r"\s*(?:,|and|then|, and|, then|and again|and then)\s*(?:in|on|at)?\s*$")
_AT = frozenset({"in", "at", "to"})


@dataclass(frozen=True, slots=True)
class Part:
    """One of the events that a trigger tells: who takes part, and the day and place that are told of it alone."""

    roles: Roles
    date: DateMention | None = None
    place: Place | None = None


def parts(
    trigger: Trigger,
    found: Cast,
    roles: Roles,
    weighed: Sequence[Weighed],
    passage: Passage,
    dates: Sequence[DateMention],
) -> tuple[Part, ...]:
    """Give the events that a trigger tells, one in most cases."""
    told = tuple(_separate(trigger, found, roles, weighed, passage)) or tuple(_bodies(trigger, found, roles, weighed))
    if not told and found.type in _CONTACTS:
        told = tuple(_legs(trigger, roles, weighed, passage, dates)) or tuple(_days(roles, passage, dates))
    return told if len(told) > 1 else (Part(roles),)


def _separate(
    trigger: Trigger, found: Cast, roles: Roles, weighed: Sequence[Weighed], passage: Passage
) -> Iterator[Part]:
    """Give one call for each of those whom somebody rings up, one meeting for each in "meetings with X, Y and Z".

    Who "spoke with X and Y" rang up one after the other; "a call with X and Y" is one, and so is what an office says of
    its leader's speaking "with" more than two.
    """
    words = {token.lower_ for token in passage.parsed.tokens}
    several = found.anchors[0].tag_ in {"NNS", "NNPS"} and (found.type == "call" or trigger.token.lower_ == "meetings")
    if found.type == "call" and is_verb(trigger.token):
        called = [party.kind for party, role in roles if party.kind != "organization"]
        with_all = any(child.lower_ == "with" for child in trigger.token.children) and len(roles) > _THREE
        joint = passage.memory.home is not None and with_all
        several = len(called) == len(roles) and not joint and (called.count("state") == 0 or bool(words & _EACH))
    if len(roles) < _THREE or words & _JOINT or not (several or words & _SEPARATE):
        return
    if found.type == "call":
        (first, *others) = [(party, role) for party, role in roles if party.kind == "person"] or roles
        ahead: Roles = (first,)
    else:
        before = {party.key() for party, at in _places(weighed) if at < trigger.token.i}
        ahead = tuple(each for each in roles if each[0].key() in before)
        others = [each for each in roles if each not in ahead]
    if len(sides(ahead)) == 1 and len(others) > 1:
        yield from (Part((*ahead, other)) for other in others)


_THREE = 3


def _bodies(trigger: Trigger, found: Cast, roles: Roles, weighed: Sequence[Weighed]) -> Iterator[Part]:
    """Give one gathering for each of the bodies that stand before its plural ("the G7 and NATO summits")."""
    if found.type not in _GATHERINGS or trigger.token.tag_ not in {"NNS", "NNPS"}:
        return
    before = [party for party, at in _places(weighed) if at < trigger.token.i]
    bodies = [(p, role) for p, role in roles if p.kind == "organization" and p in before]
    others = tuple((p, role) for p, role in roles if p.kind != "organization")
    for body in bodies:
        yield Part((*others, body))


def _places(weighed: Sequence[Weighed]) -> list[tuple[Party, int]]:
    """Give the parties that take part with the place of their token, in the order of the sentence."""
    taking = [each.argument for each in weighed if each.probability >= TAKES_PART and not each.argument.implied]
    return sorted(((p, each.token.i) for each in taking for p in each.parties), key=lambda place: place[1])


def _legs(
    trigger: Trigger, roles: Roles, weighed: Sequence[Weighed], passage: Passage, dates: Sequence[DateMention]
) -> Iterator[Part]:
    """Give one event for each party behind the trigger that has a day or place of its own behind it."""
    role_of = {party.key(): (party, role) for party, role in roles}
    places = [(party, at) for party, at in _places(weighed) if party.key() in role_of]
    behind = [(party, at) for party, at in places if at > trigger.token.i]
    ahead = [party for party, at in places if at < trigger.token.i]
    common = tuple(role_of[key] for key in role_of if key not in {party.key() for party, _ in behind})
    starts = sorted({at for _, at in behind})
    if len(starts) < _TWO or len(sides(common)) != 1 or not ahead:
        return
    ends = [*starts[1:], len(passage.parsed.tokens)]
    found: list[Part] = []
    waiting: Roles = ()
    for start, end in zip(starts, ends, strict=True):
        waiting += tuple(role_of[party.key()] for party, at in behind if at == start)
        date, place = _own(passage.parsed, start, end, dates)
        if date is None and place is None:
            continue
        found.append(Part((*common, *waiting), date, place))
        waiting = ()
    if len(found) > 1 and not waiting and _differ(found):
        yield from found


_TWO = 2


def _differ(found: Sequence[Part]) -> bool:
    """Tell whether each event has a day of its own, or each a place of its own."""
    days = [part.date.edtf for part in found if part.date is not None]
    places = [part.place for part in found if part.place is not None]
    return len(set(days)) == len(found) or (len(set(places)) == len(found) and len(set(days)) != 1)


def _own(parsed: Parsed, start: int, end: int, dates: Sequence[DateMention]) -> tuple[DateMention | None, Place | None]:
    """Give the first date and place between two tokens."""
    first, last = parsed.spans[start][1], parsed.spans[end - 1][1]
    date = next((each for each in dates if each.edtf and first <= each.start < last), None)
    inside = ((token, parsed.mention(token)) for token in parsed.tokens[start + 1 : end] if token.head.lower_ in _AT)
    return date, next((mention.place for _, mention in inside if mention is not None and mention.place), None)


def _days(roles: Roles, passage: Passage, dates: Sequence[DateMention]) -> Iterator[Part]:
    """Give one event for each of the days that are told side by side ("in 2006 and 2007")."""
    text = passage.sentence.text
    told = [each for each in dates if each.edtf and "/" not in each.edtf]
    beside = [
        (one, other)
        for one, other in pairwise(told)
        if _AND.match(text[one.end : other.start]) and len(one.edtf or "") == len(other.edtf or "")
    ]
    if len(beside) == 1:
        yield from (Part(roles, each) for each in beside[0])
