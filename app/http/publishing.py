"""What is published beside the facts: vocabulary, shapes, JSON-LD context, and what the dataset is."""

from collections.abc import Callable
from typing import Any, Final

import pyoxigraph
import rdflib
from fastapi import APIRouter, Request
from starlette.responses import Response

from app.http.linked import HTML, JSON_LD, N_TRIPLES, POLICY, TURTLE
from app.http.negotiating import accepted, choose
from app.http.things import terms_page
from graph import KnowledgeGraph
from graph.rdf import Addresses
from graph.rdf.publishing import context, description, shapes, vocabulary

_FORMS = (TURTLE, JSON_LD, N_TRIPLES)
_FORMATS = {JSON_LD: pyoxigraph.RdfFormat.JSON_LD, N_TRIPLES: pyoxigraph.RdfFormat.N_TRIPLES}


def _given(*more: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {form: {"schema": {"type": "string"}} for form in (*more, TURTLE, JSON_LD, N_TRIPLES)}}}


_CONTEXT: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {JSON_LD: {"schema": {"type": "object"}}}}}


def publishing_router(addresses: Addresses, describe: Callable[[str], Response]) -> APIRouter:
    """Give the routes of what is published beside the facts; `describe` gives the description of the dataset."""
    router = APIRouter(tags=["linked data"])

    @router.get("/vocabulary", summary="Show the vocabulary", response_class=Response, responses=_given(HTML))
    def show_vocabulary(request: Request) -> Response:
        """Give the terms of our own, as a page, Turtle, JSON-LD or N-Triples."""
        accept, told = request.headers.get("accept", ""), vocabulary(addresses)
        form = choose(accept, (TURTLE, HTML, JSON_LD, N_TRIPLES))
        if form == HTML:
            headers = {"Vary": "Accept", "Content-Security-Policy": POLICY}
            return Response(terms_page(addresses, rdflib.Graph().parse(data=told)), media_type=HTML, headers=headers)
        return as_graph(told, accept)

    @router.get("/context.jsonld", summary="Give the JSON-LD context", response_class=Response, responses=_CONTEXT)
    def show_context() -> Response:
        """Give the context that the JSON-LD answers refer to."""
        import json

        return Response(json.dumps(context(addresses), indent=1), media_type=JSON_LD)

    @router.get("/shapes", summary="Give the SHACL shapes", response_class=Response, responses=_given())
    def show_shapes(request: Request) -> Response:
        """Give the shapes that all facts pass (`readout check`)."""
        return as_graph(shapes(addresses), request.headers.get("accept", ""))

    @router.get("/dataset", summary="Describe the dataset", response_class=Response, responses=_given())
    def show_dataset(request: Request) -> Response:
        """Give what the dataset holds and where it is asked (VoID, DCAT, SPARQL service description)."""
        return describe(request.headers.get("accept", ""))

    @router.get("/.well-known/void", include_in_schema=False)
    def show_void(request: Request) -> Response:
        return describe(request.headers.get("accept", ""))

    return router


def describer(kg: KnowledgeGraph, addresses: Addresses) -> Callable[[str], Response]:
    """Give what describes the dataset in the form that an `Accept` header asks for."""

    def describe(accept: str) -> Response:
        counts = kg.stats().model_dump(include={"events", "documents", "claims", "actors"})
        return as_graph(description(addresses, counts), accept)

    return describe


def as_graph(turtle: str, accept: str) -> Response:
    """Give a text in Turtle in the form that an `Accept` header asks for; Turtle where it asks for none of ours."""
    form = next(iter(accepted_forms(accept)), TURTLE)
    if form == TURTLE:
        return Response(turtle, media_type=form, headers={"Vary": "Accept"})
    triples = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
    body = pyoxigraph.serialize((quad.triple for quad in triples), format=_FORMATS[form])
    return Response(body, media_type=form, headers={"Vary": "Accept"})


def accepted_forms(accept: str) -> list[str]:
    """Give the forms of graphs that are accepted, the best first."""
    return accepted(accept, _FORMS)
