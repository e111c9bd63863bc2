"""The command that takes coded and official lists of events into a graph."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Folder, open_graph, open_reference
from app.commands.output import complain
from graph.errors import BadFilter

if TYPE_CHECKING:
    from extract.coded import Counts

DAYS_TOGETHER = 8
"""How many days of a list are put on the disk together."""


def feed(
    sources: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files or folders of lists.", show_default=False)
    ],
    form: Annotated[
        str,
        typer.Option(
            metavar="FORM",
            help="icews, icews-decoded, gdelt, polecat, visits or travels.",
            show_default="told by the first line",
        ),
    ] = "",
    kg: Folder = None,
) -> None:
    """Take lists of events into a graph: ICEWS, GDELT 2, POLECAT, and the State Department's visits and travels.

    Rows that tell no diplomatic event are counted and left out; broken rows are named and the rest is read.
    """
    from extract.coded import FORMS, Counts, read_coded

    if form and form not in FORMS:
        raise BadFilter("form", form, f"give one of {', '.join(FORMS)}")
    counts = Counts(tell=complain)
    events: set[str] = set()
    with open_graph(kg, create=True) as graph:
        documents = read_coded(sources, open_reference(), counts, form=form)
        for added in graph.add_many(documents, batch=DAYS_TOGETHER):
            events.update(added.events)
        standing = len(graph.standing(events))
    typer.echo(_summary(counts, standing))
    if counts.faults:
        raise typer.Exit(1)


def _summary(counts: "Counts", events: int) -> str:
    lines = [f"{counts.rows} rows read: {counts.claims} claims in {counts.documents} documents, {events} events"]
    lines += [f"  {number} left out: {reason}" for reason, number in counts.left_out.most_common()]
    if counts.faults:
        lines.append(f"  {counts.faults} could not be read")
    return "\n".join(lines)
