"""Linked data: the address of a thing answers JSON, a page, JSON-LD, Turtle or N-Triples, as is asked for.

JSON is what the routes of the API give; the other forms are given here, before a request reaches them.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import parse_qsl

import rdflib
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.http.faults import answer_fault
from app.http.negotiating import accepted
from app.http.things import thing_page
from app.linked import KINDS, Linked
from graph.errors import BadFilter, ReadoutError
from graph.rdf import Addresses, Triple, lines
from graph.rdf.jsonld import document
from graph.rdf.publishing import context
from graph.rdf.terms import PREFIXES

JSON, HTML, TURTLE = "application/json", "text/html", "text/turtle"
JSON_LD, N_TRIPLES = "application/ld+json", "application/n-triples"
FORMS: Final = (JSON, HTML, TURTLE, JSON_LD, N_TRIPLES)
"""The media types of a thing, the usual one first."""

LINKED_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {media_type: {"schema": {"type": "string"}} for media_type in FORMS[1:]}}
}
"""How the routes of things tell of their other forms in the OpenAPI description."""

_THING: Final = re.compile(rf"/({'|'.join(KINDS)})/([^?#]+)")
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"


class LinkedData:
    """Answers requests for things in the forms of linked data, and passes all others on."""

    def __init__(self, app: ASGIApp, *, linked: Linked) -> None:
        self._app, self._linked = app, linked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        found = _thing(scope)
        if found is None:
            await self._app(scope, receive, send)
            return
        kind, key = found
        form = next(iter(accepted(Headers(scope=scope).get("accept", ""), FORMS)), JSON)
        if form == JSON and kind != "times":
            await self._app(scope, receive, send)
            return
        try:
            _refuse_parameters(scope)
        except BadFilter as fault:
            await answer_fault(fault)(scope, receive, send)
            return
        response = await run_in_threadpool(self._answer, kind, key, HTML if form == JSON else form)
        await response(scope, receive, send)

    def _answer(self, kind: str, key: str, form: str) -> Response:
        try:
            triples = self._linked.describe(kind, key)
        except ReadoutError as fault:
            return answer_fault(fault)
        here = self._linked.addresses.of(kind, key)
        if triples and kind == "events" and triples[0][0] != here:
            return RedirectResponse("/events/" + triples[0][0].rpartition("/")[2][:-1], 308)
        headers = {"Vary": "Accept", "Content-Security-Policy": POLICY}
        return Response(self._write(triples, kind, key, form), media_type=form, headers=headers)

    def _write(self, triples: Iterable[Triple], kind: str, key: str, form: str) -> str:
        if form == N_TRIPLES:
            return "".join(lines(triples))
        if form == HTML:
            return thing_page(self._linked.addresses, kind, key, list(triples))
        if form == JSON_LD:
            return write_json_ld(triples, self._linked.addresses)
        return write_turtle(triples, self._linked.addresses)


def write_json_ld(triples: Iterable[Triple], addresses: Addresses) -> str:
    """Write triples as JSON-LD with the published context."""
    told = document(triples, context(addresses)["@context"], f"{addresses.base}context.jsonld")
    return json.dumps(told, ensure_ascii=False, indent=1)


def write_turtle(triples: Iterable[Triple], addresses: Addresses) -> str:
    """Write triples as Turtle."""
    facts = rdflib.Graph().parse(data="".join(lines(triples)), format="nt")
    facts.bind("", addresses.vocabulary)
    for prefix, namespace in PREFIXES.items():
        facts.bind(prefix, namespace, override=True)
    return facts.serialize(format="turtle")


def _refuse_parameters(scope: Scope) -> None:
    """Let no parameter go unheeded: these forms tell what stands now."""
    for name, value in parse_qsl(scope.get("query_string", b"").decode("latin-1")):
        why = (
            "only JSON is given as of a day; linked data tells what stands now"
            if name == "as_of"
            else "no such parameter"
        )
        raise BadFilter(name, value, why)


def _thing(scope: Scope) -> tuple[str, str] | None:
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    found = _THING.fullmatch(scope["path"])
    if found is None:
        return None
    kind, key = found[1], found[2]
    if kind != "documents" and "/" in (scope.get("raw_path") or b"").decode("latin-1").removeprefix(f"/{kind}/"):
        return None  # a question about the thing, such as /actors/{id}/timeline
    return kind, key
