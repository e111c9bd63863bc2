"""The days of table cells: EDTF dates as bounds, and whether a day lies within them."""

import datetime

from graph import edtf
from graph.model import Actor


def first_day(text: str) -> datetime.date | None:
    """Give the first day of a cell; None for an empty one."""
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    return edtf.bounds(text)[0] if text else None


def last_day(text: str) -> datetime.date | None:
    """Give the last day of a cell; None for an empty one."""
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    return edtf.bounds(text)[1] if text else None


def within(first: str, last: str, on: datetime.date | None) -> bool:
    """Tell whether a day lies between two cells, both included; an empty cell is open, no day is any day."""
    if on is None:
        return True
    begins, ends = first_day(first), last_day(last)
    return (begins is None or begins <= on) and (ends is None or on <= ends)


def exists(actor: Actor, on: datetime.date | None) -> bool:
    """Tell whether an actor existed on a day."""
    return on is None or ((actor.first is None or actor.first <= on) and (actor.last is None or on <= actor.last))
