"""Frames, networks and panels of 300,000 generated events, each beside plain pandas and networkx doing the same.

The graph is made once and kept where `--keep FOLDER` says; making it takes a few minutes.

Usage: python -m bench.frames [--events N] [--keep FOLDER]
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import networkx
import pandas as pd
from sqlalchemy import select

from bench.generated import fill
from graph import KnowledgeGraph
from graph.network import Network
from graph.store import schema
from graph.vocabulary import CONTACTS, TOOK_PLACE

ROUNDS = 3


class Entry(NamedTuple):
    """What is timed, the most seconds that it may take, Readout's way and the plain way."""

    name: str
    limit: float
    ours: Callable[[], Any]
    plain: Callable[[], Any]


def timed(action: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Give the seconds of the fastest of a few rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - began)
    return best


def plain_events(kg: KnowledgeGraph) -> list[dict[str, Any]]:
    """Give the events as the record has them, decoded by the standard library."""
    with kg.reading() as connection:
        return [json.loads(record) for record in connection.execute(select(schema.events.c.record)).scalars()]


def plain_frame(kg: KnowledgeGraph) -> pd.DataFrame:
    """Give a pandas frame of one row an event."""
    rows = [
        {
            "id": e["id"], "type": e["type"], "status": e["status"], "first_day": e["first_day"],
            "place": (e["place"] or {}).get("name"), "names": [p["value"]["name"] for p in e["participants"]],
            "states": sorted({p["value"]["country"] for p in e["participants"] if p["value"]["country"]}),
            "publishers": e["publishers"],
        }
        for e in plain_events(kg)
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    frame["first_day"] = pd.to_datetime(frame["first_day"])
    return frame


def plain_network(kg: KnowledgeGraph) -> "networkx.Graph[str]":
    """Give the state network by loops over the events."""
    net: networkx.Graph[str] = networkx.Graph()
    for event in plain_events(kg):
        if event["status"] not in TOOK_PLACE or event["type"] not in CONTACTS:
            continue
        states = sorted({p["value"]["country"] for p in event["participants"] if p["value"]["country"]})
        for one, other in combinations(states, 2):
            tie = net.get_edge_data(one, other)
            if tie is None:
                net.add_edge(one, other, weight=1, events=[event["id"]])
            else:
                tie["weight"] += 1
                tie["events"].append(event["id"])
    return net


def plain_panel(kg: KnowledgeGraph) -> pd.DataFrame:
    """Give the dyad-year panel by pandas."""
    rows = [
        (one, other, int(event["first_day"][:4]), event["type"])
        for event in plain_events(kg)
        if event["first_day"] and event["status"] in TOOK_PLACE
        for one, other in combinations(
            sorted({p["value"]["country"] for p in event["participants"] if p["value"]["country"]}), 2
        )
    ]
    frame = pd.DataFrame(rows, columns=["one", "other", "year", "type"])
    return frame.groupby(["one", "other", "year", "type"]).size().unstack(fill_value=0)


def entries(kg: KnowledgeGraph) -> list[Entry]:
    """Give what is timed; the measures are those of 2,900 leaders."""
    leaders = kg.network(of="leaders")
    net = leaders.net

    def fresh() -> Network:
        return Network(kg, leaders.of, leaders.rows, leaders.actors.to_polars())

    return [
        Entry("events().to_polars()", 3, lambda: kg.events(limit=1).to_polars(), lambda: plain_frame(kg)),
        Entry("state network of everything", 3, lambda: kg.network().net, lambda: plain_network(kg)),
        Entry("PageRank of leaders", 1.5, lambda: fresh().centrality(), lambda: networkx.pagerank(net)),
        Entry(
            "communities of leaders", 1.5, lambda: fresh().communities(),
            lambda: networkx.community.louvain_communities(net, seed=1),
        ),
        Entry("dyad-year panel", 1.5, lambda: kg.panel(codes="cow"), lambda: plain_panel(kg)),
    ]  # fmt: skip


def check(kg: KnowledgeGraph) -> None:
    """Make sure that both ways give the same numbers."""
    ours, plain = kg.network().net, plain_network(kg)
    assert {(*sorted(e), w) for *e, w in ours.edges(data="weight")} == {
        (*sorted(e), w) for *e, w in plain.edges(data="weight")
    }
    panel = kg.panel().to_polars()
    by_type = Counter({kind: int(panel[kind].sum()) for kind in plain_panel(kg).columns})
    assert by_type == Counter(plain_panel(kg).sum().to_dict())


def main(count: int, keep: Path) -> None:
    """Make the graph where there is none, and print a table."""
    if not keep.exists():
        began = time.perf_counter()
        fill(keep, count)
        print(f"made {count:,} events in {time.perf_counter() - began:.0f} s")
    with KnowledgeGraph.open(keep, read_only=True) as kg:
        check(kg)
        print(f"{'at ' + format(count, ',') + ' events':32}{'Readout':>9}{'plain':>9}{'at most':>9}")
        for entry in entries(kg):
            ours, plain = timed(entry.ours), timed(entry.plain, rounds=1)
            mark = "" if ours <= entry.limit else "  too slow"
            print(f"{entry.name:32}{ours:8.2f}s{plain:8.2f}s{entry.limit:8.1f}s{mark}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=300_000)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        main(given.events, given.keep or Path(folder) / "kg")
