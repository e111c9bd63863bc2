"""Panels: how often, by pair of states or state and by year or month, with the codes of the field's data sets.

Counted from the record's small tables by day, so that the panel of everything is a matter of a second. An event counts
in the year or month of its first day; undated events do not count.
"""

import datetime
from functools import cache
from typing import Final, Literal, get_args

import polars as pl

from graph.errors import BadFilter
from graph.frames import directed as directing
from graph.frames.columns import table
from graph.frames.source import Source, ids
from graph.frames.table import Table
from graph.hinting import one_of
from graph.model import Actor
from graph.questions import EventFilter
from graph.reference import load_reference
from graph.reference.days import exists
from graph.store import columns
from graph.vocabulary import AHEAD, CALLED_OFF, CONTACTS, EVENT_TYPES, TOOK_PLACE

Unit = Literal["dyad-year", "dyad-month", "state-year", "state-month"]
Codes = Literal["iso3", "iso2", "cow", "gw"]

UNITS: Final = get_args(Unit)
CODES: Final = get_args(Codes)

MOST: Final = 3_000_000
"""The most rows of a panel with zeros."""


def panel(
    source: Source,
    wanted: EventFilter,
    *,
    unit: str = "dyad-year",
    codes: str = "iso3",
    balanced: bool = False,
    directed: bool = False,
) -> Table:
    """Give one row a unit in which anything was told, in order.

    Beside the unit there are `contacts` (took place), `planned`, `cancelled`, and one column for each type with the
    events of it that took place; then the codes asked for, null where a state has none in that year. `balanced` adds
    rows of zeros for every pair or state of the panel in every year or month from the first to the last. `directed`
    counts from whoever visits, writes or sanctions (`one`) to whom (`other`), and nothing that has no direction.

    Raises:
        BadFilter: a unit or codes that there are not, states with a direction, or more zeros than can be handled.
    """
    known_unit(unit)
    if codes not in CODES:
        raise BadFilter("codes", codes, one_of(codes, CODES))
    who, when = unit.split("-")
    keys = ["one", "other"] if who == "dyad" else ["state"]
    if directed and who == "state":
        raise BadFilter("directed", directed, "only pairs have a direction; ask for dyads")
    rows = _rows(source, wanted, keys, directed=directed)
    counted = rows.group_by(*keys, _period(when)).agg(*_counts()).sort(*keys, when)
    whole = _balanced(counted, keys, when) if balanced else counted
    coded = whole if codes == "iso3" else _coded(whole, keys, when, codes)
    front = [name for name in coded.columns if name.partition("_")[0] in {*keys, when, codes}]
    return Table(coded.select(*front, pl.exclude(front)), f"{unit} panel")


def known_unit(unit: str) -> str:
    """Give the unit back.

    Raises:
        BadFilter: there is none of this name.
    """
    if unit not in UNITS:
        raise BadFilter("unit", unit, one_of(unit, UNITS))
    return unit


def _rows(source: Source, wanted: EventFilter, keys: list[str], *, directed: bool) -> pl.DataFrame:
    """Give each pair or state of each dated event with the event's type and status."""
    rows = (_directed(source) if directed else _told(source, keys)).drop_nulls("day")
    if wanted != EventFilter():
        chosen = pl.DataFrame({"event": ids(source, wanted)}, schema={"event": pl.String})
        rows = rows.join(chosen, on="event", how="semi")
    return rows


def _told(source: Source, keys: list[str]) -> pl.DataFrame:
    with source.reading() as connection:
        told = columns.pairs(connection) if len(keys) == 2 else columns.states(connection)
    return table(told, *keys, *columns.OF_EVENTS)


def _directed(source: Source) -> pl.DataFrame:
    with source.reading() as connection:
        kinds, statuses = columns.types(connection), columns.statuses(connection)
    typed = directing.rows(source).join(table(kinds, "event", "type"), on="event")
    return typed.join(table(statuses, "event", "status"), on="event")


def _period(when: str) -> pl.Expr:
    if when == "year":
        return pl.col("day").str.slice(0, 4).cast(pl.Int32).alias("year")
    return pl.col("day").str.slice(0, 7).alias("month")


def _counts() -> list[pl.Expr]:
    took_place = pl.col("status").is_in(list(TOOK_PLACE))
    contact = pl.col("type").is_in(list(CONTACTS))
    return [
        (took_place & contact).sum().alias("contacts"),
        pl.col("status").is_in(list(AHEAD)).sum().alias("planned"),
        pl.col("status").is_in(list(CALLED_OFF)).sum().alias("cancelled"),
        *((took_place & (pl.col("type") == kind)).sum().alias(kind) for kind in EVENT_TYPES),
    ]


def _balanced(counted: pl.DataFrame, keys: list[str], when: str) -> pl.DataFrame:
    if counted.is_empty():
        return counted
    first, last = str(counted[when].min()), str(counted[when].max())
    if when == "year":
        times = pl.DataFrame({when: range(int(first), int(last) + 1)}, schema={when: pl.Int32})
    else:
        days = pl.date_range(_day(first), _day(last), "1mo", eager=True)
        times = pl.DataFrame({when: days.dt.strftime("%Y-%m")})
    pairs = counted.select(keys).unique()
    if pairs.height * times.height > MOST:
        raise BadFilter("balanced", True, f"this would be more than {MOST:,} rows; ask for fewer states or years")
    every = pairs.join(times, how="cross")
    return every.join(counted, on=[*keys, when], how="left").fill_null(0).sort(*keys, when)


def _coded(rows: pl.DataFrame, keys: list[str], when: str, scheme: str) -> pl.DataFrame:
    """Add the codes that states had in a year, as `cow` or `cow_one` and `cow_other`."""
    years = rows.with_columns(pl.col(when).cast(pl.String).str.slice(0, 4).cast(pl.Int32).alias("in_year"))
    for key in keys:
        known = years.select(key, "in_year").unique()
        found = [code_in(state, year, scheme) for state, year in known.iter_rows()]
        name = scheme if key == "state" else f"{scheme}_{key}"
        codes = known.with_columns(pl.Series(name, found, dtype=pl.String))
        years = years.join(codes, on=[key, "in_year"], how="left", maintain_order="left")
    numbers = [pl.col(name).cast(pl.Int32) for name in years.columns if name.startswith(("cow", "gw"))]
    return years.with_columns(numbers).drop("in_year")


@cache
def code_in(state: str, year: int, scheme: str) -> str | None:
    """Give the code that a state had in a year, the one valid at its end where there were two; None for none."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    every = _states().get(state, ())
    alive = [each for each in every if exists(each, last)] or every
    known = min(alive, key=lambda each: each.last is None, default=None)  # a state that ended goes before its heir
    codes = [code for code in known.codes if code.scheme == scheme] if known else []
    valid = [code for code in codes if (code.first or first) <= last and (code.last or last) >= first]
    return max(valid, key=lambda code: code.first or datetime.date.min).value if valid else None


@cache
def _states() -> dict[str, tuple[Actor, ...]]:
    """Give the states that have had each alpha-3 code."""
    found: dict[str, tuple[Actor, ...]] = {}
    for actor in load_reference().actors.values():
        if actor.kind == "state" and actor.country:
            found[actor.country] = (*found.get(actor.country, ()), actor)
    return found


def _day(month: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{month}-01")
