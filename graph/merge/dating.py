"""How far the days of two claims agree.

A claim without a date is looked for in the days around its report: a plan ahead of it, anything else behind it.
"""

import datetime
from typing import Final

from graph.merge.sketching import AHEAD, DAYS_BACK, STAY, STAYS, Sketch, window
from graph.vocabulary import EventType

ONE_OFF: Final[frozenset[EventType]] = frozenset({"agreement", "relations", "summit"})
"""Types of which the same parties have few, so that a year alone says much."""
MOVED_BY: Final = 92
"""How many days a happening may be put off by and still be the same."""

LASTING: Final = 14
"""Days of the longest date that an undated claim is joined with."""

_MONTH: Final = 31
_MOVABLE: Final[frozenset[EventType]] = frozenset({"meeting", "visit", "summit", "talks"})
_OPEN: Final = frozenset({"planned", "proposed", "postponed"})


def agreement(a: Sketch, b: Sketch) -> float:
    """Give 1 for the same days, less for coarser or missing dates, 0 for days that exclude each other."""
    if a.first is None or b.first is None:
        return _undated(a, b)
    return _dated(a, b)


def may_have_moved(a: Sketch, b: Sketch) -> bool:
    """Tell whether one claim puts off what the other tells: both keep their dates, and they are one happening."""
    if "postponed" not in {a.status, b.status} or a.type not in _MOVABLE or b.type not in _MOVABLE:
        return False
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    put_off, other = (a, b) if a.status == "postponed" else (b, a)
    ahead = other.status in _OPEN or (other.first or a.first) > (put_off.first or a.first)
    return ahead and _gap(a, b) <= MOVED_BY


def _dated(a: Sketch, b: Sketch) -> float:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 0.0
    if a.last < b.first or b.last < a.first:
        return _disjoint(a, b)
    days = max((a.last - a.first).days, (b.last - b.first).days) + 1
    if (a.first, a.last) == (b.first, b.last):
        return _same_range(days, one_off=a.type in ONE_OFF and b.type in ONE_OFF)
    inside = (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
    if days <= 10:
        return 0.8 if inside else 0.6
    if not inside or days > 31:
        return 0.2
    return 0.65 if _month_of_a_plan(a, b) else 0.48


def _disjoint(a: Sketch, b: Sketch) -> float:
    """Weigh days that exclude each other: a stay may be told by one of its days, and a plan may be put off."""
    if a.type == b.type and a.type in STAYS and a.document != b.document:
        gap = _gap(a, b)
        if gap <= STAY:
            return 0.6
        later = a if (a.first or datetime.date.min) > (b.first or datetime.date.min) else b
        if gap <= DAYS_BACK and not later.told:
            return 0.45
    return 0.5 if may_have_moved(a, b) else 0.0


def _month_of_a_plan(a: Sketch, b: Sketch) -> bool:
    """Tell whether the coarser of two dates is that of a plan: "in November", before the day was fixed."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    coarse = a if a.last - a.first > b.last - b.first else b
    return coarse.status in AHEAD and coarse.type not in {"call", "meeting", "message"}


def _same_range(days: int, *, one_off: bool) -> float:
    if days <= 10:
        return 1.0
    if days <= 31:
        return 0.7
    return 0.45 if one_off else 0.3


def _undated(a: Sketch, b: Sketch) -> float:
    if a.document == b.document:
        return 0.6 if a.date == b.date else 0.5
    here, there = window(a), window(b)
    if here is None or there is None or here.last < there.first or there.last < here.first:
        return 0.2
    if a.first is None and b.first is None:
        return _both_undated(a, b)
    loose, dated = (a, b) if a.first is None else (b, a)
    return _beside(loose, dated)


def _both_undated(a: Sketch, b: Sketch) -> float:
    if a.reported is None or b.reported is None:
        return 0.3
    stay = a.type in STAYS and b.type in STAYS
    apart = abs((a.reported - b.reported).days)
    if (a.status in AHEAD) != (b.status in AHEAD):
        plan, done = (a, b) if a.status in AHEAD else (b, a)
        return (
            0.45 if stay and plan.reported and done.reported and (apart <= 1 or plan.reported < done.reported) else 0.3
        )
    return 0.6 if apart <= 1 else (0.45 if stay else 0.42) if apart <= DAYS_BACK else 0.3


def _beside(loose: Sketch, dated: Sketch) -> float:
    """Weigh an undated claim against a dated one by the days between its report and that date."""
    if loose.reported is None or dated.first is None or dated.last is None:
        return 0.2
    stay = loose.type in STAYS and dated.type in STAYS
    if (dated.last - dated.first).days > LASTING:
        return 0.45 if stay and dated.status in AHEAD and (dated.last - dated.first).days <= _MONTH else 0.2
    if loose.status in AHEAD:
        ahead = (dated.first - loose.reported).days
        return 0.6 if ahead <= DAYS_BACK else 0.45 if stay else 0.42
    behind = (loose.reported - dated.last).days
    return 0.6 if behind <= 1 else 0.5 if behind <= 3 or stay else 0.42


def _gap(a: Sketch, b: Sketch) -> int:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 0
    return max((b.first - a.last) // datetime.timedelta(days=1), (a.first - b.last) // datetime.timedelta(days=1), 0)
