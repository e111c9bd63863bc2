"""Make the HTTP application.

FastAPI's own pages load scripts from elsewhere; `/docs` is a page of ours that works without a network.
"""

from importlib.metadata import version
from typing import TYPE_CHECKING

from fastapi import FastAPI

from app.http import faults
from app.http.actors import actors_router
from app.http.documents import documents_router
from app.http.events import events_router
from app.http.gate import make_gate
from app.http.judgements import judgements_router
from app.http.linked import LinkedData
from app.http.listing import listing_router
from app.http.pages import pages_router
from app.http.publishing import describer, publishing_router
from app.http.reconcile import reconcile_router
from app.http.service import service_router
from app.http.sharing import Shared
from app.http.sparql import Sparql, sparql_router
from app.linked import Linked
from graph import KnowledgeGraph
from graph.rdf import Addresses
from graph.rdf.addresses import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.reference import Reference

DESCRIPTION = """Diplomatic events out of news and readouts: who met, called or wrote to whom, when, where, about what,
and according to whom. Every event leads back to the sentences that tell it."""


def create_app(
    kg: KnowledgeGraph,
    *,
    reference: "Callable[[], Reference] | Reference | None" = None,
    token: str = "",
    base: str = USUAL,
    sparql: Sparql | None = None,
) -> FastAPI:
    """Give an application that answers from a graph; who sends `token` may change it, without one nobody may.

    `reference` tells who held which office, or gives what does when it is first asked for; without one, those are the
    shipped tables. `base` is the address under which things have theirs as linked data; `sparql` answers queries,
    without it there is no `/sparql`.
    """
    known = _given(reference)
    app = FastAPI(
        title="Readout",
        summary="A knowledge graph of diplomatic events",
        description=DESCRIPTION,
        version=version("readout"),
        docs_url=None,
        redoc_url=None,
        responses=faults.ANSWERS,
    )
    faults.install(app)
    app.include_router(events_router(kg))
    app.include_router(actors_router(kg, known))
    gate = make_gate(token)
    app.include_router(documents_router(kg, gate))
    app.include_router(judgements_router(kg, gate))
    app.include_router(reconcile_router(known))
    app.include_router(listing_router(kg))
    app.include_router(service_router(kg))
    addresses = Addresses(base)
    describe = describer(kg, addresses)
    app.include_router(publishing_router(addresses, describe))
    if sparql is not None:
        app.include_router(sparql_router(sparql, describe))
    app.include_router(pages_router())
    app.add_middleware(Shared, prefix="/reconcile")
    app.add_middleware(LinkedData, linked=Linked(kg, addresses, known))
    return app


def _given(reference: "Callable[[], Reference] | Reference | None") -> "Callable[[], Reference]":
    if callable(reference):
        return reference

    def known() -> "Reference":
        from graph.reference import load_reference

        return reference or load_reference()

    return known
