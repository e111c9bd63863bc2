"""Answers made of many events: counterparts, timelines, pairs, panels and networks, the same as in a notebook."""

import tempfile
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import fastapi
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import JSONResponse, Response

from app.http.negotiating import choose
from app.http.queries import FilterQuery
from app.http.tables import TABLE_ANSWERS, answer_table
from graph import KnowledgeGraph
from graph.errors import BadFilter

if TYPE_CHECKING:
    from graph.asking import Asking
    from graph.knowledge import Past

JSON, GRAPHML, GEXF = "application/json", "application/graphml+xml", "application/gexf+xml"
_NETWORKS: Final = (JSON, GRAPHML, GEXF)
_NETWORK_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {form: {"schema": {"type": "string"}} for form in _NETWORKS[1:]}}
}


class RowsQuery(FilterQuery):
    """The filters of events, and how many rows of the answer to give."""

    limit: int = Field(100, ge=1, le=10_000, description="The most rows.")


class PanelQuery(FilterQuery):
    """The parameters of a panel."""

    unit: Literal["dyad-year", "dyad-month", "state-year", "state-month"] = Field(
        "dyad-year", description="What a row is: pairs of states or states, by year or month."
    )
    codes: Literal["iso3", "iso2", "cow", "gw"] = Field("iso3", description="Codes to add, as of the year.")
    balanced: bool = Field(False, description="Adds rows of zeros.")
    directed: bool = Field(False, description="Counts from who visits, writes or sanctions to whom.")


class NetworkQuery(FilterQuery):
    """The parameters of a network."""

    of: Literal["states", "leaders", "both"] = Field("states", description="Who the nodes are.")


AT_ONCE: Final = 2
"""How many such answers one process makes at once; each may take some hundred megabytes."""

Turn = Callable[[Callable[..., Response]], Callable[..., Awaitable[Response]]]

Rows = Annotated[RowsQuery, fastapi.Query()]


def analysis_router(kg: KnowledgeGraph) -> APIRouter:
    """Give the routes of answers made of many events."""
    router = APIRouter(tags=["analysis"])
    turn = _turns(CapacityLimiter(AT_ONCE))
    _add_actors(router, kg, turn)
    _add_pairs(router, kg, turn)
    _add_panels(router, kg, turn)
    return router


def _add_actors(router: APIRouter, kg: KnowledgeGraph, turn: Turn) -> None:
    @router.get("/actors/{id}/counterparts", summary="List an actor's counterparts", responses=TABLE_ANSWERS)
    @turn
    def list_counterparts(request: Request, id: str, query: Rows) -> Response:  # noqa: A002
        """Give whom an actor had contact with, the most frequent first: `contacts` took place, `planned` did not yet.

        A state's counterparts are states; the filters choose which events count.
        """
        actor = _source(kg, query).actor(id)
        return _answer(request, lambda: actor.counterparts(**_others(query, "actor")), query.limit)

    @router.get("/actors/{id}/timeline", summary="Show an actor's timeline", responses=TABLE_ANSWERS)
    @turn
    def show_timeline(request: Request, id: str, query: Rows) -> Response:  # noqa: A002
        """Give the dated events of an actor from the first to the last, each with a sentence that tells it."""
        actor = _source(kg, query).actor(id)
        return _answer(request, lambda: actor.timeline(**_others(query, "actor")), query.limit)


def _add_pairs(router: APIRouter, kg: KnowledgeGraph, turn: Turn) -> None:
    @router.get("/pairs/{one}/{other}", summary="Show a pair of states by year", responses=TABLE_ANSWERS)
    @turn
    def show_pair(request: Request, one: str, other: str, query: Rows) -> Response:
        """Give the years of two states as a row each: contacts, what was planned and cancelled, and each type."""
        pair = _source(kg, query).pair(one, other)
        return _answer(request, lambda: pair.by_year(**_others(query, "pair", "state")), query.limit)

    @router.get("/pairs/{one}/{other}/timeline", summary="Show a pair's timeline", responses=TABLE_ANSWERS)
    @turn
    def show_pair_timeline(request: Request, one: str, other: str, query: Rows) -> Response:
        """Give the dated events of two states from the first to the last, each with a sentence that tells it."""
        pair = _source(kg, query).pair(one, other)
        return _answer(request, lambda: pair.timeline(**_others(query, "pair", "state")), query.limit)


def _add_panels(router: APIRouter, kg: KnowledgeGraph, turn: Turn) -> None:
    @router.get("/panel", summary="Count by state or pair and time", responses=TABLE_ANSWERS)
    @turn
    def show_panel(request: Request, query: Annotated[PanelQuery, fastapi.Query()]) -> Response:
        """Give one row a unit in which anything was told; Parquet by `Accept: application/vnd.apache.parquet`."""
        how = query.model_dump(include={"unit", "codes", "balanced", "directed"})
        return answer_table(_source(kg, query).panel(**how, **_others(query)), request.headers.get("accept", ""))

    @router.get("/network", summary="Show the network of contacts", responses=_NETWORK_ANSWERS)
    @turn
    def show_network(request: Request, query: Annotated[NetworkQuery, fastapi.Query()]) -> Response:
        """Give who had contact with whom: nodes and edges as JSON, GraphML, or GEXF with the days of each contact."""
        form = choose(request.headers.get("accept", ""), _NETWORKS)
        source, filters = _source(kg, query), {**_others(query), "of": query.of}
        body = _nodes_and_edges(source, filters) if form == JSON else _file(source, form, filters)
        body.headers["Vary"] = "Accept"
        return body


def _turns(limiter: CapacityLimiter) -> Turn:
    """Give what makes a route work in a thread when it is its turn."""

    def turn(make: Callable[..., Response]) -> Callable[..., Awaitable[Response]]:
        @wraps(make)
        async def answer(*given: Any, **asked: Any) -> Response:
            return await to_thread.run_sync(partial(make, *given, **asked), limiter=limiter)

        return answer

    return turn


def _source(kg: KnowledgeGraph, query: FilterQuery) -> "KnowledgeGraph | Past":
    return kg if query.as_of is None else kg.as_of(query.as_of)


def _others(query: FilterQuery, *given: str) -> dict[str, Any]:
    """Give the filters as keywords.

    Raises:
        BadFilter: one that the address gives already.
    """
    asked = {name: value for name, value in query.wanted().model_dump().items() if value is not None}
    for name in given:
        if name in asked:
            raise BadFilter(name, asked[name], "the address gives it already")
    return asked


def _answer(request: Request, make: "Callable[[], Any]", limit: int) -> Response:
    return answer_table(make(), request.headers.get("accept", ""), limit=limit)


def _nodes_and_edges(source: "Asking", filters: dict[str, Any]) -> Response:
    net = source.network(**filters)
    edges = net.ties.to_polars().rename({"one": "source", "other": "target"})
    return JSONResponse({"nodes": net.actors.to_dicts(), "edges": edges.to_dicts()})


def _file(source: "Asking", form: str, filters: dict[str, Any]) -> Response:
    name = "graphml" if form == GRAPHML else "gexf"
    with tempfile.TemporaryDirectory(prefix="readout-") as folder:
        path = source.export(Path(folder, f"network.{name}"), form=name, **filters)
        return Response(path.read_bytes(), media_type=form)
