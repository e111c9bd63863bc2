"""Answer queries from the view, brought up to the record first: what was acknowledged is seen by the next query."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import NamedTuple, Protocol

from sqlalchemy import Connection

from graph.dataset import Dataset
from graph.errors import TooMany
from graph.rdf.addresses import USUAL, Addresses
from graph.rdf.terms import PREFIXES
from graph.reference import Reference, load_reference
from graph.sparql.crew import Crew
from graph.sparql.results import GRAPHS, RESULTS
from graph.sparql.screening import screen
from graph.sparql.view import View


class Limits(NamedTuple):
    """What a query may cost: seconds, rows of the answer, bytes of memory, and how many run at once."""

    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 3 << 30
    at_once: int = 2


@dataclass(frozen=True, slots=True)
class Query:
    """A query with the graphs that the protocol names and the media types that are accepted, the best first."""

    text: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    accept: Sequence[str] = field(default=(*RESULTS, *GRAPHS))


class Answer(NamedTuple):
    """An answer as bytes; `truncated` where the row limit cut it, `change` the last change of the record it knows."""

    media_type: str
    body: bytes
    truncated: bool
    change: int


class Source(Protocol):
    """What has a record to read: a `KnowledgeGraph` fits."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the record."""
        ...


class Endpoint:
    """The SPARQL endpoint of a record; may be shared between threads. One process may have one in a folder."""

    def __init__(
        self,
        source: Source,
        folder: Path,
        *,
        base: str = USUAL,
        limits: Limits | None = None,
        reference: Callable[[], Reference] = load_reference,
    ) -> None:
        """Take the record, and a folder that is the view's own; nothing is read before the first query."""
        self._reference = reference
        self.addresses = Addresses(base)
        self._source, self._folder = source, folder
        self._limits = limits = limits or Limits()
        self._crew = Crew(size=limits.at_once, seconds=limits.seconds, memory=limits.memory)
        self._turn = Lock()
        self._view: View | None = None
        self._snapshot: Path | None = None

    def ask(self, query: Query) -> Answer:
        """Answer a query.

        Raises:
            BadQuery: it cannot be read, or asks for what is not given.
            QueryLimit: it took too long or too much memory.
            TooMany: too many others are running.
        """
        text = screen(query.text)
        snapshot, change = self.refresh()
        request = {
            "store": str(snapshot),
            "query": text,
            "base": self.addresses.base,
            "prefixes": {"": self.addresses.vocabulary, **PREFIXES},
            "default_graphs": list(query.default_graphs),
            "named_graphs": list(query.named_graphs),
            "accept": list(query.accept),
            "rows": self._limits.rows,
        }
        head, body = self._crew.ask(request)
        return Answer(head["media_type"], body, head["truncated"], change)

    def refresh(self) -> tuple[Path, int]:
        """Bring the view up to the record; give the snapshot to read and the number of the last change in it."""
        if not self._turn.acquire(timeout=self._limits.seconds):
            raise TooMany("the view is being brought up to the record; ask again later")
        try:
            if self._view is None:
                self._view = View(self._folder, Dataset(self.addresses, self._reference()))
            with self._source.reading() as connection:
                changed = self._view.catch_up(connection)
            if changed or self._snapshot is None:
                self._snapshot = self._view.snapshot()
            return self._snapshot, self._view.seen
        finally:
            self._turn.release()

    def seen(self) -> int | None:
        """Give the number of the last change that the view has seen; None while it is built."""
        return self._view.seen if self._view is not None and self._snapshot is not None else None

    def close(self) -> None:
        """End the workers; the view stays for the next time."""
        self._crew.close()
        with self._turn:
            self._view = None
