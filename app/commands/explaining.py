"""The command that explains: of each sentence of a file, what was found in it, and what made or stopped each event."""

from typing import Annotated

import typer

from app.commands.options import Json, Published, Publisher, read_day
from app.commands.output import complain, console, write_lines
from app.settings import read_settings


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file to read.", show_default=False)],
    published: Published = None,
    publisher: Publisher = None,
    json: Json = False,
) -> None:
    """Tell of each sentence of a file who is named, which words were tried, and what made or stopped each event.

    It reads what `readout extract` reads and finds the same events.
    """
    from app.reading import Tally, Telling, load_explain, read_sources

    tally, how = Tally(), Telling(read_day(published), publisher, complain)
    explaining = load_explain(own=read_settings().reference)
    for document in read_sources([file], tally, how):
        told = explaining(document)
        if json:
            write_lines(told.sentences)
            continue
        from app.commands.explanation import explanation_view

        console().print(explanation_view(document, told))
    if tally.unreadable:
        raise typer.Exit(1)
