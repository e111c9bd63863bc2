"""Rules for distances in time: "two days ago", "a year earlier", "the next day", "ending a two-day visit", "recently".

"Ago" counts from the day of publication; "earlier" and "later" count from the date told before them.
"""

import re
from datetime import date

from extract.dates.almanac import DAY, days, days_text, month_text, shift_months, year_text
from extract.dates.rule import Rule, rule
from extract.dates.scene import Reading, Scene, UnanchoredError
from extract.dates.tense import Tense
from extract.dates.terms import lead_of, plain
from extract.dates.words import number_of, table

_RECENT = 3
_LONGEST = 7
"""How many days a date may last from which "the next day" counts."""


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
    if (last - first).days > _LONGEST:
        raise UnanchoredError
    if re.search(r"next|following|after", words):
        return Reading((last + DAY).isoformat(), "relative", "future")
    if re.search(r"previous|preceding|before", words):
        return Reading((first - DAY).isoformat(), "relative", "past")
    return Reading(days_text(first, last), "relative", "present")


def read_same_day(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read "later in the day" or "hours earlier": the day told before, else the day of publication."""
    return Reading(_reference_or_today(scene).isoformat(), "deictic")


def _reference_or_today(scene: Scene) -> date:
    try:
        first, last = scene.reference()
    except UnanchoredError:
        return scene.today
    return first if first == last else scene.today


def read_hours_ago(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read "hours ago" as the day of publication."""
    return Reading(scene.today.isoformat(), "deictic", "past")


def read_ending(found: re.Match[str], scene: Scene) -> Reading:
    """Read "ending a two-day visit": it ends on a day told shortly before, else on the day of publication."""
    end = _reference_or_today(scene)
    if abs((scene.today - end).days) > _RECENT:
        end = scene.today
    return Reading(days_text(end - days(number_of(found["count"]) - 1), end), "interval", "past")


def read_vague(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read "recently" or "in a few weeks": told, but fixed by nothing."""
    return Reading(None, "vague")


_END = r"(?=\s*(?:[,.;:)!?\"”]|$)|\s+(?:that|and|in|at|by)\b)"

RULES: tuple[Rule, ...] = (
    rule(
        "same day",
        "unit",
        r"(?:late|early|earlier|later)(?: on)? (?:in |on )?(?:the|this|that|the same) (?:day|@part)",
        read_same_day,
    ),
    rule("part of the day", "unit", r"(?:later )?in the (?:afternoon|evening)(?! of\b)", read_same_day),
    rule("hours", "unit", r"(?:(?:@number|@few|just|only) ){0,3}(?:hours|minutes) (?:earlier|later)", read_same_day),
    rule("hours ago", "unit", r"(?:(?:@number|@few|just|only) ){0,3}(?:hours|minutes) ago", read_hours_ago),
    rule(
        "ending",
        "unit",
        r"(?:end(?:ing|ed|s)|conclud(?:ing|ed|es)|wrapp(?:ing|ed) up|wraps up|finish(?:ing|ed)|wound up|the end of) "
        r"(?:an?|the|his|her|their|its) (?:\w+ ){0,2}?(?P<count>@number)[- ]day (?:\w+ ){0,2}"
        r"(?:visit|trip|tour|stay|summit|conference|meeting|forum|talks)",
        read_ending,
    ),
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
        r"(?:['\u2019] time)?",
        read_in_time,
    ),
    rule(
        "running",
        "unit",
        r"(?:(?:in|over|during|for|within|throughout) )?(?:the )?(?P<lead>past|last|next|coming|previous) "
        r"(?P<count>@number) (?P<unit>@unit)",
        read_running,
    ),
    rule(
        "told day",
        "unit",
        r"(?:(?:the|that|this) )?(?:very )?(?:next|following|previous|preceding|same) (?:day|@part)"
        rf"|that (?:day|@part)|(?:the|a) (?:day|night|evening) (?:before|after|earlier|later){_END}",
        read_told_day,
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
