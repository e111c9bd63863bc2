"""A way through a network from one actor to another, with the events along it."""

from itertools import pairwise
from typing import Any, NamedTuple

import networkx
import polars as pl

from graph import html
from graph.errors import NotFound
from graph.frames.framed import Framed
from graph.frames.lines import evidence, line_of
from graph.frames.source import Source
from graph.model import Event
from graph.store import reading

_SHOWN = 3


class Step(NamedTuple):
    """Two actors in contact, and the ids of the events that say so."""

    one: str
    other: str
    events: tuple[str, ...]


class Path(Framed):
    """A way from one actor to another.

    Attributes:
        names: the actors' names along the way.
        steps: the contacts along the way.
    """

    def __init__(self, source: Source, names: tuple[str, ...], steps: tuple[Step, ...]) -> None:
        self._source = source
        self.names, self.steps = names, steps

    def events(self, step: int = 0, *, most: int = _SHOWN) -> tuple[Event, ...]:
        """Give the first events of a step, in the order of their ids."""
        with self._source.reading() as connection:
            return tuple(reading.event(connection, key) for key in self.steps[step].events[:most])

    def to_polars(self) -> pl.DataFrame:
        """Give one row an event along the way: the step (from 0), both names, and the event's id."""
        rows = [
            (number, *pair, event)
            for number, (step, pair) in enumerate(zip(self.steps, pairwise(self.names), strict=True))
            for event in step.events
        ]
        schema = {"step": pl.Int32, "one": pl.String, "other": pl.String, "event": pl.String}
        return pl.DataFrame(rows, schema=schema, orient="row")

    def __len__(self) -> int:
        return len(self.steps)

    def __repr__(self) -> str:
        return " - ".join(self.names)

    def _repr_html_(self) -> str:
        rows = []
        for number, (step, pair) in enumerate(zip(self.steps, pairwise(self.names), strict=True)):
            for event in self.events(number):
                rows.append((" - ".join(pair), len(step.events), line_of(event), evidence(self._source, event)))
        return html.table(repr(self), ("step", "contacts", "event", "evidence"), rows)


def find(source: Source, net: "networkx.Graph[str]", start: str, end: str) -> Path:
    """Give the way of the fewest steps; of several, that of the strongest ties.

    Raises:
        NotFound: nothing leads from one to the other.
    """
    try:
        keys = networkx.dijkstra_path(net, start, end, weight=_length)
    except networkx.NetworkXNoPath as fault:
        raise NotFound("path", f"{start} - {end}") from fault
    steps = tuple(Step(one, other, tuple(net.edges[one, other]["events"])) for one, other in pairwise(keys))
    return Path(source, tuple(net.nodes[key]["name"] for key in keys), steps)


def _length(one: str, other: str, tie: dict[str, Any]) -> float:  # noqa: ARG001
    """Give the length of a step: one, and a little less for a stronger tie."""
    return 1 + 1e-4 / float(tie["weight"])
