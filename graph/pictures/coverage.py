"""Coverage by publisher: how many events each tells, and how many of them nobody else does."""

from typing import Any

import polars as pl

from graph.frames.table import Table
from graph.pictures.picture import Picture
from graph.pictures.style import INK, PAPER, Width, sheet, styled


def draw(events: pl.DataFrame, title: str, width: Width = "column", *, most: int = 12) -> Picture:
    """Draw a bar a publisher, dark what others tell too, hatched what it alone tells."""
    told = events.select("id", "publishers").explode("publishers").drop_nulls("publishers")
    shared = told.with_columns(pl.len().over("id").alias("tellers"))
    counted = (
        shared.group_by("publishers")
        .agg(pl.len().alias("events"), (pl.col("tellers") == 1).sum().alias("alone"))
        .rename({"publishers": "publisher"})
        .sort(["events", "publisher"], descending=[True, False])
    )
    shown = counted.head(most)
    with styled():
        figure, axes = sheet(width, 0.85 + 0.2 * max(shown.height, 2), title=title)
        together = (shown["events"] - shown["alone"]).to_list()
        places = list(range(shown.height))
        axes.barh(places, together, color=INK, height=0.66, label="told by others too")
        lines: Any = {"edgecolor": INK, "linewidth": 0.6, "hatch": "////"}
        alone = shown["alone"].to_list()
        axes.barh(places, alone, left=together, color=PAPER, height=0.66, label="told by it alone", **lines)
        axes.set_yticks(places, [_short(name) for name in shown["publisher"]])
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        axes.set_xlabel("events")
        for place, total in zip(places, shown["events"].to_list(), strict=True):
            axes.text(total, place, f" {total:,}", va="center", fontsize=6.5)
        axes.margins(x=0.12)
        figure.legend(loc="outside lower left", ncols=2)
    return Picture(figure, _alt(counted, title), Table(counted, title))


def _short(name: str) -> str:
    return name if len(name) <= 28 else name[:27] + "…"


def _alt(counted: pl.DataFrame, title: str) -> str:
    if counted.is_empty():
        return f"{title}: no publisher is known."
    told = ", ".join(f"{name} ({count:,}, {alone:,} alone)" for name, count, alone in counted.head(5).iter_rows())
    return f"{title}: bars of {counted.height} publishers by the events that they tell. {told}."
