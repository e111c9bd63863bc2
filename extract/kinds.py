"""Settle the type of an event from who takes part: what a word calls a meeting may be a summit or talks."""

from collections.abc import Callable

from extract.casting import Roles
from extract.frame import Cast, Words
from extract.parties import Party
from graph.vocabulary import EventType

_TALKS = frozenset(["talks", "talk", "discussions", "discussion", "consultations", "negotiations"])


def kind_of(found: Cast, roles: Roles, words: Words, leads: Callable[[Party], bool]) -> EventType:
    """Give the type that the codebook calls for, given the trigger's own type and the parties.

    `leads` tells whether a person may lead a state: a gathering of ministers is no summit.
    """
    people = [party for party, _ in roles if party.kind == "person"]
    others = len(roles) - len(people)
    trigger = found.anchors[0]
    near = {token.lower_ for token in trigger.children} | {trigger.lower_}
    sitting = len(people) == 2 and not others and not (near - _TALKS) & words["process"]
    if found.type == "talks" and trigger.lower_ in _TALKS and sitting:
        return "meeting"
    bodies = any(party.kind == "organization" for party, _ in roles)
    if found.rule == "sidelines":
        return "talks" if any("Assembly" in party.name for party, _ in roles) else "summit"
    if found.type == "meeting" and not people and (bodies or near & words["ministerial"]):
        return "talks"
    if found.type in {"meeting", "talks"} and _is_summit(roles, near, leads):
        return "summit"
    return found.type


def _is_summit(roles: Roles, near: set[str], leads: Callable[[Party], bool]) -> bool:
    countries = {party.country for party, _ in roles if party.country and party.kind == "person" and leads(party)}
    return len(countries) >= 3 and not near & {"ministers", "ministerial", "separate"}
