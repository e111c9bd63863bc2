"""Whom a name or title meant on a day, as a table."""

import datetime

import polars as pl

from graph.errors import BadDate
from graph.frames.table import Table
from graph.reference import load_reference

_COLUMNS = {
    "name": pl.String,
    "id": pl.String,
    "kind": pl.String,
    "state": pl.String,
    "score": pl.Float64,
    "why": pl.String,
}


def who(text: str, on: datetime.date | str | None = None) -> Table:
    """Give the candidates for a text as of a day, the likeliest first.

    Raises:
        BadDate: `on` is no ISO day.
    """
    day = _day(on) if isinstance(on, str) else on
    found = load_reference().resolve(text, on=day)
    rows = [(c.actor.name, c.actor.id, c.actor.kind, c.actor.country, c.score, c.why) for c in found]
    title = f"“{text}”" + (f" on {day}" if day else "")
    return Table(pl.DataFrame(rows, schema=_COLUMNS, orient="row"), title, note="" if rows else "nobody is known by it")


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as fault:
        raise BadDate(text, "a day such as 2017-11-21") from fault
