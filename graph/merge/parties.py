"""How far the parties of two claims agree: first by sides, then by who stands for each side.

A call with one leader of a state is never a call with another; a state's own name fits any of its people.
"""

from collections.abc import Sequence
from typing import Final

from graph.merge.sides import Naming, Side, Sides, is_international, same_actor
from graph.vocabulary import EventType

DIRECTED: Final[frozenset[EventType]] = frozenset({"visit", "message", "sanction"})
"""Types in which exchanging the parties makes another event."""

_GATHERINGS: Final[frozenset[EventType]] = frozenset({"summit", "talks", "agreement"})
_LOPSIDED: Final = 0.6
_MORE_PEOPLE: Final = 0.85
_FROM: Final = frozenset({"sender", "visitor"})
_TO: Final = frozenset({"recipient", "host", "target"})


def is_gathering(a: EventType, b: EventType) -> bool:
    """Tell whether both types may be told with only some of their parties."""
    return a in _GATHERINGS and b in _GATHERINGS


def agreement(a: Sides, b: Sides, *, gathering: bool) -> float:
    """Give 1 for the same sides, less where one claim leaves some out, 0 where both name a side of their own."""
    if a.keys() == b.keys():
        return 1.0
    only_a, only_b = _unmatched(a, b)
    if only_a == 0 and only_b == 0:
        return 1.0
    body = any(key.startswith("org:") for key in a.keys() & b.keys())
    gathering = gathering or (body and len(a.keys() & b.keys()) > 1)
    if only_a and only_b:
        return _overlap(a, b, gathering=gathering, body=body)
    return _contained(min(len(a), len(b)), max(len(a), len(b)), gathering=gathering, body=body)


def people(a: Sides, b: Sides, *, directed: bool, stay: bool = False) -> float:
    """Weigh who stands for the sides that two claims share: 1 the same persons, 0.7 states only, 0 other persons.

    `directed` is for types that exchanged parties make another; `stay` for those in which a state is a fit host.
    """
    shared = sorted(a.keys() & b.keys())
    if directed and any(_turned(a[key], b[key]) for key in shared):
        return 0.0
    fits = [_fit(a[key], b[key], by_key=is_international(key)) for key in shared]
    if not fits:
        return 0.5
    if 0 in fits:
        return 0.0
    mean = sum(fits) / len(fits)
    if len(fits) > 2:
        return max(mean, 0.9)
    if stay and max(fits) >= _MORE_PEOPLE:
        return max(mean, 0.92)
    return mean * _LOPSIDED if not stay and _lopsided(a, b, shared) else mean


def fits(a: Side, b: Side) -> bool:
    """Tell whether the same person or body may stand for two sides; True where one names nobody in particular."""
    if a.people and b.people:
        return _meet(a.people, b.people)
    return not (a.bodies and b.bodies) or _meet(a.bodies, b.bodies)


def _lopsided(a: Sides, b: Sides, shared: Sequence[str]) -> bool:
    """Tell whether two claims agree on a person and one leaves the other side to its state: it may be anyone there."""
    states = [key for key in shared if not is_international(key)]
    named = [bool(a[key].people) + bool(b[key].people) for key in states]
    return 2 in named and 1 in named


def _unmatched(a: Sides, b: Sides) -> tuple[int, int]:
    """Count the sides that only one claim has; an official of a body fits the body itself."""
    only_a, only_b = a.keys() - b.keys(), b.keys() - a.keys()
    fitting = min(_count(only_a, "person:"), _count(only_b, "org:"))
    fitting += min(_count(only_a, "org:"), _count(only_b, "person:"))
    return len(only_a) - fitting, len(only_b) - fitting


def _count(keys: set[str], prefix: str) -> int:
    return sum(key.startswith(prefix) for key in keys)


def _overlap(a: Sides, b: Sides, *, gathering: bool, body: bool) -> float:
    shared, joined = len(a.keys() & b.keys()), len(a.keys() | b.keys())
    if gathering and (body or (shared > 2 and shared * 2 >= joined)):
        return 0.6 if body else 0.5
    return 0.3 if shared > 2 else 0.0


def _contained(fewer: int, more: int, *, gathering: bool, body: bool) -> float:
    if fewer == 1:
        return 0.6 if gathering and more > 2 else 0.3
    if gathering:
        return 0.8 if body or fewer > 2 else 0.5
    return 0.3 if fewer > 2 else 0.0


def _turned(a: Side, b: Side) -> bool:
    return bool((a.roles & _FROM and b.roles & _TO) or (a.roles & _TO and b.roles & _FROM))


def _fit(a: Side, b: Side, *, by_key: bool) -> float:
    if a.people and b.people:
        return _shared(a.people, b.people)
    if a.people or b.people:
        return 0.6
    if a.bodies and b.bodies:
        return 1.0 if _meet(a.bodies, b.bodies) else 0.0
    if a.bodies or b.bodies:
        return 0.6
    return 1.0 if by_key else 0.7


def _meet(a: tuple[Naming, ...], b: tuple[Naming, ...]) -> bool:
    return any(same_actor(one, other) for one in a for other in b)


def _shared(a: tuple[Naming, ...], b: tuple[Naming, ...]) -> float:
    """Give 1 for the same persons, less where one claim names more of them, 0 for none in common."""
    if not _meet(a, b):
        return 0.0
    same = all(_meet((one,), b) for one in a) and all(_meet(a, (other,)) for other in b)
    return 1.0 if same else _MORE_PEOPLE
