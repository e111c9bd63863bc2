"""Claims, places and issues: what events are made of and what they refer to."""

from typing import Annotated
from urllib.parse import quote, urlencode

import fastapi
from fastapi import APIRouter
from pydantic import Field

from app.answers import ClaimDetail, answer_claim
from app.http.linked import LINKED_ANSWERS
from app.http.queries import Moment, MomentQuery, Nothing
from graph import KnowledgeGraph, listing
from graph.listing import IssueSummary, PlaceSummary
from graph.model import Record
from graph.rdf.events import is_state, issue_label


class PlaceAnswer(PlaceSummary):
    """A place with the address of its events."""

    link: str
    events_link: str


class IssueAnswer(IssueSummary):
    """An issue, or a third state, with the address of its events."""

    label: str
    link: str
    events_link: str


class PlaceList(Record):
    """Places, those with the most events first."""

    items: tuple[PlaceAnswer, ...]


class IssueList(Record):
    """Issues, those with the most events first."""

    items: tuple[IssueAnswer, ...]


class PlaceQuery(MomentQuery):
    """The parameters of a list of places."""

    country: str = Field("", description="The country of the places, as ISO alpha-3 code.", examples=["RUS"])
    limit: int = Field(50, ge=1, le=500, description="The most places of the list.")


class IssueQuery(MomentQuery):
    """The parameters of a list of issues."""

    limit: int = Field(50, ge=1, le=500, description="The most issues of the list.")


def listing_router(kg: KnowledgeGraph) -> APIRouter:
    """Give the routes of claims, places and issues."""
    router = APIRouter()

    @router.get("/claims/{id}", summary="Show a claim", tags=["documents"], responses=LINKED_ANSWERS)
    def show_claim(id: str, _: Nothing) -> ClaimDetail:  # noqa: A002
        """Give a claim with its sentence, the document that makes it, and the event that it tells."""
        return answer_claim(kg, kg.claim(id))

    @router.get("/places", summary="List places", tags=["places and issues"])
    def list_places(query: Annotated[PlaceQuery, fastapi.Query()]) -> PlaceList:
        """Give the places of events, those with the most events first."""
        with kg.reading(query.as_of) as connection:
            found = listing.places(connection, country=query.country, limit=query.limit)
        return PlaceList(items=tuple(map(_place, found)))

    @router.get("/places/{id}", summary="Show a place", tags=["places and issues"], responses=LINKED_ANSWERS)
    def show_place(id: str, query: Moment) -> PlaceAnswer:  # noqa: A002
        """Give a place by its id: its country and its folded name, such as `RUS-sochi`."""
        with kg.reading(query.as_of) as connection:
            return _place(listing.place(connection, id))

    @router.get("/issues", summary="List issues", tags=["places and issues"])
    def list_issues(query: Annotated[IssueQuery, fastapi.Query()]) -> IssueList:
        """Give what events are about, issues and third states, those with the most events first."""
        with kg.reading(query.as_of) as connection:
            found = listing.issues(connection, limit=query.limit)
        return IssueList(items=tuple(map(_issue, found)))

    @router.get("/issues/{id}", summary="Show an issue", tags=["places and issues"], responses=LINKED_ANSWERS)
    def show_issue(id: str, query: Moment) -> IssueAnswer:  # noqa: A002
        """Give an issue by its id, such as `syria-war`, or a third state by its alpha-3 code."""
        with kg.reading(query.as_of) as connection:
            return _issue(listing.issue(connection, id))

    return router


def _place(found: PlaceSummary) -> PlaceAnswer:
    asked = {name: value for name, value in (("place", found.name), ("country", found.country)) if value}
    link = f"/places/{quote(found.id, safe='')}"
    return PlaceAnswer(**found.model_dump(), link=link, events_link=f"/events?{urlencode(asked)}")


def _issue(found: IssueSummary) -> IssueAnswer:
    label = found.id if is_state(found.id) else issue_label(found.id)
    link = f"/issues/{quote(found.id, safe='')}"
    events = f"/events?{urlencode({'subject': found.id})}"
    return IssueAnswer(**found.model_dump(), label=label, link=link, events_link=events)
