"""Make the HTTP application.

FastAPI's own pages load scripts from elsewhere; `/docs` is a page of ours that works without a network.
"""

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, TextIO

from fastapi import FastAPI

from app.http import faults
from app.http.actors import actors_router
from app.http.analysis import analysis_router
from app.http.documents import documents_router
from app.http.events import events_router
from app.http.examples import Described
from app.http.gate import make_gate
from app.http.judgements import judgements_router
from app.http.layers import wrap
from app.http.listing import listing_router
from app.http.numbering import changes_router
from app.http.pages import pages_router
from app.http.publishing import describer, publishing_router
from app.http.reconcile import reconcile_router
from app.http.service import service_router
from app.http.sparql import Sparql, sparql_router
from app.http.watching import Share
from app.linked import KINDS, Linked
from app.posting import Take
from app.questions import KEPT, Counts
from graph import KnowledgeGraph
from graph.rdf import Addresses
from graph.rdf.addresses import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.reference import Reference

DESCRIPTION = """Diplomatic events out of news and readouts: who met, called or wrote to whom, when, where, about what,
and according to whom. Every event leads back to the sentences that tell it."""

CACHE = 64_000_000
"""How many bytes of answers are usually kept."""


def create_app(
    kg: KnowledgeGraph,
    *,
    reference: "Callable[[], Reference] | Reference | None" = None,
    token: str = "",
    base: str = USUAL,
    sparql: Sparql | None = None,
    take: Take | None = None,
    origins: Sequence[str] = (),
    hosts: Sequence[str] = (),
    rate: float = 0,
    cache: int = CACHE,
    log: TextIO | None = None,
    share: Share | None = None,
) -> FastAPI:
    """Give an application that answers from a graph; who sends `token` may change it, without one nobody may.

    `reference` tells who held which office, or gives what does when it is first asked for; without one, those are the
    shipped tables. `base` is the address under which things have theirs as linked data; `sparql` answers queries,
    without it there is no `/sparql`; `take` takes posted documents in. Pages of `origins` may ask; `rate` is
    how often a second one client may, 0 for any; `log` gets a line for each request; `share` is what several workers
    have in common. It answers to any of `hosts`, to every
    name where none is given, and keeps up to `cache` bytes of answers until the record changes.
    """
    known = _given(reference)
    app = Described(
        title="Readout",
        summary="A knowledge graph of diplomatic events",
        description=DESCRIPTION,
        version=version("readout"),
        docs_url=None,
        redoc_url=None,
        responses=faults.ANSWERS,
    )
    faults.install(app)
    addresses, gate = Addresses(base), make_gate(token)
    app.include_router(events_router(kg, Counts(most=KEPT if cache else 0)))
    app.include_router(analysis_router(kg))
    app.include_router(actors_router(kg, known))
    app.include_router(documents_router(kg, gate, take))
    app.include_router(judgements_router(kg, gate))
    app.include_router(listing_router(kg))
    app.include_router(reconcile_router(known))
    describe = describer(kg, addresses)
    app.include_router(publishing_router(addresses, describe))
    if sparql is not None:
        app.include_router(sparql_router(sparql, describe))
    app.include_router(changes_router(kg))
    meters = (share or Share()).meters(_paths(app))
    app.include_router(service_router(kg, seen=sparql.seen if sparql else None, meters=meters))
    app.include_router(pages_router())
    linked = Linked(kg, addresses, known)
    wrap(app, kg, linked, meters=meters, log=log, rate=rate, origins=origins, hosts=hosts, cache=cache)
    return app


def _paths(app: FastAPI) -> Iterator[str]:
    """Give the routes that are counted, those of linked data among them."""
    yield from app.openapi()["paths"]
    app.openapi_schema = None  # those that follow are to be described, too
    yield from (f"/{kind}/{{id}}" for kind in KINDS)
    yield from ("/stats", "/health", "/ready", "/metrics", "/docs")


def _given(reference: "Callable[[], Reference] | Reference | None") -> "Callable[[], Reference]":
    if callable(reference):
        return reference

    def known() -> "Reference":
        from graph.reference import load_reference

        return reference or load_reference()

    return known
