"""Write a step of catching up as one SPARQL update: what is no more goes, what is new comes.

Descriptions that several things share (places, times, issues, posts) go with the last thing that refers to them.
"""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox
from sqlalchemy import Connection

from graph.dataset import Dataset
from graph.rdf.terms import name

_SHARED: Final = tuple(map(name, ("sem:hasPlace", "time:hasTime", "schema:about")))
_ENDS: Final = tuple(map(name, ("time:hasBeginning", "time:hasEnd")))
_SUB_EVENT, _MEMBER, _POST = name("sem:hasSubEvent"), name("org:member"), name("org:post")


class Update:
    """An update in the making; `store` tells what the view holds before it."""

    def __init__(self, store: ox.Store, dataset: Dataset, connection: Connection) -> None:
        self._store, self._dataset, self._connection = store, dataset, connection
        self._parts: list[str] = []
        self._actors: set[str] = set()
        self._events, self._cast = dataset.addresses.graph("events"), dataset.addresses.graph("actors")

    def documents(self, ids: Iterable[str]) -> None:
        """Put the graphs of documents in the place of their former ones."""
        ids = list(ids)
        for key in ids:
            graph = self._dataset.addresses.of("documents", key)
            self._note_actors(quad.object for quad in self._old(None, None, graph))
            self._parts.append(f"CLEAR SILENT GRAPH {graph}")
        self._insert(self._dataset.documents(self._connection, ids), note=True)

    def events(self, ids: Iterable[str]) -> None:
        """Put events in the place of their former selves."""
        ids = list(ids)
        here, own = self._events, self._dataset.addresses.own("participation")
        shared: dict[str, None] = {}
        for key in ids:
            event = self._dataset.addresses.of("events", key)
            shared |= self._shared(event)
            for pattern in (f"{event} {own} ?r . ?r ?p ?o", f"?r {_SUB_EVENT} {event}", f"{event} ?p ?o"):
                self._parts.append(f"DELETE WHERE {{ GRAPH {here} {{ {pattern} }} }}")
        self._insert(self._dataset.events(self._connection, ids))
        self._tidy(shared, here)

    def actors(self) -> None:
        """Put the actors of the documents before and after in the place of their former selves."""
        here, shared = self._cast, dict[str, None]()
        for key in sorted(self._actors):
            actor = self._dataset.addresses.of("actors", key)
            terms = [str(quad.subject) for quad in self._old(_MEMBER, actor, here)]
            shared |= {str(quad.object): None for term in terms for quad in self._about(term, here, _POST)}
            for pattern in (f"?r {_MEMBER} {actor} ; ?p ?o", f"{actor} ?p ?o"):
                self._parts.append(f"DELETE WHERE {{ GRAPH {here} {{ {pattern} }} }}")
        self._insert(self._dataset.actors(self._connection, self._actors))
        self._insert(self._dataset.ground(self._actors))
        self._tidy(shared, here)

    def number(self, subject: str, predicate: str, last: int) -> None:
        """Keep the number of the last change."""
        self._parts.append(f"DELETE WHERE {{ GRAPH {subject} {{ {subject} {predicate} ?n }} }}")
        self._parts.append(f"INSERT DATA {{ GRAPH {subject} {{ {subject} {predicate} {last} }} }}")

    def text(self) -> str:
        """Give the update."""
        return " ;\n".join(self._parts)

    def _insert(self, quads: Iterable[str], *, note: bool = False) -> None:
        by_graph: dict[str, list[str]] = {}
        for line in quads:
            triple, _, graph = line.removesuffix(" .\n").rpartition(" ")
            by_graph.setdefault(graph, []).append(triple)
        for graph, triples in by_graph.items():
            self._parts.append(f"INSERT DATA {{ GRAPH {graph} {{ {' . '.join(triples)} }} }}")
            if note:
                ends = (triple.rpartition(" ")[2] for triple in triples)
                self._note_actors(ox.NamedNode(end[1:-1]) for end in ends if end.startswith("<"))

    def _shared(self, event: str) -> dict[str, None]:
        """Give what an event shares with others, each before what it refers to itself."""
        shared = (*_SHARED, self._dataset.addresses.own("toldPlace"))
        first = [quad.object for predicate in shared for quad in self._about(event, self._events, predicate)]
        second = [quad.object for term in first for end in _ENDS for quad in self._about(str(term), self._events, end)]
        return {str(term): None for term in (*first, *second)}

    def _tidy(self, shared: Iterable[str], graph: str) -> None:
        for term in shared:
            unused = f"{term} ?p ?o FILTER NOT EXISTS {{ ?s ?q {term} }}"
            self._parts.append(
                f"DELETE {{ GRAPH {graph} {{ {term} ?p ?o }} }} WHERE {{ GRAPH {graph} {{ {unused} }} }}"
            )

    def _about(self, subject: str, graph: str, predicate: str) -> list[ox.Quad]:
        return list(self._store.quads_for_pattern(_node(subject), _node(predicate), None, _node(graph)))

    def _old(self, predicate: str | None, value: str | None, graph: str) -> list[ox.Quad]:
        wanted = (None if predicate is None else _node(predicate), None if value is None else _node(value))
        return list(self._store.quads_for_pattern(None, *wanted, _node(graph)))

    def _note_actors(self, terms: Iterable[object]) -> None:
        for term in terms:
            if isinstance(term, ox.NamedNode):
                kind, key = self._dataset.addresses.key(term.value) or ("", "")
                if kind == "actors":
                    self._actors.add(key)


def _node(term: str) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1])
