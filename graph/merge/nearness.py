"""Which claims of a set are worth comparing: those of one block whose days overlap, and those of one document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from graph.merge.blocks import blocks, keys
from graph.merge.sketching import Sketch

Pair = tuple[str, str]
Nodes = Mapping[str, Sequence[Sketch]]
"""Groups of claims that are looked at once, under the smallest id of each."""


class _Span(NamedTuple):
    first: date
    last: date
    node: str


def near(nodes: Nodes) -> list[Pair]:
    """Give each pair of groups that share a block, or a document and sides where one of them is undated."""
    pairs = {_ordered(one, other) for together in _by_block(nodes) for one, other in _overlapping(together)}
    for together in _by_document(nodes):
        pairs |= {_ordered(one, other) for one, other in combinations(together, 2)}
    return sorted(pairs)


def _by_block(nodes: Nodes) -> Iterable[list[_Span]]:
    found: dict[str, list[_Span]] = {}
    for node, members in nodes.items():
        for member in members if members[0].date is None else members[:1]:
            for block in blocks(member):
                found.setdefault(block.key, []).append(_Span(block.first, block.last, node))
    return found.values()


def _overlapping(spans: list[_Span]) -> Iterator[Pair]:
    """Sweep over spans from the earliest to the latest, keeping those that are not over yet."""
    going: list[_Span] = []
    for span in sorted(spans):
        going = [other for other in going if other.last >= span.first]
        for other in going:
            if other.node != span.node:
                yield other.node, span.node
        going.append(span)


def _by_document(nodes: Nodes) -> Iterable[list[str]]:
    undated = {item.document for members in nodes.values() for item in members if item.date is None}
    found: dict[str, dict[str, None]] = {}
    for node, members in nodes.items():
        for document in sorted({item.document for item in members} & undated):
            for key in keys(members[0]):
                found.setdefault(f"{document}|{key}", {})[node] = None
    return [list(together) for together in found.values()]


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
