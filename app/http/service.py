"""The service itself: how much it holds, whether it is well and ready, and its numbers."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Any, Final

from fastapi import APIRouter
from starlette.responses import Response

from app.answers import Health, Readiness
from app.http.queries import Moment
from app.http.watching import Meters
from graph import KnowledgeGraph
from graph.errors import StoreBusy
from graph.questions import Stats
from graph.store import changes

Seen = Callable[[], int | None]
"""Gives the number of the last change that the SPARQL view has seen; None while it is built."""

_NUMBERS: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}}


def service_router(kg: KnowledgeGraph, *, seen: Seen | None, meters: Meters) -> APIRouter:
    """Give the routes about the service; `seen` is None where there is no view."""
    router = APIRouter(tags=["service"])

    @router.get("/stats", summary="Count what the graph holds")
    def show_stats(query: Moment) -> Stats:
        """Count documents, claims, events and actors, from when to when, by type and status."""
        return kg.stats(as_of=query.as_of)

    @router.get("/health", summary="Tell whether the service is well")
    def show_health() -> Health:
        """Answer with status 200 where the record can be read, 503 where it cannot."""
        _last(kg)
        return Health(status="ok", version=version("readout"))

    @router.get("/ready", summary="Tell whether the service is ready")
    def show_ready() -> Readiness:
        """Answer with status 200 where every question can be answered, 503 while the SPARQL view is built."""
        view = seen() if seen is not None else None
        if seen is not None and view is None:
            raise StoreBusy("view", "the SPARQL view is being built")
        return Readiness(status="ready", change=_last(kg), view=view)

    @router.get("/metrics", summary="Give numbers for Prometheus", response_class=Response, responses=_NUMBERS)
    def show_metrics() -> Response:
        """Count requests and their seconds by route and status, for all workers together."""
        view = seen() if seen is not None else None
        gauges = {"last_change": float(_last(kg)), **({} if view is None else {"view_change": float(view)})}
        return Response(meters.text(gauges), media_type="text/plain; version=0.0.4")

    return router


def _last(kg: KnowledgeGraph) -> int:
    with kg.reading() as connection:
        return changes.last(connection)
