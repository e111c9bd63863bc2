"""Guess from the words around a date whether it lies behind or ahead.

The cue nearest before the date in its own sentence decides; where none stands before it, the first one after it does.
"""

import re
from functools import cache
from typing import Literal

from extract.dates.words import cues, either

Tense = Literal["past", "future", "present"]

_SENTENCE = re.compile(r"""(?<=[\w%)”"'’][a-z0-9)”"'’][.!?])["'”’)]*\s+(?=["'“‘(]?[A-Z])|\n""")
_AUXILIARY = r"(?:(?:\s+(?:not|also|then|still|now|likely|\w+ly|be|have|been|to))*\s+\w+)?"


def guess_tense(text: str, start: int, end: int) -> Tense | None:
    """Tell the tense of the clause around `text[start:end]`, or None where no cue stands in its sentence."""
    for found in reversed(list(_cue().finditer(_sentence_before(text, start)))):
        return _tense_of(found)
    found_after = _cue().search(_sentence_after(text, end))
    return _tense_of(found_after) if found_after else None


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
