"""Rules for dates told from another day: "Tuesday", "yesterday", "late last week", "two days later", "on the 15th".

Most count from the day of publication; "that day", "the following week" and "two days later" count from the date told
before them.
"""

import re
from datetime import date

from extract.dates.almanac import (
    DAY,
    covering,
    days,
    days_text,
    last_day,
    month_text,
    months_text,
    shift_months,
    week_of,
    year_text,
)
from extract.dates.calendar_rules import lead_of
from extract.dates.rule import Rule, rule
from extract.dates.scene import Reading, Scene, UnanchoredError
from extract.dates.tense import Tense
from extract.dates.words import number_of, numbers, ordinal_of, table

_STEP = {"past": -1, "present": 0, "future": 1}
_AFTER_TOLD = frozenset({"following", "the following"})
_BEFORE_TOLD = frozenset({"previous", "the previous", "preceding", "the preceding"})
_DEICTIC = {
    "today": 0, "tonight": 0, "this": 0, "later on": 0,
    "yesterday": -1, "last": -1, "tomorrow": 1,
}  # fmt: skip


def plain(text: str | None) -> str:
    """Give matched words in lower case with single spaces."""
    return " ".join((text or "").lower().split())


def read_weekday(found: re.Match[str], scene: Scene) -> Reading:
    """Read a weekday: by its own word ("last", "next"), else by the tense of its clause."""
    weekday = numbers("weekday")[found["weekday"].lower()]
    week = lead_of(found["week"])
    if week is not None:
        monday = week_of(scene.today)[0] + days(7 * _STEP[week])
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
    end = scene.settle_weekday(last, tense)
    return Reading(days_text(end - days(length), end), "interval", tense)


def read_deictic(found: re.Match[str], scene: Scene) -> Reading:
    """Read "today", "last night", "the day after tomorrow"."""
    words = plain(found["word"])
    step = next(step for form, step in _DEICTIC.items() if form in words)
    step *= 2 if "day " in words else 1
    direction: Tense = "present" if step == 0 else "past" if step < 0 else "future"
    return Reading((scene.today + days(step)).isoformat(), "deictic", direction)


def read_same_day(found: re.Match[str], scene: Scene) -> Reading:
    """Read "later in the day": the day told before, else the day of publication."""
    return Reading(_reference_or_today(scene).isoformat(), "deictic", "present" if found else None)


def _reference_or_today(scene: Scene) -> date:
    try:
        first, last = scene.reference()
    except UnanchoredError:
        return scene.today
    return first if first == last else scene.today


