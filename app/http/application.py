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
from app.http.pages import pages_router
from app.http.service import service_router
from graph import KnowledgeGraph

if TYPE_CHECKING:
    from graph.reference import Reference

DESCRIPTION = """Diplomatic events out of news and readouts: who met, called or wrote to whom, when, where, about what,
and according to whom. Every event leads back to the sentences that tell it."""


def create_app(kg: KnowledgeGraph, *, reference: "Reference | None" = None, token: str = "") -> FastAPI:
    """Give an application that answers from a graph; who sends `token` may change it, without one nobody may.

    `reference` tells who held which office; without one, the shipped tables are read when they are first asked for.
    """
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
    app.include_router(actors_router(kg, reference))
    gate = make_gate(token)
    app.include_router(documents_router(kg, gate))
    app.include_router(judgements_router(kg, gate))
    app.include_router(service_router(kg))
    app.include_router(pages_router())
    return app
