"""Events in the forty columns of POLECAT, one row an event and a pair of its parties, tab-separated.

What Readout does not tell (intensity, sectors, Wikipedia pages, districts, what else the story names) is left empty.
A mutual contact stands once, with its parties in alphabetical order; where roles tell who acted on whom (visitor and
host, sender and recipient, sender and target), actor and recipient are these.

Source: Halterman et al., POLECAT and the PLOVER event ontology (2023), columns of the public files.
"""

import datetime
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import polars as pl

from graph.exchange.tabular import events_of
from graph.frames.panel import code_in
from graph.frames.source import Source
from graph.reference import load_reference

COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version", "Status",
)  # fmt: skip
"""The columns by their names and in the order of POLECAT; `Status`, the last, is Readout's own."""

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
    told = [{name: value or None for name, value in row.items()} for row in told]
    pl.DataFrame(told, schema=dict.fromkeys(COLUMNS, pl.String)).write_csv(path, separator="\t")


def rows(event: Mapping[str, Any]) -> Iterator[dict[str, str | None]]:
    """Give the rows of an event, none where it has a single party."""
    states = [state or "" for state in event["party_states"]]
    parties = sorted(zip(event["names"], states, event["roles"], strict=True))
    for left, right in combinations(parties, 2):
        swapped = left[2] in _RECEIVES or right[2] in _ACTS
        actor, recipient = (right, left) if swapped else (left, right)
        yield {
            "Event ID": event["id"], "Event Date": str(event["first_day"] or ""), "Event Type": event["plover"],
            "Event Mode": _mode(event), "Contexts": ";".join(event["subjects"]),
            **_party("Actor", actor, event["first_day"]), **_party("Recipient", recipient, event["first_day"]),
            **_place(event["place"], event["country"]), "Source": ";".join(event["publishers"]), "Version": "Readout",
            "Status": event["status"],
        }  # fmt: skip


def _party(side: str, party: tuple[str, str, str], day: datetime.date | None) -> dict[str, str | None]:
    name, state, _ = party
    number = code_in(state, day.year, "cow") if state and day else None
    return {f"{side} Name": name, f"{side} Country": state, f"{side} COW": number}


def _place(name: str | None, country: str | None) -> dict[str, str | None]:
    known = next(iter(load_reference().place(name, country)), None) if name else None
    placed = known is not None and known.latitude is not None
    return {
        "Placename": name,
        "City": name,
        "Country": country,
        "Latitude": str(known.latitude) if known and placed else None,
        "Longitude": str(known.longitude) if known and placed else None,
    }


def _mode(event: Mapping[str, Any]) -> str:
    if event["plover"] == "AGREE" and event["type"] != "agreement":
        return _AHEAD.get(event["type"], "meet")
    return _MODES.get(event["type"], "")


def read(path: Path) -> pl.DataFrame:
    """Give a file of POLECAT's own columns as (id, day, plover, mode, actor, actor_country, recipient, ...)."""
    told = pl.read_csv(path, separator="\t", infer_schema=False)
    names = {name: name.lower().replace(" ", "_") for name in told.columns}
    return told.rename(names)
