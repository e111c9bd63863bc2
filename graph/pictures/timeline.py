"""A timeline: one lane a type, one mark a span of time, filled where events took place."""

import datetime
from typing import Final

import polars as pl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from graph.frames.table import Table
from graph.pictures.picture import Picture
from graph.pictures.style import INK, PAPER, QUIET, Width, count_label, sheet, styled
from graph.pictures.times import numbers, time_axis
from graph.vocabulary import AHEAD, EVENT_TYPES, TOOK_PLACE

BINS: Final[dict[Width, int]] = {"column": 60, "page": 120}
"""Into how many spans the time is cut; events of one lane, outcome and span are one mark."""

_SHIFT: Final = {"took place": -0.14, "only planned": 0.2, "called off": 0.2}
"""How far from the middle of its lane an outcome stands, so that none hides another; one alone stands in it."""

_OUTCOMES: Final = ("took place", "only planned", "called off")


def draw(events: pl.DataFrame, title: str, width: Width = "page") -> Picture:
    """Draw dated events; the area of a mark grows with the number of its events."""
    dated = events.filter(pl.col("first_day").is_not_null())
    marks = _marks(dated, BINS["column" if width == "column" else "page"])
    lanes = [kind for kind in EVENT_TYPES if kind in set(dated["type"])]
    with styled():
        figure, axes = sheet(width, 0.95 + 0.3 * max(len(lanes), 2), title=title)
        mixed = marks["outcome"].n_unique() > 1
        for outcome in _OUTCOMES:
            _put(axes, marks.filter(pl.col("outcome") == outcome), lanes, outcome, mixed=mixed)
        axes.set_yticks(range(len(lanes)), lanes)
        axes.set_ylim(len(lanes) - 0.4, -0.6)
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.grid(axis="y", color=QUIET, alpha=0.25, linewidth=0.5)
        axes.set_axisbelow(True)
        time_axis(axes, width)
        _legend(figure, marks, width)
    return Picture(figure, _alt(dated, lanes, title), Table(marks, title))


def _marks(dated: pl.DataFrame, bins: int) -> pl.DataFrame:
    outcome = (
        pl.when(pl.col("status").is_in(list(TOOK_PLACE)))
        .then(pl.lit(_OUTCOMES[0]))
        .when(pl.col("status").is_in(list(AHEAD)))
        .then(pl.lit(_OUTCOMES[1]))
        .otherwise(pl.lit(_OUTCOMES[2]))
    )
    first, last = _bounds(dated)
    step = max((last - first).days // bins, 1)
    day = pl.lit(first) + pl.duration(
        days=((pl.col("first_day") - pl.lit(first)).dt.total_days() // step) * step + step // 2
    )
    binned = dated.select("type", outcome.alias("outcome"), day.alias("day"))
    return binned.group_by("type", "outcome", "day").len("events").sort("day", "type", "outcome")


def _bounds(dated: pl.DataFrame) -> tuple[datetime.date, datetime.date]:
    first, last = dated["first_day"].min(), dated["first_day"].max()
    if isinstance(first, datetime.date) and isinstance(last, datetime.date):
        return first, last
    return datetime.date(2000, 1, 1), datetime.date(2000, 1, 2)


def _put(axes: Axes, marks: pl.DataFrame, lanes: list[str], outcome: str, *, mixed: bool) -> None:
    shift = _SHIFT[outcome] if mixed else 0.0
    places = [lanes.index(kind) + shift for kind in marks["type"]]
    days = numbers(marks["day"].to_list())
    sizes = [_size(count) for count in marks["events"]]
    if outcome == "called off":
        axes.scatter(days, places, s=sizes, marker="x", color=INK, linewidths=0.9, zorder=4)
        return
    filled = outcome == "took place"
    axes.scatter(
        days, places, s=sizes, marker="o", facecolors=INK if filled else PAPER, edgecolors=PAPER if filled else INK,
        linewidths=0.4 if filled else 0.8, alpha=0.85 if filled else 1, zorder=3 if filled else 5,
    )  # fmt: skip


def _size(count: int) -> float:
    """Give the area of a mark in square points; beyond fifty events it grows no more."""
    return 9.0 + 2.6 * (min(count, 50) - 1)


def _legend(figure: Figure, marks: pl.DataFrame, width: Width) -> None:
    shapes = {"took place": ("o", INK), "only planned": ("o", PAPER), "called off": ("x", INK)}
    present = [outcome for outcome in _OUTCOMES if outcome in set(marks["outcome"])]
    handles = [
        Line2D([], [], linestyle="", marker=shapes[name][0], markerfacecolor=shapes[name][1], markeredgecolor=INK,
               markersize=4.5, label=name) for name in present
    ]  # fmt: skip
    most = max(marks["events"].to_list(), default=0)
    if most > 1:
        handles.append(
            Line2D(
                [],
                [],
                linestyle="",
                marker="o",
                color=QUIET,
                markersize=_size(most) ** 0.5,
                label=f"up to {most} together",
            )
        )
    columns = 4 if width == "page" else 2
    figure.legend(handles=handles, loc="outside lower left", ncols=columns, handletextpad=0.2, columnspacing=1)


def _alt(dated: pl.DataFrame, lanes: list[str], title: str) -> str:
    if dated.is_empty():
        return f"{title}: a timeline without an event."
    first, last = _bounds(dated)
    counts = dict(dated.group_by("type").len().iter_rows())
    told = ", ".join(f"{count_label(counts[kind], kind)}" for kind in sorted(lanes, key=lambda kind: -counts[kind]))
    done = dated.filter(pl.col("status").is_in(list(TOOK_PLACE))).height
    return f"{title}: a timeline from {first} to {last} with {told}. {done} of {dated.height} took place."
