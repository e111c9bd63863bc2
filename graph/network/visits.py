"""Who visits whom, and whether the visit is returned."""

import polars as pl

from graph.frames.columns import table
from graph.frames.source import Source, ids
from graph.frames.table import Table
from graph.questions import EventFilter
from graph.store import columns
from graph.vocabulary import TOOK_PLACE


def visits(source: Source, wanted: EventFilter) -> pl.DataFrame:
    """Give one row an event, a visiting state and a host state of it, as (event, day, visitor, host).

    What took place counts, unless the filter asks for another status.
    """
    with source.reading() as connection:
        parties = table(columns.parties(connection), "actor", "role", "day", "event")
        statuses = table(columns.statuses(connection), "event", "status")
        cast = columns.cast(connection)
    chosen = pl.DataFrame({"event": ids(source, wanted)}, schema={"event": pl.String})
    told = parties.join(chosen, on="event", how="semi").join(statuses, on="event")
    if wanted.status is None:
        told = told.filter(pl.col("status").is_in(list(TOOK_PLACE)))
    states = {actor: each.country for actor, each in cast.items() if each.country}
    placed = told.with_columns(
        pl.col("actor").replace_strict(states, default=None, return_dtype=pl.String).alias("state")
    )
    side = {
        role: placed.filter(pl.col("role") == role).select("event", "day", pl.col("state").alias(role)).drop_nulls(role)
        for role in ("visitor", "host")
    }
    both = side["visitor"].join(side["host"].drop("day"), on="event").filter(pl.col("visitor") != pl.col("host"))
    return both.unique(["event", "visitor", "host"]).sort("day", "event", "visitor", "host")


def reciprocity(source: Source, wanted: EventFilter) -> Table:
    """Give one row a pair of states between which there was a visit, the busiest first.

    `visits` by `one` to `other`, `returned` by `other` to `one`; `balance` is the smaller by the larger of the two, 0
    where none was returned and 1 where all were.
    """
    counted = visits(source, wanted).group_by("visitor", "host").len("count")
    first = pl.min_horizontal("visitor", "host")
    out = pl.when(pl.col("visitor") == first).then("count").otherwise(0)
    back = pl.when(pl.col("visitor") == first).then(0).otherwise("count")
    paired = counted.group_by(first.alias("one"), pl.max_horizontal("visitor", "host").alias("other")).agg(
        out.sum().alias("visits"), back.sum().alias("returned")
    )
    larger = pl.max_horizontal("visits", "returned")
    rows = paired.with_columns((pl.min_horizontal("visits", "returned") / larger).alias("balance"))
    ordered = rows.sort([pl.col("visits") + pl.col("returned"), "one", "other"], descending=[True, False, False])
    whole = _returned(paired)
    return Table(
        ordered,
        "Visits and their return",
        note=f"{whole:.0%} of pairs returned at least one visit" if len(rows) else "",
    )


def _returned(paired: pl.DataFrame) -> float:
    both = paired.filter((pl.col("visits") > 0) & (pl.col("returned") > 0)).height
    return both / paired.height if paired.height else 0.0