def read_period(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last week", "earlier this month", "the end of the year", "that year"."""
    unit = table("period")[plain(found["period"])]
    words, shade = plain(found["lead"]), _shade(found["shade"])
    lead = lead_of(words)
    if words in _AFTER_TOLD | _BEFORE_TOLD or words.startswith(("that", "the same")):
        return Reading(_told_period(unit, words, scene), "period")
    if lead is None and unit == "weekend":
        lead = "future" if scene.tense_at(*found.span()) == "future" else "present"
        return Reading(days_text(*_weekend(scene.today, scene.tense_at(*found.span()))), "period", lead)
    if lead is None and not (scene.whole or shade):
        return None
    step = _STEP[lead or "present"]
    if unit == "year" and words == "the past":
        step = -1
    return Reading(_period(unit, step, shade, plain(found["shade"]), scene.today), "period", lead or "present")


def _shade(text: str | None) -> str | None:
    words = plain(text)
    return next((shade for shade in ("early", "middle", "late") if words in table(shade)), None)


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


def read_shift(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "two days ago", "a year earlier", "three weeks later"; the unit tells how fine the answer is."""
    way, count, unit = plain(found["way"]), number_of(found["count"] or "one"), table("unit")[plain(found["unit"])]
    if way in {"ago", "from now", "hence", "time"}:
        start, sign = scene.today, -1 if way == "ago" else 1
    elif way in {"earlier", "before", "previously", "prior"}:
        start, sign = _told_or_today(scene), -1
    else:
        start, sign = scene.reference()[1], 1
    direction: Tense = "past" if sign < 0 else "future"
    return Reading(shifted(start, unit, sign * count), "relative", direction)


def _told_or_today(scene: Scene) -> date:
    try:
        return scene.reference()[0]
    except UnanchoredError:
        return scene.today


def shifted(start: date, unit: str, count: int) -> str:
    """Give the day, month or year that lies a number of units away from a day."""
    if unit in {"day", "week"}:
        return (start + days(count * (7 if unit == "week" else 1))).isoformat()
    if unit == "month":
        return month_text(*shift_months(start.year, start.month, count))
    return year_text(start.year + count * (10 if unit == "decade" else 1))


def read_in_time(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "in two weeks", which tells a date only where the clause speaks of the future."""
    if scene.tense_at(*found.span()) != "future" and not scene.whole:
        return None
    edtf = shifted(scene.today, table("unit")[plain(found["unit"])], number_of(found["count"]))
    return Reading(edtf, "relative", "future")


def read_running(found: re.Match[str], scene: Scene) -> Reading:
    """Read "over the past three weeks" as the interval that ends or begins on the day of publication."""
    unit, count, today = table("unit")[plain(found["unit"])], number_of(found["count"]), scene.today
    lead: Tense = "past" if lead_of(found["lead"]) == "past" else "future"
    sign = -1 if lead == "past" else 1
    other = shifted(today, unit, sign * count)
    here = today.isoformat()[: len(other)]
    return Reading("/".join(sorted((other, here))), "interval", lead)


def read_told_day(found: re.Match[str], scene: Scene) -> Reading:
    """Read "that day", "the next day", "the day before", told from the date before."""
    words = plain(found.group())
    first, last = scene.reference()
    if re.search(r"next|following|after", words):
        return Reading((last + DAY).isoformat(), "relative", "future")
    if re.search(r"previous|preceding|before", words):
        return Reading((first - DAY).isoformat(), "relative", "past")
    return Reading(days_text(first, last), "relative", "present")


def read_nth(found: re.Match[str], scene: Scene) -> Reading:
    """Read "on the 15th": of the month named, else the nearest by tense."""
    day, today = ordinal_of(found["day"]), scene.today
    month = lead_of(found["month"])
    if month is not None:
        year, number = shift_months(today.year, today.month, _STEP[month])
        return Reading(date(year, number, day).isoformat(), "day", month)
    tense = scene.tense_at(*found.span())
    months = [shift_months(today.year, today.month, step) for step in (-1, 0, 1)]
    candidates = [date(*one, day) for one in months if day <= last_day(*one).day]
    return Reading(scene.settle_day(candidates, tense).isoformat(), "day", tense)


def read_vague(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read "recently" or "in a few weeks": told, but fixed by nothing."""
    return Reading(None, "vague")


_END = r"(?=\s*(?:[,.;:)!?\"”]|$)|\s+(?:that|and|when|in|at|to|by|with|on|he|she|they|for)\b)"  # noqa: RUF001
_SHADE = r"(?:(?P<shade>@shade)[\s-]*(?:in |of )?(?:the(?= (?:day|week|month|year|decade|quarter)) )?(?<![a-z]))?"

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
        r"(?:(?:late|early|earlier|later) )?(?P<word>(?:the )?day (?:before yesterday|after tomorrow)|today|tonight|yesterday"
        r"|tomorrow|this (?:morning|afternoon|evening)|last (?:night|evening)|later on)(?: @part)?",
        read_deictic,
    ),
    rule(
        "same day",
        "unit",
        r"(?:late|early|earlier|later)(?: on)? (?:in |on )?(?:the|this|that|the same) (?:day|morning|afternoon|evening|night)",
        read_same_day,
    ),
    rule(
        "period",
        "period",
        r"(?:(?P<shade>@shade)[\s-]*(?:in |of )?)?(?P<lead>@lead|the same|that same|that|the full|the) (?P<period>@period)",
        read_period,
    ),
    rule("year-end", "unit", r"(?:the )?(?:year['’]s|year)[\s-]end", read_end_of_year),  # noqa: RUF001
    rule(
        "shift",
        "unit",
        r"(?:@about )?(?P<count>@number)(?: and a half)?[\s-](?P<unit>@unit)(?: or so)? "
        rf"(?P<way>ago|earlier|later|afterwards?|from now|hence|previously|(?:before|after|prior){_END})",
        read_shift,
    ),
    rule("year-earlier", "unit", r"(?P<count>)(?P<unit>year|month)[\s-](?P<way>ago|earlier)", read_shift),
    rule(
        "in time",
        "unit",
        r"(?:with)?in (?:@about )?(?P<count>@number) (?P<unit>days|weeks|months|years|a week|a month|a year)"
        r"(?:['’] time)?",  # noqa: RUF001
        read_in_time,
    ),
    rule(
        "running",
        "unit",
        r"(?:(?:in|over|during|for|within|throughout) )?(?:the )?(?P<lead>past|last|next|coming|previous) (?P<count>@number) "
        r"(?P<unit>@unit)",
        read_running,
    ),
    rule(
        "told day",
        "unit",
        r"(?:(?:the|that|this) )?(?:very )?(?:next|following|previous|preceding|same) (?:day|morning|afternoon|evening|night)"
        rf"|that (?:day|morning|afternoon|evening|night)|(?:the|a) day (?:before|after|earlier|later){_END}",
        read_told_day,
    ),
    rule(
        "nth",
        "digit",
        r"(?<=\bon\s)the (?P<day>\d\d?(?:st|nd|rd|th))(?: of (?P<month>@lead) month)?"
        r"(?! (?:of|century|anniversary|congress|session|round|meeting|parallel|birthday|floor|day))",
        read_nth,
    ),
    rule("vague", "vague", r"@vague", read_vague),
    rule(
        "vague span",
        "unit",
        r"(?:(?:in|within|over|after) (?:the (?:next|past|last|coming) )?)?@few (?:@unit|hours|minutes)"
        r"(?: (?:ago|earlier|later|from now|before|after))?",
        read_vague,
    ),
)
