"""Settle the type of an event from who takes part: what a word calls a meeting may be a call, a summit or talks."""

import re
from collections.abc import Callable

from spacy.tokens import Token

from extract.casting import Roles
from extract.frame import Cast, Words, has
from extract.grammar import prepositional
from extract.parties import Party
from graph.vocabulary import EventType

_WORD = re.compile(r"[a-z]+")
_TALKS = frozenset(["talks", "talk", "discussions", "discussion", "consultations", "negotiations"])
_AT_A_DISTANCE = frozenset(["virtual", "virtually", "online", "remotely"])
_BY = {"by", "via", "through", "over", "on"}
_HOLDING = frozenset(
    ["hold", "holds", "held", "holding", "have", "has", "had", "having", "convene", "convenes", "convened", "conducted"]
)
"""Verbs that carry a contact and may say how it was held."""
_CLUBS = frozenset(["G7", "G8", "G20", "BRICS", "Quad"])
"""Bodies that are their leaders: where they meet, and no minister is told of, it is a summit."""
_MINISTERS = frozenset(["minister", "ministers", "ministerial", "officials", "envoys", "experts", "sherpas"])


def kind_of(found: Cast, roles: Roles, text: str, words: Words, leads: Callable[[Party], bool]) -> EventType:
    """Give the type that the codebook calls for, given the trigger's own type and the parties.

    `text` is the sentence; `leads` tells whether a person may lead a state: a gathering of ministers is no summit.
    """
    people = [party for party, _ in roles if party.kind == "person"]
    others = len(roles) - len(people)
    trigger = found.anchors[0]
    near = {token.lower_ for token in trigger.children} | {trigger.lower_}
    bodies = any(party.kind == "organization" for party, _ in roles)
    if found.rule == "sidelines":
        return "talks" if any("Assembly" in party.name for party, _ in roles) else "summit"
    telling = [anchor for anchor in found.anchors if anchor.i == trigger.i or anchor.lower_ in _HOLDING]
    if found.type in {"meeting", "talks"} and any(_at_a_distance(anchor, words) for anchor in telling):
        return "call"
    sitting = len(people) == 2 and not others and not (near - _TALKS) & words["process"]
    if found.type == "talks" and trigger.lower_ in _TALKS and sitting:
        return "meeting"
    if (found.type == "meeting" or found.rule == "meet") and _is_of_a_club(roles, text, leads):
        return "summit"
    if found.type == "meeting" and not people and (bodies or near & words["ministerial"]):
        return "talks"
    if found.type in {"meeting", "talks"} and _is_summit(roles, near, leads):
        return "summit"
    return found.type


def _at_a_distance(anchor: Token, words: Words) -> bool:
    """Tell whether a verb or noun is of a contact at a distance: "met virtually", "talks by video link"."""
    beside = anchor.doc[anchor.i + 1 : anchor.i + 2]
    if has([*anchor.children, *beside], _AT_A_DISTANCE):
        return True
    means = prepositional(anchor, _BY)
    return has([*means, *(child for token in means for child in token.lefts)], words["phone"])


def _is_of_a_club(roles: Roles, text: str, leads: Callable[[Party], bool]) -> bool:
    """Tell whether the leaders of a body meet that is its leaders, by itself or with one of them."""
    told = set(_WORD.findall(text.lower()))
    people = [party for party, _ in roles if party.kind == "person"]
    clubs = any(party.name in _CLUBS for party, _ in roles)
    return clubs and not told & _MINISTERS and all(leads(party) for party in people)


def _is_summit(roles: Roles, near: set[str], leads: Callable[[Party], bool]) -> bool:
    countries = {party.country for party, _ in roles if party.country and party.kind == "person" and leads(party)}
    return len(countries) >= 3 and not near & {"ministers", "ministerial", "separate"}
