"""The knowledge graph: documents and their claims go in, events come out.

One object may serve many threads. What `add` has returned is on the disk.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, select

from graph import deciding, intake, questions, recalling
from graph.asking import Asking
from graph.errors import BadDate
from graph.frames import Events
from graph.frames.actor import ActorView
from graph.frames.records import Claims, Records
from graph.frames.views import EventView
from graph.intake import Added, Reading
from graph.model import Claim, Document, Explanation, Judgement, Link
from graph.questions import EventFilter, EventPage, StateCode, Stats
from graph.reference import load_reference
from graph.regrouping import Desks, Occasion
from graph.speaking import States
from graph.store import Store, actors, reading, schema
from graph.store import reference as kept
from graph.store.actors import ActorSummary

Day = datetime.date | str | None
"""A calendar day; as an argument `as_of`, the graph is that of the documents up to this day. None is now."""


class KnowledgeGraph(Asking):
    """Diplomatic events with the claims that tell them; in memory unless opened on a folder."""

    def __init__(
        self,
        store: Store | None = None,
        *,
        desks: Desks | None = None,
        states: StateCode | None = None,
        clock: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
        own: Path | None = None,
    ) -> None:
        """Take a store, or make one in memory.

        `desks` tells which state a publisher speaks for, `states` the alpha-3 code of a state's name; both are read
        from the reference tables if not given. `clock` gives the time of judgements. `own` is a folder of tables that
        mend the shipped ones. A store that was given is handed the tables with the first change; one in memory goes
        with this process, which has them.
        """
        self._store = store or Store.in_memory()
        self._tables = partial(load_reference, own=own)
        self._has_tables = store is None
        known = States(self._tables)
        self._desks = desks or known.desk
        self._states = states or known.code
        self._clock = clock

    @classmethod
    def open(cls, folder: Path | str, *, create: bool = True, read_only: bool = False, own: Path | None = None) -> Self:
        """Open the graph kept in a folder; `create` makes it where there is none.

        `own` is a folder of reference tables that mend the shipped ones.

        Raises:
            StoreError: the folder cannot be used, or holds no graph and may not get one.
        """
        return cls(Store.open(Path(folder), create=create, read_only=read_only), own=own)

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
            with self._writing() as connection:
                added = intake.add(connection, together, self._occasion())
            yield from added

    def remove(self, document: str) -> None:
        """Take a document away with all that it alone tells.

        Raises:
            NotFound: there never was such a document.
            Gone: it was taken away before.
        """
        with self._writing() as connection:
            intake.remove(connection, document, self._occasion())

    def judge(self, left: str, right: str, verdict: str, *, by: str, note: str = "") -> Judgement:
        """Keep a person's judgement on two claims or events: `same`, `different` or `unsure`.

        It outweighs the rules for good; a later one outweighs it, and `undo` takes it back.

        Raises:
            BadFilter: a verdict that there is not, nobody's name, or both are one.
            NotFound: there is no such claim or event.
            Gone: it was taken away.
        """
        with self._writing() as connection:
            return deciding.decide(connection, (left, right), verdict, by=by, note=note, occasion=self._occasion())

    def undo(self, judgement: str) -> Judgement:
        """Take a person's judgement back, by its id; the events are again what they were without it.

        Raises:
            NotFound: there is none, or it was taken back before.
        """
        with self._writing() as connection:
            return deciding.take_back(connection, judgement, self._occasion())

    def judgements(self, about: str | None = None) -> Records[Judgement]:
        """Give what persons judged, the newest first; with a claim or event, also what rules judged on its claims.

        Raises:
            NotFound: there is no such claim or event.
        """
        with self._store.reading() as connection:
            return Records.of(deciding.judgements(connection, about), "judgements")

    def explain(self, left: str, right: str) -> Explanation:
        """Explain how far two claims, or two events by their first claims, tell one happening.

        Raises:
            NotFound: there is no such claim or event.
        """
        with self._store.reading() as connection:
            return deciding.compare(connection, (left, right))

    def events(self, *, limit: int = 50, cursor: str | None = None, as_of: Day = None, **filters: Any) -> Events:
        """Give the events that pass the filters, which are the fields of `EventFilter`.

        The answer is the page that `limit` and `cursor` ask for, and knows the way to all the others.

        Raises:
            BadFilter: a filter that there is not, or a value that it does not take.
            BadDate: a date that is none.
        """
        wanted = EventFilter.of(filters)
        page = self.ask(wanted, limit=limit, cursor=cursor, as_of=as_of)
        return Events(self if as_of is None else self.as_of(as_of), wanted, page)

    def ask(self, wanted: EventFilter, *, limit: int = 50, cursor: str | None = None, as_of: Day = None) -> EventPage:
        """Give a page of the events that a filter lets in.

        Raises:
            BadFilter: an actor or state that cannot be told, a limit out of 1..500, or a strange cursor.
        """
        with self._reading(as_of) as connection:
            return questions.events(connection, wanted, self._states, limit=limit, cursor=cursor)

    def as_of(self, day: datetime.date | str) -> "Past":
        """Give the graph as it was known on a day: as the documents published up to then told it.

        Raises:
            BadDate: it is no calendar day.
        """
        _day(day)
        return Past(self, day)

    def reading(self, as_of: Day = None) -> AbstractContextManager[Connection]:
        """Give a connection to the record that sees one state of it, that of a day where one is given."""
        return self._reading(as_of)

    def state_code(self, name: str) -> str | None:
        """Give the alpha-3 code of a state that the reference knows by this name."""
        return self._states(name)

    def event(self, key: str, *, as_of: Day = None) -> EventView:
        """Give an event by its id, or the one that it has become part of.

        Raises:
            NotFound: there never was such an event, or no document told of it by then.
            Gone: it was taken away with its last document.
        """
        day = _day(as_of)
        with self._store.reading() as connection:
            if day is None:
                return EventView.of(reading.event(connection, key), self)
            found = recalling.event_at(connection, key, day, self._desks)
            return EventView.of(found, self.as_of(day))

    def standing(self, keys: Iterable[str]) -> set[str]:
        """Give those ids of events that stand now, and were not merged or taken away."""
        with self._store.reading() as connection:
            return set(reading.records(connection, keys))

    def claims(self, event: str, *, as_of: Day = None) -> Claims:
        """Give the claims of an event in the order of their reports; raises as `event` does."""
        ids = self.event(event, as_of=as_of).claims
        with self._store.reading() as connection:
            found = reading.claims(connection, ids)
        return Claims.told((found[key] for key in ids), self)

    def links(self, event: str, *, as_of: Day = None) -> Records[Link]:
        """Give the events that an event is part of, and its own parts; raises as `event` does."""
        current = self.event(event, as_of=as_of).id
        with self._reading(as_of) as connection:
            return Records.of(reading.links(connection, current), "links")

    def claim(self, key: str) -> Claim:
        """Give a claim by its id.

        Raises:
            NotFound: there never was one.
            Gone: it went with its document, or when that was read anew.
        """
        with self._store.reading() as connection:
            found = reading.claims(connection, [key])
            if key not in found:
                raise reading.missing(connection, "claim", key)
        return found[key]

    def actors(self, q: str = "", *, kind: str = "", limit: int = 50, as_of: Day = None) -> Records[ActorSummary]:
        """Give actors that have `q` in a name, those with the most events first.

        Raises:
            BadFilter: the kind is none, or the limit is not in 1..500.
        """
        questions.known_kind(kind)
        with self._reading(as_of) as connection:
            found = actors.summaries(connection, q=q, kind=kind, limit=questions.within_limit(limit))
        return Records.of(found, "actors")

    def actor(self, key: str, *, as_of: Day = None) -> ActorView:
        """Give an actor by id, name, or part of a name that fits no other.

        Raises:
            NotFound: no actor, or several, go by this.
        """
        with self._reading(as_of) as connection:
            return ActorView.of(actors.summary(connection, key), self if as_of is None else self.as_of(as_of))

    def document(self, key: str) -> Document:
        """Give a document by its id.

        Raises:
            NotFound: there never was one.
            Gone: it was taken away.
        """
        with self._store.reading() as connection:
            return reading.document(connection, key)

    def documents(self, *, as_of: Day = None) -> tuple[str, ...]:
        """Give the ids of all documents, sorted."""
        table = schema.documents
        with self._reading(as_of) as connection:
            return tuple(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())

    def stats(self, *, as_of: Day = None) -> Stats:
        """Count what the graph holds."""
        with self._reading(as_of) as connection:
            return questions.stats(connection)

    def last_change(self) -> int:
        """Give the number of the last change of the record; whatever is asked stays the same until it grows."""
        return self._store.last_change()

    def backup(self, file: Path | str) -> None:
        """Write the graph as it stands to a file of its own, while others read and write it.

        Raises:
            StoreError: there is such a file, or it cannot be written.
        """
        self._store.backup(Path(file))

    @contextmanager
    def _reading(self, as_of: Day) -> Iterator[Connection]:
        day = _day(as_of)
        with self._store.reading() as connection:
            if day is not None:
                recalling.recall(connection, day, self._desks)
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give a connection to change the record, which then holds the reference tables of this graph."""
        with self._store.writing() as connection:
            if not self._has_tables:
                kept.keep(connection, self._tables())
            yield connection
        self._has_tables = True

    def _occasion(self) -> Occasion:
        return Occasion(self._desks, self._clock())

    def close(self) -> None:
        """Let go of the file; a graph in memory is gone."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Past(Asking):
    """A graph as it was known on a day; it answers as the graph does, and takes nothing in.

    Attributes:
        day: the last day whose documents count.
    """

    def __init__(self, kg: KnowledgeGraph, day: datetime.date | str) -> None:
        self._kg, self.day = kg, day

    def events(self, *, limit: int = 50, cursor: str | None = None, **filters: Any) -> Events:
        """Give the events that pass the filters, as `KnowledgeGraph.events` does."""
        return self._kg.events(limit=limit, cursor=cursor, as_of=self.day, **filters)

    def ask(self, wanted: EventFilter, *, limit: int = 50, cursor: str | None = None) -> EventPage:
        """Give a page of the events that a filter lets in."""
        return self._kg.ask(wanted, limit=limit, cursor=cursor, as_of=self.day)

    def event(self, key: str) -> EventView:
        """Give an event as it was known then; raises as `KnowledgeGraph.event` does."""
        return self._kg.event(key, as_of=self.day)

    def claims(self, event: str) -> Claims:
        """Give the claims of an event that were known then."""
        return self._kg.claims(event, as_of=self.day)

    def actor(self, key: str) -> ActorView:
        """Give an actor with its share of then."""
        return self._kg.actor(key, as_of=self.day)

    def stats(self) -> Stats:
        """Count what was known."""
        return self._kg.stats(as_of=self.day)

    def state_code(self, name: str) -> str | None:
        """Give the alpha-3 code of a state that the reference knows by this name."""
        return self._kg.state_code(name)

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection to the record that sees it as of then."""
        return self._kg._reading(self.day)

    def _named(self) -> str:
        return f"KnowledgeGraph as of {self.day}"


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


def _day(as_of: Day) -> datetime.date | None:
    if as_of is None or isinstance(as_of, datetime.date):
        return as_of
    try:
        return datetime.date.fromisoformat(as_of)
    except ValueError:
        raise BadDate(as_of, "a calendar day such as 2017-11-21") from None
