"""The record as a dataset of linked data: a named graph for each document, one for events, one for actors.

A graph of a document holds its claims; `graphs/events` holds what they say together, `graphs/actors` who takes part.
Lines are N-Quads.
"""

from collections.abc import Container, Iterable, Iterator

from sqlalchemy import Connection

from graph.model import Actor, Event
from graph.rdf import Addresses, Triple, lines
from graph.rdf.actors import describe_actor, describe_term
from graph.rdf.documents import describe_claims, describe_document
from graph.rdf.events import Mapping
from graph.reference import Reference
from graph.store import reading, walking


class Dataset:
    """Writes parts of a record as quads.

    Attributes:
        addresses: where everything has its address.
    """

    def __init__(self, addresses: Addresses, reference: Reference) -> None:
        self.addresses = addresses
        self._reference = reference
        self._states = {a.country: a.id for a in reference.actors.values() if a.kind == "state" and a.country}
        self._states |= {code: found.id for code in self._states if (found := reference.state(code))}
        self.mapping = Mapping(addresses, self.state_id)

    def state_id(self, code: str) -> str:
        """Give the actor id of the state of an alpha-3 code."""
        return self._states.get(code, f"state-{code.lower()}")

    def everything(self, connection: Connection) -> Iterator[str]:
        """Write the whole record."""
        yield from self.ground()
        for ids in walking.document_ids(connection):
            yield from self.documents(connection, ids)
        for ids in walking.event_ids(connection):
            yield from self.events(connection, ids)
        for ids in walking.actor_ids(connection):
            yield from self.actors(connection, ids)

    def ground(self, among: Container[str] | None = None) -> Iterator[str]:
        """Write what is there before any document: the states of the reference tables, or those among some ids."""
        states = (a for a in self._reference.actors.values() if a.kind == "state" and (among is None or a.id in among))
        yield from self._in("actors", (triple for state in states for triple in describe_actor(self.mapping, state)))

    def documents(self, connection: Connection, ids: Iterable[str]) -> Iterator[str]:
        """Write documents with their claims, each into its own graph."""
        found = walking.headers(connection, ids)
        claims = reading.claim_ids(connection, (document.id for document in found))
        told = reading.claims(connection, (claim for keys in claims.values() for claim in keys))
        for document in found:
            graph = self.addresses.of("documents", document.id)
            yield from lines(describe_document(self.mapping, document), graph)
            of_document = (told[key] for key in claims.get(document.id, ()))
            yield from lines(describe_claims(self.mapping, of_document), graph)

    def events(self, connection: Connection, ids: Iterable[str]) -> Iterator[str]:
        """Write events with their participations and links."""
        ids = list(ids)
        for record in reading.records(connection, ids).values():
            yield from self._in("events", self.mapping.event(Event.model_validate_json(record)))
        yield from self._in("events", self.mapping.links(walking.parts(connection, ids)))

    def actors(self, connection: Connection, ids: Iterable[str]) -> Iterator[str]:
        """Write actors with the offices that the reference tables know of."""
        for actor in walking.actors(connection, ids):
            yield from self._in("actors", self.actor(actor))

    def actor(self, actor: Actor) -> Iterator[Triple]:
        """Describe an actor of the record with what the reference tables know of it."""
        known = self._reference.actor(actor.id)
        if known is not None:
            others = dict.fromkeys((*known.names, actor.name, *actor.names))
            actor = known.model_copy(update={"names": tuple(name for name in others if name != known.name)})
        yield from describe_actor(self.mapping, actor)
        for term in self._reference.terms_of(actor.id):
            office = self._reference.office(term.office)
            if office is not None:
                yield from describe_term(self.mapping, term, office)

    def _in(self, graph: str, triples: Iterable[Triple]) -> Iterator[str]:
        return lines(triples, self.addresses.graph(graph))
