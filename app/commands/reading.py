"""Commands that read: documents into a graph, and one file's events without a graph."""

import json as json_format
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Folder, Jobs, Json, Published, Publisher, open_graph, read_day
from app.commands.output import complain, console, write_lines
from app.settings import read_settings

if TYPE_CHECKING:
    from app.reading import Extract, Tally, Telling
    from graph import KnowledgeGraph
    from graph.intake import Added
    from graph.model import Claim, Document


def read(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, or feeds by address.", show_default=False),
    ],
    kg: Folder = None,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a document, as soon as it is kept.")] = False,
) -> None:
    """Read documents into a graph: .txt, .md, .html, .jsonl, RSS and Atom, or folders of these.

    Reading a document again changes nothing, unless it has changed. What cannot be read is named and the rest is
    read; the status is then 1.
    """
    from app.reading import Telling

    how = Telling(read_day(published), publisher, complain)
    with open_graph(kg, create=True) as graph:
        tally = read_all(graph, sources, how, jobs=jobs or read_settings().jobs, tell=_acknowledge if json else None)
    typer.echo(sum_up(tally), err=json)
    if tally.unreadable:
        raise typer.Exit(1)


def read_all(
    graph: "KnowledgeGraph",
    sources: list[str],
    how: "Telling",
    *,
    jobs: int = 1,
    tell: "Callable[[Added], None] | None" = None,
) -> "Tally":
    """Read everything into a graph, with progress on a terminal; `tell` is called for each document that is kept."""
    from app.commands.progress import watch
    from app.reading import Tally, read_into, read_sources
    from extract.reading.counting import count_documents

    tally = Tally()
    steps = read_into(graph, read_sources(sources, tally, how), _load(jobs), tally)
    try:
        for added in watch(steps, tally, expected=partial(count_documents, sources), printing=tell is not None):
            if tell is not None:
                tell(added)
    except KeyboardInterrupt:
        complain(f"interrupted; {sum_up(tally)}")
        raise typer.Exit(130) from None
    return tally


def _acknowledge(added: "Added") -> None:
    sys.stdout.write(added.model_dump_json() + "\n")
    sys.stdout.flush()


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file to read.", show_default=False)],
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = None,
    json: Json = False,
) -> None:
    """Show the events that a file tells, without a graph.

    A .jsonl file of documents gives one line a document: {"id": ..., "events": [...]}.
    """
    from app.commands.progress import watch
    from app.reading import Tally, Telling, read_sources, tallied
    from extract.reading.counting import count_documents

    tally, how = Tally(), Telling(read_day(published), publisher, complain)
    readings = tallied(_load(jobs or read_settings().jobs)(read_sources([file], tally, how)), tally)
    for document, claims in watch(readings, tally, expected=partial(count_documents, [file]), printing=True):
        if Path(file).suffix == ".jsonl":
            typer.echo(_line(document, claims))
        elif json:
            write_lines(claims)
        else:
            _show(document, claims)
    if tally.unreadable:
        raise typer.Exit(1)


def _load(jobs: int) -> "Extract":
    from app.reading import load_extract

    return load_extract(jobs=jobs, own=read_settings().reference)


def _line(document: "Document", claims: "Iterable[Claim]") -> str:
    events = [claim.model_dump(mode="json") for claim in claims]
    return json_format.dumps({"id": document.id, "events": events}, ensure_ascii=False)


def _show(document: "Document", claims: "tuple[Claim, ...]") -> None:
    from app.commands.tables import claims_view, heading

    screen = console()
    screen.print(heading(document), style="bold")
    screen.print(claims_view(claims) if claims else "no event")


def sum_up(tally: "Tally") -> str:
    """Tell in a line what was read and what came of it."""
    outcomes = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items()))
    told = f"{_count(tally.documents, 'document')} read" + (f" ({outcomes})" if outcomes else "")
    told += f", {_count(tally.claims, 'claim')}, {_count(len(tally.events), 'event')}"
    if tally.undated:
        told += f"; {tally.undated} without a date"
    if tally.unreadable:
        told += f"; {tally.unreadable} could not be read"
    return told


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
