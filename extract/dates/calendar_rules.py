"""Rules for dates that name a day, month or year: "Nov. 21", "22-24 November 2017", "mid-December", "the 1990s".

A month or day without its year is settled by the tense of its clause, so most of these need a day of publication too.
"""

import re
from datetime import date

from extract.dates.almanac import days_text, holiday, month_text, months_text, season_text, year_text
from extract.dates.rule import Rule, rule
from extract.dates.scene import Reading, Scene
from extract.dates.tense import Tense
from extract.dates.words import LEADS, holidays, number_of, numbers, ordinal_of, table

_TAIL = r"(?:(?:,\s*| of | |-)(?P<year>@year)|,? (?:of )?(?P<which>this|last|next) year)?"
_STEP = {"last": -1, "this": 0, "next": 1}


def month_of(text: str) -> int:
    """Give the number of a month's name or abbreviation."""
    name = text.lower().rstrip(".")
    return numbers("month").get(name) or numbers("month-short")[name]


def lead_of(text: str | None) -> Tense | None:
    """Tell what "last", "this" or "next" say."""
    plain = " ".join((text or "").lower().split())
    for lead in LEADS:
        if plain in table(lead):
            return lead  # type: ignore[return-value]
    return None


def told_year(found: re.Match[str], scene: Scene) -> int | None:
    """Give the year that stands in the match, as a number or as "last year"."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("which"):
        step = {"past": -1, "present": 0, "future": 1}[lead_of(groups["which"]) or "present"]
        return scene.today.year + step
    return None


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


def read_month(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read a month, with "early", "mid" or "the end of" before it left out: the whole month is given."""
    month, year = month_of(found["month"]), told_year(found, scene)
    if year is not None:
        return Reading(month_text(year, month), "month")
    lead = lead_of(found["lead"])
    if lead is None and not scene.whole and not _is_month(found, scene):
        return None
    if lead is not None:
        return _led_month(month, lead, found["lead"].lower(), scene)
    tense = scene.tense_at(*found.span())
    return Reading(scene.settle_month(month, tense), "month", tense)


def _is_month(found: re.Match[str], scene: Scene) -> bool:
    """Tell whether a bare name is the month, not an abbreviation of nothing, a name or the verb."""
    name = found["month"].lower()
    if name not in table("month"):
        return False
    if name not in table("doubtful-month") or found["shade"]:
        return True
    following = scene.text[scene.offset + found.end() : scene.offset + found.end() + 2]
    return scene.word_before(found.start()) in table("before-month") and following not in {"'s", "’s"}  # noqa: RUF001


def _led_month(month: int, lead: Tense, words: str, scene: Scene) -> Reading:
    if words.endswith("following"):
        start = scene.reference()[1]
        return Reading(month_text(start.year + (month <= start.month), month), "month")
    today = scene.today
    if lead == "present":
        return Reading(month_text(today.year, month), "month", lead)
    if lead == "past":
        return Reading(month_text(today.year - (month >= today.month), month), "month", lead)
    return Reading(month_text(today.year + (month <= today.month), month), "month", lead)


def read_months(found: re.Match[str], scene: Scene) -> Reading:
    """Read one month to another as an interval."""
    first, last = month_of(found["month"]), month_of(found["other"])
    year = told_year(found, scene)
    if year is None:
        tense = scene.tense_at(*found.span())
        year = int(scene.settle_month(last, tense)[:4])
    begun = int(found["begun"]) if found["begun"] else year - (first > last)
    return Reading(months_text((begun, first), (year, last)), "interval")


