"""An actor that knows the graph it comes from, and so can be asked for its events."""

from typing import Any

from pydantic import PrivateAttr

from graph import html
from graph.frames.events import Events
from graph.frames.source import Source
from graph.frames.table import Table
from graph.frames.views import fields_of
from graph.questions import EventFilter
from graph.store.actors import ActorSummary


class ActorView(ActorSummary):
    """An actor with its share in the graph; `events` counts its events, and the methods give them."""

    _source: Source = PrivateAttr()

    @classmethod
    def of(cls, summary: ActorSummary, source: Source) -> "ActorView":
        """Give an actor the graph that it comes from."""
        view = cls.model_construct(**fields_of(summary))
        view._source = source
        return view

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is the same actor with the same share."""
        return isinstance(other, ActorSummary) and fields_of(self) == fields_of(other)

    __hash__ = None  # type: ignore[assignment]

    def told(self, **filters: Any) -> Events:
        """Give the actor's events; raises as `KnowledgeGraph.events` does."""
        wanted = EventFilter.of({"actor": self.actor.id, **filters})
        return Events(self._source, wanted, self._source.ask(wanted))

    def timeline(self, **filters: Any) -> Table:
        """Give the actor's events from the first to the last, each with a sentence that tells it."""
        from graph.frames.timeline import timeline

        return timeline(self._source, self.told(**filters).wanted, title=self.actor.name)

    def counterparts(self, **filters: Any) -> Table:
        """Give those whom the actor had contact with, the most frequent first."""
        from graph.frames.counterparts import counterparts

        return counterparts(self._source, self, self.told(**filters).wanted)

    def __repr__(self) -> str:
        days = f", {self.first_day} to {self.last_day}" if self.first_day else ""
        return f"{self.actor.name} [{self.actor.id}], {self.events:,} events{days}"

    def _repr_html_(self) -> str:
        rows = [
            ("id", self.actor.id),
            ("kind", self.actor.kind),
            ("state", self.actor.country),
            ("also", ", ".join(self.actor.names[:6])),
            ("events", f"{self.events:,}"),
            ("from", self.first_day),
            ("to", self.last_day),
        ]
        shown = self.told()._repr_html_() if self.events else ""
        return html.facts(self.actor.name, [row for row in rows if row[1]], below=shown)
