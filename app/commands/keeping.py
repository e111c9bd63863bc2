"""Commands that keep the record: take documents away, and write a copy of it."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import Folder, open_graph
from app.commands.output import complain
from graph.errors import Gone, NotFound


def retract(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of documents.", show_default=False)],
    kg: Folder = None,
) -> None:
    """Take documents away with all that they alone tell. What others tell stays."""
    missing = 0
    with open_graph(kg) as graph:
        for key in ids:
            try:
                graph.remove(key)
            except (NotFound, Gone) as fault:
                missing += 1
                complain(str(fault))
            else:
                typer.echo(f"{key} is taken away")
    if missing:
        raise typer.Exit(1)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.", show_default=False)],
    kg: Folder = None,
) -> None:
    """Write a copy of the graph as it stands, while it is served and read into."""
    with open_graph(kg) as graph:
        graph.backup(file)
    typer.echo(f"{file} written; to use it, put it as readout.sqlite into a folder of its own")
