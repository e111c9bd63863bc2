"""The SPARQL 1.1 protocol: GET, POST of a form, POST of a query; without a query, what the service is.

Source: SPARQL 1.1 Protocol (W3C, 2013), sections 2.1 and 4.
"""

from collections.abc import Callable
from typing import Annotated, Any, Final, Protocol
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.http.bodies import read_body
from app.http.negotiating import accepted
from graph.errors import BadQuery
from graph.sparql import Answer
from graph.sparql import Query as Asked
from graph.sparql.results import GRAPHS, RESULTS

LARGEST: Final = 200_000
"""The most bytes of a query that is posted."""

_FORMS: Final = (*RESULTS, *GRAPHS)
_QUERY = "application/sparql-query"
_FORM = "application/x-www-form-urlencoded"
_ALSO: Final = {"application/json": RESULTS[0], "application/xml": RESULTS[1], "text/plain": "application/n-triples"}
"""Media types that are taken for the exact ones."""

_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {media_type: {"schema": {"type": "string"}} for media_type in _FORMS}},
    406: {"description": "None of the media types accepted can be given."},
    415: {"description": "Neither a form nor a query was posted."},
}
_FIELDS = {
    "query": {"type": "string"},
    "default-graph-uri": {"type": "array", "items": {"type": "string"}},
    "named-graph-uri": {"type": "array", "items": {"type": "string"}},
}
_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {
            _QUERY: {"schema": {"type": "string"}, "example": "SELECT ?e WHERE { ?e a sem:Event } LIMIT 10"},
            _FORM: {"schema": {"type": "object", "properties": _FIELDS, "required": ["query"]}},
        },
    }
}

Text = Annotated[str | None, Query(description="The query.", examples=["SELECT ?e WHERE { ?e a sem:Event } LIMIT 10"])]
Defaults = Annotated[list[str], Query(alias="default-graph-uri", description="Graphs to ask instead of all.")]
Named = Annotated[list[str], Query(alias="named-graph-uri", description="Graphs that `GRAPH` may name.")]


class Sparql(Protocol):
    """What answers queries: an `Endpoint` fits."""

    def ask(self, query: Asked) -> Answer:
        """Answer a query."""
        ...

    def seen(self) -> int | None:
        """Give the number of the last change that the view has seen; None while it is built."""
        ...


def sparql_router(sparql: Sparql, describe: Callable[[str], Response]) -> APIRouter:
    """Give the routes of SPARQL; `describe` gives the service description that an `Accept` header asks for."""
    router = APIRouter(prefix="/sparql", tags=["linked data"])

    @router.get("", summary="Ask in SPARQL", responses=_ANSWERS, response_class=Response)
    def ask(request: Request, query: Text = None, default: Defaults = [], named: Named = []) -> Response:  # noqa: B006
        """Answer a SPARQL 1.1 query; without `query`, describe the service.

        The default graph is the union of all graphs. The prefixes of the vocabularies used need no declaration. Rows
        and seconds are limited; the header `Readout-Truncated` tells the limit where it cut an answer.
        """
        accept = request.headers.get("accept", "")
        if query is None:
            return describe(accept)
        return _answer(sparql, Asked(query, default_graphs=default, named_graphs=named, accept=_accepted(accept)))

    @router.post("", summary="Ask in SPARQL by POST", responses=_ANSWERS, response_class=Response, openapi_extra=_BODY)
    async def post(request: Request) -> Response:
        """Answer a query that is posted as it is (`application/sparql-query`) or in a form."""
        body = (await read_body(request, LARGEST)).decode("utf-8", "replace")
        accept = _accepted(request.headers.get("accept", ""))
        return await run_in_threadpool(_answer, sparql, _posted(request, body, accept))

    return router


def _posted(request: Request, body: str, accept: list[str]) -> Asked:
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    graphs = ("default-graph-uri", "named-graph-uri")
    if given == _QUERY:
        default, named = (request.query_params.getlist(name) for name in graphs)
        return Asked(body, default_graphs=default, named_graphs=named, accept=accept)
    if given != _FORM:
        raise HTTPException(415, f"post a query as {_QUERY} or {_FORM}")
    try:
        form = parse_qs(body, keep_blank_values=True, max_num_fields=100)
    except ValueError as fault:
        raise BadQuery("a form with too many fields") from fault
    if "update" in form or len(form.get("query", [])) != 1:
        raise BadQuery("give one query; updates are not taken")
    default, named = (form.get(name, []) for name in graphs)
    return Asked(form["query"][0], default_graphs=default, named_graphs=named, accept=accept)


def _accepted(header: str) -> list[str]:
    found = accepted(header, (*_FORMS, *_ALSO))
    if not found:
        raise HTTPException(406, f"answers can be given as {', '.join(_FORMS)}")
    return [_ALSO.get(media_type, media_type) for media_type in found]


def _answer(sparql: Sparql, asked: Asked) -> Response:
    answer = sparql.ask(asked)
    headers = {"Vary": "Accept", "Readout-Change": str(answer.change)}
    if answer.truncated:
        headers["Readout-Truncated"] = "the row limit of the server"
    return Response(answer.body, media_type=answer.media_type, headers=headers)
