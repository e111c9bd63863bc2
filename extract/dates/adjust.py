"""A date mention, and what the words right before it make of it.

"The day before Tuesday", "the week of May 3" and "a two-day visit starting Monday" name another date than the one that
stands in them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extract.dates.almanac import DAY, days, days_text, week_of
from extract.dates.tense import Tense
from extract.dates.words import number_of, pattern


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression; `start` and `end` are offsets into the text searched.

    `edtf` is None where the words fix no date. `direction` tells on which side of the publication the words put it.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    kind: str
    direction: Tense | None = None


def adjust(mention: DateMention, text: str, *, offset: int = 0) -> DateMention:
    """Give the mention as the words before it in the text change it; `offset` is where its own offsets count from."""
    if mention.edtf is None or len(mention.edtf) != 10:
        return mention
    day, begin = date.fromisoformat(mention.edtf), mention.start + offset
    before = text[max(0, begin - 120) : begin]
    for expression, change in _changes():
        found = expression.search(before)
        if found is not None:
            edtf, kind = change(found, day)
            return _extend(mention, edtf, kind, text, begin - len(before) + found.start(), offset)
    return mention


def _extend(mention: DateMention, edtf: str, kind: str, text: str, begin: int, offset: int) -> DateMention:
    start = max(begin - offset, 0) if kind != "interval" else mention.start
    return replace(mention, start=start, text=text[start + offset : mention.end + offset], edtf=edtf, kind=kind)


def _neighbour(found: re.Match[str], day: date) -> tuple[str, str]:
    return (day - DAY if found["way"].lower() == "before" else day + DAY).isoformat(), "relative"


def _week(found: re.Match[str], day: date) -> tuple[str, str]:  # noqa: ARG001
    return days_text(*week_of(day)), "period"


def _lasting(found: re.Match[str], day: date) -> tuple[str, str]:
    length = number_of(found["count"])
    return days_text(day, day + days(length - 1)), "interval"


def _lasted(found: re.Match[str], day: date) -> tuple[str, str]:
    length = number_of(found["count"])
    return days_text(day - days(length - 1), day), "interval"


_Change = Callable[[re.Match[str], date], tuple[str, str]]


@cache
def _changes() -> tuple[tuple[re.Pattern[str], _Change], ...]:
    occasion = r"(?:visit|trip|tour|stay|summit|conference|meeting|forum|talks|round|session)\b"
    stay = rf"(?P<count>@number)[- ]day (?:\w+ ){{0,2}}{occasion}[^.;]{{0,70}}?"
    return (
        (pattern(r"(?:the |a )?day (?P<way>before|after|following) (?:the )?$"), _neighbour),
        (pattern(r"(?:the |that |for )?week (?:of|beginning|starting|commencing)(?: on)? (?:the )?$"), _week),
        (pattern(rf"{stay} (?:starting|beginning|begins|starts|began|started|from)(?: on)? $"), _lasting),
        (
            pattern(
                rf"(?:starts?|begins?|began|started|starting|beginning) (?:an? |his |her |their |its )?{stay} on $"
            ),
            _lasting,
        ),
        (pattern(rf"{stay} (?:ending|ends|ended|concluding|concluded|through|until)(?: on)? $"), _lasted),
    )
