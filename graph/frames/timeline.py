"""A timeline: events from the first to the last, each with a sentence that tells it."""

import polars as pl

from graph.frames import columns
from graph.frames.source import Source, records
from graph.frames.table import Table
from graph.questions import EventFilter
from graph.store import columns as store_columns

_SHOWN = ("date", "type", "status", "names", "place", "country", "quote")

COLUMNS = ("date", "type", "status", "names", "place", "country", "publishers", "quote", "url", "first_day", "id")


def timeline(source: Source, wanted: EventFilter, *, title: str = "Events") -> Table:
    """Give the dated events of a filter in order; undated ones are counted in the note."""
    loaded = columns.load(records(source, wanted))
    events = columns.events(loaded).reverse()
    dated = events.filter(pl.col("first_day").is_not_null())
    quoted = dated.join(_quotes(source, dated), on="id", how="left", maintain_order="left").select(COLUMNS)
    left = events.height - dated.height
    note = f"{left} undated events are left out" if left else ""
    return Table(quoted, f"{title}, in time", note=note, shown=_SHOWN)


def _quotes(source: Source, events: pl.DataFrame) -> pl.DataFrame:
    """Give the first sentence of each event, with the address of its document."""
    first = events.select("id", pl.col("claims").list.first().alias("claim"))
    with source.reading() as connection:
        quotes = store_columns.quotes(connection, first["claim"].to_list())
    told = {claim: (quote.text, quote.url) for claim, quote in quotes.items()}
    rows = [(claim, *words) for claim, words in told.items()]
    found = pl.DataFrame(rows, schema=dict.fromkeys(("claim", "quote", "url"), pl.String), orient="row")
    return first.join(found, on="claim", how="left").select("id", "quote", "url")
