"""An axis of time, as all pictures draw it."""

import datetime
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

from graph.pictures.style import Width


def time_axis(axes: Axes, width: Width) -> None:
    """Put years, months or days under the axes, as many as there is room for."""
    locator: Any = _LOCATOR(minticks=3, maxticks=6 if width == "column" else 12)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(_FORMATTER(locator))


def numbers(days: Sequence[datetime.date]) -> list[float]:
    """Give days as matplotlib counts them."""
    return [float(number) for number in _NUMBERS(list(days))] if days else []


_LOCATOR: Any = AutoDateLocator
_FORMATTER: Any = ConciseDateFormatter
_NUMBERS: Any = date2num
