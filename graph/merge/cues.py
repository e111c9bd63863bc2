"""Cues in the sentence behind a claim that tell one encounter of a day from another.

Two presidents may meet at the airport, at the table and before students on one day; the parties alone do not tell
these apart. The patterns stand in `cues.tsv`, each with an example that the tests run.
"""

import csv
import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_TABLE: Final = Path(__file__).with_name("cues.tsv")
_COUNTED: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_NUMBERS: Final = {word: str(number) for number, word in enumerate(_COUNTED, start=1)}
_ORDINAL: Final = re.compile(
    rf"\b({'|'.join(_COUNTED)}|\d+(?:st|nd|rd|th))(?:\s[\w-]+)?"
    r"\s(?:round|meeting|summit|call|conversation|visit|session|talks|letter|message)s?\b",
    re.IGNORECASE,
)


class Cues(NamedTuple):
    """What a sentence says of the encounter: its number ("third round") and its company, empty where it says none."""

    ordinal: str = ""
    company: str = ""


def cues(evidence: str) -> Cues:
    """Give the cues of a sentence."""
    return Cues(_ordinal(evidence), _company(evidence))


def _ordinal(evidence: str) -> str:
    found: set[str] = {word.lower() for word in _ORDINAL.findall(evidence)}
    if len(found) != 1:
        return ""
    word = found.pop()
    return _NUMBERS.get(word, word[:-2])


def _company(evidence: str) -> str:
    return next((company for company, pattern, _ in rows() if pattern.search(evidence)), "")


@cache
def rows() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Give the patterns of company with an example each."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple((row["company"], re.compile(row["pattern"], re.IGNORECASE), row["example"]) for row in table)
