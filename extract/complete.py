"""Complete the events of a document from one another: who hosted a visit, and where its meetings were.

An event told in one sentence is often placed or hosted by another; nothing that a sentence says itself is changed.
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.casting import Roles, sides
from extract.parties import Party
from extract.telling import Telling
from graph.edtf import bounds
from graph.model import Place

_SEATED = frozenset({"meeting", "talks", "summit"})
_NEAR = 1  # sentences between an event and the one that places it


def complete(tellings: Sequence[Telling]) -> list[Telling]:
    """Give the tellings with the hosts and places that other tellings of the document make plain."""
    hosted = [_hosted(each, tellings) if each.type == "visit" else each for each in tellings]
    placed = [_at_destination(each) if each.type == "visit" else each for each in hosted]
    return [
        each if each.place or each.type == "call" else replace(each, place=_shared(each, placed)) for each in placed
    ]


def _hosted(visit: Telling, tellings: Sequence[Telling]) -> Telling:
    """Give a visit with the person who received the visitor, where the document tells that the two met."""
    visitors = {party.key() for party, role in visit.roles if role == "visitor"}
    states = [party for party, role in visit.roles if role == "host" and party.kind == "state"]
    for state in states:
        met = [
            party
            for each in tellings
            if each.type in _SEATED and visitors & {p.key() for p, _ in each.roles} and _compatible(each, visit)
            for party, _ in each.roles
            if party.kind == "person" and party.country == state.country
        ]
        if len(dict.fromkeys(met)) == 1:
            return replace(visit, roles=_instead(visit.roles, state, met[0]))
    return visit


def _instead(roles: Roles, state: Party, person: Party) -> Roles:
    return tuple((person, role) if party == state else (party, role) for party, role in roles)


def _compatible(one: Telling, other: Telling) -> bool:
    """Tell whether two events may belong together: their days touch, or one of them has none."""
    ahead = {"planned", "proposed"}
    if (one.status in ahead) != (other.status in ahead):
        return False
    if one.when.date is None or other.when.date is None:
        return True
    (first, last), (begin, end) = bounds(one.when.date), bounds(other.when.date)
    return first <= end and begin <= last


def _at_destination(visit: Telling) -> Telling:
    """Give a visit with the country of its host as its place, where no finer one is told."""
    if visit.place is not None:
        return visit
    countries = {party.country for party, role in visit.roles if role == "host" and party.country}
    if len(countries) != 1:
        return visit
    return replace(visit, place=Place(country=countries.pop()))


def _shared(event: Telling, tellings: Sequence[Telling]) -> Place | None:
    """Give the place of an event beside it that shares its parties and may be of the same days."""
    found = [
        each.place
        for each in tellings
        if each is not event
        and each.place is not None
        and each.type != "call"
        and each.sentence.part == event.sentence.part
        and abs(each.sentence.index - event.sentence.index) <= _NEAR
        and len(sides(each.roles) & sides(event.roles)) >= min(2, len(sides(event.roles)))
        and _compatible(each, event)
    ]
    named = [place for place in found if place.name]
    return next(iter(named or found), None)
