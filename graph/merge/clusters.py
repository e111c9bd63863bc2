"""Cluster claims: pairs that rules or persons judge the same are joined, best first, unless that joins a contradiction.

The outcome depends on the set of claims and persons' judgements alone, never on the order in which they came. Claims
that differ in nothing but their source are twins and are looked at once, however many there are.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple

from graph.merge.blocks import blocks, keys
from graph.merge.comparing import SAME, Sketch, compare
from graph.model import Judgement

Pair = tuple[str, str]
Twins = dict[str, Sketch]
"""Claims that differ in their source only, the smallest id of each document by document."""


class Clustering(NamedTuple):
    """Clusters of claim ids, each sorted, and the judgements of rules that they rest on."""

    clusters: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]


def cluster(sketches: Iterable[Sketch], judgements: Iterable[Judgement] = ()) -> Clustering:
    """Divide claims into happenings; of `judgements` only those that persons made on these claims count."""
    claims = {item.id: item for item in sketches}
    known = (j for j in judgements if is_person(j) and j.left in claims and j.right in claims)
    verdicts = {(j.left, j.right): j for j in sorted(known, key=lambda j: (str(j.made or ""), j.by))}
    groups = _twins(claims.values(), {end for pair in verdicts for end in pair})
    nodes = {members[0].id: members for members in groups}
    across = list(_across(nodes))
    joined = _join(nodes, across, verdicts)
    clusters = sorted(tuple(sorted(c.id for node in cluster for c in nodes[node])) for cluster in joined)
    return Clustering(tuple(clusters), tuple(sorted([*_among(groups), *(j for _, j in across)], key=_ends)))


def is_person(judgement: Judgement) -> bool:
    """Tell whether a person made a judgement, and no rule."""
    return not judgement.by.startswith("rule:")


def judge(one: Sketch, other: Sketch) -> Judgement | None:
    """Compare two claims and give a judgement where the rules join them."""
    a, b = (one, other) if one.id < other.id else (other, one)
    comparison = compare(a, b)
    if comparison.score < SAME:
        return None
    return Judgement.model_construct(left=a.id, right=b.id, verdict="same", by=comparison.rule, score=comparison.score)


def _twins(sketches: Iterable[Sketch], judged: set[str]) -> list[list[Sketch]]:
    """Put twins together, by id; a claim that a person has judged stands alone."""
    together: dict[Hashable, list[Sketch]] = {}
    for item in sorted(sketches, key=lambda s: s.id):
        alone = item.id in judged or judge(item, item) is None
        source = item.id if alone else item.document if item.date is None else ""
        told = (item.type, tuple(item.sides.items()), item.date, item.place, item.country)
        together.setdefault((source, told), []).append(item)
    return list(together.values())


def _among(groups: Iterable[Sequence[Sketch]]) -> Iterator[Judgement]:
    """Judge each twin against the smallest."""
    for first, *others in groups:
        for other in others:
            judgement = judge(first, other)
            if judgement is not None:
                yield judgement


def _across(nodes: Mapping[str, Sequence[Sketch]]) -> Iterator[tuple[Pair, Judgement]]:
    """Judge groups of twins that share a block, each by the two claims that speak most for joining them."""
    sources = {key: _by_document(members) for key, members in nodes.items()}
    for one, other in _near(nodes):
        found = [judge(a, b) for a, b in _facing(sources[one], sources[other])]
        judgements = [judgement for judgement in found if judgement is not None]
        if judgements:
            yield (one, other), max(judgements, key=lambda j: j.score or 0)


def _facing(one: Twins, other: Twins) -> Iterator[tuple[Sketch, Sketch]]:
    """Give two claims of different documents and two of one document, where there are such."""
    few = product(islice(one.values(), 2), islice(other.values(), 2))
    yield from islice(((a, b) for a, b in few if a.document != b.document), 1)
    shared = one.keys() & other.keys()
    if shared:
        document = min(shared)
        yield one[document], other[document]


def _by_document(members: Iterable[Sketch]) -> Twins:
    found: Twins = {}
    for item in members:
        found.setdefault(item.document, item)
    return found


def _near(nodes: Mapping[str, Sequence[Sketch]]) -> list[Pair]:
    """Give each pair of groups that share a block, or a document and sides where one of them is undated."""
    undated = {item.document for members in nodes.values() for item in members if item.date is None}
    by_key: dict[str, list[str]] = {}
    for node, members in nodes.items():
        sides = keys(members[0])
        inside = {f"{item.document}|{key}" for item in members if item.document in undated for key in sides}
        for key in inside | {block.key for block in blocks(members[0])}:
            by_key.setdefault(key, []).append(node)
    pairs = {(min(pair), max(pair)) for found in by_key.values() for pair in combinations(found, 2)}
    return sorted(pairs)


def _join(
    nodes: Mapping[str, Sequence[Sketch]],
    across: Iterable[tuple[Pair, Judgement]],
    verdicts: Mapping[Pair, Judgement],
) -> Iterable[Sequence[str]]:
    """Join groups, the best judgement first, persons' before all."""
    home = {node: [node] for node in nodes}
    for pair in sorted(pair for pair, verdict in verdicts.items() if verdict.verdict == "same"):
        _unite(*pair, home)
    for (one, other), _ in sorted(across, key=lambda found: (-(found[1].score or 0), found[0])):
        if home[one] is not home[other] and not _contradict(home[one], home[other], nodes, verdicts):
            _unite(one, other, home)
    return {id(members): members for members in home.values()}.values()


def _contradict(
    one: Iterable[str],
    other: Sequence[str],
    nodes: Mapping[str, Sequence[Sketch]],
    verdicts: Mapping[Pair, Judgement],
) -> bool:
    for a in one:
        for b in other:
            verdict = verdicts.get((min(a, b), max(a, b)))
            if verdict is None and compare(nodes[a][0], nodes[b][0]).apart:
                return True
            if verdict is not None and verdict.verdict == "different":
                return True
    return False


def _unite(one: str, other: str, home: dict[str, list[str]]) -> None:
    a, b = home[one], home[other]
    if a is b:
        return
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    large.extend(small)
    for node in small:
        home[node] = large


def _ends(judgement: Judgement) -> Pair:
    return judgement.left, judgement.right
