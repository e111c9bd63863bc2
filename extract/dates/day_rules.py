"""Rules for days of a month: "Nov. 21", "22-24 November 2017", "21/11/2017", "Christmas Eve", "on the 15th".

A day without its year is settled by the tense of its clause, so most of these need a day of publication too.
"""

import re
from datetime import date

from extract.dates.almanac import days_text, holiday, last_day, shift_months
from extract.dates.rule import Rule, rule
from extract.dates.scene import Reading, Scene
from extract.dates.tense import Tense
from extract.dates.terms import STEP, lead_of, month_of, told_year
from extract.dates.words import holidays, ordinal_of, table


def _same_day(month: int, day: int, found: re.Match[str], scene: Scene) -> tuple[date, Tense | None]:
    year = told_year(found, scene)
    if year is not None:
        return date(year, month, day), None
    tense = scene.tense_at(*found.span())
    candidates = [made for step in (-1, 0, 1) if (made := _make(scene.today.year + step, month, day))]
    if not candidates:
        raise ValueError(f"no day {day} in month {month}")
    return scene.settle_day(candidates, tense), tense


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_iso(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read `2017-11-21`."""
    return Reading(date(*(int(part) for part in found.groups())).isoformat(), "day")


def read_numeric(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read `21/11/2017`; the day comes first unless only the other order makes a date."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if second > 12 >= first and found["mark"] == "/":
        first, second = second, first
    return Reading(date(year, second, first).isoformat(), "day")


def read_day(found: re.Match[str], scene: Scene) -> Reading:
    """Read a day of a named month."""
    day, tense = _same_day(month_of(found["month"]), ordinal_of(found["day"]), found, scene)
    return Reading(day.isoformat(), "day", tense)


def read_days(found: re.Match[str], scene: Scene) -> Reading:
    """Read two days of one month as an interval."""
    month = month_of(found["month"])
    last, tense = _same_day(month, ordinal_of(found["last"]), found, scene)
    first = date(last.year, month, ordinal_of(found["first"]))
    if first > last:
        raise ValueError(found.group())
    return Reading(days_text(first, last), "interval", tense)


def read_span(found: re.Match[str], scene: Scene) -> Reading:
    """Read a day of one month to a day of another as an interval."""
    last, tense = _same_day(month_of(found["other"]), ordinal_of(found["last"]), found, scene)
    month, day = month_of(found["month"]), ordinal_of(found["first"])
    year = int(found["begun"]) if found["begun"] else last.year
    first = date(year, month, day)
    if first > last:
        first = date(year - 1, month, day)
    return Reading(days_text(first, last), "interval", tense)


def read_holiday(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read a named day; feasts that also name a season or a custom need a word that makes them a date."""
    name = " ".join(found["holiday"].lower().replace("\u2019", "'").split())
    lead, year = lead_of(found["lead"]), told_year(found, scene)
    bare = lead is None and year is None and "day" not in name
    if (
        bare
        and not scene.whole
        and scene.word_before(found.start()) not in table("before-month") | {"on": "", "at": ""}
    ):
        return None
    if year is not None:
        return Reading(holiday(year, holidays()[name]).isoformat(), "holiday")
    tense = lead or scene.tense_at(*found.span())
    candidates = [holiday(scene.today.year + step, holidays()[name]) for step in (-1, 0, 1)]
    if lead == "past":
        candidates = [day for day in candidates if day < scene.today]
    return Reading(scene.settle_day(candidates, tense).isoformat(), "holiday", tense)


def read_nth(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "on the 15th": of the month named, else the nearest by tense; None for a day that no month near has."""
    day, today = ordinal_of(found["day"]), scene.today
    month = lead_of(found["month"])
    if month is not None:
        year, number = shift_months(today.year, today.month, STEP[month])
        return Reading(date(year, number, day).isoformat(), "day", month) if day <= last_day(year, number).day else None
    tense = scene.tense_at(*found.span())
    months = [shift_months(today.year, today.month, step) for step in (-1, 0, 1)]
    candidates = [date(*one, day) for one in months if day <= last_day(*one).day]
    if not candidates:
        return None
    return Reading(scene.settle_day(candidates, tense).isoformat(), "day", tense)


_TAIL = r"(?:(?:,\s*| of | |-)(?P<year>@year)|,? (?:of )?(?P<which>this|last|next) year)?"
_WEEKDAY = r"(?:(?:(?:this|last|next|the) )?(?:(?:coming|past|following) )?@anyweekday,? (?:the )?)?"
_LIST = r"(?:, ?@daynum){0,4},?"

RULES: tuple[Rule, ...] = (
    rule("iso", "digit", r"(\d{4})-(\d\d)-(\d\d)(?!\d)", read_iso),
    rule(
        "numeric",
        "digit",
        r"(?<![./-])(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)(?P<year>\d{4})(?![/-])",
        read_numeric,
    ),
    rule("month day", "month", rf"{_WEEKDAY}(?P<month>@anymonth) (?:the )?(?P<day>@daynum|@ordinal){_TAIL}", read_day),
    rule(
        "day month",
        "month",
        rf"{_WEEKDAY}(?:the )?(?P<day>@daynum|@ordinal)(?: day)?(?: of)?[\s-](?P<month>@anymonth){_TAIL}",
        read_day,
    ),
    rule(
        "month days",
        "month digit",
        rf"(?:(?:from|between) )?(?P<month>@anymonth) (?P<first>@daynum){_LIST}(?:@to|@and)(?P<last>@daynum){_TAIL}",
        read_days,
    ),
    rule(
        "days month",
        "month digit",
        rf"(?:(?:from|between) )?(?:the )?(?P<first>@daynum){_LIST}(?:@to|@and)(?P<last>@daynum)(?: of)? "
        rf"(?P<month>@anymonth){_TAIL}",
        read_days,
    ),
    rule(
        "month day to month day",
        "month digit",
        rf"(?:from |(?P<both>between ))?{_WEEKDAY}(?P<month>@anymonth) (?P<first>@daynum)(?:,? (?P<begun>@year))?"
        rf"(?(both)@and|@to)"
        rf"{_WEEKDAY}(?P<other>@anymonth) (?P<last>@daynum){_TAIL}",
        read_span,
    ),
    rule(
        "day month to day month",
        "month digit",
        rf"(?:from |(?P<both>between ))?(?:the )?(?P<first>@daynum)(?: of)? (?P<month>@anymonth)"
        rf"(?:,? (?P<begun>@year))?(?(both)@and|@to)"
        rf"(?P<last>@daynum)(?: of)? (?P<other>@anymonth){_TAIL}",
        read_span,
    ),
    rule(
        "holiday", "holiday", r"(?:(?P<lead>@lead) )?(?P<holiday>@holiday)(?:,? (?:of )?(?P<year>@year))?", read_holiday
    ),
    rule(
        "nth",
        "digit",
        r"(?<=\bon\s)the (?P<day>\d\d?(?:st|nd|rd|th))(?: of (?P<month>@lead) month)?"
        r"(?! (?:of|century|anniversary|congress|session|round|meeting|parallel|birthday|floor|day))",
        read_nth,
    ),
)
