"""Rules for weekdays, weeks and what counts from today: "Tuesday", "yesterday", "late last week", "this month".

"Last week" told on a Sunday is the week that ends on that day.
"""

import re
from datetime import date

from extract.dates.almanac import DAY, days, days_text, month_text, months_text, shift_months, week_of, year_text
from extract.dates.rule import Rule, rule
from extract.dates.scene import Reading, Scene, UnanchoredError
from extract.dates.tense import Tense
from extract.dates.terms import STEP, lead_of, plain, shade_of
from extract.dates.words import numbers, table

_SUNDAY = 6
_AFTER_TOLD = frozenset({"following", "the following"})
_BEFORE_TOLD = frozenset({"previous", "the previous", "preceding", "the preceding"})
_DEICTIC = {
    "today": 0, "tonight": 0, "this": 0, "later on": 0,
    "yesterday": -1, "last": -1, "tomorrow": 1,
}  # fmt: skip


def read_weekday(found: re.Match[str], scene: Scene) -> Reading:
    """Read a weekday: by its own word ("last", "next"), else by the tense of its clause."""
    weekday = numbers("weekday")[found["weekday"].lower()]
    week = lead_of(found["week"])
    if week is not None:
        monday = week_of(scene.today)[0] + days(7 * STEP[week])
        return Reading((monday + days(weekday)).isoformat(), "weekday", week)
    words = plain(found["lead"])
    if words in _AFTER_TOLD | _BEFORE_TOLD:
        return Reading(_told_weekday(weekday, words, scene).isoformat(), "weekday")
    lead = lead_of(words)
    if lead in {"past", "future"}:
        return Reading(_led_weekday(weekday, words, lead, scene).isoformat(), "weekday", lead)
    tense = scene.tense_at(*found.span())
    if lead == "present":
        day = week_of(scene.today)[0] + days(weekday)
        return Reading(day.isoformat(), "weekday", tense)
    return Reading(scene.settle_weekday(weekday, tense).isoformat(), "weekday", tense)


def _told_weekday(weekday: int, words: str, scene: Scene) -> date:
    try:
        first, last = scene.reference()
    except UnanchoredError:
        first = last = scene.today
    if words in _AFTER_TOLD:
        return last + days((weekday - last.weekday() - 1) % 7 + 1)
    return first - days((first.weekday() - weekday - 1) % 7 + 1)


def _led_weekday(weekday: int, words: str, lead: Tense | None, scene: Scene) -> date:
    today = scene.today
    if lead == "past":
        return today - days((today.weekday() - weekday - 1) % 7 + 1)
    if words == "next":
        return week_of(today)[1] + days(weekday + 1)
    return today + days((weekday - today.weekday() - 1) % 7 + 1)


