"""Commands that serve: a graph over HTTP, and the demonstration on the samples."""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Folder, Host, Port, open_graph
from app.commands.output import complain, console
from app.settings import read_settings
from graph.errors import UnreadableDocument

if TYPE_CHECKING:
    import socket

    from app.settings import Settings
    from graph import KnowledgeGraph


def serve(
    kg: Folder = None,
    host: Host = None,
    port: Port = None,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=64, help="Processes that answer.", show_default="READOUT_WORKERS, else 1"),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The public address.", show_default="READOUT_BASE, else where it listens"),
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A line for each request; - is standard error.", show_default="READOUT_LOG"),
    ] = None,
) -> None:
    """Serve a graph over HTTP and SPARQL until Ctrl-C; /docs lists the operations."""
    from app.server import bind

    settings = read_settings()
    folder = kg or settings.kg
    given = replace(
        settings, workers=workers or settings.workers, base=base or settings.base, log=log or settings.log, kg=folder
    )
    with open_graph(folder) as graph, bind(host or settings.host, settings.port if port is None else port) as bound:
        _serve(graph, given, bound)


def demo(
    samples: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Documents to read.", show_default="the samples of the project")
    ] = None,
    kg: Annotated[
        Path | None, typer.Option("--kg", metavar="DIR", help="Keep the graph here.", show_default="not kept")
    ] = None,
    host: Host = None,
    port: Port = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the graph after the table.")] = True,
) -> None:
    """Read the samples, print the events found in them, and serve them over HTTP."""
    from app.server import bind

    settings = read_settings()
    with ExitStack() as stack:
        chosen = settings.port if port is None else port
        bound = stack.enter_context(bind(host or settings.host, chosen)) if serve else None
        folder = kg or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="readout-")))
        graph = stack.enter_context(open_graph(folder, create=True))
        _show_samples(graph, find_samples(samples))
        if bound is not None:
            _serve(graph, replace(settings, kg=folder), bound)
        else:
            typer.echo(f"\nTo keep them and ask: readout read {samples or 'samples'} --kg kg && readout events --kg kg")


def find_samples(chosen: Path | None = None) -> Path:
    """Give the folder of samples: the one chosen, else that of the checkout that this is run in or from.

    Raises:
        UnreadableDocument: there is none.
    """
    usual = (Path("samples"), Path(__file__).parents[2] / "samples")
    for folder in usual if chosen is None else (chosen,):
        if folder.is_dir():
            return folder
    hint = "" if chosen else "; run this in a checkout of the project, or give --samples DIR"
    raise UnreadableDocument(str(chosen or "samples"), f"no such folder{hint}")


def _show_samples(graph: "KnowledgeGraph", samples: Path) -> None:
    from app.commands.reading import read_all, sum_up
    from app.commands.tables import events_table
    from app.questions import ask_events
    from app.reading import Telling

    typer.echo(f"{sum_up(read_all(graph, [str(samples)], Telling(tell=complain)))}\n")
    console().print(events_table(ask_events(graph, limit=500, filters={}).items))


def _serve(graph: "KnowledgeGraph", settings: "Settings", bound: "socket.socket") -> None:
    from app.server import address_of
    from app.workers import serve

    address = address_of(bound)
    given = settings if settings.base else replace(settings, base=address)
    serve(
        graph,
        settings.kg,
        bound,
        given,
        ready=lambda: complain(f"serving on {address} - see {address}/docs - Ctrl-C ends"),
    )
    complain("stopped")
