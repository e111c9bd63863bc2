"""Commands of linked data: check that all facts pass the shapes, and write the whole graph into a file."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Folder, open_graph, open_reference
from app.commands.output import complain
from app.settings import read_settings
from graph.errors import BadFilter

if TYPE_CHECKING:
    from graph.dataset import Dataset

SHOWN = 20
"""The most violations that are shown."""

Base = Annotated[
    str | None,
    typer.Option(metavar="URL", help="What addresses begin with.", show_default="READOUT_BASE, else this machine"),
]


def check(
    kg: Folder = None,
    most: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Check no more of each kind.", show_default="all")
    ] = None,
) -> None:
    """Check that the facts of a graph pass the SHACL shapes. Ends with status 1 where one does not."""
    from graph.checking import check as steps

    counts: Counter[str] = Counter()
    wrong = 0
    with open_graph(kg) as graph, graph.reading() as connection:
        for step in steps(connection, _dataset(None), most=most):
            counts[step.kind] += step.things
            for violation in step.violations:
                wrong += 1
                if wrong <= SHOWN:
                    complain(f"{violation.thing}: {violation.property}: {violation.message}")
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if kind != "vocabulary")
    typer.echo(f"checked {told or 'nothing'}; {wrong or 'no'} violation{'' if wrong == 1 else 's'}")
    if wrong:
        raise typer.Exit(1)


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.", show_default=False)],
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORM",
            help="nquads, turtle, trig, jsonld, ndjson, parquet, csv, graphml, gexf, polecat, ftm or bib.",
            show_default="what the file name ends with",
        ),
    ] = None,
    base: Base = None,
    kg: Folder = None,
) -> None:
    """Write the whole graph into a file: as linked data, as events, or as a network."""
    from graph.dumping import DUMPS, dump

    chosen = form or _ENDINGS.get(file.suffix.lower()) or file.suffix[1:].lower()
    if not file.parent.is_dir():
        raise BadFilter("FILE", str(file), "there is no such folder")
    with open_graph(kg) as graph:
        if chosen in DUMPS:
            with graph.reading() as connection:
                dump(connection, _dataset(base), file, chosen)
        else:
            graph.export(file, form=chosen)
    typer.echo(f"{file} written")


_ENDINGS = {".nq": "nquads", ".ttl": "turtle", ".jsonld": "jsonld", ".jsonl": "ndjson"}


def _dataset(base: str | None) -> "Dataset":
    from graph.dataset import Dataset
    from graph.rdf import Addresses
    from graph.rdf.addresses import USUAL

    return Dataset(Addresses(base or read_settings().base or USUAL), open_reference())
