"""Events in the columns of POLECAT, one row an event and a pair of its parties, tab-separated.

A mutual contact stands once, with its parties in alphabetical order; where roles tell who acted on whom (visitor and
host, sender and recipient, sender and target), actor and recipient are these.

Source: Halterman et al., POLECAT and the PLOVER event ontology (2023), columns of the public files.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import polars as pl

from graph.exchange.tabular import events_of
from graph.frames.source import Source

COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "Recipient Name",
    "Recipient Country", "City", "Country", "Contexts", "Source", "Status",
)  # fmt: skip
"""The columns, by their names in POLECAT; `Status` is Readout's own."""

_MODES: Final = {
    "visit": "visit", "call": "phone", "talks": "multilateral", "summit": "multilateral", "mediation": "third-party"
}  # fmt: skip
_AHEAD: Final = {"mediation": "mediate"}
"""Modes of AGREE, under which a planned contact stands; else `meet`."""

_ACTS: Final = frozenset({"visitor", "sender", "mediator"})
_RECEIVES: Final = frozenset({"host", "recipient", "target"})


def write(source: Source, path: Path, filters: Mapping[str, Any]) -> None:
    """Write the events of a filter."""
    told = [row for event in events_of(source, filters).iter_rows(named=True) for row in rows(event)]
    pl.DataFrame(told, schema=dict.fromkeys(COLUMNS, pl.String), orient="row").write_csv(path, separator="\t")


def rows(event: Mapping[str, Any]) -> Iterator[tuple[str | None, ...]]:
    """Give the rows of an event, none where it has a single party."""
    states = [state or "" for state in event["party_states"]]
    parties = sorted(zip(event["names"], states, event["roles"], strict=True))
    for left, right in combinations(parties, 2):
        swapped = left[2] in _RECEIVES or right[2] in _ACTS
        actor, recipient = (right, left) if swapped else (left, right)
        yield (
            event["id"], str(event["first_day"] or ""), event["plover"], _mode(event),
            actor[0], actor[1], recipient[0], recipient[1], event["place"], event["country"],
            ";".join(event["subjects"]), ";".join(event["publishers"]), event["status"],
        )  # fmt: skip


def _mode(event: Mapping[str, Any]) -> str:
    if event["plover"] == "AGREE" and event["type"] != "agreement":
        return _AHEAD.get(event["type"], "meet")
    return _MODES.get(event["type"], "")


def read(path: Path) -> pl.DataFrame:
    """Give a file of POLECAT's own columns as (id, day, plover, mode, actor, actor_country, recipient, ...)."""
    told = pl.read_csv(path, separator="\t", infer_schema=False)
    names = {name: name.lower().replace(" ", "_") for name in told.columns}
    return told.rename(names)
