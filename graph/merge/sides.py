"""The sides of a claim: its parties gathered by the state or body that they stand for.

"Putin - Assad" and "Russia - Syria" have the same sides; what tells them apart is only how finely a side is named.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from graph.identity import slug
from graph.model import Claim, Participation


class Naming(NamedTuple):
    """An actor as one claim names it: its id where known, and the words of its name."""

    id: str | None
    words: tuple[str, ...]


class Side(NamedTuple):
    """Who stands for one state or body in a claim; all empty where only the state itself is named."""

    people: tuple[Naming, ...]
    bodies: tuple[Naming, ...]
    roles: frozenset[str]


Sides = Mapping[str, Side]
"""Sides by key: alpha-3 for a state, `org:`, `person:` or `state:` and a name for what has no country."""


def sides_of(claim: Claim) -> Sides:
    """Gather the parties of a claim by the state or body that they stand for."""
    return gather(claim.participants)


def gather(parties: Iterable[Participation]) -> Sides:
    """Gather parties by the state or body that they stand for."""
    gathered: dict[str, list[Participation]] = {}
    for party in parties:
        gathered.setdefault(side_key(party), []).append(party)
    return {key: _side(gathered[key]) for key in sorted(gathered)}


def side_key(party: Participation) -> str:
    """Name the side that a party belongs to."""
    if party.country is not None:
        return party.country
    words = naming(party).words
    if party.kind == "person":
        return f"person:{words[-1] if words else ''}"
    return f"{'org' if party.kind == 'organization' else 'state'}:{'-'.join(words)}"


def naming(party: Participation) -> Naming:
    """Give the id and the folded words of a party's name."""
    return Naming(party.id, _words(party.name))


def same_actor(a: Naming, b: Naming) -> bool:
    """Tell whether two names of one kind and side stand for one actor.

    Ids decide where both are known; else one name must hold all words of the other and end like it ("Sisi",
    "Abdel Fattah el-Sisi").
    """
    if a.id is not None and b.id is not None:
        return a.id == b.id
    return a.words[-1] == b.words[-1] and (set(a.words) <= set(b.words) or set(b.words) <= set(a.words))


def is_international(key: str) -> bool:
    """Tell whether a side is a body or person that stands for no state."""
    return key.startswith(("org:", "person:"))


def _side(parties: Iterable[Participation]) -> Side:
    people, bodies, roles = set(), set(), set()
    for party in parties:
        roles.add(party.role)
        if party.kind == "person":
            people.add(naming(party))
        elif party.kind == "organization":
            bodies.add(naming(party))
    return Side(_sorted(people), _sorted(bodies), frozenset(roles))


def _sorted(namings: set[Naming]) -> tuple[Naming, ...]:
    return tuple(namings) if len(namings) < 2 else tuple(sorted(namings, key=str))


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(slug(name).split("-"))
