"""A map of meeting places: a circle a city, its area by the number of events there."""

from math import sqrt
from typing import Any

import numpy as np
import polars as pl
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from graph.frames.table import Table
from graph.pictures.labels import Label, put
from graph.pictures.picture import Picture
from graph.pictures.style import INK, PAPER, Width, count_label, inches, sheet, styled
from graph.pictures.world import outlines, project
from graph.reference import load_reference

_SCHEMA = {
    "place": pl.String,
    "country": pl.String,
    "events": pl.UInt32,
    "longitude": pl.Float64,
    "latitude": pl.Float64,
}


def draw(events: pl.DataFrame, title: str, width: Width = "page", *, most: int = 12, world: bool = False) -> Picture:
    """Draw the places that the reference knows; how many events have none is said below.

    The map shows the part of the world where they are, all of it with `world`. `most` places are named, the busiest.
    """
    places = _places(events)
    spots = project(places.select("longitude", "latitude").to_numpy()) if len(places) else np.zeros((0, 2))
    left, right, low, high = _frame(spots, world=world)
    with styled():
        across = inches(width)
        figure, axes = sheet(width, min(across * (high - low) / (right - left) + 0.55, 6.5), title=title)
        axes.set_axis_off()
        shapes = [project(ring) for _, ring in outlines()]
        axes.add_collection(
            PolyCollection(shapes, facecolors="#ececec", edgecolors="#a8a8a8", linewidths=0.35, zorder=1)
        )
        axes.set_xlim(left, right)
        axes.set_ylim(low, high)
        axes.set_aspect("equal")
        hovers = _circles(axes, places, spots, width)
        _below(figure, places, events.height, width)
        named = places.head(most)["place"].to_list()
        counts = places["events"].to_list()
        labels = [
            Label(name, spots[n, 0], spots[n, 1], _radius(counts[n], counts[0], width)) for n, name in enumerate(named)
        ]
        put(axes, labels, size=6 if width == "column" else 7)
    return Picture(figure, _alt(places, events.height, title), Table(places, title), hovers=hovers)


def _places(events: pl.DataFrame) -> pl.DataFrame:
    """Give the places with their coordinates, the busiest first; those that nobody can place are left out."""
    counted = events.drop_nulls("place").group_by("place", "country").len("events")
    rows = []
    for place, country, count in counted.iter_rows():
        known = next(iter(load_reference().place(place, country)), None)
        if known is not None and known.latitude is not None:
            rows.append((known.name, known.country, count, known.longitude, known.latitude))
    found = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    merged = found.group_by("place", "country", "longitude", "latitude").agg(pl.col("events").sum())
    return merged.select(*_SCHEMA).sort(["events", "place"], descending=[True, False])


def _frame(spots: "np.ndarray[Any, np.dtype[np.float64]]", *, world: bool) -> tuple[float, float, float, float]:
    """Give the bounds of the map: around the places with room at the rim, never narrower than a continent."""
    whole = (-2.72, 2.72, -1.2, 1.33)
    if world or not len(spots):
        return whole
    (left, low), (right, high) = spots.min(axis=0), spots.max(axis=0)
    across, up = max(right - left, 0.75), max(high - low, 0.45)
    centre = ((left + right) / 2, (low + high) / 2)
    across = max(across, up * 1.25) * 1.25
    up = max(up * 1.3, across * 0.48)
    bounds = (centre[0] - across / 2, centre[0] + across / 2, centre[1] - up / 2, centre[1] + up / 2)
    return whole if across > 3.6 else bounds


def _radius(count: int, top: int, width: Width) -> float:
    """Give the radius of a circle in points: the busiest place has 10, or 6 in a column."""
    return 1.3 + (9 if width == "page" else 5) * sqrt(count / top) * min(1, sqrt(top) / 4)


def _circles(
    axes: Axes, places: pl.DataFrame, spots: "np.ndarray[Any, np.dtype[np.float64]]", width: Width
) -> dict[str, str]:
    hovers, top = {}, int(places["events"].max() or 1)  # type: ignore[arg-type]
    for number, (name, country, count) in enumerate(places.select("place", "country", "events").iter_rows()):
        marks = axes.scatter(
            spots[number, 0],
            spots[number, 1],
            s=(2 * _radius(count, top, width)) ** 2,
            facecolor=INK,
            edgecolor=PAPER,
            linewidth=0.6,
            alpha=0.72,
            zorder=3,
        )
        marks.set_gid(f"place-{number}")
        hovers[f"place-{number}"] = f"{name}, {country}: {count_label(count, 'event')}"
    return hovers


def _below(figure: Figure, places: pl.DataFrame, total: int, width: Width) -> None:
    placed = int(places["events"].sum() or 0)
    top = int(places["events"].max() or 1)  # type: ignore[arg-type]
    steps = sorted({1, max(round(top / 4), 1), top})
    handles = [
        Line2D([], [], linestyle="", marker="o", markersize=2 * _radius(step, top, width), markerfacecolor=INK,
               alpha=0.72, markeredgecolor=PAPER, label=f"{step:,}") for step in steps
    ]  # fmt: skip
    figure.legend(
        handles=handles, loc="outside lower center", ncols=5, handletextpad=0.8,
        borderpad=1.2, columnspacing=1.4, fontsize=6,
        title=f"events at a place; {placed:,} of {total:,} have a known one", title_fontsize=6,
    )  # fmt: skip


def _alt(places: pl.DataFrame, total: int, title: str) -> str:
    if places.is_empty():
        return f"{title}: a map without a place."
    told = ", ".join(f"{name} ({count})" for name, count in places.select("place", "events").head(5).iter_rows())
    return f"{title}: a map of {count_label(places.height, 'place')} of {total:,} events. Most at {told}."
