"""Commands that serve: a graph over HTTP, and the demonstration on the samples."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Folder, Host, Port, open_graph, open_reference
from app.commands.output import complain, console
from app.settings import read_settings
from graph.errors import UnreadableDocument

if TYPE_CHECKING:
    import socket

    from graph import KnowledgeGraph


def serve(kg: Folder = None, host: Host = None, port: Port = None) -> None:
    """Serve a graph over HTTP until Ctrl-C; /docs lists the operations."""
    from app.server import bind

    settings = read_settings()
    with open_graph(kg) as graph, bind(host or settings.host, settings.port if port is None else port) as bound:
        _serve(graph, bound)


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
            _serve(graph, bound)
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


def _serve(graph: "KnowledgeGraph", bound: "socket.socket") -> None:
    from app.http import create_app
    from app.server import address_of, run

    address = address_of(bound)
    app = create_app(graph, reference=open_reference, token=read_settings().token)
    run(app, bound, ready=lambda: complain(f"serving on {address} - see {address}/docs - Ctrl-C ends"))
    complain("stopped")
