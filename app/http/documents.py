"""Documents: the texts that claims are read from."""

from typing import Annotated, Any
from urllib.parse import urlencode

import fastapi
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, Response
from pydantic import Field

from app.answers import DocumentAnswer, answer_document, document_link, event_link
from app.http.gate import Gate
from app.http.linked import LINKED_ANSWERS
from app.http.queries import MomentQuery, Nothing
from app.posting import WAITING, Posted, Take
from graph import KnowledgeGraph, listing
from graph.errors import Forbidden
from graph.intake import Added
from graph.model import Document, Record


class DocumentQuery(MomentQuery):
    """The parameters of a list of documents."""

    publisher: str = Field("", description="Only documents of this publisher.")
    limit: int = Field(50, ge=1, le=500, description="The most documents of one page.")
    cursor: str = Field("", description="`next_cursor` of the page before, with the same publisher.")


class DocumentList(Record):
    """A page of documents without their texts, in the order of their ids."""

    total: int
    items: tuple[Document, ...]
    next_cursor: str | None = None
    next: str | None = None


class AddedAnswer(Added):
    """What became of a posted document: it and its events are on the disk."""

    link: str
    event_links: tuple[str, ...]


_OUTCOMES: dict[int | str, dict[str, Any]] = {
    200: {"description": "It was known already, and has been replaced where it differs.", "model": AddedAnswer}
}


def documents_router(kg: KnowledgeGraph, gate: Gate, take: Take | None = None) -> APIRouter:
    """Give the routes of documents; `take` takes posted ones in, without it none can be posted."""
    router = APIRouter(prefix="/documents", tags=["documents"])
    waiting = CapacityLimiter(WAITING + 1)  # threads of their own: who waits to be read holds up no reader

    @router.get("", summary="List documents")
    def list_documents(query: Annotated[DocumentQuery, fastapi.Query()]) -> DocumentList:
        """Give the documents of the graph, without their texts, in the order of their ids."""
        with kg.reading(query.as_of) as connection:
            page = listing.documents(connection, publisher=query.publisher, limit=query.limit, cursor=query.cursor)
        asked = query.model_dump(mode="json", exclude_unset=True)
        following = urlencode({**asked, "limit": query.limit, "cursor": page.next_cursor})
        address = f"/documents?{following}" if page.next_cursor else None
        return DocumentList(total=page.total, items=page.items, next_cursor=page.next_cursor, next=address)

    @router.post("", summary="Add a document", status_code=201, responses=_OUTCOMES, dependencies=[Depends(gate)])
    async def add_document(posted: Posted, response: Response) -> AddedAnswer:
        """Read a document and merge it into the graph; the answer comes when all of it is on the disk.

        A document of a known id takes the place of its former self. Needs the token. The address of a document is
        never fetched.
        """
        if take is None:
            raise Forbidden("this server reads no documents")
        added = await to_thread.run_sync(take, posted, limiter=waiting)
        response.status_code = 201 if added.outcome == "added" else 200
        response.headers["Location"] = document_link(added.document)
        links = tuple(map(event_link, added.events))
        return AddedAnswer(**added.model_dump(), link=document_link(added.document), event_links=links)

    # An id may be a path, so it takes all that follows.
    @router.get("/{id:path}", summary="Show a document", responses=LINKED_ANSWERS)
    def show_document(id: str, _: Nothing) -> DocumentAnswer:  # noqa: A002
        """Give a document with its text and the ids of the events that it tells.

        The quote of a claim is `text[start:end]` of it, or of its title where the claim's `part` is `title`.
        """
        return answer_document(kg, kg.document(id))

    @router.delete("/{id:path}", summary="Retract a document", status_code=204, dependencies=[Depends(gate)])
    def retract_document(id: str) -> None:  # noqa: A002
        """Take a document away with all that it alone tells. Needs the token."""
        kg.remove(id)

    return router
