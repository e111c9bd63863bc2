"""Records that know the graph they come from, and so can be shown with their evidence and asked further."""

from itertools import groupby
from typing import Any

from pydantic import PrivateAttr

from graph.frames import html
from graph.frames.events import Events, line_of, where
from graph.frames.source import Source
from graph.frames.table import Table
from graph.model import Event, Record
from graph.questions import EventFilter
from graph.store import columns
from graph.store.actors import ActorSummary


class EventView(Event):
    """An event that a notebook shows with its parties, its choices and every sentence that tells it."""

    _source: Source = PrivateAttr()

    @classmethod
    def of(cls, event: Event, source: Source) -> "EventView":
        """Give an event the graph that it comes from."""
        view = cls.model_construct(**_fields(event))
        view._source = source
        return view

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is the same event with the same values, whatever graph it comes from."""
        return isinstance(other, Event) and _fields(self) == _fields(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{line_of(self)} [{self.id}, {len(self.documents)} documents]"

    def _repr_html_(self) -> str:
        rows: list[tuple[str, object]] = [
            ("status", " -> ".join(status for status, _ in groupby(change.status for change in self.status_history))),
            ("where", where(self)),
            ("who", "; ".join(f"{said.value.name} ({said.value.role})" for said in self.participants)),
            ("about", ", ".join(said.value for said in self.about)),
            ("chosen", "; ".join(f"{choice.field}: {choice.reason}" for choice in self.choices)),
            ("id", self.id),
        ]
        with self._source.reading() as connection:
            quotes = columns.quotes(connection, self.claims)
        told = [(q.publisher, q.published, html.quote(q.text, source=q.title or q.document, url=q.url))
                for q in (quotes[key] for key in self.claims if key in quotes)]  # fmt: skip
        below = html.table("told by", ("publisher", "published", "in these words"), told)
        title = f"{self.type}, {self.date or 'undated'}, {self.status}"
        return html.facts(title, [row for row in rows if row[1]], below=below)


class ActorView(ActorSummary):
    """An actor with its share in the graph; `events` counts its events, and the methods give them."""

    _source: Source = PrivateAttr()

    @classmethod
    def of(cls, summary: ActorSummary, source: Source) -> "ActorView":
        """Give an actor the graph that it comes from."""
        view = cls.model_construct(**_fields(summary))
        view._source = source
        return view

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is the same actor with the same share."""
        return isinstance(other, ActorSummary) and _fields(self) == _fields(other)

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

    def _repr_html_(self) -> str:
        rows = [
            ("id", self.actor.id),
            ("kind", self.actor.kind),
            ("state", self.actor.country),
            ("also", ", ".join(self.actor.names[:6])),
            ("events", self.events),
            ("from", self.first_day),
            ("to", self.last_day),
        ]
        shown = self.told()._repr_html_() if self.events else ""
        return html.facts(self.actor.name, [row for row in rows if row[1]], below=shown)


def _fields(record: Record) -> dict[str, Any]:
    """Give the fields by name, those of the base record alone for a view of it."""
    return {name: getattr(record, name) for name in type(record).model_fields}
