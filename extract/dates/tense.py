"""Guess from the words around a date whether it lies behind or ahead.

A verb bound to the date decides ("on Monday banned", "said late on Monday"), else the cue nearest before it in its own
sentence, else the first one after it.
"""

import re
from functools import cache
from typing import Literal

from extract.dates.words import cues, either

Tense = Literal["past", "future", "present"]

_SENTENCE = re.compile(
    r"""(?:(?<=[a-z]{3}[.!?])|(?<=\d[.!?])|(?<=["'”\u2019)][.!?])|(?<=[.!?]["'”\u2019]))['"”\u2019)]*\s+(?=["'“\u2018(`]*[A-Z])|\n"""
)
_JOINING = frozenset({"after", "following", "since", "ahead of", "pending"})
_AUXILIARY = r"(?:(?:\s+(?:not|also|then|still|now|likely|\w+ly|be|have|been|to))*\s+\w+)?"


def stated_tense(text: str, start: int, end: int) -> Tense | None:
    """Tell the tense where the date is bound to a verb beyond doubt: "on Monday banned", "said late on Monday"."""
    verb = _cue().match(text, _skip_space(text, end))
    if verb and verb.group() not in _JOINING:
        return _tense_of(verb)
    return "past" if _reporting().search(text, max(0, start - 40), start) else None


def nearest_tense(text: str, start: int, end: int) -> Tense | None:
    """Tell the tense of the cue nearest before the date in its sentence, else of the first one after it, else None."""
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
    past = either([cue for cue, tense in kinds.items() if tense in {"past", "reporting"}])
    return re.compile(rf"(?<!\w)(?:(?P<future>{future}(?!\w){_AUXILIARY})|(?P<past>{past}|[a-z]{{2,}}(?<!ne)ed))(?!\w)")


@cache
def _reporting() -> re.Pattern[str]:
    verbs = either([cue for cue, tense in cues().items() if tense == "reporting"])
    return re.compile(rf"(?<!\w){verbs}(?:\s+(?:reporters|journalists|late|early|earlier|on))*\s+$")
