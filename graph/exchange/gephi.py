"""Networks for Gephi: GraphML with the ties as they stand, GEXF with the days of every contact.

In GEXF each tie has a spell for each day of contact, so that Gephi's timeline shows the network of any span of time.
`of` among the filters says whose network it is: states (the default), leaders or both.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import networkx
import polars as pl

from graph.frames.source import Source
from graph.network import Network
from graph.questions import EventFilter

_NAMESPACE = "http://gexf.net/1.3"


def write_graphml(source: Source, path: Path, filters: Mapping[str, Any]) -> None:
    """Write the network of contacts as GraphML; lists are texts joined by `|`."""
    net = _network(source, filters).to_networkx()
    del net.graph["of"]
    for _, told in net.nodes(data=True):
        _flatten(told)
        told["label"] = told["name"]
    for *_, told in net.edges(data=True):
        _flatten(told)
    networkx.write_graphml(net, path)


def write_gexf(source: Source, path: Path, filters: Mapping[str, Any]) -> None:
    """Write the network of contacts as GEXF 1.3 with dynamic edges; undated contacts count and have no spell."""
    net = _network(source, filters)
    days = {
        (one, other): list(zip(each["day"], each["event"], strict=True))
        for (one, other), each in net.rows.sort("day", "event", nulls_last=True).partition_by(
            "one", "other", as_dict=True, maintain_order=True
        ).items()
    }  # fmt: skip
    root = Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    SubElement(SubElement(root, "meta"), "creator").text = "Readout"
    body = SubElement(root, "graph", {"mode": "dynamic", "defaultedgetype": "undirected", "timeformat": "date"})
    _nodes(body, net.actors.to_polars())
    _edges(body, net.ties.to_polars(), days)
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _network(source: Source, filters: Mapping[str, Any]) -> Network:
    given = dict(filters)
    of = given.pop("of", "states")
    return Network.load(source, EventFilter.of(given), of)


def _flatten(told: dict[str, Any]) -> None:
    """Make of attributes what GraphML can hold: lists joined, unknown ones left out."""
    for key, value in list(told.items()):
        if value is None:
            del told[key]
        elif isinstance(value, list):
            told[key] = "|".join(value)


def _nodes(body: Element, actors: pl.DataFrame) -> None:
    held = SubElement(body, "attributes", {"class": "node"})
    for key in ("kind", "state"):
        SubElement(held, "attribute", {"id": key, "title": key, "type": "string"})
    nodes = SubElement(body, "nodes")
    for row in actors.iter_rows(named=True):
        node = SubElement(nodes, "node", {"id": row["id"], "label": row["name"]})
        values = SubElement(node, "attvalues")
        for key in ("kind", "state"):
            if row[key]:
                SubElement(values, "attvalue", {"for": key, "value": row[key]})


def _edges(body: Element, ties: pl.DataFrame, days: Mapping[tuple[Any, ...], list[tuple[str | None, str]]]) -> None:
    held = SubElement(body, "attributes", {"class": "edge"})
    for key in ("types", "events"):
        SubElement(held, "attribute", {"id": key, "title": key, "type": "string"})
    edges = SubElement(body, "edges")
    for number, row in enumerate(ties.iter_rows(named=True)):
        edge = SubElement(
            edges,
            "edge",
            {"id": str(number), "source": row["one"], "target": row["other"], "weight": str(float(row["contacts"]))},
        )
        values = SubElement(edge, "attvalues")
        for key in ("types", "events"):
            SubElement(values, "attvalue", {"for": key, "value": "|".join(row[key])})
        spells = SubElement(edge, "spells")
        for day in dict.fromkeys(day for day, _ in days[(row["one"], row["other"])] if day):
            SubElement(spells, "spell", {"start": day, "end": day})