def read_weekdays(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read one weekday to another as an interval; joined by "and" only where they follow each other."""
    first, last = (numbers("weekday")[found[name].lower()] for name in ("first", "last"))
    length = (last - first) % 7
    if length == 0 or (found["and"] and length != 1):
        return None
    tense = lead_of(found["lead"]) or scene.tense_at(*found.span())
    if tense == "future":
        begin = scene.settle_weekday(first, tense)
    else:
        begin = scene.settle_weekday(last, tense) - days(length)
    return Reading(days_text(begin, begin + days(length)), "interval", tense)


def read_deictic(found: re.Match[str], scene: Scene) -> Reading:
    """Read "today", "last night", "the day after tomorrow"."""
    words = plain(found["word"])
    step = next(step for form, step in _DEICTIC.items() if form in words)
    step *= 2 if "day " in words else 1
    direction: Tense = "present" if step == 0 else "past" if step < 0 else "future"
    return Reading((scene.today + days(step)).isoformat(), "deictic", direction)


def read_period(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last week", "earlier this month", "the end of the year", "that year"."""
    unit = table("period")[plain(found["period"])]
    words, shade = plain(found["lead"]), shade_of(found["shade"])
    lead = lead_of(words)
    if words in _AFTER_TOLD | _BEFORE_TOLD or words.startswith(("that", "the same")):
        return Reading(_told_period(unit, words, scene), "period")
    if lead is None and unit == "weekend":
        lead = "future" if scene.tense_at(*found.span()) == "future" else "present"
        return Reading(days_text(*_weekend(scene.today, scene.tense_at(*found.span()))), "period", lead)
    if lead is None and not (scene.whole or shade):
        return None
    step = STEP[lead or "present"]
    if unit == "year" and words == "the past":
        step = -1
    return Reading(_period(unit, step, shade, plain(found["shade"]), scene.today), "period", lead or "present")


def _period(unit: str, step: int, shade: str | None, words: str, today: date) -> str:
    if unit == "week":
        return _week(step, shade, words, today)
    if unit == "weekend":
        saturday = week_of(today)[0] + days(5 + 7 * step)
        return days_text(saturday, saturday + DAY)
    if unit == "month":
        return month_text(*shift_months(today.year, today.month, step))
    if unit == "quarter":
        first = shift_months(today.year, (today.month - 1) // 3 * 3 + 1, 3 * step)
        return months_text(first, shift_months(*first, 2))
    if unit == "decade":
        start = (today.year // 10 + step) * 10
        return f"{year_text(start)}/{year_text(start + 9)}"
    return year_text(today.year + step)


def _week(step: int, shade: str | None, words: str, today: date) -> str:
    """Give a week from Monday to Sunday; told on a Sunday, "last week" is the one that ends on that day."""
    if today.weekday() == _SUNDAY and step < 0:
        today += DAY
    monday, sunday = week_of(today + days(7 * step))
    if step == 0 and words == "earlier":
        return days_text(monday, today)
    if step == 0 and words == "later":
        return days_text(today, sunday)
    spans = {"early": (0, 2), "middle": (1, 3), "late": (3, 6)}
    first, last = spans.get(shade or "", (0, 6))
    return days_text(monday + days(first), monday + days(last))


def _weekend(today: date, tense: Tense | None) -> tuple[date, date]:
    saturday = week_of(today)[0] + days(5)
    if tense != "future" and saturday > today:
        saturday -= days(7)
    return saturday, saturday + DAY


def _told_period(unit: str, words: str, scene: Scene) -> str:
    try:
        first, last = scene.reference()
    except UnanchoredError:
        if words not in _BEFORE_TOLD:
            raise
        first = last = scene.today
    step = 1 if words in _AFTER_TOLD else -1 if words in _BEFORE_TOLD else 0
    return _period(unit, step, None, "", last if step > 0 else first)


def read_end_of_year(found: re.Match[str], scene: Scene) -> Reading:
    """Read "year-end" as the year."""
    tense = scene.tense_at(*found.span())
    return Reading(year_text(scene.today.year), "period", tense)


RULES: tuple[Rule, ...] = (
    rule(
        "weekday",
        "weekday",
        r"(?:(?:late|early|earlier|later) (?:on )?)?(?:(?P<lead>@lead) )?(?P<weekday>@weekday)"
        r"(?: (?P<part>@part)|,? (?:of )?(?P<week>@lead) week)?",
        read_weekday,
    ),
    rule(
        "weekdays",
        "weekday",
        r"(?:from |between )?(?:(?P<lead>this|last|next) )?(?P<first>@weekday)(?:@to|(?P<and>@and))(?P<last>@weekday)",
        read_weekdays,
    ),
    rule(
        "deictic",
        "deictic",
        r"(?:(?:late|early|earlier|later) )?(?P<word>(?:the )?day (?:before yesterday|after tomorrow)|today|tonight"
        r"|yesterday|tomorrow|this (?:morning|afternoon|evening)|last (?:night|evening)|later on)(?: @part)?",
        read_deictic,
    ),
    rule(
        "period",
        "period",
        r"(?:(?P<shade>@shade)[\s-]*(?:in |of )?)?(?P<lead>@lead|the same|that same|that|the full|the) "
        r"(?P<period>@period)",
        read_period,
    ),
    rule("year-end", "unit", r"(?:the )?(?:year['\u2019]s|year)[\s-]end", read_end_of_year),
)
