"""What a notebook asks of a graph: tables, panels, networks, pictures, citations and files.

Each method is a door to a module of its own; what needs polars, matplotlib or rustworkx is loaded when it is asked for.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from graph import html, showing
from graph.errors import NotInstalled, ReadoutError
from graph.frames.pair import Pair
from graph.frames.source import Source
from graph.questions import EventFilter
from graph.store import changes, copying

if TYPE_CHECKING:
    import networkx

    from graph.exchange.linked import LinkedData
    from graph.exchange.snapshot import Snapshot
    from graph.frames.actor import ActorView
    from graph.frames.comparing import Comparison
    from graph.frames.reading import Progress, Read, Readable
    from graph.frames.table import Table
    from graph.network import Network
    from graph.network.contacts import Of
    from graph.pictures import Drawing

EXTRA = "pip install 'readout[notebook]'"


class Asking(Source):
    """The questions of a notebook; filters are the fields of `graph.questions.EventFilter` everywhere."""

    def read(
        self,
        sources: "Readable | Iterable[Readable]",
        *,
        jobs: int = 1,
        progress: "Progress | bool" = False,
        published: datetime.date | None = None,
        publisher: str | None = None,
    ) -> "Read":
        """Read files, folders, addresses or documents into the graph, and tell what came of it.

        A file of coded events (ICEWS, GDELT 2, POLECAT, the State Department's lists, plain or packed) is told by its
        first line and taken in as it is; `published` and `publisher` mean nothing to it.

        `jobs` processes work on the texts; `progress` is True for a bar, or is called with the number of documents read
        and the id of the last. `published` and `publisher` stand in where a document does not tell them.

        Raises:
            NotInstalled: the package that reads texts is not there.
        """
        from graph.frames.reading import read

        return read(self, sources, jobs=jobs, progress=progress, published=published, publisher=publisher)

    def _named(self) -> str:
        return "KnowledgeGraph"

    def __repr__(self) -> str:
        try:
            told = self.stats()
        except (ReadoutError, SQLAlchemyError):
            return f"{self._named()} (closed)"
        days = f", {told.first_day} to {told.last_day}" if told.first_day else ""
        return f"{self._named()}: {told.events:,} events from {told.documents:,} documents{days}"

    def _repr_html_(self) -> str:
        rows = [(name, showing.shown(value)) for name, value in self.stats() if value]
        return html.facts(self._named(), rows)

    def actor(self, key: str) -> "ActorView":
        """Give an actor by id, name, or part of a name that fits no other."""
        raise NotImplementedError

    def counterparts(self, actor: str, **filters: Any) -> "Table":
        """Give those whom an actor had contact with, the most frequent first: `actor(...).counterparts(...)`.

        Raises:
            NotFound: no actor, or several, go by this; the message tells which were near.
        """
        with _needed():
            return self.actor(actor).counterparts(**filters)

    def pair(self, one: str, other: str) -> Pair:
        """Give two states as one answer: their events, timeline and years.

        Raises:
            BadFilter: one of them is no state; the message tells which were near.
        """
        return Pair(self, one, other)

    def who(self, text: str, on: datetime.date | str | None = None) -> "Table":
        """Give whom a name or title meant on a day, the likeliest first.

        `score` is 0..1, `why` what led to it; `on` is a date or an ISO day, None for any day. No row where nobody is
        known by it. Source: the reference tables (docs/reference.md).
        """
        with _needed():
            from graph.frames.people import who
        return who(text, on)

    def timeline(self, **filters: Any) -> "Table":
        """Give the dated events of a filter from the first to the last, each with a sentence that tells it."""
        with _needed():
            from graph.frames.timeline import timeline
        return timeline(self, EventFilter.of(filters))

    def panel(
        self,
        unit: str = "dyad-year",
        *,
        codes: str = "iso3",
        balanced: bool = False,
        directed: bool = False,
        **filters: Any,
    ) -> "Table":
        """Count events by pair of states or state and by year or month.

        `unit` is dyad-year, dyad-month, state-year or state-month; `codes` adds cow, gw or iso2 codes as of the year;
        `balanced` fills in zeros; `directed` counts from who visits, writes or sanctions to whom. The columns are in
        `graph.frames.codebook.PANEL`.

        Raises:
            BadFilter: a unit, codes or filter that there is not.
        """
        with _needed():
            from graph.frames.panel import panel
        return panel(self, EventFilter.of(filters), unit=unit, codes=codes, balanced=balanced, directed=directed)

    def compare(self, one: str, other: str, **filters: Any) -> "Comparison":
        """Give what each of two publishers told of the same events, and what only one of them told.

        Raises:
            NotFound: no event is told by a publisher of this name; the message tells which were near.
        """
        with _needed():
            from graph.frames.comparing import compare
        return compare(self, one, other, filters)

    def network(self, *, of: "Of" = "states", **filters: Any) -> "Network":
        """Give the network of contacts that took place: of states, leaders, or both with organizations.

        A status or type among the filters asks for just that one, planned or hostile as it may be.
        """
        with _needed():
            from graph.network import Network
        return Network.load(self, EventFilter.of(filters), of)

    def bipartite(self, **filters: Any) -> "networkx.Graph[str]":
        """Give a networkx graph of events (`bipartite` 0) and their parties (1)."""
        with _needed():
            from graph.network.bipartite import bipartite
        return bipartite(self, EventFilter.of(filters))

    def reciprocity(self, **filters: Any) -> "Table":
        """Give for each pair of states how often one visited the other, and how often that was returned."""
        with _needed():
            from graph.network.visits import reciprocity
        return reciprocity(self, EventFilter.of(filters))

    @property
    def draw(self) -> "Drawing":
        """The pictures, one call each: `kg.draw.timeline(...)`, `kg.draw.map(...)` and so on."""
        with _needed():
            from graph.pictures import Drawing
        return Drawing(self)

    def export(self, path: Path | str, *, form: str | None = None, **filters: Any) -> Path:
        """Write events into a file, in the form that its name ends with or that `form` names; give the path.

        Forms: graphml and gexf (networks; `of` as in `network`), parquet, csv (with a codebook beside it), polecat,
        ftm, bib.

        Raises:
            BadFilter: a form that there is not, or a file name that tells none.
        """
        with _needed():
            from graph.exchange import export
        return export(self, Path(path), form, filters)

    def rdf(self) -> "LinkedData":
        """Give the record as linked data in memory, to be asked, written as Turtle or JSON-LD, or given to rdflib."""
        with _needed():
            from graph.exchange.linked import LinkedData
        return LinkedData(self)

    def sparql(self, query: str) -> "Table | bool | str":
        """Answer a SPARQL query over the whole record: a table for SELECT, a truth for ASK, Turtle for CONSTRUCT.

        The usual prefixes are declared (docs/linked-data.md). The record is turned into linked data at the first query
        and after each change.

        Raises:
            BadFilter: it is no SPARQL.
        """
        with self.reading() as connection:
            number = changes.last(connection)
        kept = self.__dict__.get("_linked")
        if kept is None or kept[0] != number:
            kept = self.__dict__["_linked"] = (number, self.rdf())
        data: LinkedData = kept[1]
        return data.query(query)

    def cite(self, **filters: Any) -> str:
        """Cite a set in one line: which events, how many, of what days and documents, and the hash of their ids."""
        from graph.exchange.citing import cite

        return cite(self, filters)

    def freeze(self, folder: Path | str, **filters: Any) -> "Snapshot":
        """Write a snapshot for replication: events, parties and claims as files, with a manifest of their hashes.

        Raises:
            InputError: the folder is not empty.
        """
        with _needed():
            from graph.exchange.snapshot import freeze
        return freeze(self, Path(folder), filters)

    def save(self, folder: Path | str) -> Path:
        """Write the whole graph into a folder, to be opened again; give the path of the file.

        Raises:
            StoreError: the folder holds a graph already, or cannot be written.
        """
        with self.reading() as connection:
            return copying.copy(connection, Path(folder))


@contextmanager
def _needed() -> Iterator[None]:
    """Say what to install where a library of the notebook is missing."""
    try:
        yield
    except ModuleNotFoundError as fault:
        if fault.name and fault.name.partition(".")[0] == "graph":
            raise
        raise NotInstalled(str(fault.name), EXTRA) from fault
