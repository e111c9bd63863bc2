"""How all pictures look: sized for a column, in greys with shapes and hatches, so that none needs colour.

Figures are made without pyplot, so that drawing one leaves nothing behind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from graph.errors import BadFilter
from graph.hinting import one_of

Width = Literal["column", "page"]

WIDTHS: Final[dict[Width, float]] = {"column": 3.5, "page": 7.0}
"""Inches: one column of a two-column page (89 mm), and both with the gutter (178 mm)."""

INK: Final = "#1a1a1a"
QUIET: Final = "#767676"
PALE: Final = "#d9d9d9"
PAPER: Final = "#ffffff"
ACCENT: Final = "#0b5394"
"""A blue that is as dark as a mid grey: it stands out in colour and loses nothing without."""

HATCHES: Final = ("", "////", "....", "xxxx", "\\\\\\\\", "++++")
GREYS: Final = ("#3d3d3d", "#ffffff", "#bdbdbd", "#8c8c8c", "#e6e6e6", "#636363")
MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X", "*")

_RULES: Final[Any] = {
    "font.family": "DejaVu Sans", "font.size": 7.5, "axes.titlesize": 8.5, "axes.titleweight": "bold",
    "axes.titlelocation": "left", "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": QUIET,
    "axes.linewidth": 0.6, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK, "xtick.major.width": 0.6,
    "ytick.major.width": 0.6, "xtick.major.size": 2.5, "ytick.major.size": 2.5, "hatch.linewidth": 0.5,
    "legend.frameon": False, "legend.fontsize": 7, "figure.facecolor": PAPER, "savefig.facecolor": PAPER,
    "svg.hashsalt": "readout", "svg.fonttype": "path", "pdf.fonttype": 42, "text.parse_math": False,
}  # fmt: skip


@contextmanager
def styled() -> Iterator[None]:
    """Hold the style while a picture is made."""
    with mpl.rc_context(_RULES):
        yield


def inches(width: Width) -> float:
    """Give the width of a picture in inches.

    Raises:
        BadFilter: a width that there is not.
    """
    if width not in WIDTHS:
        raise BadFilter("width", width, one_of(width, WIDTHS))
    return WIDTHS[width]


def sheet(width: Width, height: float, *, title: str = "") -> tuple[Figure, Axes]:
    """Give an empty figure of a width by name and a height in inches, with one pair of axes."""
    figure = Figure(figsize=(inches(width), height), layout="constrained")
    axes = figure.add_subplot()
    if title:
        axes.set_title(title)
    return figure, axes


def count_label(count: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{count:,} {noun}" + ("" if count == 1 or noun.endswith("s") else "s")
