"""Link events that are parts of others: meetings of a visit, bilateral talks at a summit, rounds of a process.

Whether one event is part of another depends on these two alone, so links never depend on what came first.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from graph.identity import slug
from graph.merge import parties
from graph.merge.sides import Sides, gather, is_international
from graph.model import Event, Link
from graph.vocabulary import EventType

WHOLES: Final[frozenset[EventType]] = frozenset({"visit", "summit", "talks"})
"""Types that may have parts."""
PARTS: Final[frozenset[EventType]] = frozenset({"meeting", "talks", "agreement", "mediation", "summit"})
"""Types that may be parts."""
AROUND: Final = 400
"""How many days before or after its report a process without dates, or after its first day a long one, has a round."""

_AT_A_SUMMIT: Final[frozenset[EventType]] = frozenset({"meeting", "talks", "agreement", "mediation"})
_LONG: Final = 31
_SHORT: Final = 10
_DAY: Final = timedelta(days=1)


class _Event(NamedTuple):
    event: Event
    sides: Sides
    first: date | None
    last: date | None
    place: str


def part_of(part: Event, whole: Event) -> Link | None:
    """Give the link where the first event is part of the second, with the rule that tells so; None where it is not."""
    if part.id == whole.id or "denied" in {part.status, whole.status}:
        return None
    rule = _RULES.get(whole.type)
    if rule is None or part.type not in PARTS:
        return None
    found = rule(_view(part), _view(whole))
    return Link(part=part.id, whole=whole.id, rule=found[0], score=found[1]) if found else None


def _view(event: Event) -> _Event:
    place = slug(event.place.name) if event.place and event.place.name else ""
    sides = gather(said.value for said in event.participants)
    return _Event(event, sides, event.first_day, event.last_day, place)


def _during_a_visit(part: _Event, whole: _Event) -> tuple[str, float] | None:
    shared = part.sides.keys() & whole.sides.keys()
    if part.event.type == "summit" and len(part.sides) > 2:
        return None
    if len(shared) < 2 or not _within(part, whole, slack=_DAY if whole.first == whole.last else timedelta(0)):
        return None
    fit = parties.people(part.sides, whole.sides, directed=False, stay=True)
    visitors = [key for key, side in whole.sides.items() if "visitor" in side.roles]
    if fit == 0 or not all(_takes_part(key, part, whole) for key in visitors):
        return None
    return "rule:during-visit", round(0.9 * fit, 4)


def _at_a_summit(part: _Event, whole: _Event) -> tuple[str, float] | None:
    if part.event.type not in _AT_A_SUMMIT or not _within(part, whole):
        return None
    shared = part.sides.keys() & whole.sides.keys()
    fit = parties.people(part.sides, whole.sides, directed=False, stay=True) if shared else 0
    if fit == 0:
        return None
    elsewhere = bool(part.place and whole.place and part.place != whole.place)
    fewer = part.sides.keys() < whole.sides.keys() or part.event.type == "agreement"
    if len(shared) > 1 and fewer and len(whole.sides) > 2:
        return "rule:at-summit", round((0.6 if elsewhere else 0.9) * fit, 4)
    body = any(is_international(key) for key in whole.sides.keys() - part.sides.keys())
    if body and part.place and part.place == whole.place:
        return "rule:sidelines", round(0.8 * fit, 4)
    return None


def _round_of_a_process(part: _Event, whole: _Event) -> tuple[str, float] | None:
    if part.event.type not in {"talks", "meeting"} or part.first is None or part.last is None:
        return None
    if (part.last - part.first).days >= _SHORT or not part.place or part.place != whole.place:
        return None
    if not part.sides.keys() & whole.sides.keys() or not _is_process(whole) or not _in_time(part.first, whole):
        return None
    return "rule:round", 0.6


def _is_process(whole: _Event) -> bool:
    if whole.first is None or whole.last is None:
        return whole.event.status == "ongoing"
    return (whole.last - whole.first).days >= _LONG


def _in_time(day: date, whole: _Event) -> bool:
    if whole.first is not None and whole.last is not None:
        return whole.first <= day <= whole.last and (day - whole.first).days <= AROUND
    reports = [change.reported for change in whole.event.status_history if change.reported]
    return any(abs((day - report).days) <= AROUND for report in reports)


def _within(part: _Event, whole: _Event, *, slack: timedelta = timedelta(0)) -> bool:
    if part.first is None or part.last is None or whole.first is None or whole.last is None:
        return False
    if (whole.last - whole.first).days >= _LONG:
        return False
    return whole.first - slack <= part.first and part.last <= whole.last + slack


def _takes_part(visitor: str, part: _Event, whole: _Event) -> bool:
    """Tell whether a visitor may be at a meeting: his state is named there, and no other person for it."""
    return visitor in part.sides and parties.fits(whole.sides[visitor], part.sides[visitor])


_RULES: Final[dict[EventType, Callable[[_Event, _Event], tuple[str, float] | None]]] = {
    "visit": _during_a_visit,
    "summit": _at_a_summit,
    "talks": _round_of_a_process,
}
