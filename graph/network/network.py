"""A network of contacts, as a networkx graph and as tables."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Self

import networkx
import polars as pl

from graph import html
from graph.errors import NotFound
from graph.frames.source import Source
from graph.frames.table import Table
from graph.hinting import nearest
from graph.network import measures
from graph.network.contacts import contacts, nodes
from graph.network.path import Path, find
from graph.questions import EventFilter

if TYPE_CHECKING:
    from graph.network.contacts import Of


class Network:
    """Actors, tied where they had contact.

    Attributes:
        of: states, leaders or both.
        rows: one row an event and a pair of its actors (`graph.network.contacts.ROWS`): what the ties are counted from.
    """

    def __init__(self, source: Source, of: str, rows: pl.DataFrame, known: pl.DataFrame) -> None:
        self._source, self._known = source, known
        self.of, self.rows = of, rows

    @classmethod
    def load(cls, source: Source, wanted: EventFilter, of: "Of" = "states") -> Self:
        """Give the network of the events of a filter; raises as `contacts` does."""
        rows = contacts(source, wanted, of)
        return cls(source, of, rows, nodes(source, rows, of))

    @cached_property
    def ties(self) -> Table:
        """One row a pair, the strongest first.

        `contacts` counts events; `share` is Newman's weight, where an event of n actors adds 1/(n-1) to each pair;
        `types` and `events` list what the tie rests on; `first` and `last` are ISO days, null where all are undated.
        """
        counted = self.rows.group_by("one", "other").agg(
            pl.len().alias("contacts"),
            (1 / (pl.col("parties") - 1)).sum().alias("share"),
            pl.col("type").unique().sort().alias("types"),
            pl.col("day").min().alias("first"),
            pl.col("day").max().alias("last"),
            pl.col("event").sort().alias("events"),
        )
        ordered = counted.sort(["contacts", "one", "other"], descending=[True, False, False])
        return Table(ordered, f"Ties of {self.of}")

    @cached_property
    def actors(self) -> Table:
        """One row an actor: id, name, kind, state."""
        return Table(self._known, f"Actors: {self.of}")

    @cached_property
    def net(self) -> "networkx.Graph[str]":
        """The network as a networkx graph.

        Nodes are ids with `name`, `kind`, `state`; edges have `weight` (contacts), `share`, `types`, `first`, `last`
        and `events`, the ids of the events that they rest on.
        """
        made: networkx.Graph[str] = networkx.Graph(of=self.of)
        made.add_nodes_from(
            (row["id"], {"name": row["name"], "kind": row["kind"], "state": row["state"]}) for row in self.actors
        )
        made.add_edges_from(
            (
                one,
                other,
                {"weight": count, "share": share, "types": types, "first": first, "last": last, "events": events},
            )
            for one, other, count, share, types, first, last, events in self.ties.to_polars().iter_rows()
        )
        return made

    def to_networkx(self) -> "networkx.Graph[str]":
        """Give the network as a networkx graph of its own, free to be changed."""
        copied: networkx.Graph[str] = self.net.copy()
        return copied

    def centrality(self, *, by: Iterable[str] = measures.QUICK) -> Table:
        """Give one row an actor with its measures, the most central by the first of them first.

        `contacts` is the weighted degree, `partners` the degree, `pagerank` is weighted by contacts (damping 0.85),
        `betweenness` counts steps and is normalized, `closeness` too (Wasserman-Faust where the network falls apart).

        Raises:
            BadFilter: a measure that there is not.
        """
        wanted = tuple(by)
        found = measures.centrality(self.ties.to_polars(), self._known["id"].to_list(), wanted)
        joined = self._known.join(found, on="id", how="left", maintain_order="left")
        return Table(joined.sort([wanted[0], "id"], descending=[True, False]), f"Centrality of {self.of}")

    def communities(self, *, resolution: float = 1.0, seed: int = 1) -> Table:
        """Give one row an actor with its community; 1 is the largest.

        Leiden on the contacts; the same seed gives the same communities. The note tells the modularity.

        Source: Traag, Waltman and van Eck, From Louvain to Leiden (2019).
        """
        score, found = measures.communities(self.ties.to_polars(), self._known["id"].to_list(), resolution, seed)
        joined = self._known.join(found, on="id", how="left", maintain_order="left")
        ordered = joined.sort("community", "name")
        return Table(ordered, f"Communities of {self.of}", note=f"modularity {score:.3f}")

    def brokers(self) -> Table:
        """Give who connects otherwise unconnected actors, the foremost first.

        `pairs` counts the pairs of an actor's counterparts that had no contact with each other; `only` those of them
        that no other actor connects.

        Source: Burt, Structural Holes (1992).
        """
        found = measures.brokers(self.ties.to_polars(), self._known["id"].to_list())
        joined = self._known.join(found, on="id", how="left", maintain_order="left")
        return Table(joined.sort(["only", "pairs", "id"], descending=[True, True, False]), f"Brokers among {self.of}")

    def path(self, start: str, end: str) -> Path:
        """Give the shortest way from one actor to another, the one of the strongest ties where there are several.

        Raises:
            NotFound: one of them is not in the network, or nothing leads from one to the other.
        """
        return find(self._source, self.net, self.key(start), self.key(end))

    def key(self, name: str) -> str:
        """Give the id of an actor of the network by id or name.

        Raises:
            NotFound: there is none, or several.
        """
        if name in self.net:
            return name
        names: dict[str, str] = {row["id"]: row["name"] for row in self.actors}
        meant = [key for key, each in names.items() if each.casefold() == name.casefold()] or [
            key for key, each in names.items() if name.casefold() in each.casefold().split()
        ]
        if len(meant) == 1:
            return meant[0]
        near = [names[key] for key in meant[:3]] or nearest(name, names.values())
        raise NotFound("actor in this network", name, f"did you mean {' or '.join(near)}?" if near else "")

    def by_year(self) -> dict[int, "Network"]:
        """Give a network for each year in which there was contact, in order; undated events are in none."""
        dated = self.rows.drop_nulls("day").with_columns(pl.col("day").str.slice(0, 4).cast(pl.Int32).alias("year"))
        parts = dated.partition_by("year", as_dict=True, include_key=False)
        return {int(year): self._part(parts[(year,)]) for (year,) in sorted(parts)}

    def __len__(self) -> int:
        return self._known.height

    def __repr__(self) -> str:
        return (
            f"Network of {len(self)} {self.of} with {len(self.ties)} ties from {self.rows['event'].n_unique()} events"
        )

    def _repr_html_(self) -> str:
        names = {row["id"]: row["name"] for row in self.actors}
        rows = [
            (names[row["one"]], names[row["other"]], row["contacts"], row["types"], row["first"], row["last"])
            for row in self.ties.to_polars().head(html.SHOWN).iter_rows(named=True)
        ]
        columns = ("one", "other", "contacts", "types", "first", "last")
        return html.table(repr(self), columns, rows, note=html.more(len(rows), len(self.ties)))

    def _part(self, rows: pl.DataFrame) -> "Network":
        present = pl.concat([rows["one"], rows["other"]]).unique()
        return Network(self._source, self.of, rows, self._known.filter(pl.col("id").is_in(present.implode())))
