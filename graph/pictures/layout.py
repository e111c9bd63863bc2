"""A layout that stays: the same network lands in the same places, and one that changes a little moves a little.

Every node starts where its state's capital lies on the map, shifted a little by its id, and springs settle the rest.
"""

import hashlib
from collections.abc import Mapping

import networkx
import numpy as np

from graph.reference import load_reference

Spots = dict[str, tuple[float, float]]


def lay_out(net: "networkx.Graph[str]", *, near: Mapping[str, tuple[float, float]] | None = None) -> Spots:
    """Give each node a place in -1..1; `near` are places to start from, such as those of last year's network."""
    if not net:
        return {}
    start = {key: (near or {}).get(key) or _home(key, net.nodes[key].get("state")) for key in sorted(net)}
    ordered: networkx.Graph[str] = networkx.Graph()
    ordered.add_nodes_from(start)
    for one, other in sorted((min(tie), max(tie)) for tie in net.edges()):
        ordered.add_edge(one, other, pull=float(np.log1p(net.edges[one, other]["weight"])))
    distance = 2.2 / np.sqrt(len(start))
    found = networkx.spring_layout(
        ordered, pos=start, k=distance, iterations=120, weight="pull", seed=0, method="force"
    )
    return {key: (float(x), float(y)) for key, (x, y) in _spread(found).items()}


def _home(key: str, state: str | None) -> tuple[float, float]:
    """Give the capital's place, or one from the id alone for those that stand for no state."""
    first, second = hashlib.sha256(key.encode()).digest()[:2]
    shift = (first / 255 - 0.5, second / 255 - 0.5)
    point = capitals().get(state or "")
    if point is None:
        return shift
    return point[1] / 180 + 0.08 * shift[0], point[0] / 90 + 0.08 * shift[1]


def capitals() -> dict[str, tuple[float, float]]:
    """Give the latitude and longitude of each state's capital."""
    if not _CAPITALS:
        rows = (row for rows in load_reference().place_names().values() for row in rows)
        _CAPITALS.update(
            (row.country, (row.latitude, row.longitude))
            for row in rows
            if row.kind == "capital" and row.latitude is not None and row.longitude is not None
        )
    return _CAPITALS


_CAPITALS: dict[str, tuple[float, float]] = {}


def _spread(found: Mapping[str, "np.ndarray[tuple[int], np.dtype[np.float64]]"]) -> dict[str, tuple[float, float]]:
    """Stretch the places to fill -1..1 in both directions, the dense middle a little more than the rim."""
    keys = sorted(found)
    places = np.array([found[key] for key in keys])
    ranks = places.argsort(axis=0).argsort(axis=0) / max(len(keys) - 1, 1) * 2 - 1
    span = np.ptp(places, axis=0)
    scaled = (places - places.min(axis=0)) / np.where(span == 0, 1, span) * 2 - 1
    return {key: (float(x), float(y)) for key, (x, y) in zip(keys, 0.5 * scaled + 0.5 * ranks, strict=True)}
