"""What persons decided on a set of claims: the newest decision counts, an older one where none gainsays it."""

from collections.abc import Iterable, Set
from typing import NamedTuple

from graph.model import Judgement

Pair = tuple[str, str]


class Verdicts(NamedTuple):
    """Pairs of claims that persons judged: to be joined, to be kept apart, and not to be joined by rules alone."""

    same: tuple[Pair, ...]
    different: frozenset[Pair]
    unsure: frozenset[Pair]

    @property
    def pairs(self) -> frozenset[Pair]:
        """Every pair that a person judged."""
        return frozenset(self.same) | self.different | self.unsure


def is_person(judgement: Judgement) -> bool:
    """Tell whether a person made a judgement, and no rule."""
    return not judgement.by.startswith("rule:")


def decided(judgements: Iterable[Judgement], claims: Set[str]) -> Verdicts:
    """Give what persons decided on these claims; a decision that newer ones together rule out is passed over."""
    known = [j for j in judgements if is_person(j) and j.undone is None and j.left in claims and j.right in claims]
    newest = sorted(known, key=lambda j: (str(j.made or ""), j.by, j.left, j.right, j.verdict), reverse=True)
    groups: dict[str, set[str]] = {}
    same: list[Pair] = []
    different: set[Pair] = set()
    unsure: set[Pair] = set()
    for judgement in newest:
        pair = (judgement.left, judgement.right)
        one, other = groups.get(pair[0], {pair[0]}), groups.get(pair[1], {pair[1]})
        if pair in unsure or one is other or _parted(one, other, different):
            continue
        if judgement.verdict == "same":
            same.append(pair)
            both = one | other
            groups.update(dict.fromkeys(both, both))
        else:
            (different if judgement.verdict == "different" else unsure).add(pair)
    return Verdicts(tuple(sorted(same)), frozenset(different), frozenset(unsure))


def _parted(one: set[str], other: set[str], different: set[Pair]) -> bool:
    return any((a in one and b in other) or (a in other and b in one) for a, b in different)
