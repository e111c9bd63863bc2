"""Two states as one answer: their events, when they met, and how that went over the years."""

from typing import TYPE_CHECKING, Any

from graph import html
from graph.frames.events import Events
from graph.frames.framed import Framed
from graph.frames.source import Source, state
from graph.frames.table import Table
from graph.questions import EventFilter

if TYPE_CHECKING:
    import polars


class Pair(Framed):
    """Two states.

    Attributes:
        one, other: the states as they were asked for.
        events: all events that have both.
    """

    def __init__(self, source: Source, one: str, other: str) -> None:
        """Ask for the events of both.

        Raises:
            BadFilter: one of them is no state.
        """
        self._source = source
        self.one, self.other = one, other
        self.events = self.told()

    def told(self, **filters: Any) -> Events:
        """Give the events that have both states and pass the filters."""
        wanted = EventFilter.of({"pair": (self.one, self.other), **filters})
        return Events(self._source, wanted, self._source.ask(wanted))

    def timeline(self, **filters: Any) -> Table:
        """Give their events from the first to the last, each with a sentence that tells it."""
        from graph.frames.timeline import timeline

        return timeline(self._source, self.told(**filters).wanted, title=str(self))

    def by_year(self, **filters: Any) -> Table:
        """Give the years of the pair as a row each, as in a dyad-year panel."""
        import polars as pl

        from graph.frames.panel import panel

        one, other = sorted((state(self._source, self.one), state(self._source, self.other)))
        rows = panel(self._source, self.told(**filters).wanted).to_polars()
        return Table(rows.filter(pl.col("one") == one, pl.col("other") == other), f"{self}, by year")

    def to_polars(self) -> "polars.DataFrame":
        """Give one row an event of both, as `events.to_polars` does."""
        return self.events.to_polars()

    def __str__(self) -> str:
        return f"{self.one} and {self.other}"

    def __repr__(self) -> str:
        return f"{self}: {self.events!r}"

    def _repr_html_(self) -> str:
        return html.facts(str(self), [], below=self.events._repr_html_())
