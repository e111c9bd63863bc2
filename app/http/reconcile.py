"""The Reconciliation Service API 0.2: OpenRefine and other clients link the cells of their tables to actors.

Batches come as the field `queries` of a query string or of a form; a form is read here, since only this kind is taken.
"""

import json
from collections.abc import Callable
from html import escape
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from pydantic import TypeAdapter, ValidationError

from app.extending import ExtensionQuery, extend, propose
from app.reconciling import (
    MOST,
    TYPES,
    ReconciliationQuery,
    describe,
    reconcile,
    suggest_entities,
    suggest_properties,
    suggest_types,
)
from graph.errors import BadFilter, NotFound

if TYPE_CHECKING:
    from graph.model import Actor
    from graph.reference import Reference

BATCH = 50
"""How many queries a client is asked to send at once."""
_MOST_QUERIES = 1000
_LARGEST = 2_000_000
"""The most bytes of a form."""
_QUERIES = TypeAdapter(dict[str, ReconciliationQuery])
_EXTENSION = TypeAdapter(ExtensionQuery)
_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
_WIDTH, _HEIGHT = 400, 200

Known = Callable[[], "Reference"]
Prefix = Annotated[str, Query(description="What the name begins with.", max_length=200)]
Asked = Annotated[str | None, Query(description="A batch of queries as JSON: an object of them by names of your own.")]
Extended = Annotated[str | None, Query(description="Entities and properties to add, as JSON.")]


def reconcile_router(reference: Known) -> APIRouter:
    """Give the routes of reconciliation; `reference` is called when it is asked for."""
    router = APIRouter(prefix="/reconcile", tags=["reconciliation"])

    @router.get("", summary="Describe the reconciliation service, or link a batch")
    def describe_or_reconcile(request: Request, queries: Asked = None, extend: Extended = None) -> dict[str, Any]:
        """Give the manifest of the service; with `queries` the candidates of each, with `extend` values to add.

        A query has `query`, and may have `type` (Person, State, Organization), `limit` and `properties`: `on` (a day),
        `state`, `title`, `person`.
        """
        if queries is None and extend is None:
            return manifest(str(request.base_url))
        return _answer(reference, queries, extend)

    @router.post("", summary="Link a batch", openapi_extra={"requestBody": _FORM})
    async def reconcile_form(request: Request) -> dict[str, Any]:
        """Give the candidates of each query of the form field `queries`, or the values that `extend` asks for."""
        form = await _read_form(request)
        return await run_in_threadpool(_answer, reference, form.get("queries"), form.get("extend"))

    _add_suggesting(router, reference)
    _add_showing(router, reference)
    return router


def _add_suggesting(router: APIRouter, reference: Known) -> None:
    @router.get("/suggest/entity", summary="Complete the name of an actor")
    def suggest_entity(
        prefix: Prefix, cursor: Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")] = 0
    ) -> dict[str, Any]:
        """Give the actors of whom a name begins with `prefix`, or whose id it is."""
        return {"result": suggest_entities(reference(), prefix, cursor)}

    @router.get("/suggest/type", summary="Complete the name of a type")
    def suggest_type(prefix: Prefix) -> dict[str, Any]:
        """Give the types whose name begins with `prefix`."""
        return {"result": suggest_types(prefix)}

    @router.get("/suggest/property", summary="Complete the name of a property")
    def suggest_property(prefix: Prefix) -> dict[str, Any]:
        """Give the properties whose name begins with `prefix`."""
        return {"result": suggest_properties(prefix)}


def _add_showing(router: APIRouter, reference: Known) -> None:
    @router.get("/preview", summary="Show an actor in a small page", response_class=HTMLResponse)
    def preview(id: str) -> HTMLResponse:  # noqa: A002
        """Give a small HTML page about an actor."""
        return HTMLResponse(preview_page(reference(), _known(reference(), id)), headers=_POLICY)

    @router.get("/flyout", summary="Show an actor beside a suggestion")
    def flyout(id: str) -> dict[str, str]:  # noqa: A002
        """Give the HTML about an actor for the list of suggestions."""
        return {"id": id, "html": preview_body(reference(), _known(reference(), id))}

    @router.get("/properties", summary="Propose properties to add")
    def properties(
        type: Annotated[str, Query(description=f"The type of entities: {', '.join(TYPES)}.")] = "",  # noqa: A002
        limit: Annotated[int, Query(ge=1, description="The most properties.")] = MOST,
    ) -> dict[str, Any]:
        """Give the properties that can be added to entities of a type."""
        return {"type": type, "limit": limit, "properties": propose(type)[:limit]}


