"""Find the dateline of a text: the place, the agency and the day that stand before its body.

A dateline often leaves out the year, so a day alone is kept apart from a date until something tells the year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from extract.lexicon import read_table, read_words

_CLOSE = timedelta(days=31)
_LINES = 10
"""A dateline stands among the first lines of a text, or nowhere."""
_LEAP = 2000
_BODY_LINE = 200
"""A line of this many characters is body, not heading."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the body: `text[end:]` is where the body begins.

    `place` is written as a name, not in capitals; `year` is None where the dateline leaves it out.
    """

    start: int
    end: int
    place: str | None = None
    agency: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def on(self, near: date | None = None) -> date | None:
        """Give the day; without a year, that of the year which brings it within a month of `near`, else None."""
        if self.month is None or self.day is None:
            return None
        if self.year is not None:
            return _calendar_day(self.year, self.month, self.day)
        if near is None:
            return None
        years = (near.year - 1, near.year, near.year + 1)
        days = [found for year in years if (found := _calendar_day(year, self.month, self.day))]
        close = [found for found in days if abs(found - near) <= _CLOSE]
        return min(close, key=lambda found: abs(found - near), default=None)


def find_dateline(text: str) -> Dateline | None:
    """Give the dateline of a text, or None.

    A line that holds a date alone and a place further on before the body are taken together.
    """
    dated: Dateline | None = None
    for start, line in _head(text):
        found = _placed(line, start) or (None if dated else _date_line(line, start))
        if found is None:
            continue
        if found.place or found.agency:
            return _joined(dated, found)
        dated = found
    return dated


def is_caption(paragraph: str) -> bool:
    """Tell whether a paragraph is the caption of a photo, which credits its picture at the end."""
    return _CAPTION.search(paragraph.strip()) is not None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _head(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines before the body and the first line of the body, each with its offset."""
    start = seen = 0
    while start < len(text) and seen < _LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip():
            seen += 1
            yield start, line
            if len(line) > _BODY_LINE and not is_caption(line):
                return
        start = end + 1


def _joined(dated: Dateline | None, placed: Dateline) -> Dateline:
    if dated is None:
        return placed
    if placed.month is None or (placed.year is None and (placed.month, placed.day) == (dated.month, dated.day)):
        return replace(placed, start=dated.start, year=dated.year, month=dated.month, day=dated.day)
    return replace(placed, start=dated.start)


def _placed(line: str, start: int) -> Dateline | None:
    """Read a line that begins with a place: `MOSCOW, Nov. 21 (Reuters) -`, `Geneva, 21 November 2017 -`."""
    for pattern in _patterns().placed:
        found = pattern.match(line)
        if found and _is_place(found["place"]):
            return _dateline(found, start)
    return None


def _date_line(line: str, start: int) -> Dateline | None:
    """Read a line that begins with a whole date and holds no more, or goes on after a dash."""
    found = _patterns().date_line.match(line)
    dateline = _dateline(found, start) if found else None
    return dateline if dateline and dateline.month else None


def _is_place(place: str) -> bool:
    words = place.strip(" .,").lower()
    return words not in _patterns().not_places and words.split()[0].rstrip(".") not in _patterns().days


def _dateline(found: re.Match[str], start: int) -> Dateline:
    groups = found.groupdict()
    bare = Dateline(
        start + found.start("first"), start + found.end(), _name(groups.get("place")), _agency(groups.get("agency"))
    )
    if groups["month"] or groups["month_after"]:
        month = _patterns().months[(groups["month"] or groups["month_after"]).lower()]
        day = int(groups["day"] or groups["day_before"])
        written = groups["year"] or groups["year_after"]
    elif groups["iso"]:
        written, month, day = (int(part) for part in groups["iso"].split("-"))
    else:
        return bare
    year = int(written) if written else None
    return replace(bare, year=year, month=month, day=day) if _calendar_day(year or _LEAP, month, day) else bare


def _agency(text: str | None) -> str | None:
    return text.strip() if text else None


def _name(place: str | None) -> str | None:
    if not place:
        return None
    first = place.split("/")[0].strip(" .,")
    words = [word.title() if word.isupper() and "." not in word[:-1] else word for word in first.split()]
    return " ".join(words) + ("." if first.endswith("D.C") else "")


