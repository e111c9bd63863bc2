"""Cluster claims: pairs that rules or persons judge the same are joined, best first, unless that joins a contradiction.

The outcome depends on the set of claims and persons' judgements alone, never on the order in which they came. Claims
that differ in nothing but their source are twins and are looked at once, however many there are.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Final, NamedTuple

from graph.merge.comparing import compare, speaks_for
from graph.merge.dating import may_have_moved
from graph.merge.nearness import Nodes, Pair, near
from graph.merge.sketching import Sketch
from graph.merge.verdicts import Verdicts, decided
from graph.model import Judgement

Twins = dict[str, Sketch]
"""Claims that differ in their source only, the smallest id of each document by document."""


TOLERATED: Final = 0.2
"""The share of contradicting pairs of claims at which two clusters may still be joined: reports err now and then."""


class Clustering(NamedTuple):
    """Clusters of claim ids, each sorted, and the judgements of rules that they rest on."""

    clusters: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]


def cluster(sketches: Iterable[Sketch], judgements: Iterable[Judgement] = ()) -> Clustering:
    """Divide claims into happenings; of `judgements` only those that persons made on these claims count."""
    claims = {item.id: item for item in sketches}
    verdicts = decided(judgements, claims.keys())
    groups = _twins(claims.values(), {end for pair in verdicts.pairs for end in pair})
    nodes = {members[0].id: members for members in groups}
    across = list(_across(nodes))
    joined = _join(nodes, across, verdicts)
    clusters = sorted(tuple(sorted(c.id for node in cluster for c in nodes[node])) for cluster in joined)
    return Clustering(tuple(clusters), tuple(sorted([*_among(groups), *(j for _, j in across)], key=_ends)))


def judge(one: Sketch, other: Sketch) -> Judgement | None:
    """Compare two claims and give a judgement where the rules join them."""
    a, b = (one, other) if one.id < other.id else (other, one)
    comparison = speaks_for(a, b)
    if comparison is None:
        return None
    return Judgement.model_construct(left=a.id, right=b.id, verdict="same", by=comparison.rule, score=comparison.score)


def _twins(sketches: Iterable[Sketch], judged: set[str]) -> list[list[Sketch]]:
    """Put twins together, by id; a claim that a person has judged stands alone."""
    together: dict[Hashable, list[Sketch]] = {}
    for item in sorted(sketches, key=lambda s: s.id):
        alone = item.id in judged or judge(item, item) is None
        source = item.id if alone else item.document if item.date is None else ""
        told = (item.type, item.status, tuple(item.sides.items()), item.date, item.told, item.place, item.country)
        together.setdefault((source, told, item.about, item.cues), []).append(item)
    return list(together.values())


def _among(groups: Iterable[Sequence[Sketch]]) -> Iterator[Judgement]:
    """Judge each twin against the smallest."""
    for first, *others in groups:
        for other in others:
            judgement = judge(first, other)
            if judgement is not None:
                yield judgement


def _across(nodes: Nodes) -> Iterator[tuple[Pair, Judgement]]:
    """Judge groups of twins that share a block, each by the two claims that speak most for joining them."""
    sources = {key: _by_document(members) for key, members in nodes.items()}
    for one, other in near(nodes):
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


def _join(nodes: Nodes, across: Iterable[tuple[Pair, Judgement]], verdicts: Verdicts) -> Iterable[Sequence[str]]:
    """Join groups, the best judgement first, persons' before all."""
    home = {node: [node] for node in nodes}
    for pair in verdicts.same:
        _unite(*pair, home)
    for (one, other), _ in sorted(across, key=lambda found: (-(found[1].score or 0), found[0])):
        if home[one] is home[other] or (one, other) in verdicts.unsure:
            continue
        if not _contradict(home[one], home[other], nodes, verdicts):
            _unite(one, other, home)
    return {id(members): members for members in home.values()}.values()


def _contradict(one: Sequence[str], other: Sequence[str], nodes: Nodes, verdicts: Verdicts) -> bool:
    """Tell whether persons keep two clusters apart, or too many of their claims contradict each other."""
    against, most = 0, int(len(one) * len(other) * TOLERATED)
    for a, b in product(one, other):
        pair = (min(a, b), max(a, b))
        if pair in verdicts.different:
            return True
        if pair not in verdicts.pairs:
            against += _apart(nodes[a][0], nodes[b][0], [*one, *other], nodes)
        if against > most and not verdicts.different:
            return True
    return against > most


def _apart(a: Sketch, b: Sketch, members: Sequence[str], nodes: Nodes) -> bool:
    """Tell whether two claims contradict each other; other days do not, where a third claim puts the one off."""
    if not compare(a, b).apart:
        return False
    put_off = (nodes[key][0] for key in members if nodes[key][0].status == "postponed")
    return not any(_fit(p, a) and _fit(p, b) and (may_have_moved(p, a) or may_have_moved(p, b)) for p in put_off)


def _fit(a: Sketch, b: Sketch) -> bool:
    return not compare(a, b).apart


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
