"""Contacts: one row an event and a pair of its actors, from the small tables of the record.

A contact took place: what was only planned, and what one does to another (sanctions, changes of relations), is none,
unless a filter asks for just that status or type. Two people of one state are not in contact by meeting a third.
"""

from typing import Final, Literal, get_args

import polars as pl

from graph.errors import BadFilter
from graph.frames.columns import table
from graph.frames.source import Source, ids
from graph.hinting import one_of
from graph.questions import EventFilter
from graph.reference import load_reference
from graph.store import columns
from graph.vocabulary import CONTACTS, TOOK_PLACE

Of = Literal["states", "leaders", "both"]

OF: Final = get_args(Of)

ROWS: Final = ("one", "other", "day", "event", "type", "parties")
"""The columns of contacts: ids of actors in order, the event with its first day and type, and how many nodes it has."""


def contacts(source: Source, wanted: EventFilter, of: str = "states") -> pl.DataFrame:
    """Give one row an event and a pair of its actors.

    Raises:
        BadFilter: `of` is neither states, leaders nor both.
    """
    if of not in OF:
        raise BadFilter("of", of, one_of(of, OF))
    with source.reading() as connection:
        told = columns.pairs(connection) if of == "states" else columns.parties(connection)
        kinds, statuses = columns.types(connection), columns.statuses(connection)
        cast = columns.cast(connection) if of != "states" else {}
    counting = _counting(source, wanted, table(kinds, "event", "type"), table(statuses, "event", "status"))
    if of == "states":
        rows = table(told, "one", "other", *columns.OF_EVENTS).drop("type", "status").join(counting, on="event")
        return _with_sizes(rows)
    parties = table(told, "actor", "role", "day", "event").join(counting, on="event")
    known = pl.DataFrame(
        [(actor, each.kind, each.country) for actor, each in cast.items()],
        schema={"actor": pl.String, "kind": pl.String, "state": pl.String},
        orient="row",
    )
    named = parties.join(known, on="actor")
    return _with_sizes(_paired(named.filter(pl.col("kind") == "person") if of == "leaders" else named))


def nodes(source: Source, rows: pl.DataFrame, of: str) -> pl.DataFrame:
    """Give the actors of contacts as (id, name, kind, state), sorted by id."""
    ids = pl.concat([rows["one"], rows["other"]]).unique().sort().to_list()
    schema = dict.fromkeys(("id", "name", "kind", "state"), pl.String)
    if of == "states":
        return pl.DataFrame([(code, _state_name(code), "state", code) for code in ids], schema=schema, orient="row")
    with source.reading() as connection:
        cast = columns.cast(connection)
    found = [(key, cast[key].name, cast[key].kind, cast[key].country) for key in ids]
    return pl.DataFrame(found, schema=schema, orient="row")


def _counting(source: Source, wanted: EventFilter, kinds: pl.DataFrame, statuses: pl.DataFrame) -> pl.DataFrame:
    """Give the events that count as contacts, with their types."""
    told = kinds.join(statuses, on="event")
    if wanted.status is None:
        told = told.filter(pl.col("status").is_in(list(TOOK_PLACE)))
    if wanted.type is None:
        told = told.filter(pl.col("type").is_in(list(CONTACTS)))
    if wanted != EventFilter():
        chosen = pl.DataFrame({"event": ids(source, wanted)}, schema={"event": pl.String})
        told = told.join(chosen, on="event", how="semi")
    return told.select("event", "type")


def _paired(parties: pl.DataFrame) -> pl.DataFrame:
    """Pair the actors of each event, without those of one state."""
    each = parties.select("event", "day", "type", "actor", "state")
    both = each.join(
        each.select("event", pl.col("actor").alias("other"), pl.col("state").alias("of_other")), on="event"
    )
    apart = pl.col("state").ne_missing(pl.col("of_other")) | pl.col("state").is_null()
    return both.filter((pl.col("actor") < pl.col("other")) & apart).rename({"actor": "one"})


def _with_sizes(rows: pl.DataFrame) -> pl.DataFrame:
    """Add how many actors each event joins, told from the number of its pairs."""
    sizes = (((8 * pl.len().over("event") + 1).sqrt() + 1) / 2).round().cast(pl.Int32)
    return rows.with_columns(sizes.alias("parties")).select(ROWS)


def _state_name(code: str) -> str:
    known = load_reference().state(code)
    return known.name if known else code
