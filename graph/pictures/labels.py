"""Put labels beside marks so that they hide neither each other nor the marks.

Greedy: the most important label first, each at the first free of eight places around its mark; one that fits nowhere
is left out.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from graph.pictures.style import INK, PAPER


class Label(NamedTuple):
    """A text and the mark that it belongs to: its place in data and its radius in points."""

    text: str
    x: float
    y: float
    radius: float


_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8))
_ALIGN = {1: "left", 0: "center", -1: "right"}
_RISE = {1: "bottom", 0: "center", -1: "top"}


def put(axes: Axes, labels: Sequence[Label], *, size: float = 6.5) -> int:
    """Write the labels, the first ones first, and give how many found a place."""
    figure = axes.get_figure(root=True)
    if figure is None:
        return 0
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    scale = figure.dpi / 72
    taken = [_round(axes, label, scale) for label in labels]
    written = 0
    for number, label in enumerate(labels):
        own = taken[number]
        for across, up in _AROUND:
            text = axes.annotate(
                label.text, (label.x, label.y), (across * (label.radius + 2), up * (label.radius + 2)),
                textcoords="offset points", ha=_ALIGN[_sign(across)], va=_RISE[_sign(up)], fontsize=size, color=INK,
                zorder=9, path_effects=[withStroke(linewidth=1.6, foreground=PAPER)],
            )  # fmt: skip
            text.set_in_layout(False)
            box = text.get_window_extent(canvas.get_renderer())
            if _inside(axes, box) and not any(box.overlaps(other) for other in taken if other is not own):
                taken.append(box)
                written += 1
                break
            text.remove()
    return written


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _round(axes: Axes, label: Label, scale: float) -> Bbox:
    x, y = axes.transData.transform((label.x, label.y))
    reach = label.radius * scale * 0.95
    return Bbox.from_extents(x - reach, y - reach, x + reach, y + reach)


def _inside(axes: Axes, box: Bbox) -> bool:
    whole = axes.get_window_extent()
    return bool(box.x0 >= whole.x0 - 2 and box.x1 <= whole.x1 + 2 and box.y0 >= whole.y0 - 2 and box.y1 <= whole.y1 + 2)
