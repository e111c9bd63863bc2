"""The words of dates, from the lexicon files, and the fragments that patterns are built of.

A pattern names a fragment as `@month`; `pattern()` puts the fragment in its place. Nothing is compiled before
first use.
"""

import re
from collections import defaultdict
from functools import cache

from extract.lexicon import read_table

SHADES = ("early", "middle", "late")
LEADS = ("past", "present", "future")

_DASH = r"\s*[-\u2013\u2014\u2212\u2011]\s*"
_FIXED = {
    "daynum": r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)|<sup>(?:st|nd|rd|th)</sup>)?(?![\w%]|[.,:]\d)",
    "year": r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)",
    "to": rf"(?:{_DASH}|\s+(?:to|through|until|till|thru)\s+(?:the\s+)?)",
    "and": r"(?:\s*(?:and|&)\s*(?:the\s+)?)",
    "count": r"\d{1,3}",
}


@cache
def table(kind: str) -> dict[str, str]:
    """Give the forms of one class of `dates.tsv`, lower-cased, with their values."""
    return _tables()[kind]


@cache
def numbers(kind: str) -> dict[str, int]:
    """Give the forms of one class with their values as numbers."""
    return {form: int(value) for form, value in table(kind).items()}


@cache
def holidays() -> dict[str, str]:
    """Give the named days, lower-cased, with their rules."""
    return {row["name"].lower(): row["rule"] for row in read_table("dates_holidays.tsv")}


@cache
def cues() -> dict[str, str]:
    """Give the words that tell a tense, with `past` or `future`."""
    return {row["cue"]: row["tense"] for row in read_table("dates_cues.tsv")}


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern, ignoring case, after putting fragments in place of `@name`; white space matches any."""
    spaced = source.replace(" ", r"\s+")
    return re.compile(rf"(?<![\w$€£])(?:{_expand(spaced)})(?!\w)", re.IGNORECASE)


def either(forms: list[str]) -> str:
    """Give a group that matches any of the forms, the longest first."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+").replace("'", "['\u2019]") for form in ordered) + ")"


def number_of(text: str) -> int:
    """Give the number that digits or a number word name.

    Raises:
        KeyError: it is no such word.

    """
    text = " ".join(text.lower().replace("-", " ").split())
    if text.isdigit():
        return int(text)
    known = numbers("number")
    if text in known:
        return known[text]
    tens, ones = text.split()
    return numbers("tens")[tens] + known[ones]


def ordinal_of(text: str) -> int:
    """Give the number of `15th` or `fifteenth`.

    Raises:
        KeyError: it is no such word.

    """
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else numbers("ordinal")[text.lower().replace(" ", "-")]


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = defaultdict(dict)
    for row in read_table("dates.tsv"):
        tables[row["class"]][row["form"].lower()] = row["value"]
    return tables


def _expand(source: str) -> str:
    return re.sub(r"@([a-z]+)", lambda found: _fragments()[found.group(1)], source)


@cache
def _fragments() -> dict[str, str]:
    shades = "|".join(either(list(table(shade))) for shade in SHADES)
    leads = "|".join(either(list(table(lead))) for lead in LEADS)
    tens = either(list(table("tens")))
    small = either([word for word, value in table("number").items() if int(value) < 10 and word.isalpha()])
    teens = either([word for word, value in table("number").items() if 10 <= int(value) < 20])
    short = either(list(table("month-short"))) + r"\.?"
    return _FIXED | {
        "month": _capital(list(table("month"))),
        "anymonth": f"(?:{_capital(list(table('month')))}|(?:{short}))",
        "shortmonth": short,
        "weekday": either(list(table("weekday"))),
        "anyweekday": f"(?:{either(list(table('weekday')))}|{either(list(table('weekday-short')))}\\.?)",
        "ordinal": either(list(table("ordinal"))),
        "decadeword": either(list(table("decade"))),
        "number": rf"(?:\d{{1,3}}|{tens}[-\s]{small}|{either(list(table('number')))})",
        "season": either(list(table("season"))),
        "unit": either(list(table("unit"))),
        "period": either(list(table("period"))),
        "part": either(list(table("part-of-day"))),
        "shade": f"(?:{shades})",
        "lead": f"(?:{leads})",
        "about": either(list(table("about"))),
        "few": either(list(table("vague-number"))),
        "vague": either(list(table("vague"))),
        "holiday": either(list(holidays())),
        "spoken": rf"(?:(?:eighteen|nineteen|twenty)[-\s](?:hundred|oh[-\s]{small}|{teens}|{tens}(?:[-\s]{small})?)"
        rf"|two\s+thousand(?:(?:\s+and)?\s+(?:{teens}|{small}|{tens}))?)",
    }


def _capital(forms: list[str]) -> str:
    """Match forms written with a capital only: "may" and "march" are other words."""
    return "(?-i:" + "|".join(f"{form.capitalize()}|{form.upper()}" for form in forms) + ")"
