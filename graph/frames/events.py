"""Events that a filter lets in, as an answer to go on with.

The first page is fetched at once, so that a wrong filter is told where it was asked; the others when they are needed.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from graph import html
from graph.frames.framed import Framed
from graph.frames.lines import evidence, line_of, where, who
from graph.frames.source import Source, records
from graph.frames.views import EventView
from graph.hinting import meant
from graph.model import Event
from graph.questions import MOST, EventFilter, EventPage
from graph.store import columns

if TYPE_CHECKING:
    import polars

    from graph.frames.table import Table


class Events(Framed):
    """Events, the newest first day first and undated ones last.

    As a page it has `items`, `total` and `next_cursor`; as a whole it has a length, can be gone through, and becomes a
    table of one row an event (the columns are in `graph.frames.codebook.EVENTS`).

    Attributes:
        wanted: the filter that let them in.
    """

    def __init__(self, source: Source, wanted: EventFilter, page: EventPage) -> None:
        self._source, self._page = source, page
        self.wanted = wanted

    @property
    def total(self) -> int:
        """How many events the filter lets in."""
        return self._page.total

    @property
    def items(self) -> tuple[EventView, ...]:
        """The events of this page."""
        return self._views(self._page)

    @property
    def next_cursor(self) -> str | None:
        """Asks for the page after this one; None on the last."""
        return self._page.next_cursor

    def to_polars(self) -> "polars.DataFrame":
        """Give one row an event, all of them and not this page alone.

        Days are dates; `names`, `actors`, `kinds` and `roles` are lists of one length; `states` is sorted.
        """
        from graph.frames import columns as frames

        return frames.events(frames.load(records(self._source, self.wanted)))

    def parties(self) -> "Table":
        """Give one row a party of an event (`graph.frames.codebook.PARTIES`)."""
        from graph.frames import columns as frames
        from graph.frames.table import Table

        return Table(frames.parties(frames.load(records(self._source, self.wanted))), "Parties of events")

    def head(self, count: int = 5) -> tuple[EventView, ...]:
        """Give the first events."""
        return tuple(islice(self, count))

    def __len__(self) -> int:
        return self.total

    def __bool__(self) -> bool:
        return self.total > 0

    def __iter__(self) -> Iterator[EventView]:
        """Go through all of them, page by page; the later pages are fetched when they are reached."""
        yield from self.items
        cursor = self._page.next_cursor
        while cursor is not None:
            page = self._source.ask(self.wanted, limit=MOST, cursor=cursor)
            yield from self._views(page)
            cursor = page.next_cursor

    def __getitem__(self, place: int) -> EventView:
        wanted = place + self.total if place < 0 else place
        found = next(islice(self, wanted, None), None) if wanted >= 0 else None
        if found is None:
            message = f"there are {self.total} events"
            raise IndexError(message)
        return found

    def _views(self, page: EventPage) -> tuple[EventView, ...]:
        return tuple(EventView.of(event, self._source) for event in page.items)

    def __repr__(self) -> str:
        lines = [f"{self.total:,} events", *(f"  {line_of(event)}" for event in self._page.items[:5])]
        return "\n".join([*lines, *(["  ..."] if self.total > 5 else []), *filter(None, [self._hint()])])

    def _hint(self) -> str:
        """Say why there may be no event: nobody of the publisher's name tells one."""
        if self.total or self.wanted.publisher is None:
            return ""
        with self._source.reading() as connection:
            known = columns.publishers(connection)
        if self.wanted.publisher in known:
            return ""
        told = f"no event is told by {self.wanted.publisher!r}"
        return "; ".join(filter(None, (told, meant(self.wanted.publisher, known))))

    def _repr_html_(self) -> str:
        shown = self._page.items[: html.SHOWN]
        rows = [(*_facts(event), evidence(self._source, event)) for event in shown]
        head = ("when", "what", "status", "who", "where", "evidence")
        return html.table(f"{self.total:,} events", head, rows, note=html.more(len(shown), self.total) or self._hint())


def _facts(event: Event) -> tuple[str, ...]:
    return event.date or "", event.type, event.status, who(event), where(event)