def read_year(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read a year, where the words around do not make it another number."""
    if not (scene.whole or found["lead"] or found["shade"]) and not _is_year(found, scene):
        return None
    return Reading(year_text(int(found["year"])), "year")


def _is_year(found: re.Match[str], scene: Scene) -> bool:
    if scene.word_after(found.end()) in table("not-year"):
        return False
    before = scene.word_before(found.start())
    return before == "" or before in table("before-year") or before.endswith(",") or before in numbers("month")


def read_spoken_year(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read "nineteen ninety-seven" or "two thousand and five"."""
    text = " ".join(re.sub(r"[-\s]+|\band\b", " ", found["year"].lower()).split())
    if text.startswith("two thousand"):
        rest = text.removeprefix("two thousand").strip()
        return Reading(year_text(2000 + (number_of(rest) if rest else 0)), "year")
    century, _, rest = text.partition(" ")
    below = 0 if rest == "hundred" else number_of(rest.removeprefix("oh "))
    return Reading(year_text(number_of(century) * 100 + below), "year")


def read_years(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read one year to another as an interval; `1989-90` too."""
    first, last = int(found["first"]), int(found["last"])
    if last < 100:
        last += first // 100 * 100
    if last <= first:
        raise ValueError(found.group())
    return Reading(f"{year_text(first)}/{year_text(last)}", "interval")


def read_decade(found: re.Match[str], scene: Scene) -> Reading:
    """Read "the 1990s", "the '90s" or "the nineties"."""
    words = found["decade"].lower()
    tens = numbers("decade").get(words)
    start = tens if tens is not None else int(words)
    if start < 100:
        start += 1900 if start >= 20 or scene.anchor is None else scene.anchor.year // 100 * 100
    return Reading(f"{year_text(start)}/{year_text(start + 9)}", "decade")


def read_century(found: re.Match[str], scene: Scene) -> Reading:  # noqa: ARG001
    """Read "in the 19th century"."""
    number = ordinal_of(found["ordinal"])
    return Reading(f"{year_text(number * 100 - 99)}/{year_text(number * 100)}", "century")


def read_season(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read a season of a told or meant year as its three months."""
    month, year = numbers("season")[found["season"].lower()], told_year(found, scene)
    if year is not None:
        return Reading(season_text(year, month), "season")
    lead = lead_of(found["lead"])
    if lead is None and not scene.whole and not (found["lead"] and scene.word_after(found.end()) != "of"):
        return None
    today = scene.today
    if lead == "past":
        return Reading(season_text(today.year - (today.month <= month + 2), month), "season", lead)
    if lead == "future":
        return Reading(season_text(today.year + (today.month >= month), month), "season", lead)
    tense = lead or scene.tense_at(*found.span())
    behind = tense == "past" and today.month < month
    ahead = tense == "future" and today.month > month + 2
    return Reading(season_text(today.year - behind + ahead, month), "season", tense)


def read_part_of_year(found: re.Match[str], scene: Scene) -> Reading:
    """Read "the first quarter of 2018" or "the second half of this year"."""
    year = told_year(found, scene)
    year = scene.today.year if year is None else year
    length = 3 if found["part"].lower() == "quarter" else 6
    parts = 12 // length
    word = found["ordinal"].lower()
    nth = parts if word in {"last", "final"} else ordinal_of(word)
    if nth > parts:
        raise ValueError(found.group())
    return Reading(months_text((year, length * (nth - 1) + 1), (year, length * nth)), "quarter")


def read_holiday(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read a named day; feasts that also name a season or a custom need a word that makes them a date."""
    name = " ".join(found["holiday"].lower().replace("’", "'").split())  # noqa: RUF001
    lead, year = lead_of(found["lead"]), told_year(found, scene)
    bare = lead is None and year is None and "day" not in name
    if bare and not scene.whole and scene.word_before(found.start()) not in table("before-month") | {"on": "", "at": ""}:
        return None
    if year is not None:
        return Reading(holiday(year, holidays()[name]).isoformat(), "holiday")
    tense = lead or scene.tense_at(*found.span())
    candidates = [holiday(scene.today.year + step, holidays()[name]) for step in (-1, 0, 1)]
    if lead == "past":
        candidates = [day for day in candidates if day < scene.today]
    return Reading(scene.settle_day(candidates, tense).isoformat(), "holiday", tense)


_WEEKDAY = r"(?:(?:(?:this|last|next|the) )?(?:(?:coming|past|following) )?@anyweekday,? (?:the )?)?"
_LIST = r"(?:, ?@daynum)*,?"
_SHADE = r"(?:(?P<shade>@shade)[\s-]*(?:of )?)?(?<![a-z])"

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
        rf"(?:from |(?P<both>between ))?(?:the )?(?P<first>@daynum)(?: of)? (?P<month>@anymonth)(?:,? (?P<begun>@year))?"
        rf"(?(both)@and|@to)"
        rf"(?P<last>@daynum)(?: of)? (?P<other>@anymonth){_TAIL}",
        read_span,
    ),
    rule(
        "month",
        "month",
        rf"{_SHADE}(?:(?P<lead>@lead) )?(?P<month>@anymonth)(?:(?:,| of)? ?(?P<year>@year)|,? (?:of )?(?P<which>@lead) year)?",
        read_month,
    ),
    rule(
        "months",
        "month",
        r"(?:from |(?P<both>between ))?(?P<month>@month)(?: (?P<begun>@year))?(?(both)@and|@to)(?P<other>@month)"
        r"(?:,? (?:of )?(?P<year>@year)|,? (?:of )?(?P<which>@lead) year)?",
        read_months,
    ),
    rule(
        "year",
        "digit",
        rf"{_SHADE}(?P<lead>(?:the )?(?:(?:fiscal|financial|calendar|academic) (?:year )?|year ))?(?P<year>@year)",
        read_year,
    ),
    rule("spoken year", "spoken", r"(?:the year )?(?P<year>@spoken)", read_spoken_year),
    rule(
        "years",
        "digit",
        r"(?:from |(?P<both>between ))?(?P<first>@year)(?(both)@and|@to)(?P<last>@year|\d\d(?!\d))",
        read_years,
    ),
    rule("decade", "digit", rf"{_SHADE}(?:the )?['’]?(?P<decade>(?:1[5-9]|20)?\d0)['’]?s", read_decade),  # noqa: RUF001
    rule("decade word", "decade", rf"{_SHADE}the (?:nineteen[\s-])?(?P<decade>@decadeword)", read_decade),
    rule(
        "century",
        "century",
        rf"(?:in|during|of|since|until|from) the {_SHADE}(?P<ordinal>\d\d?th|\d\d?st|@ordinal)[\s-]century",
        read_century,
    ),
    rule(
        "season",
        "season",
        rf"{_SHADE}(?:(?P<lead>@lead|in the|in|the|by|by the) )?(?P<season>@season)"
        r"(?:,? (?:of )?(?P<year>@year)|,? (?:of )?(?P<which>@lead) year)?",
        read_season,
    ),
    rule(
        "part of year",
        "part",
        r"(?:the )?(?P<ordinal>first|second|third|fourth|last|final) (?P<part>quarter|half) of "
        r"(?:(?P<year>@year)|(?P<which>@lead) year|the year)",
        read_part_of_year,
    ),
    rule("holiday", "holiday", r"(?:(?P<lead>@lead) )?(?P<holiday>@holiday)(?:,? (?:of )?(?P<year>@year))?", read_holiday),
)
