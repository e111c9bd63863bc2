"""What changed in the record, by number: for readers that keep a copy of their own."""

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import Field

from app.answers import Numbered, NumberedList, document_link, event_link
from app.http.queries import Query
from graph import KnowledgeGraph
from graph.store import changes


class ChangesQuery(Query):
    """The parameters of a list of changes."""

    since: int = Field(0, ge=0, lt=1 << 62, description="The number of the last change that is known.")
    limit: int = Field(500, ge=1, le=5000, description="The most changes of the list.")


def changes_router(kg: KnowledgeGraph) -> APIRouter:
    """Give the route of changes."""
    router = APIRouter(tags=["service"])

    @router.get("/changes", summary="List what changed")
    def list_changes(query: Annotated[ChangesQuery, fastapi.Query()]) -> NumberedList:
        """Give the documents and events that changed after a number, each once, under its latest number.

        Ask on with `since` as `last` was; a copy that follows holds what the graph holds.
        """
        with kg.reading() as connection:
            found = changes.since(connection, query.since, limit=query.limit + 1)
        items = tuple(_numbered(change) for change in found[: query.limit])
        return NumberedList(last=items[-1].number if items else query.since, more=len(found) > query.limit, items=items)

    return router


def _numbered(change: changes.Change) -> Numbered:
    link = event_link(change.id) if change.kind == "event" else document_link(change.id)
    return Numbered(number=change.number, kind=change.kind, id=change.id, gone=change.gone, link=link)
