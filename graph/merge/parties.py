"""How far the parties of two claims agree: first by sides, then by who stands for each side.

A call with one leader of a state is never a call with another; a state's own name fits any of its people.
"""

from typing import Final

from graph.merge.sides import Naming, Side, Sides, is_international, same_actor
from graph.vocabulary import EventType

DIRECTED: Final[frozenset[EventType]] = frozenset({"visit", "message", "sanction"})
"""Types in which exchanging the parties makes another event."""

_GATHERINGS: Final[frozenset[EventType]] = frozenset({"summit", "talks", "agreement"})
_FROM: Final = frozenset({"sender", "visitor"})
_TO: Final = frozenset({"recipient", "host", "target"})


def is_gathering(a: EventType, b: EventType) -> bool:
    """Tell whether both types may be told with only some of their parties."""
    return a in _GATHERINGS and b in _GATHERINGS


def agreement(a: Sides, b: Sides, *, gathering: bool) -> float:
    """Give 1 for the same sides, less where one claim leaves some out, 0 where both name a side of their own."""
    only_a, only_b = _unmatched(a, b)
    if only_a == 0 and only_b == 0:
        return 1.0
    if only_a and only_b:
        return _overlap(a, b, gathering=gathering)
    return _contained(min(len(a), len(b)), max(len(a), len(b)), gathering=gathering)


def people(a: Sides, b: Sides, *, directed: bool) -> float:
    """Weigh who stands for the sides that two claims share: 1 the same persons, 0.7 states only, 0 other persons."""
    shared = sorted(a.keys() & b.keys())
    if directed and any(_turned(a[key], b[key]) for key in shared):
        return 0.0
    fits = [_fit(a[key], b[key], by_key=is_international(key)) for key in shared]
    if not fits:
        return 0.5
    if 0 in fits:
        return 0.0
    mean = sum(fits) / len(fits)
    return max(mean, 0.9) if len(fits) > 2 else mean


def _unmatched(a: Sides, b: Sides) -> tuple[int, int]:
    """Count the sides that only one claim has; an official of a body fits the body itself."""
    only_a, only_b = a.keys() - b.keys(), b.keys() - a.keys()
    fitting = min(_count(only_a, "person:"), _count(only_b, "org:"))
    fitting += min(_count(only_a, "org:"), _count(only_b, "person:"))
    return len(only_a) - fitting, len(only_b) - fitting


def _count(keys: set[str], prefix: str) -> int:
    return sum(key.startswith(prefix) for key in keys)


def _overlap(a: Sides, b: Sides, *, gathering: bool) -> float:
    shared, joined = len(a.keys() & b.keys()), len(a.keys() | b.keys())
    return 0.5 if gathering and shared * 2 >= joined else 0.0


def _contained(fewer: int, more: int, *, gathering: bool) -> float:
    if fewer == 1:
        return 0.6 if gathering and more > 2 else 0.3
    return 0.6 if gathering else 0.0


def _turned(a: Side, b: Side) -> bool:
    return bool((a.roles & _FROM and b.roles & _TO) or (a.roles & _TO and b.roles & _FROM))


def _fit(a: Side, b: Side, *, by_key: bool) -> float:
    if a.people and b.people:
        return 1.0 if _meet(a.people, b.people) else 0.0
    if a.people or b.people:
        return 0.6
    if a.bodies and b.bodies:
        return 1.0 if _meet(a.bodies, b.bodies) else 0.0
    if a.bodies or b.bodies:
        return 0.6
    return 1.0 if by_key else 0.7


def _meet(a: tuple[Naming, ...], b: tuple[Naming, ...]) -> bool:
    return any(same_actor(one, other) for one in a for other in b)
