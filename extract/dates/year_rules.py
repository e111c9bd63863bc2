"""Rules for months and years: "mid-December", "June last year", "2015-2017", "the summer of 2016", "the 1990s".

"Early", "mid" and "the end of" do not narrow a month or year: the whole is given, as fine as such words support.
"""

import re

from extract.dates.almanac import month_text, months_text, season_text, year_text
from extract.dates.rule import Rule, rule
from extract.dates.scene import Reading, Scene
from extract.dates.tense import Tense
from extract.dates.terms import lead_of, month_of, told_year
from extract.dates.words import number_of, numbers, ordinal_of, table


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
    return scene.word_before(found.start()) in table("before-month") and following not in {"'s", "\u2019s"}


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


def read_told_month(found: re.Match[str], scene: Scene) -> Reading:
    """Read "that November" as the month of the year told before."""
    return Reading(month_text(scene.reference()[0].year, month_of(found["month"])), "month")


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


def read_anniversary(found: re.Match[str], scene: Scene) -> Reading:
    """Read "the 40th anniversary of": the year of what is remembered."""
    return Reading(year_text(scene.today.year - ordinal_of(found["nth"])), "anniversary", "past")


_SHADE = r"(?:(?P<shade>@shade)[\s-]*(?:of )?)?(?<![a-z])"

RULES: tuple[Rule, ...] = (
    rule(
        "month",
        "month",
        rf"(?:(?:the )?(?:first|second|third|last|final) (?:half|week|days|ten days) (?:of|in) )?{_SHADE}"
        r"(?:(?P<lead>@lead) )?(?P<month>@anymonth)(?:(?:,| of)? ?(?P<year>@year)|,? (?:of )?(?P<which>@lead) year)?",
        read_month,
    ),
    rule("told month", "month", r"(?:in )?that (?P<month>@month)", read_told_month),
    rule(
        "months",
        "month",
        r"(?:from |(?P<both>between ))?(?P<month>@month)(?: (?P<begun>@year))?(?(both)@and|@to)(?P<other>@month)"
        r"(?:,? (?:of )?(?P<year>@year)|,? (?:of )?(?P<which>@lead) year)?",
        read_months,
    ),
    rule(
        "part of year",
        "part",
        r"(?:the )?(?P<ordinal>first|second|third|fourth|last|final) (?P<part>quarter|half) of "
        r"(?:(?P<year>@year)|(?P<which>@lead) year|the year)",
        read_part_of_year,
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
    rule("decade", "digit", rf"{_SHADE}(?:the )?['\u2019]?(?P<decade>(?:1[5-9]|20)?\d0)['\u2019]?s", read_decade),
    rule("decade word", "decade", rf"{_SHADE}the (?:nineteen[\s-])?(?P<decade>@decadeword)", read_decade),
    rule(
        "century",
        "century",
        r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bduring\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bfrom\s))"
        rf"the {_SHADE}(?P<ordinal>\d\d?th|\d\d?st|@ordinal)[\s-]century",
        read_century,
    ),
    rule(
        "season",
        "season",
        rf"{_SHADE}(?:(?P<lead>@lead|in the|in|the|by|by the) )?(?P<season>@season)"
        r"(?:,? (?:of )?(?P<year>@year)|,? (?:of )?(?P<which>@lead) year)?",
        read_season,
    ),
    rule("anniversary", "anniversary", r"(?P<nth>\d{1,3}(?:st|nd|rd|th)|@ordinal) anniversary of", read_anniversary),
)
