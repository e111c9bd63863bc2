"""The questions that both doors ask of a graph."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from app.answers import EventList, answer_event
from graph import questions
from graph.errors import BadFilter
from graph.facets import Count, facets
from graph.filters import EventFilter
from graph.highlights import Highlight, highlights
from graph.matching import matching
from graph.store import changes

if TYPE_CHECKING:
    from graph import KnowledgeGraph

KEPT = 2000
"""How many counts are kept until the record changes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of events that is asked for, and what to count and show beside it."""

    wanted: EventFilter
    order: str = "date"
    limit: int = 50
    cursor: str | None = None
    as_of: datetime.date | None = None
    facets: tuple[str, ...] = ()
    facet_size: int = 20


class Found(NamedTuple):
    """What was found: rows as they stand in the record, and what was asked for beside them."""

    total: int
    rows: tuple[questions.Row, ...]
    next_cursor: str | None
    facets: dict[str, tuple[Count, ...]] | None
    highlights: dict[str, tuple[Highlight, ...]] | None


@dataclass(slots=True)
class Counts:
    """Totals and facets that were counted since the record changed last, up to `most` of them."""

    most: int = KEPT
    change: int = 0
    known: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def at(self, change: int) -> dict[tuple[Any, ...], Any]:
        """Give what is known of the record after a change; nothing where it changed since."""
        if change != self.change or len(self.known) > self.most or not self.most:
            self.change, self.known = change, {}
        return self.known


def find_events(kg: "KnowledgeGraph", asked: Asked, counts: Counts) -> Found:
    """Give a page of events with its total, facets and highlights, all of one state of the record.

    Raises:
        BadFilter: an actor or state that cannot be told, or a cursor that no page gave.
    """
    source = kg if asked.as_of is None else kg.as_of(asked.as_of)
    with source.reading() as connection:
        known = counts.at(changes.last(connection))
        key = (asked.wanted, asked.as_of)
        let_in = matching(connection, asked.wanted, kg.state_code)
        page = questions.page(connection, let_in, order=asked.order, limit=asked.limit, cursor=asked.cursor)
        if key not in known:
            known[key] = questions.count(connection, let_in)
        more = (*key, asked.facets, asked.facet_size)
        if asked.facets and more not in known:
            known[more] = facets(connection, asked.wanted, kg.state_code, asked.facets, most=asked.facet_size)
        shown = highlights(connection, (row.id for row in page.rows), asked.wanted.q) if asked.wanted.q else None
    return Found(known[key], page.rows, page.next_cursor, known[more] if asked.facets else None, shown)


def ask_events(
    kg: "KnowledgeGraph",
    *,
    states: Sequence[str] = (),
    limit: int = 50,
    cursor: str | None = None,
    order: str = "date",
    filters: Mapping[str, str | None],
    as_of: datetime.date | None = None,
) -> EventList:
    """Give a page of the events that pass all filters; None stands for not asked.

    Raises:
        BadFilter: a value that its filter does not take, or more than two states.
        BadDate: a date that is none.
    """
    wanted = make_filter(filters, states)
    source = kg if as_of is None else kg.as_of(as_of)
    with source.reading() as connection:
        page = questions.events(connection, wanted, kg.state_code, order=order, limit=limit, cursor=cursor)
    asked = {name: value for name, value in filters.items() if value is not None}
    day = {"as_of": as_of.isoformat()} if as_of else {}
    following = {**asked, **day, "state": list(states), "limit": limit, "cursor": page.next_cursor}
    return EventList(
        total=page.total,
        items=tuple(answer_event(event) for event in page.items),
        next_cursor=page.next_cursor,
        next=f"/events?{urlencode(following, doseq=True)}" if page.next_cursor else None,
    )


def make_filter(filters: Mapping[str, str | None], states: Sequence[str]) -> EventFilter:
    """Give the filter of values by name and up to two states.

    Raises:
        BadFilter: a value that its filter does not take, or more than two states.
        BadDate: a date that is none.
    """
    asked = {name: value for name, value in filters.items() if value is not None}
    return EventFilter.of({**asked, **_states(states)})


def _states(states: Sequence[str]) -> dict[str, str | tuple[str, str]]:
    if len(states) > 2:
        raise BadFilter("state", ", ".join(states), "give one state, or two that both take part")
    if len(states) == 2:
        return {"pair": (states[0], states[1])}
    return {"state": states[0]} if states else {}
