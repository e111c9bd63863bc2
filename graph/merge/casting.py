"""Cast the parties of one happening: each actor once, with its best name, its role and the claims that name it.

A state stays out where another claim names the person who stood for it; it remains in the claims.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from graph.merge.sides import naming, same_actor, side_key
from graph.model import Claim, Participation, Said
from graph.vocabulary import Role


class _Part(NamedTuple):
    key: str
    parties: list[Participation]
    claims: list[str]


def cast(claims: Sequence[Claim]) -> tuple[Said[Participation], ...]:
    """Give every actor of one happening once, in the order in which the claims name them."""
    parts: list[_Part] = []
    for claim in claims:
        for party in claim.participants:
            _enter(parts, party, claim.id)
    return tuple(
        Said(value=_best(part.parties), claims=tuple(dict.fromkeys(part.claims)))
        for part in parts
        if not _covered(part, parts)
    )


def _enter(parts: list[_Part], party: Participation, claim: str) -> None:
    key = side_key(party)
    for part in parts:
        if part.key == key and _is_same(part.parties[0], party):
            part.parties.append(party)
            part.claims.append(claim)
            return
    parts.append(_Part(key, [party], [claim]))


def _is_same(a: Participation, b: Participation) -> bool:
    if a.kind != b.kind:
        return False
    return (a.kind == "state" and a.country is not None) or same_actor(naming(a), naming(b))


def _covered(part: _Part, parts: Sequence[_Part]) -> bool:
    if part.parties[0].kind != "state":
        return False
    people = [other for other in parts if other.key == part.key and other.parties[0].kind == "person"]
    return bool(people) and not any(set(other.claims) & set(part.claims) for other in people)


def _best(parties: Sequence[Participation]) -> Participation:
    """Take the name of the best known and longest form, and the role that most claims give beyond taking part."""
    named = min(parties, key=lambda p: (p.id is None, -len(p.name), p.name, str(p.id), p.role))
    roles: Counter[Role] = Counter(p.role for p in parties if p.role != "participant")
    role = min(roles, key=lambda r: (-roles[r], r)) if roles else named.role
    country = next((p.country for p in parties if p.country), None)
    return named.model_copy(update={"role": role, "country": country})
