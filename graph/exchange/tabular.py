"""Tables in files: Parquet keeps lists and days, CSV comes with a codebook that says what each column means."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

from graph.frames import columns
from graph.frames.codebook import EVENTS
from graph.frames.source import Source, records
from graph.questions import EventFilter

SEPARATOR: Final = "|"
"""What stands between the parts of a list in a CSV."""


_LISTS: Final = (
    "names", "actors", "kinds", "roles", "party_states", "states", "subjects", "publishers", "documents", "claims"
)  # fmt: skip


def write_parquet(source: Source, path: Path, filters: Mapping[str, Any]) -> None:
    """Write one row an event."""
    events_of(source, filters).write_parquet(path)


def write_csv(source: Source, path: Path, filters: Mapping[str, Any]) -> None:
    """Write one row an event, lists joined by `|`, and NAME.codebook.csv beside it."""
    joined_lists(events_of(source, filters)).write_csv(path)
    rows = {"column": list(EVENTS), "meaning": list(EVENTS.values())}
    pl.DataFrame(rows).write_csv(path.with_suffix(".codebook.csv"))


def read_csv(path: Path) -> pl.DataFrame:
    """Give the events that `write_csv` wrote as the frame that they were."""
    read = pl.read_csv(path, infer_schema=False)
    parts = {name: pl.col(name).fill_null("").str.split(SEPARATOR) for name in _LISTS}
    told = {name: each.list.eval(pl.element().filter(pl.element() != "")) for name, each in parts.items()}
    told["party_states"] = parts["party_states"].list.eval(pl.element().replace("", None))
    days = [pl.col(name).str.to_date("%Y-%m-%d") for name in ("first_day", "last_day")]
    return read.with_columns(*days, pl.col("confidence").cast(pl.Float64), **told)


def joined_lists(events: pl.DataFrame) -> pl.DataFrame:
    """Give a frame whose lists are texts; a separator inside a name becomes a slash."""
    lists = [name for name, kind in events.schema.items() if kind == pl.List(pl.String)]
    return events.with_columns(
        pl.col(name)
        .list.eval(pl.element().fill_null("").str.replace_all(SEPARATOR, "/", literal=True))
        .list.join(SEPARATOR)
        for name in lists
    )


def events_of(source: Source, filters: Mapping[str, Any]) -> pl.DataFrame:
    """Give one row an event of a filter."""
    return columns.events(columns.load(records(source, EventFilter.of(filters))))
