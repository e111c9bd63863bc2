"""The record as linked data in a notebook: asked in SPARQL, written to a file, or handed on to rdflib.

It stands in memory and is made of the record as it is; what strangers ask goes through `graph.sparql` and its limits.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, cast

import polars as pl
import pyoxigraph as ox

from graph import html
from graph.dataset import Dataset
from graph.errors import BadFilter
from graph.frames.source import Source
from graph.frames.table import Table
from graph.rdf.addresses import USUAL, Addresses
from graph.rdf.terms import PREFIXES
from graph.reference import load_reference

if TYPE_CHECKING:
    import rdflib

FORMS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
"""The forms in which it can be written, by the ending of a file's name."""

_OF_QUADS: Final = frozenset({"nq", "trig", "jsonld"})
_XSD: Final = PREFIXES["xsd"]
_NUMBERS: Final = {f"{_XSD}integer": int, f"{_XSD}decimal": float, f"{_XSD}double": float}


class LinkedData:
    """A record as quads: a named graph a document for its claims, one for events and one for actors."""

    def __init__(self, source: Source, *, base: str = USUAL) -> None:
        """Take the whole record in; ten thousand events are about a second."""
        self.addresses = Addresses(base)
        self.prefixes = {"": self.addresses.vocabulary, **PREFIXES}
        self._store = ox.Store()
        with source.reading() as connection:
            text = "".join(Dataset(self.addresses, load_reference()).everything(connection))
        self._store.bulk_load(cast("IO[bytes]", io.BytesIO(text.encode())), format=ox.RdfFormat.N_QUADS)

    def query(self, text: str) -> "Table | bool | str":
        """Answer a query over all graphs together, with the usual prefixes declared.

        SELECT gives a table (numbers as numbers, addresses and other values as texts, null where unbound), ASK a truth,
        CONSTRUCT and DESCRIBE Turtle.

        Raises:
            BadFilter: it is no SPARQL; the message tells where it goes wrong.
        """
        heads = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in self.prefixes.items())
        try:
            found = self._store.query(heads + text, use_default_graph_as_union=True)
        except SyntaxError as fault:
            raise BadFilter("query", text, _where(str(fault), len(self.prefixes))) from fault
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        if isinstance(found, ox.QueryTriples):
            return (ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=self.prefixes) or b"").decode()
        return _table(found)

    def write(self, path: Path | str) -> Path:
        """Write it in the form that the name ends with; where a form has no named graphs, all are put together.

        Raises:
            BadFilter: the name ends with no known form.
        """
        target = Path(path)
        ending = target.suffix.lstrip(".")
        if ending not in FORMS:
            raise BadFilter("path", target.name, f"give a name that ends with one of {', '.join(FORMS)}")
        told: Iterator[Any] = iter(self._store)
        if ending not in _OF_QUADS:
            told = (ox.Triple(quad.subject, quad.predicate, quad.object) for quad in self._store)
        target.write_bytes(ox.serialize(told, format=FORMS[ending], prefixes=self.prefixes) or b"")
        return target

    def to_rdflib(self) -> "rdflib.Dataset":
        """Give it as a dataset of rdflib, a copy in memory; slow beyond some ten thousand events."""
        import rdflib

        made = rdflib.Dataset(default_union=True)
        text = ox.serialize(iter(self._store), format=ox.RdfFormat.N_QUADS)
        made.parse(data=text, format="nquads")
        return made

    def __len__(self) -> int:
        return len(self._store)

    def _repr_html_(self) -> str:
        rows = [(name or "(none)", iri) for name, iri in self.prefixes.items()]
        return html.table(repr(self), ("prefix", "stands for"), rows, note="to be asked with .query(...)")

    def __repr__(self) -> str:
        return f"{len(self):,} quads in {sum(1 for _ in self._store.named_graphs()):,} named graphs"


def _where(reason: str, lines: int) -> str:
    """Count the line of a fault in what was asked, without the prefixes put before it."""
    return re.sub(r"(?<=error at )(\d+)", lambda line: str(int(line[0]) - lines), reason, count=1)


def _table(found: Any) -> Table:
    names = [variable.value for variable in found.variables]
    rows = [[_value(row[name]) for name in names] for row in found]
    columns = {name: _column([row[place] for row in rows]) for place, name in enumerate(names)}
    return Table(pl.DataFrame(columns), "Answer")


def _column(values: list[Any]) -> pl.Series:
    """Give values as numbers where all that are bound are, else as texts."""
    bound = [value for value in values if value is not None]
    if bound and all(isinstance(value, int | float) for value in bound):
        return pl.Series(values, strict=False)
    return pl.Series([None if value is None else str(value) for value in values], dtype=pl.String)


def _value(term: Any) -> Any:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return _NUMBERS.get(term.datatype.value, str)(term.value)
    return term.value if isinstance(term, ox.NamedNode) else str(term)
