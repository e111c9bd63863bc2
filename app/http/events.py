"""Events: pages of them by filters, and one with every sentence that tells it."""

import datetime
from typing import Any, Final
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.answers import EventDetail, EventList, answer_detail, event_link
from app.http.event_pages import CSV, FORMS, NDJSON, write_detail, write_page
from app.http.linked import LINKED_ANSWERS
from app.http.negotiating import choose
from app.http.parameters import described
from app.http.queries import EventQuery, Events, Moment
from app.questions import Asked, Counts, find_events
from graph import KnowledgeGraph
from graph.store.telling import telling

_MOVED: dict[int | str, dict[str, Any]] = {308: {"description": "The event has become part of another."}}
_PAGES: dict[int | str, dict[str, Any]] = {
    200: {"content": {form: {"schema": {"type": "string"}} for form in (NDJSON, CSV)}}
}

THREADS: Final = 2
"""How many questions about events one process works on at once; more would only wait for the interpreter's lock."""


def events_router(kg: KnowledgeGraph, counts: Counts) -> APIRouter:
    """Give the routes of events; `counts` keeps what was counted since the record changed last."""
    router = APIRouter(prefix="/events", tags=["events"])
    quick = CapacityLimiter(THREADS)

    @router.get(
        "", summary="List events", response_model=EventList, responses=_PAGES, openapi_extra=described(EventQuery)
    )
    async def list_events(request: Request, query: Events) -> Response:
        """Give the events that pass all filters, the newest first day first and undated ones last.

        `total` counts all of them; `next` is the address of the next page, which the header `Link` tells too. As JSON
        lines or CSV (`Accept: application/x-ndjson`, `text/csv`) it is the same page.
        """
        form = choose(request.headers.get("accept", ""), FORMS)
        asked = Asked(
            query.wanted(), query.order, query.limit, query.cursor, query.as_of, tuple(query.facet), query.facet_size
        )
        found = await to_thread.run_sync(find_events, kg, asked, counts, limiter=quick)
        following = _following(query, found.next_cursor) if found.next_cursor else None
        headers = {"Vary": "Accept", "Readout-Total": str(found.total)}
        if following:
            headers["Link"] = f'<{following}>; rel="next"'
        return Response(write_page(found, form, following), media_type=form, headers=headers)

    @router.get("/{id}", summary="Show an event", response_model=EventDetail, responses=_MOVED | LINKED_ANSWERS)
    async def show_event(id: str, query: Moment) -> EventDetail | Response:  # noqa: A002
        """Give an event with its claims: who tells it, when, and in which sentence.

        An event that has become part of another answers 308 with the other's address. With `as_of` the answer is the
        event that its first claim of the time told, under the id that it had.
        """
        return await to_thread.run_sync(_detail, kg, id, query.as_of, limiter=quick)

    return router


def _detail(kg: KnowledgeGraph, key: str, as_of: datetime.date | None) -> EventDetail | Response:
    if as_of is not None:
        return answer_detail(kg, kg.event(key, as_of=as_of), as_of=as_of)
    with kg.reading() as connection:
        found = telling(connection, key)
    if found is None:
        return RedirectResponse(event_link(kg.event(key).id), 308)
    return Response(write_detail(key, found), media_type=FORMS[0], headers={"Vary": "Accept"})


def _following(query: EventQuery, cursor: str) -> str:
    """Give the address of the next page: all that was asked, with another cursor and without counting anew."""
    asked = query.model_dump(mode="json", exclude_unset=True, exclude={"cursor", "facet", "facet_size"})
    return f"/events?{urlencode({**asked, 'limit': query.limit, 'cursor': cursor}, doseq=True)}"
