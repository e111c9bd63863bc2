"""Contacts by time and type: one strip a type, all on one axis of time and one scale."""

import datetime

import polars as pl
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

from graph.frames.table import Table
from graph.pictures.picture import Picture
from graph.pictures.style import INK, QUIET, Width, count_label, inches, styled
from graph.pictures.times import numbers, time_axis
from graph.vocabulary import EVENT_TYPES, TOOK_PLACE

_LONG = 15 * 366
"""Days beyond which the strips count years: bars of months would be thinner than a line."""


def draw(events: pl.DataFrame, title: str, width: Width = "page") -> Picture:
    """Draw what took place, by month, or by year where it spans more than fifteen of them."""
    dated = events.filter(pl.col("first_day").is_not_null() & pl.col("status").is_in(list(TOOK_PLACE)))
    step = "1y" if _span(dated) > _LONG else "1mo"
    counted = (
        dated.group_by("type", pl.col("first_day").dt.truncate(step).alias("from")).len("events").sort("type", "from")
    )
    kinds = [kind for kind in EVENT_TYPES if kind in set(counted["type"])]
    with styled():
        figure = _strips(counted, kinds, width, 25.0 if step == "1mo" else 300.0)
        unit = "year" if step == "1y" else "month"
        figure.suptitle(f"{title}, by {unit}", x=0.01, ha="left", fontsize=8.5, fontweight="bold")
    return Picture(figure, _alt(counted, kinds, title, unit), Table(counted, title))


def _strips(counted: pl.DataFrame, kinds: list[str], width: Width, days: float) -> Figure:
    rows = max(len(kinds), 1)
    figure = Figure(figsize=(inches(width), 0.7 + 0.5 * rows), layout=ConstrainedLayoutEngine(h_pad=0.015, hspace=0.02))
    strips = figure.subplots(rows, 1, sharex=True, squeeze=False)[:, 0]
    for axes, kind in zip(strips, kinds, strict=False):
        of_kind = counted.filter(pl.col("type") == kind)
        total = int(of_kind["events"].sum())
        axes.bar(numbers(of_kind["from"].to_list()), of_kind["events"].to_list(), width=days, align="edge", color=INK)
        axes.set_ylabel(f"{kind}\n{total:,}", rotation=0, ha="right", va="center")
        axes.yaxis.set_major_locator(MaxNLocator(2, integer=True, min_n_ticks=2))
        axes.set_ylim(0, None)
        axes.tick_params(labelsize=6)
        axes.grid(axis="y", color=QUIET, alpha=0.25, linewidth=0.5)
        axes.set_axisbelow(True)
    last = strips[-1]
    time_axis(last, width)
    last.tick_params(axis="x", labelsize=7)
    return figure


def _span(dated: pl.DataFrame) -> int:
    first, last = dated["first_day"].min(), dated["first_day"].max()
    return (last - first).days if isinstance(first, datetime.date) and isinstance(last, datetime.date) else 0


def _alt(counted: pl.DataFrame, kinds: list[str], title: str, unit: str) -> str:
    if counted.is_empty():
        return f"{title}: bars by {unit} without an event."
    totals = dict(counted.group_by("type").agg(pl.col("events").sum()).iter_rows())
    told = ", ".join(count_label(totals[kind], kind) for kind in sorted(kinds, key=lambda kind: -totals[kind]))
    whole = counted.group_by("from").agg(pl.col("events").sum()).sort(["events", "from"], descending=[True, False])
    when, most = whole.row(0)
    peak = f"{when:%Y}" if unit == "year" else f"{when:%B %Y}"
    return f"{title}: bars by {unit} for each type, {told}. The most fall into {peak} ({most:,})."
