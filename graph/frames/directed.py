"""Pairs with a direction: who visits, writes to or sanctions whom.

Only roles give a direction: a visitor goes to a host, a sender writes to a recipient, whoever is not the target of a
sanction or an expulsion acts on the target. Contacts of equals have none.
"""

from typing import Final

import polars as pl

from graph.frames.columns import table
from graph.frames.source import Source
from graph.store import columns

_TOWARD: Final = {"visitor": "host", "sender": "recipient", "participant": "target", "organizer": "target"}
"""The role of those on whom whoever has a role acts."""


def rows(source: Source) -> pl.DataFrame:
    """Give each acting state with each state acted on, as (one, other, day, event), once an event."""
    with source.reading() as connection:
        told, cast = columns.parties(connection), columns.cast(connection)
    states = pl.DataFrame(
        [(actor, each.country) for actor, each in cast.items() if each.country],
        schema={"actor": pl.String, "state": pl.String},
        orient="row",
    )
    parties = table(told, "actor", "role", "day", "event").join(states, on="actor")
    acting = parties.filter(pl.col("role").is_in(list(_TOWARD)))
    toward = acting.with_columns(pl.col("role").replace_strict(_TOWARD).alias("toward"))
    met = toward.join(parties.select("event", "role", "state"), left_on=["event", "toward"], right_on=["event", "role"])
    pairs = met.filter(pl.col("state") != pl.col("state_right"))
    return pairs.select(one="state", other="state_right", day="day", event="event").unique()
