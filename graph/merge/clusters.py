"""Cluster claims by judgements: pairs judged the same are joined, best first, unless that joins a contradiction.

The outcome depends on the set of claims and judgements alone, never on the order in which they came. A person's
judgement comes before any rule's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.merge.blocks import blocks, keys
from graph.merge.comparing import SAME, Sketch, compare
from graph.model import Judgement

Pair = tuple[str, str]


def judge(pairs: Iterable[tuple[Sketch, Sketch]]) -> Iterator[Judgement]:
    """Compare pairs of claims and give a judgement for each that the rules join."""
    for one, other in pairs:
        a, b = (one, other) if one.id < other.id else (other, one)
        comparison = compare(a, b)
        if comparison.score >= SAME:
            yield Judgement(left=a.id, right=b.id, verdict="same", by=comparison.rule, score=comparison.score)


def pairs_within(sketches: Sequence[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """Give each pair of claims that share a block, once: in one document by sides, across documents by days too."""
    by_key: dict[str, list[Sketch]] = {}
    for item in sketches:
        for key in {block.key for block in blocks(item)} | {f"{item.document}|{key}" for key in keys(item)}:
            by_key.setdefault(key, []).append(item)
    seen: set[Pair] = set()
    for members in by_key.values():
        for a, b in combinations(members, 2):
            pair = (min(a.id, b.id), max(a.id, b.id))
            if pair not in seen:
                seen.add(pair)
                yield a, b


def cluster(sketches: Mapping[str, Sketch], judgements: Iterable[Judgement]) -> tuple[tuple[str, ...], ...]:
    """Divide claims into happenings; each cluster is sorted, and so are the clusters.

    Judgements on claims that are not among `sketches` are passed over.
    """
    known = [j for j in judgements if j.left in sketches and j.right in sketches]
    verdicts = _decisive(known)
    home = {claim: [claim] for claim in sketches}
    for judgement in sorted(verdicts.values(), key=_order):
        a, b = home[judgement.left], home[judgement.right]
        if judgement.verdict != "same" or a is b:
            continue
        if is_person(judgement) or not _contradict(a, b, sketches, verdicts):
            _join(a, b, home)
    return tuple(sorted({tuple(sorted(members)) for members in home.values()}))


def is_person(judgement: Judgement) -> bool:
    """Tell whether a person made a judgement, and no rule."""
    return not judgement.by.startswith("rule:")


def _decisive(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """Keep one judgement a pair: a person's before a rule's, and of several persons the latest."""
    ranked = sorted(judgements, key=lambda j: (is_person(j), str(j.made or ""), j.by))
    return {(j.left, j.right): j for j in ranked}


def _order(judgement: Judgement) -> tuple[bool, float, str, str]:
    return (not is_person(judgement), -(judgement.score or 0.0), judgement.left, judgement.right)


def _contradict(
    a: Iterable[str], b: Sequence[str], sketches: Mapping[str, Sketch], verdicts: Mapping[Pair, Judgement]
) -> bool:
    return any(_apart(one, other, sketches, verdicts) for one in a for other in b)


def _apart(one: str, other: str, sketches: Mapping[str, Sketch], verdicts: Mapping[Pair, Judgement]) -> bool:
    verdict = verdicts.get((min(one, other), max(one, other)))
    if verdict is not None and (is_person(verdict) or verdict.verdict == "same"):
        return verdict.verdict == "different"
    return compare(sketches[one], sketches[other]).apart


def _join(a: list[str], b: list[str], home: dict[str, list[str]]) -> None:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    large.extend(small)
    for claim in small:
        home[claim] = large
