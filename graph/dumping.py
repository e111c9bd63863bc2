"""Write the whole record into a file: as linked data, or as events, one JSON object a line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox
from sqlalchemy import Connection

from graph.dataset import Dataset
from graph.lines import Lines
from graph.rdf.publishing import vocabulary
from graph.rdf.terms import PREFIXES
from graph.store import walking
from graph.store.reading import records

_FORMATS: Final = {"turtle": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
DUMPS: Final = ("nquads", *_FORMATS, "ndjson")
"""The forms of a dump; in Turtle it is not told which document says what."""


def dump(connection: Connection, dataset: Dataset, file: Path, form: str) -> Path:
    """Write everything into a file, which appears under its name when it is whole; give its path."""
    half = file.with_name(f".{file.name}.half")
    try:
        with half.open("wb") as out:
            _WRITERS.get(form, _serialized(form))(connection, dataset, out)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    return file


Writer = Callable[[Connection, Dataset, IO[bytes]], None]


def _serialized(form: str) -> Writer:
    def write(connection: Connection, dataset: Dataset, out: IO[bytes]) -> None:
        lines = cast("IO[bytes]", Lines(dataset.everything(connection)))
        quads: Iterator[ox.Quad] = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
        told = (quad.triple for quad in quads) if form == "turtle" else quads
        prefixes = {"": dataset.addresses.vocabulary, **PREFIXES}
        ox.serialize(told, out, format=_FORMATS[form], prefixes=prefixes)

    return write


def _quads(connection: Connection, dataset: Dataset, out: IO[bytes]) -> None:
    terms = ox.parse(vocabulary(dataset.addresses), format=ox.RdfFormat.TURTLE)
    graph = ox.NamedNode(dataset.addresses.graph("vocabulary")[1:-1])
    for quad in terms:
        out.write(f"{ox.Quad(quad.subject, quad.predicate, quad.object, graph)} .\n".encode())
    for line in dataset.everything(connection):
        out.write(line.encode())


def _events(connection: Connection, _: Dataset, out: IO[bytes]) -> None:
    for ids in walking.event_ids(connection):
        found = records(connection, ids)
        out.writelines(f"{found[key]}\n".encode() for key in ids)


_WRITERS: Final[dict[str, Writer]] = {"nquads": _quads, "ndjson": _events}
