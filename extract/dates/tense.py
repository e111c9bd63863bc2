"""Guess from the words around a date whether it lies behind or ahead.

A verb that follows the date at once decides ("on Monday banned"), else the cue nearest before it in its own sentence, else
the first one after it.
"""

import re
from functools import cache
from typing import Literal

from extract.dates.words import cues, either

Tense = Literal["past", "future", "present"]

_SENTENCE = re.compile(
    r"""(?:(?<=[a-z]{3}[.!?])|(?<=\d[.!?])|(?<=["'”’)][.!?])|(?<=[.!?]["'”’]))['"”’)]*\s+(?=["'“‘(`]*[A-Z])|\n"""
)
_JOINING = frozenset({"after", "following", "since", "ahead of", "pending"})
_AUXILIARY = r"(?:(?:\s+(?:not|also|then|still|now|likely|\w+ly|be|have|been|to))*\s+\w+)?"


def guess_tense(text: str, start: int, end: int) -> Tense | None:
    """Tell the tense of the clause around `text[start:end]`, or None where no cue stands in its sentence."""
    adjacent = _cue().match(text, _skip_space(text, end)) if text[start:end] else None
    if adjacent and adjacent.group() not in _JOINING:
        return _tense_of(adjacent)
    for found in reversed(list(_cue().finditer(_sentence_before(text, start)))):
        return _tense_of(found)
    found_after = _cue().search(_sentence_after(text, end))
    return _tense_of(found_after) if found_after else None


def _skip_space(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == " " else end


def _sentence_before(text: str, start: int) -> str:
    window = text[max(0, start - 240) : start]
    return window[max((found.end() for found in _SENTENCE.finditer(window)), default=0) :]


def _sentence_after(text: str, end: int) -> str:
    window = text[end : end + 160]
    found = _SENTENCE.search(window)
    return window[: found.start()] if found else window


def _tense_of(found: re.Match[str]) -> Tense:
    return "future" if found.lastgroup == "future" else "past"


@cache
def _cue() -> re.Pattern[str]:
    kinds = cues()
    future = either([cue for cue, tense in kinds.items() if tense == "future"])
    past = either([cue for cue, tense in kinds.items() if tense == "past"])
    return re.compile(rf"(?<!\w)(?:(?P<future>{future}(?!\w){_AUXILIARY})|(?P<past>{past}|[a-z]{{2,}}(?<!ne)ed))(?!\w)")