@dataclass(frozen=True, slots=True)
class _Patterns:
    placed: tuple[re.Pattern[str], ...]
    date_line: re.Pattern[str]
    months: dict[str, int]
    days: frozenset[str]
    not_places: frozenset[str]


_CAPTION = re.compile(
    r"""[(\[](?:file\s+)?(?:photo|image|picture|via)\b[^()\[\]]*[)\]]$   # (Photo by AFP)
      | [(\[][^()\[\]]{2,40}\b(?:photos?|images?|pictures?)[)\]]$         # (AFP photo)
      | ^(?:file\s+)?(?:photo|image)\s*:                                   # Photo: Reuters
      | \b(?:photo|image)\s*:\s*[^.]{2,40}$ """,
    re.IGNORECASE | re.VERBOSE,
)
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'\u2019-]"
_WORD = r"[A-ZÀ-Þ][\w.'\u2019-]+"
_CAPITALS = rf"(?P<place>{_UPPER}{{2,}}(?:[ /]{_UPPER}+){{0,3}}(?:,\s(?:D\.C\.|{_WORD}(?:\s[A-ZÀ-Þ]\w+)?))?)"
_TITLED = rf"(?P<place>{_WORD}(?:\s(?:{_WORD}|el-\w+|al-\w+|de|of|la)){{0,3}}(?:,\s[A-ZÀ-Þ]\w+)?)"
_AGENCY = r"(?:\((?P<agency>[^()\n]{2,40})\))"
_SLASHED = r"/(?P<agency>[^/\n]{2,30})/\.?"
_DASH = r"(?:-{1,3}|_|[\u2013-\u2015])"
_TIME = r"(?:,?\s*(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s[A-Z]{2,4})?)"
_LEAD = r"[ \t*_>]*(?P<first>)"


@cache
def _patterns() -> _Patterns:
    rows = list(read_table("dates.tsv"))
    months = {row["form"].lower(): int(row["value"]) for row in rows if row["class"] in {"month", "month-short"}}
    weekdays = [row["form"] for row in rows if row["class"] in {"weekday", "weekday-short"}]
    day = _day(list(months), weekdays)
    placed = (
        rf"{_LEAD}{_CAPITALS}(?:[,.]\s*{day})?[.,]?\s*{_AGENCY}?[\s*_]*(?:{_DASH}|:(?=\s))[\s*_]*",
        rf"{_LEAD}{_CAPITALS}(?:[,.]\s*{day})?[.,]?\s*{_SLASHED}\s*{_DASH}?\s*",
        rf"{_LEAD}{_TITLED}[,.]\s*{day}[.,]?\s*{_AGENCY}?[\s*_]*(?:{_DASH}|:(?=\s)|$)[\s*_]*",
        rf"{_LEAD}{_TITLED}(?P<none>)\s*{_AGENCY}\s*{_DASH}\s*".replace("(?P<none>)", _nothing(day)),
    )
    label = r"(?:(?:Published|Posted|Released|Issued|Date)(?:\s(?:on|at))?\s*:?\s*)?"
    date_line = rf"{_LEAD}{label}{day}{_TIME}?[\s.*_|]*(?:{_DASH}\s*|$)"
    names = {word.lower() for word in (*months, *weekdays)}
    return _Patterns(
        tuple(re.compile(pattern) for pattern in placed),
        re.compile(date_line, re.IGNORECASE),
        months,
        frozenset(names),
        read_words("not_datelines.txt"),
    )


def _day(months: list[str], weekdays: list[str]) -> str:
    month = "|".join(sorted((re.escape(form) for form in months), key=len, reverse=True))
    weekday = "|".join(sorted((re.escape(form) for form in weekdays), key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th)?"
    return (
        rf"(?:(?i:{weekday})\.?,?\s+)?(?:"
        rf"(?P<month>(?i:{month}))\.?\s+(?P<day>\d{{1,2}}){ordinal}(?!\w)(?:,?\s+(?P<year>\d{{4}}))?"
        rf"|(?P<day_before>\d{{1,2}}){ordinal}\s+(?P<month_after>(?i:{month}))\.?(?:,?\s+(?P<year_after>\d{{4}}))?"
        r"|(?P<iso>\d{4}-\d\d-\d\d))"
    )


def _nothing(day: str) -> str:
    """Give a pattern with the same group names that never takes part, so that one reader serves all patterns."""
    return rf"(?:(?!){day})?"
