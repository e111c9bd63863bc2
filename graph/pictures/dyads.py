"""A heat map of pairs of states: the darker, the more contacts; the number stands in each cell."""

import numpy as np
import polars as pl
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm

from graph.frames.table import Table
from graph.network import Network
from graph.pictures.picture import Picture
from graph.pictures.style import INK, PAPER, QUIET, Width, sheet, styled


def draw(net: Network, title: str, width: Width = "column", *, most: int = 12) -> Picture:
    """Draw the states of the most contacts with each other, in that order; each pair stands once."""
    totals = net.centrality(by=["contacts"]).to_polars().head(most)
    ids, names = totals["id"].to_list(), totals["name"].to_list()
    ties = net.ties.to_polars().filter(pl.col("one").is_in(ids), pl.col("other").is_in(ids))
    cells = np.full((len(ids), len(ids)), np.nan)
    for one, other, count in ties.select("one", "other", "contacts").iter_rows():
        row, column = sorted((ids.index(one), ids.index(other)), reverse=True)
        cells[row, column] = count
    with styled():
        side = 0.27 if width == "column" else 0.36
        figure, axes = sheet(width, 0.9 + side * max(len(ids), 3), title=title)
        top = float(np.nanmax(cells)) if len(ties) else 1.0
        if len(ties):
            axes.imshow(cells[1:, :-1], cmap="Greys", norm=LogNorm(0.7, top * 1.6 + 1), aspect="auto")
            _numbers(axes, cells[1:, :-1], top)
        axes.set_yticks(range(max(len(ids) - 1, 0)), names[1:])
        axes.set_xticks(range(max(len(ids) - 1, 0)), ids[:-1] if width == "column" else names[:-1], rotation=90)
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
    return Picture(figure, _alt(title, ties, dict(zip(ids, names, strict=True))), Table(ties, title))


def _numbers(axes: Axes, cells: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", top: float) -> None:
    for (row, column), count in np.ndenumerate(cells):
        if row < column:
            continue
        if np.isnan(count):
            axes.text(column, row, "·", ha="center", va="center", color=QUIET, fontsize=6)
            continue
        dark = np.log(count + 0.3) > 0.55 * np.log(top * 1.6 + 1)
        axes.text(column, row, f"{count:.0f}", ha="center", va="center", color=PAPER if dark else INK, fontsize=6)


def _alt(title: str, ties: pl.DataFrame, names: dict[str, str]) -> str:
    if ties.is_empty():
        return f"{title}: a heat map without a contact."
    told = [
        f"{names[one]} and {names[other]} ({count})"
        for one, other, count in ties.select("one", "other", "contacts").head(3).iter_rows()
    ]
    return f"{title}: a heat map of {len(names)} states. Most contacts: {', '.join(told)}."
