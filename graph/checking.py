"""Check that the facts of a record pass the SHACL shapes, some hundreds of things at a time.

Whatever a shape asks of a thing stands in the same part of the dataset as the thing, so parts can be checked alone.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from rdflib import RDF, SH, Graph
from sqlalchemy import Connection

from graph.dataset import Dataset
from graph.rdf.publishing import shapes, vocabulary
from graph.store import walking

STEP = 100
"""How many things are checked together."""


class Violation(NamedTuple):
    """A thing that does not pass: its address, the property at fault, and what is wrong."""

    thing: str
    property: str
    message: str


class Checked(NamedTuple):
    """How many things of a kind were checked together, and what was found."""

    kind: str
    things: int
    violations: tuple[Violation, ...]


def check(connection: Connection, dataset: Dataset, *, most: int | None = None) -> Iterator[Checked]:
    """Check documents with their claims, events and actors, up to `most` of each kind; tell of each step."""
    asked = Graph().parse(data=shapes(dataset.addresses), format="turtle")
    terms = Graph().parse(data=vocabulary(dataset.addresses), format="turtle")
    kinds: tuple[tuple[str, Iterator[list[str]], Callable[[Connection, Iterable[str]], Iterator[str]]], ...] = (
        ("documents", walking.document_ids(connection), dataset.documents),
        ("events", walking.event_ids(connection), dataset.events),
        ("actors", walking.actor_ids(connection), dataset.actors),
    )
    yield Checked("vocabulary", 1, _violations(terms, asked))
    for kind, pages, write in kinds:
        for ids in _steps(pages, most):
            yield Checked(kind, len(ids), _violations(_facts(write(connection, ids)), asked))


def _steps(pages: Iterator[list[str]], most: int | None) -> Iterator[list[str]]:
    ids = islice((key for page in pages for key in page), most)
    while step := list(islice(ids, STEP)):
        yield step


def _facts(quads: Iterable[str]) -> Graph:
    """Give the triples of quads, whatever their graphs."""
    triples = (line.removesuffix(" .\n").rpartition(" ")[0] + " .\n" for line in quads)
    return Graph().parse(data="".join(triples), format="nt")


def _violations(facts: Graph, asked: Graph) -> tuple[Violation, ...]:
    from pyshacl import validate

    passes, report, _ = validate(facts, shacl_graph=asked)
    if passes:
        return ()
    return tuple(_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult))


def _violation(report: Any, result: Any) -> Violation:
    told = (report.value(result, field) for field in (SH.focusNode, SH.resultPath, SH.resultMessage))
    return Violation(*("" if value is None else str(value) for value in told))
