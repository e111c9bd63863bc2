"""The questions that both doors ask of a graph."""

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from app.answers import EventList, answer_event
from graph.errors import BadFilter
from graph.questions import EventFilter

if TYPE_CHECKING:
    from graph import KnowledgeGraph


def ask_events(
    kg: "KnowledgeGraph",
    *,
    states: Sequence[str] = (),
    limit: int = 50,
    cursor: str | None = None,
    filters: Mapping[str, str | None],
    as_of: datetime.date | None = None,
) -> EventList:
    """Give a page of the events that pass all filters; None stands for not asked.

    Raises:
        BadFilter: a value that its filter does not take, or more than two states.
        BadDate: `after` or `before` is no date.
    """
    asked = {name: value for name, value in filters.items() if value is not None}
    page = kg.ask(EventFilter.of({**asked, **_states(states)}), limit=limit, cursor=cursor, as_of=as_of)
    day = {"as_of": as_of.isoformat()} if as_of else {}
    following = {**asked, **day, "state": list(states), "limit": limit, "cursor": page.next_cursor}
    return EventList(
        total=page.total,
        items=tuple(answer_event(event) for event in page.items),
        next_cursor=page.next_cursor,
        next=f"/events?{urlencode(following, doseq=True)}" if page.next_cursor else None,
    )


def _states(states: Sequence[str]) -> dict[str, str | tuple[str, str]]:
    if len(states) > 2:
        raise BadFilter("state", ", ".join(states), "give one state, or two that both take part")
    if len(states) == 2:
        return {"pair": (states[0], states[1])}
    return {"state": states[0]} if states else {}
