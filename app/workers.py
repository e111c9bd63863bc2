"""Serve a graph: in this process, or in several that share the socket, the record and one SPARQL view.

The process that was started owns the view. It brings the view up to the record every second, so that a query finds
little to catch up with, and ends the workers when it is told to stop.
"""

import multiprocessing
import multiprocessing.connection
import os
import secrets
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from app.http.watching import Share
from app.remote import Line, Owner, Remote
from app.settings import Settings
from graph.errors import ReadoutError
from graph.sparql import Endpoint, Limits

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from app.http.sparql import Sparql
    from graph import KnowledgeGraph
    from graph.reference import Reference

PAUSE: Final = 1.0
"""How many seconds pass between two looks for changes."""

GIVING_WAY: Final = 5
"""How far the owner of the view gives way to the workers."""


def serve(
    graph: "KnowledgeGraph", folder: Path, bound: socket.socket, settings: Settings, *, ready: Callable[[], None]
) -> None:
    """Serve a graph on a bound socket until the process is told to stop; `settings` have the base and the workers."""
    with ExitStack() as stack:
        endpoint = stack.enter_context(open_view(graph, folder, settings))
        if settings.workers == 1:
            _answer(graph, bound, settings, endpoint, Share(), ready)
            return
        shared = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="readout-")))
        line = Line(shared / "view", secrets.token_bytes(32))
        stack.callback(Owner(endpoint, line).close)
        (shared / "numbers").touch()
        _supervise(bound, settings, line, shared / "numbers", ready)


@contextmanager
def open_view(graph: "KnowledgeGraph", folder: Path, settings: Settings) -> Iterator[Endpoint]:
    """Give the SPARQL endpoint of a graph, kept up with the record in the background until the end."""
    limits = Limits(seconds=settings.query_seconds, rows=settings.query_rows)
    endpoint = Endpoint(graph, folder / "sparql", base=settings.base, limits=limits, reference=_reference(settings))
    over = threading.Event()
    keeper = threading.Thread(target=_keep_up, args=(endpoint, over), name="view keeper", daemon=True)
    keeper.start()
    try:
        yield endpoint
    finally:
        over.set()
        keeper.join(timeout=30)
        endpoint.close()


def _keep_up(endpoint: Endpoint, over: threading.Event) -> None:
    while not over.is_set():
        with suppress(ReadoutError):  # the next look may find the record free again
            endpoint.refresh()
        over.wait(PAUSE)


def _supervise(bound: socket.socket, settings: Settings, line: Line, numbers: Path, ready: Callable[[], None]) -> None:
    spawn = multiprocessing.get_context("spawn")
    begun = spawn.Semaphore(0)
    workers: list[BaseProcess] = [
        spawn.Process(target=_work, args=(bound, settings, line, Share(settings.workers, number, numbers), begun))
        for number in range(settings.workers)
    ]
    signal.signal(signal.SIGTERM, _interrupt)
    for worker in workers:
        worker.start()
    os.nice(GIVING_WAY)
    try:
        for _ in workers:
            begun.acquire()
        ready()
        multiprocessing.connection.wait([worker.sentinel for worker in workers])
    except KeyboardInterrupt:
        pass  # told to stop
    finally:
        _end(workers)
        bound.close()


def _end(workers: "list[BaseProcess]") -> None:
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(timeout=8)
        if worker.is_alive():
            worker.kill()


def _work(bound: socket.socket, settings: Settings, line: Line, share: Share, begun: "threading.Semaphore") -> None:
    from graph import KnowledgeGraph

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells all of the group; the owner tells the workers
    with KnowledgeGraph.open(settings.kg, create=False, own=settings.reference) as graph:
        _answer(graph, bound, settings, Remote(line), share, begun.release)


def _answer(
    graph: "KnowledgeGraph",
    bound: socket.socket,
    settings: Settings,
    sparql: "Sparql",
    share: Share,
    ready: Callable[[], None],
) -> None:
    from app.http import create_app
    from app.http.hosts import names_of
    from app.posting import Intake
    from app.server import run

    intake = Intake(settings.kg, settings.reference) if settings.token else None
    with _log(settings.log) as log:
        app = create_app(
            graph, reference=_reference(settings), token=settings.token, base=settings.base, sparql=sparql, take=intake,
            origins=settings.origins, rate=settings.rate / settings.workers, log=log, share=share,
            hosts=names_of(bound.getsockname()[0], settings.base, settings.hosts), cache=settings.cache * 1_000_000,
        )  # fmt: skip
        try:
            run(app, bound, ready=ready)
        finally:
            if intake is not None:
                intake.close()


def _reference(settings: Settings) -> Callable[[], "Reference"]:
    def load() -> "Reference":
        from graph.reference import load_reference

        return load_reference(own=settings.reference)

    return load


@contextmanager
def _log(file: Path | None) -> Iterator[TextIO | None]:
    if file is None:
        yield None
    elif str(file) == "-":
        yield sys.stderr
    else:
        with file.open("a", encoding="utf-8", buffering=1) as log:
            yield log


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
