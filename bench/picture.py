"""Draw the graph of the samples for the README: who met, called or signed with whom.

Usage: python -m bench.picture OUT.png
"""

import sys
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import networkx

from app.reading import Tally, Telling, load_extract, read_into, read_sources
from graph import KnowledgeGraph

mpl.use("Agg")
COLOURS = {"call": "#1b6ca8", "meeting": "#c0392b", "summit": "#8e44ad", "visit": "#d68910", "agreement": "#1e8449"}
MOST_PARTIES = 4


def network(samples: str) -> networkx.Graph:
    """Give the samples' parties as nodes, joined where an event of a drawn type has both."""
    net = networkx.Graph()
    with KnowledgeGraph() as kg:
        tally = Tally()
        for _ in read_into(kg, read_sources([samples], tally, Telling()), load_extract(), tally):
            pass
        for event in kg.events(limit=500).items:
            names = [party.value.name for party in event.participants]
            if event.type in COLOURS and 2 <= len(names) <= MOST_PARTIES:
                for a, b in combinations(sorted(names), 2):
                    net.add_edge(a, b, type=event.type)
    return net


def draw(net: networkx.Graph, path: Path) -> None:
    """Draw the largest connected part of a network, an edge a pair, coloured by the type of its last event."""
    from matplotlib import pyplot

    largest = net.subgraph(max(networkx.connected_components(net), key=len))
    spots = networkx.spring_layout(largest, seed=4, k=2.6, iterations=800)
    figure, axes = pyplot.subplots(figsize=(12, 7))
    sizes = [160 + 150 * largest.degree(node) for node in largest]
    networkx.draw_networkx_nodes(largest, spots, ax=axes, node_size=sizes, node_color="#f4ecd8", edgecolors="#555555")
    for kind, colour in COLOURS.items():
        edges = [(a, b) for a, b, told in largest.edges(data="type") if told == kind]
        networkx.draw_networkx_edges(largest, spots, ax=axes, edgelist=edges, edge_color=colour, width=2)
        axes.plot([], [], color=colour, linewidth=2, label=kind)
    networkx.draw_networkx_labels(largest, spots, ax=axes, font_size=8.5)
    axes.legend(loc="lower left", frameon=False, ncols=len(COLOURS))
    axes.margins(0.08)
    axes.axis("off")
    figure.tight_layout()
    figure.savefig(path, dpi=110)


if __name__ == "__main__":
    draw(network(str(Path(__file__).parent.parent / "samples")), Path(sys.argv[1]))
