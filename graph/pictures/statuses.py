"""The flow of statuses: what events were first told to be, and what they were last told to be."""

import polars as pl
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from graph.frames.table import Table
from graph.pictures.picture import Picture
from graph.pictures.style import GREYS, HATCHES, INK, Width, sheet, styled
from graph.vocabulary import STATUSES

_ORDER = ("proposed", "planned", "postponed", "cancelled", "denied", "ongoing", "occurred")
_LEFT, _RIGHT, _BAR, _LINE = 0.0, 1.0, 0.06, 0.07


def draw(events: pl.DataFrame, title: str, width: Width = "column", *, changed: bool = True) -> Picture:
    """Draw bands from the first to the last status; with `changed`, only events first told as yet to come.

    `events` has `status` and `first_status`.
    """
    told = events.filter(pl.col("first_status").is_in(["planned", "proposed", "postponed"])) if changed else events
    flow = told.group_by("first_status", "status").len("events").sort("first_status", "status")
    with styled():
        figure, axes = sheet(width, 3.0, title=title)
        axes.set_axis_off()
        axes.set_xlim(-0.7, 1.7)
        total = max(int(flow["events"].sum()), 1)
        axes.set_ylim(-0.03, 1.12 + 0.03 * len(_ORDER))
        sides = [_stack(flow, "first_status", total), _stack(flow, "status", total)]
        for side, (x, heading) in enumerate(((_LEFT, "first told"), (_RIGHT, "last told"))):
            _bars(axes, sides[side], x, total, right=side == 1)
            axes.text(x + (_BAR if side == 0 else 0) / 2, axes.get_ylim()[1], heading, ha="center", va="top")
        _bands(axes, flow, sides, total)
    return Picture(figure, _alt(flow, title), Table(flow, title))


def _stack(flow: pl.DataFrame, column: str, total: int) -> dict[str, tuple[float, float, int]]:
    """Give each status of a side its lower end, its height and its count."""
    counts = dict(flow.group_by(column).agg(pl.col("events").sum()).iter_rows())
    found, low = {}, 0.0
    for status in _ORDER:
        if status in counts:
            height = counts[status] / total
            found[status] = (low, height, counts[status])
            low += height + 0.045
    return found


def _bars(axes: Axes, side: dict[str, tuple[float, float, int]], x: float, total: int, *, right: bool) -> None:
    written = -1.0
    for status, (low, height, count) in side.items():
        place = STATUSES.index(status) % len(GREYS)
        start = x - _BAR if right else x
        bar = Rectangle((start, low), _BAR, height, facecolor=GREYS[place], edgecolor=INK, hatch=HATCHES[place])
        bar.set_linewidth(0.6)
        axes.add_patch(bar)
        written = max(low + height / 2, written + _LINE)  # one label stands above the other, however thin the bars
        words = f"{status} {count:,} ({count / total:.0%})"
        edge, align = (x + 0.03, "left") if right else (x - 0.03, "right")
        axes.text(edge, written, words, ha=align, va="center", fontsize=6.5)


def _bands(axes: Axes, flow: pl.DataFrame, sides: list[dict[str, tuple[float, float, int]]], total: int) -> None:
    """Draw each flow as a band that leaves its bar where the one before it ended."""
    used = [dict.fromkeys(side, 0.0) for side in sides]
    ordered = sorted(flow.iter_rows(), key=lambda row: (_ORDER.index(row[0]), _ORDER.index(row[1])))
    for first, last, count in ordered:
        height = count / total
        low, end = sides[0][first][0] + used[0][first], sides[1][last][0] + used[1][last]
        used[0][first] += height
        used[1][last] += height
        axes.add_patch(
            PathPatch(_band(low, end, height), facecolor=INK if first != last else "#9a9a9a", alpha=0.28, linewidth=0)
        )


def _band(low: float, end: float, height: float) -> Path:
    left, right = _LEFT + _BAR, _RIGHT - _BAR
    middle = (left + right) / 2
    points = [
        (left, low), (middle, low), (middle, end), (right, end), (right, end + height),
        (middle, end + height), (middle, low + height), (left, low + height), (left, low),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    return Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])


def _alt(flow: pl.DataFrame, title: str) -> str:
    if flow.is_empty():
        return f"{title}: no event was told before it was to take place."
    rows = flow.sort("events", descending=True).iter_rows()
    told = "; ".join(f"{count:,} {first} -> {last}" if first != last else f"{count:,} {first} and not heard of again"
                     for first, last, count in rows)  # fmt: skip
    return f"{title}: bands from the status first told to the status last told. {told}."
