"""The service itself: how much it holds, and whether it is well."""

from importlib.metadata import version

from fastapi import APIRouter

from app.answers import Health
from app.http.queries import Moment
from graph import KnowledgeGraph
from graph.questions import Stats


def service_router(kg: KnowledgeGraph) -> APIRouter:
    """Give the routes about the service."""
    router = APIRouter(tags=["service"])

    @router.get("/stats", summary="Count what the graph holds")
    def show_stats(query: Moment) -> Stats:
        """Count documents, claims, events and actors, from when to when, by type and status."""
        return kg.stats(as_of=query.as_of)

    @router.get("/health", summary="Tell whether the service is well")
    def show_health() -> Health:
        """Answer with status 200 where the record can be read, 503 where it cannot."""
        kg.events(limit=1)
        return Health(status="ok", version=version("readout"))

    return router