def manifest(base: str) -> dict[str, Any]:
    """Give what the service at an address offers."""
    here = f"{base.rstrip('/')}/reconcile"
    return {
        "versions": ["0.2"],
        "name": "Readout: leaders, states and organizations",
        "identifierSpace": f"{base.rstrip('/')}/actors/",
        "schemaSpace": f"{here}/types/",
        "documentation": f"{base.rstrip('/')}/docs",
        "serviceVersion": version("readout"),
        "defaultTypes": [{"id": name, "name": name} for name in TYPES],
        "view": {"url": f"{base.rstrip('/')}/actors/{{{{id}}}}"},
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": _WIDTH, "height": _HEIGHT},
        "suggest": {
            "entity": {
                "service_url": here, "service_path": "/suggest/entity",
                "flyout_service_url": here, "flyout_service_path": "/flyout?id=${id}",
            },
            "type": {"service_url": here, "service_path": "/suggest/type"},
            "property": {"service_url": here, "service_path": "/suggest/property"},
        },
        "extend": {"propose_properties": {"service_url": here, "service_path": "/properties"}, "property_settings": []},
        "batchSize": BATCH,
    }  # fmt: skip


def preview_page(reference: "Reference", actor: "Actor") -> str:
    """Give the HTML page about an actor."""
    style = "body{font:14px/1.4 system-ui,sans-serif;margin:.6rem}h1{font-size:1rem;margin:0}ul{padding-left:1.1rem}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{style}</style>{preview_body(reference, actor)}'
    )


def preview_body(reference: "Reference", actor: "Actor") -> str:
    """Give HTML about an actor: its name, its state, and the offices held."""
    told = "; ".join(describe(reference, actor))
    terms = [
        f"{office.title}, {term.first} to {term.last or ('today' if term.last_known else 'an unknown day')}"
        for term in reference.terms_of(actor.id)
        if (office := reference.office(term.office)) is not None
    ]
    held = "".join(f"<li>{escape(term)}" for term in terms[-5:])
    return f"<h1>{escape(actor.name)}</h1><p>{escape(told)}</p><ul>{held}</ul>"


def _known(reference: "Reference", key: str) -> "Actor":
    actor = reference.actor(key)
    if actor is None:
        raise NotFound("actor", key)
    return actor


def _answer(reference: Known, queries: str | None, extension: str | None) -> dict[str, Any]:
    if queries is not None:
        batch = _parsed("queries", queries, _QUERIES)
        if len(batch) > _MOST_QUERIES:
            raise BadFilter("queries", len(batch), f"send at most {_MOST_QUERIES} at once, better {BATCH}")
        return {name: {"result": reconcile(reference(), query)} for name, query in batch.items()}
    if extension is not None:
        return extend(reference(), _parsed("extend", extension, _EXTENSION))
    raise BadFilter("queries", "", "send a form with the field queries or extend")


def _parsed(name: str, text: str, shape: TypeAdapter[Any]) -> Any:
    try:
        return shape.validate_python(json.loads(text))
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise BadFilter(name, where, first["msg"]) from fault
    except (json.JSONDecodeError, RecursionError) as fault:
        raise BadFilter(name, text[:40], "give JSON") from fault


async def _read_form(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/x-www-form-urlencoded":
        raise BadFilter("queries", "", "send a form (application/x-www-form-urlencoded)")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            raise BadFilter("queries", f"more than {_LARGEST} bytes", "send smaller batches")
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


_FORM = {
    "required": True,
    "content": {
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
            }
        }
    },
}
