"""What an answer still asks of the graph that gave it: a `KnowledgeGraph` fits."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection

from graph import questions
from graph.model import Claim
from graph.questions import EventFilter, EventPage, Stats


class Source(Protocol):
    """A graph that can be asked."""

    def ask(self, wanted: EventFilter, *, limit: int = 50, cursor: str | None = None) -> EventPage:
        """Give a page of events."""
        ...

    def state_code(self, name: str) -> str | None:
        """Give the alpha-3 code of a state that the reference knows by this name."""
        ...

    def claims(self, event: str) -> tuple[Claim, ...]:
        """Give the claims of an event in the order of their reports."""
        ...

    def stats(self) -> Stats:
        """Count what the graph holds."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the record."""
        ...


def records(source: Source, wanted: EventFilter) -> Iterator[str]:
    """Give all events that a filter lets in as their JSON, in no order; raises as `ask` does."""
    with source.reading() as connection:
        yield from questions.records(connection, wanted, source.state_code)


def ids(source: Source, wanted: EventFilter) -> list[str]:
    """Give the ids of all events that a filter lets in, in no order; raises as `ask` does."""
    with source.reading() as connection:
        return questions.ids(connection, wanted, source.state_code)


def state(source: Source, name: str) -> str:
    """Give the alpha-3 code of a state by code or name.

    Raises:
        BadFilter: it names no state; the message tells which were near.
    """
    with source.reading() as connection:
        return questions.state(connection, name, source.state_code)
