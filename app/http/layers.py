"""The layers around an application, from the outside: watching, names, bounds, sharing, sparing, packing, linking."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import TextIO

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from app.http.conditional import Conditional
from app.http.hosts import Hosts
from app.http.keeping import Answers
from app.http.limiting import Bodies, RateLimit
from app.http.linked import LinkedData
from app.http.sharing import Shared
from app.http.watching import Meters, Watch
from app.linked import Linked
from graph import KnowledgeGraph

PACKED = 1000
"""Answers of fewer bytes are not worth packing."""


def wrap(
    app: FastAPI,
    kg: KnowledgeGraph,
    linked: Linked,
    *,
    meters: Meters,
    log: TextIO | None,
    rate: float,
    origins: Sequence[str],
    hosts: Sequence[str],
    cache: int,
) -> None:
    """Put the layers around an application; the last one added is the outermost."""
    app.add_middleware(LinkedData, linked=linked)
    app.add_middleware(GZipMiddleware, minimum_size=PACKED, compresslevel=4)
    app.add_middleware(Conditional, change=kg.last_change, version=version("readout"), answers=Answers(cache))
    app.add_middleware(Shared, prefix="/reconcile", origins=origins)
    app.add_middleware(Bodies)
    if rate > 0:
        app.add_middleware(RateLimit, rate=rate)
    if hosts:
        app.add_middleware(Hosts, names=hosts)
    app.add_middleware(Watch, meters=meters, log=log)
