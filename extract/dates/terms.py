"""What the words of a match stand for: a month, a direction, a year."""

import re

from extract.dates.scene import Scene
from extract.dates.tense import Tense
from extract.dates.words import LEADS, SHADES, numbers, table

STEP = {"past": -1, "present": 0, "future": 1}
"""How many weeks, months or years "last", "this" and "next" lead away."""


def plain(text: str | None) -> str:
    """Give matched words in lower case with single spaces."""
    return " ".join((text or "").lower().split())


def month_of(text: str) -> int:
    """Give the number of a month's name or abbreviation."""
    name = text.lower().rstrip(".")
    return numbers("month").get(name) or numbers("month-short")[name]


def lead_of(text: str | None) -> Tense | None:
    """Tell what "last", "this" or "next" say."""
    words = plain(text)
    for lead in LEADS:
        if words in table(lead):
            return lead  # type: ignore[return-value]
    return None


def shade_of(text: str | None) -> str | None:
    """Tell what "early", "mid" or "the end of" say: `early`, `middle` or `late`."""
    words = plain(text)
    return next((shade for shade in SHADES if words in table(shade)), None)


def told_year(found: re.Match[str], scene: Scene) -> int | None:
    """Give the year that stands in the match, as a number or as "last year"."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("which"):
        step = STEP[lead_of(groups["which"]) or "present"]
        return scene.today.year + step
    return None
