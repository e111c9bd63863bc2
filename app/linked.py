"""What a thing's address answers as linked data: its own statements, and those of what it rests on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph import listing
from graph.dataset import Dataset
from graph.errors import NotFound
from graph.model import Actor, Claim, Place
from graph.rdf import Addresses, Triple
from graph.rdf.documents import describe_claims, describe_document
from graph.rdf.events import LABEL
from graph.rdf.moments import moment
from graph.rdf.terms import literal
from graph.store import walking

if TYPE_CHECKING:
    from graph import KnowledgeGraph
    from graph.reference import Reference

KINDS: Final = ("events", "claims", "actors", "documents", "places", "issues", "times")
"""The first words of addresses that lead to things."""


class Linked:
    """Describes things of a graph as triples.

    Attributes:
        addresses: where they have their addresses.
    """

    def __init__(self, kg: "KnowledgeGraph", addresses: Addresses, reference: "Callable[[], Reference]") -> None:
        self.addresses = addresses
        self._kg, self._load = kg, reference
        self._by_kind: Mapping[str, Callable[[str], Iterable[Triple]]] = {
            "events": self._event,
            "claims": self._claim,
            "actors": self._actor,
            "documents": self._document,
            "places": self._place,
            "issues": self._issue,
            "times": lambda key: moment(addresses, key),
        }

    def describe(self, kind: str, key: str) -> list[Triple]:
        """Give the statements about a thing, each once.

        Raises:
            NotFound: there is no such thing.
            Gone: it was taken away.
        """
        return list(dict.fromkeys(self._by_kind[kind](key)))

    @cached_property
    def dataset(self) -> Dataset:
        """The record as a dataset; the reference tables are read when it is first asked for."""
        return Dataset(self.addresses, self._load())

    def _event(self, key: str) -> Iterator[Triple]:
        event, mapping = self._kg.event(key), self.dataset.mapping
        yield from mapping.event(event)
        yield from mapping.links(self._kg.links(event.id))
        yield from self._claims(self._kg.claims(event.id))
        for said in event.participants:
            yield mapping.actor(said.value), LABEL, literal(said.value.name)

    def _claim(self, key: str) -> Iterator[Triple]:
        return self._claims([self._kg.claim(key)])

    def _claims(self, claims: Iterable[Claim]) -> Iterator[Triple]:
        claims = list(claims)
        yield from describe_claims(self.dataset.mapping, claims)
        with self._kg.reading() as connection:
            documents = walking.headers(connection, {claim.document for claim in claims})
        for document in documents:
            yield from describe_document(self.dataset.mapping, document)

    def _actor(self, key: str) -> Iterator[Triple]:
        return self.dataset.actor(self._find_actor(key))

    def _find_actor(self, key: str) -> Actor:
        try:
            return self._kg.actor(key).actor
        except NotFound:
            known = self._load().actor(key)
            if known is None:
                raise
            return known

    def _document(self, key: str) -> Iterator[Triple]:
        document, mapping = self._kg.document(key), self.dataset.mapping
        yield from describe_document(mapping, document)
        with self._kg.reading() as connection:
            yield from describe_claims(mapping, walking.claims_of(connection, key))

    def _place(self, key: str) -> Iterator[Triple]:
        with self._kg.reading() as connection:
            found = listing.place(connection, key)
        return self.dataset.mapping.place(Place(name=found.name, country=found.country))

    def _issue(self, key: str) -> Iterator[Triple]:
        with self._kg.reading() as connection:
            listing.issue(connection, key)
        return self.dataset.mapping.issue(key)
