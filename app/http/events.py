"""Events: pages of them by filters, and one with every sentence that tells it."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from app.answers import EventDetail, EventList, answer_detail, event_link
from app.http.queries import Events, Moment
from app.questions import ask_events
from graph import KnowledgeGraph

_MOVED: dict[int | str, dict[str, Any]] = {308: {"description": "The event has become part of another."}}


def events_router(kg: KnowledgeGraph) -> APIRouter:
    """Give the routes of events."""
    router = APIRouter(prefix="/events", tags=["events"])

    @router.get("", summary="List events")
    def list_events(query: Events) -> EventList:
        """Give the events that pass all filters, the newest first day first and undated ones last.

        `total` counts all of them; `next` is the address of the next page.
        """
        return ask_events(
            kg,
            states=query.state,
            limit=query.limit,
            cursor=query.cursor,
            filters=query.filters(),
            as_of=query.as_of,
        )

    @router.get("/{id}", summary="Show an event", response_model=EventDetail, responses=_MOVED)
    def show_event(id: str, query: Moment) -> EventDetail | RedirectResponse:  # noqa: A002
        """Give an event with its claims: who tells it, when, and in which sentence.

        An event that has become part of another answers 308 with the other's address. With `as_of` the answer is the
        event that its first claim of the time told, under the id that it had.
        """
        event = kg.event(id, as_of=query.as_of)
        if event.id != id and query.as_of is None:
            return RedirectResponse(event_link(event.id), 308)
        return answer_detail(kg, event, as_of=query.as_of)

    return router
