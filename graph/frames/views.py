"""An event that knows the graph it comes from, and so can be shown with its evidence."""

from itertools import groupby
from typing import Any

from pydantic import PrivateAttr

from graph import html
from graph.frames.lines import line_of, where
from graph.frames.source import Source
from graph.model import Event, Record
from graph.store import columns


class EventView(Event):
    """An event that a notebook shows with its parties, its choices and every sentence that tells it."""

    _source: Source = PrivateAttr()

    @classmethod
    def of(cls, event: Event, source: Source) -> "EventView":
        """Give an event the graph that it comes from."""
        view = cls.model_construct(**fields_of(event))
        view._source = source
        return view

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is the same event with the same values, whatever graph it comes from."""
        return isinstance(other, Event) and fields_of(self) == fields_of(other)

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


def fields_of(record: Record) -> dict[str, Any]:
    """Give the fields by name, those of the base record alone for a view of it."""
    return {name: getattr(record, name) for name in type(record).model_fields}
