"""What an answer still asks of the graph that gave it: a `KnowledgeGraph` fits."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection

from graph.model import Claim
from graph.questions import EventFilter, EventPage


class Source(Protocol):
    """A graph that can be asked."""

    def ask(self, wanted: EventFilter, *, limit: int = 50, cursor: str | None = None) -> EventPage:
        """Give a page of events."""
        ...

    def records(self, wanted: EventFilter) -> Iterator[str]:
        """Give all events as JSON, in no order."""
        ...

    def ids(self, wanted: EventFilter) -> list[str]:
        """Give the ids of all events, in no order."""
        ...

    def state(self, name: str) -> str:
        """Give the alpha-3 code of a state."""
        ...

    def claims(self, event: str) -> tuple[Claim, ...]:
        """Give the claims of an event in the order of their reports."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the record."""
        ...
