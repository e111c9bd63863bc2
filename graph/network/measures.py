"""Measures of a network, on compiled libraries: PageRank of 2,400 leaders takes tenths of a second, not many seconds.

All take ties as (one, other, contacts, ...) and the ids of all actors, and give a row an actor.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import polars as pl
import rustworkx
from graspologic_native import leiden

from graph.errors import BadFilter
from graph.hinting import one_of

QUICK: Final = ("contacts", "partners", "pagerank")
LARGEST: Final = 6000
"""The most actors for which sole connections are counted: the work grows with the cube."""


def centrality(ties: pl.DataFrame, ids: Sequence[str], by: Sequence[str]) -> pl.DataFrame:
    """Give the measures asked for.

    Raises:
        BadFilter: none is asked for, or one that there is not.
    """
    unknown = [name for name in by if name not in _MEASURES] or ([] if by else [""])
    if unknown:
        raise BadFilter("by", unknown[0], one_of(unknown[0], _MEASURES))
    net = _undirected(ties, ids)
    return pl.DataFrame(
        {"id": list(ids)} | {name: _MEASURES[name](net, ties) for name in by}, schema_overrides={"id": pl.String}
    )


def communities(ties: pl.DataFrame, ids: Sequence[str], resolution: float, seed: int) -> tuple[float, pl.DataFrame]:
    """Give the modularity and the communities, numbered from 1 by size; actors without a tie have none."""
    edges = [(one, other, float(count)) for one, other, count in ties.select("one", "other", "contacts").iter_rows()]
    score, found = (
        leiden(sorted(edges), resolution=resolution, seed=seed, iterations=4, trials=2) if edges else (0.0, {})
    )
    members: dict[int, list[str]] = {}
    for key in sorted(found):
        members.setdefault(found[key], []).append(key)
    ordered = sorted(members.values(), key=lambda keys: (-len(keys), keys[0]))
    numbers = {key: number for number, keys in enumerate(ordered, 1) for key in keys}
    rows = [(key, numbers.get(key)) for key in ids]
    return score, pl.DataFrame(rows, schema={"id": pl.String, "community": pl.Int32}, orient="row")


def brokers(ties: pl.DataFrame, ids: Sequence[str]) -> pl.DataFrame:
    """Give the unconnected pairs that each actor connects, and those that it alone connects.

    `only` is null for networks of more than `LARGEST` actors.
    """
    place = {key: number for number, key in enumerate(ids)}
    counts = np.zeros((2, len(ids)), dtype=np.int64)
    if len(ids) <= LARGEST and ids:
        counts = _between(_matrix(ties, place))
        return pl.DataFrame({"id": list(ids), "pairs": counts[0], "only": counts[1]})
    return pl.DataFrame(
        {"id": list(ids), "pairs": _open_pairs(ties, ids), "only": None},
        schema={"id": pl.String, "pairs": pl.Int64, "only": pl.Int64},
    )


def _between(matrix: "np.ndarray[Any, np.dtype[np.float32]]") -> "np.ndarray[Any, np.dtype[np.int64]]":
    """Count for each row the pairs of its neighbours without an edge, and those without another common neighbour.

    The number of common neighbours of two rows is the product of the matrix with itself; where it is one, the product
    weighted by row numbers names it.
    """
    size = len(matrix)
    common = np.rint(matrix @ matrix).astype(np.int64)
    apart = (matrix == 0) & ~np.eye(size, dtype=bool)
    degree = matrix.sum(axis=1).astype(np.int64)
    triangles = (matrix * common).sum(axis=1).astype(np.int64) // 2
    named = np.rint((matrix * np.arange(size)) @ matrix.astype(np.float64)).astype(np.int64)
    sole = named[apart & (common == 1)]
    only = np.bincount(sole, minlength=size) // 2
    return np.stack([degree * (degree - 1) // 2 - triangles, only])


def _matrix(ties: pl.DataFrame, place: dict[str, int]) -> "np.ndarray[Any, np.dtype[np.float32]]":
    matrix = np.zeros((len(place), len(place)), dtype=np.float32)
    for one, other in ties.select("one", "other").iter_rows():
        matrix[place[one], place[other]] = matrix[place[other], place[one]] = 1
    return matrix


def _open_pairs(ties: pl.DataFrame, ids: Sequence[str]) -> list[int]:
    near: dict[str, set[str]] = {key: set() for key in ids}
    for one, other in ties.select("one", "other").iter_rows():
        near[one].add(other)
        near[other].add(one)
    closed = dict.fromkeys(ids, 0)
    for one, other in ties.select("one", "other").iter_rows():
        for third in near[one] & near[other]:
            closed[third] += 1
    return [len(near[key]) * (len(near[key]) - 1) // 2 - closed[key] for key in ids]


def _undirected(ties: pl.DataFrame, ids: Sequence[str]) -> "rustworkx.PyGraph[str, float]":
    net: rustworkx.PyGraph[str, float] = rustworkx.PyGraph(multigraph=False)
    places = dict(zip(ids, net.add_nodes_from(list(ids)), strict=True))
    net.add_edges_from(
        [
            (places[one], places[other], float(count))
            for one, other, count in ties.select("one", "other", "contacts").iter_rows()
        ]
    )
    return net


def _pagerank(net: "rustworkx.PyGraph[str, float]", _: pl.DataFrame) -> list[float]:
    ranks = rustworkx.pagerank(net.to_directed(), alpha=0.85, weight_fn=float, tol=1e-9, max_iter=500)
    return [ranks[place] for place in net.node_indices()]


def _betweenness(net: "rustworkx.PyGraph[str, float]", _: pl.DataFrame) -> list[float]:
    found = rustworkx.graph_betweenness_centrality(net, normalized=True)
    return [found[place] for place in net.node_indices()]


def _closeness(net: "rustworkx.PyGraph[str, float]", _: pl.DataFrame) -> list[float]:
    found = rustworkx.graph_closeness_centrality(net, wf_improved=True)
    return [found[place] for place in net.node_indices()]


def _contacts(net: "rustworkx.PyGraph[str, float]", ties: pl.DataFrame) -> list[int]:
    ends = pl.concat([ties.select(pl.col(end).alias("id"), "contacts") for end in ("one", "other")])
    totals = dict(ends.group_by("id").agg(pl.col("contacts").sum()).iter_rows())
    return [totals.get(key, 0) for key in net.nodes()]


def _partners(net: "rustworkx.PyGraph[str, float]", _: pl.DataFrame) -> list[int]:
    return [net.degree(place) for place in net.node_indices()]


_MEASURES: Final[dict[str, Callable[["rustworkx.PyGraph[str, float]", pl.DataFrame], list[Any]]]] = {
    "contacts": _contacts,
    "partners": _partners,
    "pagerank": _pagerank,
    "betweenness": _betweenness,
    "closeness": _closeness,
}
