"""Gather the tellings of one document: one happening is one claim, however often it is mentioned.

The first telling sets the frame; later ones add what it left open and never overwrite it.
"""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from extract.attendance import ATTENDANCE
from extract.casting import Roles, sides, without_bodies
from extract.telling import Telling
from extract.when import When
from graph.edtf import bounds
from graph.vocabulary import EventType, Status


def gather(tellings: Iterable[Telling]) -> list[Telling]:
    """Join the tellings that tell one happening, in the order of their first mention."""
    events: list[Telling] = []
    for telling in tellings:
        if not telling.roles:
            _add(events, telling)
            continue
        same = _attended if telling.trigger == ATTENDANCE else same_happening
        at = next((n for n, event in enumerate(events) if same(event, telling)), None)
        if at is None:
            events.append(telling)
        else:
            events[at] = joined(events[at], telling)
    return events


def _add(events: list[Telling], telling: Telling) -> None:
    """Add a telling without parties to the event of its type told last, where the two do not speak against it."""
    for at in range(len(events) - 1, -1, -1):
        event = events[at]
        if _same_kind(event, telling) and _same_time(event, telling) and _same_place(event, telling):
            events[at] = replace(
                event,
                when=_when(event.when, telling.when),
                place=event.place or telling.place,
                about=tuple(dict.fromkeys((*event.about, *telling.about))),
                told_by=(*event.told_by, *telling.told_by),
            )
            return


def same_happening(a: Telling, b: Telling) -> bool:
    """Tell whether two tellings of one document tell one happening."""
    return _same_kind(a, b) and _same_parties(a, b) and _same_time(a, b) and _same_place(a, b)


def _attended(event: Telling, attendance: Telling) -> bool:
    """Tell whether an event is the one that a sentence says who was at."""
    shared = {party.key() for party, _ in event.roles} & {party.key() for party, _ in attendance.roles}
    return _same_kind(event, attendance) and bool(shared) and event.status in {"occurred", "ongoing"}


def _same_kind(a: Telling, b: Telling) -> bool:
    if a.type == b.type:
        return True
    return (
        {a.type, b.type} <= _SEATED
        and (bool({a.type, b.type} & {"meeting"}) or not (a.roles and b.roles))
        and ("summit" not in {a.type, b.type} or not (a.roles and b.roles) or sides(a.roles) == sides(b.roles))
    )


_SEATED: frozenset[EventType] = frozenset({"meeting", "talks", "summit"})


def _same_parties(a: Telling, b: Telling) -> bool:
    """Tell whether one telling names no party that speaks against the other; of two types both name the same sides."""
    one, other = sides(a.roles), sides(b.roles)
    if not (one <= other or other <= one) or (a.type != b.type and one != other and min(len(one), len(other)) > 1):
        return False
    here, there = _people(a.roles), _people(b.roles)
    only_here, only_there = here.keys() - there.keys(), there.keys() - here.keys()
    return not ({here[key] for key in only_here} & {there[key] for key in only_there})


def _people(roles: Roles) -> dict[tuple[str, str], str]:
    """Give the state of each person who stands for one."""
    return {party.key(): party.country for party, _ in roles if party.kind == "person" and party.country}


def _same_time(a: Telling, b: Telling) -> bool:
    if a.when.date is None or b.when.date is None:
        if _long_before(a, b) or _long_before(b, a):
            return False
        ahead = {"planned", "proposed"}
        if "title" in {a.sentence.part, b.sentence.part} or not (a.roles and b.roles):
            return not (a.past and b.roles and b.status in ahead)
        undated = a.when.date is None and b.when.date is None
        return undated or (a.status in ahead) == (b.status in ahead)
    (a_first, a_last), (b_first, b_last) = bounds(a.when.date), bounds(b.when.date)
    return a_first <= b_last and b_first <= a_last


_LONG = datetime.timedelta(days=7)


def _long_before(a: Telling, b: Telling) -> bool:
    """Tell whether a telling is dated long before the day that another is presumed to be of."""
    return b.presumed is not None and a.when.date is not None and bounds(a.when.date)[1] < b.presumed - _LONG


def _same_place(a: Telling, b: Telling) -> bool:
    if a.place is None or b.place is None or not (a.place.name and b.place.name):
        return True
    return a.place.name == b.place.name or a.place.country == b.place.country


_SURER = 0.05
"""How much more certain a later telling has to be for its parties to stand instead of the first one's."""


def joined(first: Telling, later: Telling) -> Telling:
    """Give the first telling with what a later one adds."""
    evidence = first if first.main or not later.main else later
    return replace(
        first,
        type=_type(first, later),
        status=_status(first, later),
        roles=_all_roles(first, later) if ATTENDANCE in {first.trigger, later.trigger} else _richer_roles(first, later),
        when=_when(first.when, later.when),
        place=first.place if first.place and (first.place.name or not later.place) else later.place,
        about=tuple(dict.fromkeys((*first.about, *later.about))),
        according_to=tuple(dict.fromkeys((*first.according_to, *later.according_to))),
        sentence=evidence.sentence,
        confidence=max(first.confidence, later.confidence),
        main=first.main or later.main,
        own=max(first.own, later.own),
        told_by=(*first.told_by, *later.told_by),
    )


def _richer_roles(first: Telling, later: Telling) -> Roles:
    if later.confidence > first.confidence + _SURER:
        return _roles(later.roles, first.roles)
    return _roles(first.roles, later.roles)


def _all_roles(first: Telling, later: Telling) -> Roles:
    """Give the parties of both tellings, where one of them says who was there."""
    told = _roles(first.roles, later.roles)
    keys = {party.key() for party, _ in told}
    return without_bodies((*told, *(each for each in later.roles if each[0].key() not in keys)))


def _status(first: Telling, later: Telling) -> Status:
    if first.sentence.part == "title" and first.rule.endswith("/default") and not first.past:
        return later.status
    return first.status if first.main or not later.main else later.status


def _type(first: Telling, later: Telling) -> EventType:
    return "summit" if "summit" in {first.type, later.type} and "call" not in {first.type, later.type} else first.type


def _when(first: When, later: When) -> When:
    if first.date is None:
        return later
    if later.date is None:
        return first
    return later if len(later.date) > len(first.date) and "/" not in later.date else first


def _roles(richer: Roles, poorer: Roles) -> Roles:
    named = {party.key(): role for party, role in poorer}
    told = tuple(
        (party, named[party.key()] if role == "participant" and party.key() in named else role)
        for party, role in richer
    )
    people = {party.country: (party, role) for party, role in poorer if party.kind == "person" and party.country}
    return tuple(
        (people[party.country][0], role) if party.kind == "state" and party.country in people else (party, role)
        for party, role in told
    )
