"""Arithmetic on days, weeks, months and seasons, from number to EDTF.

A week runs from Monday to Sunday; a winter belongs to the year in which it begins.
"""

import calendar
from datetime import date, timedelta

DAY = timedelta(days=1)


def days(count: int) -> timedelta:
    """Give a number of days as a distance; negative counts lead back."""
    return timedelta(days=count)


def week_of(day: date) -> tuple[date, date]:
    """Give the Monday and the Sunday of the week that a day lies in."""
    monday = day - days(day.weekday())
    return monday, monday + days(6)


def shift_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Give the year and month that lie a number of months away."""
    years, zero_based = divmod(year * 12 + month - 1 + count, 12)
    return years, zero_based + 1


def last_day(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def year_text(year: int) -> str:
    """Write a year as EDTF.

    Raises:
        ValueError: the year is none that a calendar day can have.

    """
    return f"{date(year, 1, 1):%Y}".zfill(4)


def month_text(year: int, month: int) -> str:
    """Write a month as EDTF."""
    return f"{year_text(year)}-{month:02d}"


def months_text(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Write a run of whole months, both ends included, as EDTF months."""
    start, end = month_text(*first), month_text(*last)
    return start if start == end else f"{start}/{end}"


def season_text(year: int, first_month: int) -> str:
    """Write the three months of a season, which may run into the next year."""
    return months_text((year, first_month), shift_months(year, first_month, 2))


def days_text(first: date, last: date) -> str:
    """Write a run of days as EDTF, a single day as itself."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar.

    Source: the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
    """
    golden, century, rest = year % 19, year // 100, year % 100
    leap, correction = century // 4, (century + 8) // 25
    moon = (19 * golden + century - leap - (century - correction + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Give the nth such weekday of a month, counted from 1; -1 is the last."""
    if nth < 0:
        end = last_day(year, month)
        return end - days((end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + days((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def holiday(year: int, rule: str) -> date:
    """Give the day of a named day in a year, from its rule in `dates_holidays.tsv`.

    Raises:
        ValueError: the rule is of no known form.

    """
    if rule.startswith("easter:"):
        return easter(year) + days(int(rule[7:]))
    if rule.startswith("tuesday-after-first-monday:"):
        return nth_weekday(year, int(rule.rsplit(":", 1)[1]), 0, 1) + DAY
    if ":" in rule:
        nth, month, weekday = (int(part) for part in rule.split(":"))
        return nth_weekday(year, month, weekday, nth)
    month, day = (int(part) for part in rule.split("-"))
    return date(year, month, day)
