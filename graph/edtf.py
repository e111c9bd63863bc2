"""Days, months, years and intervals as EDTF writes them.

Only what the codebook uses is taken: `2017`, `2017-11`, `2017-11-21` and an interval of two of these. An EDTF date is
kept as its text everywhere; this module turns it into its first and last day and back.

Source: EDTF (ISO 8601-2), level 0.
"""

import calendar
import re
from datetime import date

from graph.errors import BadDate

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def bounds(edtf: str) -> tuple[date, date]:
    """Give the first and the last day that an EDTF date covers, both included.

    Raises:
        BadDate: the text is no such date, or its interval runs backwards.
    """
    first, _, last = edtf.partition("/")
    start = _days(first, edtf)[0]
    end = _days(last if "/" in edtf else first, edtf)[1]
    if end < start:
        raise BadDate(edtf)
    return start, end


def is_edtf(text: str) -> bool:
    """Tell whether a text is an EDTF date of the kinds used here."""
    try:
        bounds(text)
    except BadDate:
        return False
    return True


def precision(edtf: str) -> str:
    """Name how fine a date is: `day`, `month`, `year`, or `interval` for two ends."""
    if "/" in edtf:
        return "interval"
    return {4: "year", 7: "month", 10: "day"}[len(edtf)]


def span(first: date, last: date) -> str:
    """Write two days as the shortest EDTF date that covers exactly them."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == _last_of_month(last.year, last.month):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first:%Y}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _days(part: str, whole: str) -> tuple[date, date]:
    found = _PART.fullmatch(part)
    if found is None:
        raise BadDate(whole)
    year, month, day = (int(g) if g else None for g in found.groups())
    try:
        if year is None or month is None:
            return date(int(part), 1, 1), date(int(part), 12, 31)
        if day is None:
            return date(year, month, 1), _last_of_month(year, month)
        return date(year, month, day), date(year, month, day)
    except ValueError as fault:
        raise BadDate(whole) from fault


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
