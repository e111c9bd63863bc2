"""Options that several commands share."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.settings import read_settings
from graph.errors import BadDate

if TYPE_CHECKING:
    from graph import KnowledgeGraph
    from graph.reference import Reference

Folder = Annotated[
    Path | None,
    typer.Option("--kg", metavar="DIR", help="The folder of the graph.", show_default="READOUT_KG, else ./kg"),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, with the fields of the HTTP API.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="As the documents published up to this day told it: 2017-11-21."),
]
Limit = Annotated[int, typer.Option(metavar="N", help="The most rows, up to 500.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="The publication date, above any that a document gives: 2017-11-21."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="The publisher, where a document names none.")]
Jobs = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Processes to read with.", show_default="READOUT_JOBS, else 1"),
]
Host = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The address to listen on.", show_default="READOUT_HOST, else 127.0.0.1"),
]
Port = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, max=65535, help="The port; 0 for any.", show_default="READOUT_PORT, else 8000"),
]


def read_day(text: str | None) -> datetime.date | None:
    """Give the calendar day of an option.

    Raises:
        BadDate: the text is no calendar day.
    """
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise BadDate(text, "a calendar day such as 2017-11-21") from None


def open_reference(own: Path | None = None) -> "Reference":
    """Give the reference knowledge: the shipped tables, and those of a folder of one's own, else of the settings'.

    Raises:
        BadTable: a table that cannot be used.
    """
    from graph.reference import load_reference

    return load_reference(own=own or read_settings().reference)


def open_graph(folder: Path | None, *, create: bool = False) -> "KnowledgeGraph":
    """Open the graph of an option, else that of the settings.

    Raises:
        StoreError: there is none and it may not be made, or it cannot be used.
    """
    from graph import KnowledgeGraph

    settings = read_settings()
    return KnowledgeGraph.open(folder or settings.kg, create=create, own=settings.reference)
