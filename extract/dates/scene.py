"""Where a date is read: the day of publication, the words around, the date told before.

A date that leaves something open ("Friday", "in May", "on the 15th") is settled here, by the tense of its clause.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.dates.almanac import days, month_text, shift_months
from extract.dates.tense import Tense, nearest_tense, stated_tense
from graph.edtf import bounds

_FAR, _NEAR, _SOON = 300, 45, 2


class UnanchoredError(Exception):
    """The reading needs a day of publication, or a date told before, and there is none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says: an EDTF date, or None where its words fix none."""

    edtf: str | None
    kind: str
    direction: Tense | None = None


@dataclass(frozen=True)
class Scene:
    """All that the reading of one text may look at.

    `text` is the words before, the text and the words after in one piece; `offset` is where the text itself begins.
    `whole` tells that the text is known to be a date, so that no guard against other meanings is needed.
    """

    text: str
    offset: int
    anchor: date | None
    tense: Tense | None
    told: Callable[[], str | None]
    whole: bool = False
    tenses: dict[tuple[int, int], Tense | None] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day of publication.

        Raises:
            UnanchoredError: none is known.

        """
        if self.anchor is None:
            raise UnanchoredError
        return self.anchor

    def reference(self) -> tuple[date, date]:
        """Give the bounds of the date told before.

        Raises:
            UnanchoredError: none was told.

        """
        told = self.told()
        if told is None:
            raise UnanchoredError
        return bounds(told)

    def word_before(self, start: int) -> str:
        """Give the word that stands right before a place in the text, lower-cased; empty at a sentence's start."""
        before = self.text[max(0, self.offset + start - 40) : self.offset + start].rstrip()
        if not before or before[-1] in ".!?:;\n•|":
            return ""
        return before.split()[-1].lower().strip("(\"'“”\u2018\u2019[")

    def word_after(self, end: int) -> str:
        """Give the word that stands right after a place in the text."""
        following = self.text[self.offset + end : self.offset + end + 40].split()
        return following[0].lower().strip(",.;:!?)\"'”\u2019") if following else ""

    def tense_at(self, start: int, end: int) -> Tense | None:
        """Tell the tense of the clause around an expression.

        A verb bound to the expression goes before what the caller knows, and that before the nearest cue.
        """
        key = (start, end)
        if key not in self.tenses:
            place = (self.text, self.offset + start, self.offset + end)
            self.tenses[key] = stated_tense(*place) or self.tense or nearest_tense(*place)
        return self.tenses[key]

    def settle_weekday(self, weekday: int, tense: Tense | None) -> date:
        """Give the nearest such weekday ahead or behind; the day of publication itself is both."""
        gap = (weekday - self.today.weekday()) % 7
        return self.today + days(gap if tense == "future" or gap == 0 else gap - 7)

    def settle_day(self, candidates: Sequence[date], tense: Tense | None) -> date:
        """Choose among the same day of several years: by tense, unless that leads far off and a near one is at hand."""
        ranked = sorted(candidates, key=lambda day: (abs((day - self.today).days), day))
        sided = [day for day in ranked if _on_side(day, self.today, tense)]
        near, chosen = ranked[0], (sided or ranked)[0]
        if abs((chosen - self.today).days) > _FAR and abs((near - self.today).days) < _NEAR:
            return near
        return chosen

    def settle_month(self, month: int, tense: Tense | None) -> str:
        """Give the nearest such month ahead or behind; one close ahead is meant even in a clause about the past.

        What lies eleven months back is told as "last May", not as "in May".
        """
        ahead = (month - self.today.month) % 12
        forward = tense == "future" or ahead <= _SOON
        return month_text(*shift_months(self.today.year, self.today.month, ahead if forward else ahead - 12))


def _on_side(day: date, today: date, tense: Tense | None) -> bool:
    if tense == "future":
        return day >= today
    return day <= today if tense == "past" else True
