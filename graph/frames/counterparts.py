"""Whom an actor had contact with, and how often."""

import polars as pl

from graph.frames import columns
from graph.frames.source import Source, records
from graph.frames.table import Table
from graph.questions import EventFilter
from graph.store.actors import ActorSummary
from graph.vocabulary import AHEAD, CONTACTS, TOOK_PLACE


def counterparts(source: Source, of: ActorSummary, wanted: EventFilter) -> Table:
    """Give one row a counterpart, the most frequent first.

    A state's counterparts are states, each counted once an event; a person's or body's are the named parties of the
    events, without those who act for the same state. `contacts` took place, `planned` did not yet.
    """
    loaded = columns.load(records(source, wanted))
    told = loaded.filter(pl.col("type").is_in(list(CONTACTS))).select("id", "type", "status", "first_day")
    others = _others(columns.parties(loaded), of)
    joined = others.join(told, left_on="event", right_on="id")
    took_place = pl.col("status").is_in(list(TOOK_PLACE))
    counted = joined.group_by(*(name for name in ("actor", "state") if name in others.columns)).agg(
        pl.col("name").mode().sort().first(),
        took_place.sum().alias("contacts"),
        pl.col("status").is_in(list(AHEAD)).sum().alias("planned"),
        pl.col("type").filter(took_place).unique().sort().alias("types"),
        pl.col("first_day").min().alias("first"),
        pl.col("first_day").max().alias("last"),
    )
    ordered = counted.sort(["contacts", "planned", "name"], descending=[True, True, False])
    front = [name for name in ("name", "actor", "state") if name in ordered.columns]
    return Table(ordered.select(*front, pl.exclude(front)), f"Counterparts of {of.actor.name}")


def _others(parties: pl.DataFrame, of: ActorSummary) -> pl.DataFrame:
    """Give each counterpart once an event."""
    if of.actor.kind == "state" and of.actor.country:
        foreign = parties.filter(pl.col("state") != of.actor.country)
        names = pl.when(pl.col("kind") == "state").then("name").otherwise("state").alias("name")
        return foreign.select("event", "state", names).unique(["event", "state"], keep="last", maintain_order=True)
    same = pl.col("state").eq_missing(of.actor.country) & pl.col("state").is_not_null()
    others = parties.filter((pl.col("actor") != of.actor.id) & ~same)
    return others.select("event", "actor", "state", "name").unique(["event", "actor"], maintain_order=True)
