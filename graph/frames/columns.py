"""Events as columns, from their JSON as the record keeps it.

Arrow reads the JSON in one sweep with a fixed schema, so that no event is built as a Python object.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Final

import polars as pl
import pyarrow as pa
from pyarrow import json as arrow_json

from graph.frames.codebook import EVENTS, PARTIES
from graph.identity import actor_id
from graph.store import columns as written
from graph.vocabulary import CAMEO, EVENT_TYPES, STATUSES, plover

_TEXT: Final = pa.string()
_TEXTS: Final = pa.list_(_TEXT)
_PARTY: Final = pa.struct([(name, _TEXT) for name in ("kind", "name", "country", "role", "id")])
_SCHEMA: Final = pa.schema(
    [
        *((name, _TEXT) for name in ("id", "type", "status", "date", "first_day", "last_day")),
        ("place", pa.struct([("name", _TEXT), ("country", _TEXT)])),
        ("participants", pa.list_(pa.struct([("value", _PARTY)]))),
        ("about", pa.list_(pa.struct([("value", _TEXT)]))),
        *((name, _TEXTS) for name in ("publishers", "documents", "claims")),
        ("status_history", pa.list_(pa.struct([("status", _TEXT)]))),
        ("confidence", pa.float64()),
    ]
)
_READ: Final = arrow_json.ParseOptions(explicit_schema=_SCHEMA, unexpected_field_behavior="ignore")
_CHUNK: Final = 5000
_READERS: Final = 2
_PLOVER: Final = {f"{kind} {status}": plover(kind, status) for kind in EVENT_TYPES for status in STATUSES}


def load(records: Iterable[str]) -> pl.DataFrame:
    """Give events as the record nests them, the newest first day first and undated ones last."""
    loaded = pl.DataFrame(pl.from_arrow(pa.concat_tables([_SCHEMA.empty_table(), *_parsed(records)])))
    days = (pl.col(name).str.to_date("%Y-%m-%d") for name in ("first_day", "last_day"))
    return loaded.with_columns(*days).sort(
        ["first_day", "id"], descending=[True, True], nulls_last=[True, False], maintain_order=True
    )


def events(loaded: pl.DataFrame) -> pl.DataFrame:
    """Give one row an event, with the columns of `codebook.EVENTS`."""
    party = pl.element().struct.field("value").struct
    listed = {
        name: pl.col("participants").list.eval(party.field(field))
        for name, field in (("names", "name"), ("kinds", "kind"), ("roles", "role"), ("party_states", "country"))
    }
    countries = pl.col("participants").list.eval(party.field("country"))
    place = pl.col("place").struct
    flat = loaded.with_columns(
        **listed,
        place=place.field("name"),
        country=place.field("country"),
        states=countries.list.drop_nulls().list.unique().list.sort(),
        subjects=pl.col("about").list.eval(pl.element().struct.field("value")),
        cameo=pl.col("type").replace_strict(dict(CAMEO), return_dtype=pl.String),
        plover=(pl.col("type") + " " + pl.col("status")).replace_strict(_PLOVER, return_dtype=pl.String),
    )
    ids = parties(loaded).group_by("event", maintain_order=True).agg(pl.col("actor").alias("actors"))
    return flat.join(ids, left_on="id", right_on="event", how="left", maintain_order="left").select(*EVENTS)


def parties(loaded: pl.DataFrame) -> pl.DataFrame:
    """Give one row a party of an event, with the columns of `codebook.PARTIES`."""
    each = loaded.select(pl.col("id").alias("event"), "participants").explode("participants")
    flat = each.select("event", pl.col("participants").struct.field("value")).unnest("value")
    place = pl.int_range(pl.len()).over("event").alias("position")
    named = flat.with_columns(place, pl.col("id").alias("actor"), pl.col("country").alias("state"))
    return _identified(named).select(*PARTIES)


def first_statuses(loaded: pl.DataFrame) -> pl.DataFrame:
    """Give the id and last status of each event with the status that it was first told to have."""
    return loaded.select(
        "id", "status", pl.col("status_history").list.first().struct.field("status").alias("first_status")
    )


def table(text: bytes, *names: str) -> pl.DataFrame:
    """Give a table as `graph.store.columns` writes it; fields are texts, null where empty."""
    if not text:
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    return pl.read_csv(
        text, has_header=False, new_columns=names, separator=written.FIELD, eol_char=written.ROW, quote_char=None,
        infer_schema=False,
    )  # fmt: skip


def _parsed(records: Iterable[str]) -> Iterator[pa.Table]:
    """Read lines of JSON a chunk at a time, while the next lines come from the record."""
    with ThreadPoolExecutor(_READERS) as readers:
        yield from readers.map(_parse, _chunks(records))


def _chunks(records: Iterable[str]) -> Iterator[bytes]:
    lines = iter(records)
    while chunk := "\n".join(islice(lines, _CHUNK)).encode():
        yield chunk


def _parse(chunk: bytes) -> pa.Table:
    size = arrow_json.ReadOptions(block_size=len(chunk) + 1, use_threads=False)
    return arrow_json.read_json(pa.BufferReader(chunk), read_options=size, parse_options=_READ)


def _identified(parties: pl.DataFrame) -> pl.DataFrame:
    """Give those that no reference table knows the id that the record asks for them by."""
    keys = ["kind", "name", "country"]
    unknown = parties.filter(pl.col("actor").is_null()).select(keys).unique(maintain_order=True)
    if unknown.is_empty():
        return parties
    made = unknown.with_columns(pl.Series("made", [actor_id(*row) for row in unknown.iter_rows()]))
    joined = parties.join(made, on=keys, how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(pl.coalesce("actor", "made").alias("actor"))
