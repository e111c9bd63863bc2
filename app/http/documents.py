"""Documents: the text that claims are read from."""

from fastapi import APIRouter, Depends

from app.answers import DocumentAnswer, answer_document
from app.http.gate import Gate
from graph import KnowledgeGraph


def documents_router(kg: KnowledgeGraph, gate: Gate) -> APIRouter:
    """Give the routes of documents."""
    router = APIRouter(prefix="/documents", tags=["documents"])

    # An id may be a path, so it takes all that follows.
    @router.get("/{id:path}", summary="Show a document")
    def show_document(id: str) -> DocumentAnswer:  # noqa: A002
        """Give a document with its text and the ids of the events that it tells.

        The quote of a claim is `text[start:end]` of it, or of its title where the claim's `part` is `title`.
        """
        return answer_document(kg, kg.document(id))

    @router.delete("/{id:path}", summary="Retract a document", status_code=204, dependencies=[Depends(gate)])
    def retract_document(id: str) -> None:  # noqa: A002
        """Take a document away with all that it alone tells. Needs the token."""
        kg.remove(id)

    return router
