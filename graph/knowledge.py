"""The knowledge graph: documents and their claims go in, events come out.

One object may serve many threads. What `add` has returned is on the disk.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, select

from graph import intake, questions
from graph.asking import Asking
from graph.errors import NotFound
from graph.frames import Events
from graph.frames.views import ActorView, EventView
from graph.intake import Added, Desks, Reading
from graph.model import Claim, Document
from graph.questions import EventFilter, EventPage, StateCode, Stats
from graph.speaking import States
from graph.store import Store, actors, reading, schema
from graph.store.actors import ActorSummary


class KnowledgeGraph(Asking):
    """Diplomatic events with the claims that tell them; in memory unless opened on a folder."""

    def __init__(
        self, store: Store | None = None, *, desks: Desks | None = None, states: StateCode | None = None
    ) -> None:
        """Take a store, or make one in memory.

        `desks` tells which state a publisher speaks for, `states` the alpha-3 code of a state's name; both are read
        from the reference tables if not given.
        """
        self._store = store or Store.in_memory()
        known = States()
        self._desks = desks or known.desk
        self._states = states or known.code

    @classmethod
    def open(cls, folder: Path | str, *, create: bool = True, read_only: bool = False) -> Self:
        """Open the graph kept in a folder; `create` makes it where there is none.

        Raises:
            StoreError: the folder cannot be used, or holds no graph and may not get one.
        """
        return cls(Store.open(Path(folder), create=create, read_only=read_only))

    def add(self, document: Document, claims: Iterable[Claim]) -> Added:
        """Take in a document with its claims; a changed document takes the place of its former self.

        Raises:
            InputError: a claim is of another document.
            StoreBusy: another process kept writing.
            StoreError: the record cannot be written; nothing of the document was kept.
        """
        return next(self.add_many([(document, claims)]))

    def add_many(self, readings: Iterable[tuple[Document, Iterable[Claim]]], *, batch: int = 1) -> Iterator[Added]:
        """Take in documents one after another, and tell of each when it is on the disk.

        `batch` documents are kept together: many at once cost less for each, but are told of later.
        """
        for together in _batches(readings, batch):
            with self._store.writing() as connection:
                added = intake.add(connection, together, self._desks)
            yield from added

    def remove(self, document: str) -> None:
        """Take a document away with all that it alone tells.

        Raises:
            NotFound: there is no such document.
        """
        with self._store.writing() as connection:
            intake.remove(connection, document, self._desks)

    def events(self, *, limit: int = 50, cursor: str | None = None, **filters: Any) -> Events:
        """Give the events that pass the filters, which are the fields of `EventFilter`.

        The answer is the page that `limit` and `cursor` ask for, and knows the way to all the others.

        Raises:
            BadFilter: a filter that there is not, or a value that it does not take.
            BadDate: a date that is none.
        """
        wanted = EventFilter.of(filters)
        return Events(self, wanted, self.ask(wanted, limit=limit, cursor=cursor))

    def ask(self, wanted: EventFilter, *, limit: int = 50, cursor: str | None = None) -> EventPage:
        """Give a page of the events that a filter lets in.

        Raises:
            BadFilter: an actor or state that cannot be told, a limit out of 1..500, or a strange cursor.
        """
        with self._store.reading() as connection:
            return questions.events(connection, wanted, self._states, limit=limit, cursor=cursor)

    def records(self, wanted: EventFilter) -> Iterator[str]:
        """Give all events that a filter lets in as their JSON, in no order; raises as `ask` does."""
        with self._store.reading() as connection:
            yield from questions.records(connection, wanted, self._states)

    def ids(self, wanted: EventFilter) -> list[str]:
        """Give the ids of all events that a filter lets in, in no order; raises as `ask` does."""
        with self._store.reading() as connection:
            return questions.ids(connection, wanted, self._states)

    def state(self, name: str) -> str:
        """Give the alpha-3 code of a state by code or name.

        Raises:
            BadFilter: it names no state.
        """
        with self._store.reading() as connection:
            return questions.state(connection, name, self._states)

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection to the record that sees one state of it."""
        return self._store.reading()

    def event(self, key: str) -> EventView:
        """Give an event by its id, or the one that it has become part of.

        Raises:
            NotFound: there never was such an event.
            Gone: it was taken away with its last document.
        """
        with self._store.reading() as connection:
            return EventView.of(reading.event(connection, key), self)

    def claims(self, event: str) -> tuple[Claim, ...]:
        """Give the claims of an event in the order of their reports; raises as `event` does."""
        with self._store.reading() as connection:
            ids = reading.event(connection, event).claims
            found = reading.claims(connection, ids)
        return tuple(found[key] for key in ids)

    def claim(self, key: str) -> Claim:
        """Give a claim by its id.

        Raises:
            NotFound: there is none.
        """
        with self._store.reading() as connection:
            found = reading.claims(connection, [key])
        if key not in found:
            raise NotFound("claim", key)
        return found[key]

    def actors(self, q: str = "", *, kind: str = "", limit: int = 50) -> tuple[ActorSummary, ...]:
        """Give actors that have `q` in a name, those with the most events first.

        Raises:
            BadFilter: the kind is none, or the limit is not in 1..500.
        """
        questions.known_kind(kind)
        with self._store.reading() as connection:
            return actors.summaries(connection, q=q, kind=kind, limit=questions.within_limit(limit))

    def actor(self, key: str) -> ActorView:
        """Give an actor by id, name, or part of a name that fits no other.

        Raises:
            NotFound: no actor, or several, go by this.
        """
        with self._store.reading() as connection:
            return ActorView.of(actors.summary(connection, key), self)

    def document(self, key: str) -> Document:
        """Give a document by its id.

        Raises:
            NotFound: there is none.
        """
        with self._store.reading() as connection:
            return reading.document(connection, key)

    def documents(self) -> tuple[str, ...]:
        """Give the ids of all documents, sorted."""
        table = schema.documents
        with self._store.reading() as connection:
            return tuple(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())

    def stats(self) -> Stats:
        """Count what the graph holds."""
        with self._store.reading() as connection:
            return questions.stats(connection)

    def close(self) -> None:
        """Let go of the file; a graph in memory is gone."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _batches(readings: Iterable[tuple[Document, Iterable[Claim]]], size: int) -> Iterator[list[Reading]]:
    """Put documents together by `size`, fewer where an id comes again."""
    together: dict[str, Reading] = {}
    for document, claims in readings:
        if len(together) >= size or document.id in together:
            yield list(together.values())
            together = {}
        together[document.id] = intake.read(document, claims)
    if together:
        yield list(together.values())
