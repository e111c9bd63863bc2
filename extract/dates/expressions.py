"""Find the date expressions of a text and read each.

Rules are tried only where their words occur; of overlapping matches the longest is kept, so that "early next year" is
one expression and not two. Expressions are read in the order of the text, since "two days later" looks back.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from extract.dates import day_rules, relative_rules, week_rules, year_rules
from extract.dates.adjust import DateMention, adjust
from extract.dates.rule import Rule
from extract.dates.scene import Reading, Scene, UnanchoredError
from extract.dates.tense import Tense
from extract.dates.words import holidays, table

Told = Callable[[], str | None]
"""Gives the date told before a text, when a rule asks for it."""

_WORD = re.compile(r"[a-z]+|\d")
_EXTRA = {
    "deictic": "today tonight yesterday tomorrow morning afternoon evening night later",
    "unit": "ago time day hours minutes",
    "spoken": "nineteen twenty eighteen thousand",
    "century": "century",
    "anniversary": "anniversary",
    "part": "quarter half",
}
_CLASSES = {
    "month": "month", "month-short": "month", "weekday": "weekday", "weekday-short": "weekday", "unit": "unit",
    "part-of-day": "unit", "season": "season", "decade": "decade", "period": "period", "vague": "vague",
}  # fmt: skip


def find_dates(
    text: str,
    *,
    anchor: date | None,
    before: str = "",
    after: str = "",
    tense: Tense | None = None,
    reference: str | Told | None = None,
) -> list[DateMention]:
    """Find the dates of a text, in its order.

    Args:
        text: a sentence or more.
        anchor: the day of publication; without it only dates that name their year are read.
        before: the words before the text, `after` those behind it; both only help to read.
        after: see `before`.
        tense: what the caller knows of the sentence; a cue nearer to the date goes first.
        reference: the date told before the text, from which "two days later" counts, or what gives it when asked;
            by default the last of `before`.

    """
    matches = _choose(_matches(text))
    if not matches:
        return []
    told: list[str] = []
    scene = _scene(text, before, after, anchor, tense, told, reference)
    mentions = []
    for rule, found in matches:
        reading = _read(rule, found, scene)
        if reading is None:
            continue
        mention = adjust(_mention(found, reading), text)
        mentions.append(mention)
        if mention.edtf:
            told.append(mention.edtf)
    return mentions


def resolve_date(
    expression: str,
    *,
    anchor: date | None,
    before: str = "",
    after: str = "",
    tense: Tense | None = None,
    reference: str | Told | None = None,
) -> str | None:
    """Give the EDTF date of a text that is known to be a date expression, or None where nothing fixes it.

    The options are those of `find_dates`.
    """
    matches = _choose(_matches(expression))
    scene = _scene(expression, before, after, anchor, tense, [], reference, whole=True)
    for rule, found in sorted(matches, key=lambda match: match[1].start() - match[1].end()):
        reading = _read(rule, found, scene)
        if reading is not None:
            mention = _mention(found, reading)
            return adjust(mention, f"{before} {expression}", offset=len(before) + 1).edtf
    return None


def answer(anchor: str | date | None, text: str, before: str = "", after: str = "") -> str | None:
    """Give the EDTF date of a date expression in its context.

    Raises:
        ValueError: the anchor is no calendar day.

    """
    day = date.fromisoformat(anchor) if isinstance(anchor, str) else anchor
    return resolve_date(text, anchor=day, before=before, after=after)


def _mention(found: re.Match[str], reading: Reading) -> DateMention:
    return DateMention(found.start(), found.end(), found.group(), reading.edtf, reading.kind, reading.direction)


def _scene(
    text: str,
    before: str,
    after: str,
    anchor: date | None,
    tense: Tense | None,
    told: list[str],
    reference: str | Told | None,
    *,
    whole: bool = False,
) -> Scene:
    def last_told() -> str | None:
        if told:
            return told[-1]
        if reference:
            return reference if isinstance(reference, str) else reference()
        return next((m.edtf for m in reversed(find_dates(before, anchor=anchor)) if m.edtf), None) if before else None

    return Scene(f"{before} {text} {after}", len(before) + 1, anchor, tense, last_told, whole)


def _read(rule: Rule, found: re.Match[str], scene: Scene) -> Reading | None:
    """Read a match; a date that cannot be settled is told without EDTF, a day of no calendar is no date."""
    try:
        return rule.read(found, scene)
    except UnanchoredError:
        return Reading(None, "unanchored")
    except (ValueError, OverflowError):
        return None


def _choose(matches: Iterator[tuple[Rule, re.Match[str]]]) -> list[tuple[Rule, re.Match[str]]]:
    """Keep the longest of overlapping matches, the earlier rule among equals, in the order of the text."""
    kept: list[tuple[Rule, re.Match[str]]] = []
    for rule, found in sorted(matches, key=lambda match: match[1].start() - match[1].end()):
        place = bisect(kept, found.start(), key=lambda match: match[1].start())
        follows = place == 0 or kept[place - 1][1].end() <= found.start()
        if follows and (place == len(kept) or found.end() <= kept[place][1].start()):
            kept.insert(place, (rule, found))
    return kept


def _matches(text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    kinds = _kinds_in(text)
    if not kinds:
        return
    for rule in _rules():
        if rule.needs <= kinds:
            for found in rule.expression.finditer(text):
                yield rule, found


@cache
def _rules() -> tuple[Rule, ...]:
    return day_rules.RULES + year_rules.RULES + week_rules.RULES + relative_rules.RULES


def _kinds_in(text: str) -> set[str]:
    """Tell which kinds of words occur, so that only rules with a chance are tried."""
    lowered = text.lower()
    kinds: set[str] = set()
    known = _kinds()
    for word in set(_WORD.findall(lowered)):
        kinds.update(known.get(word, ()))
    plain = lowered.replace("\u2019", "'")
    if any(name in plain for name in holidays()):
        kinds.add("holiday")
    return kinds


@cache
def _kinds() -> dict[str, frozenset[str]]:
    pairs = [(word, kind) for kind, words in _EXTRA.items() for word in words.split()]
    pairs += [(str(digit), "digit") for digit in range(10)]
    for name, kind in _CLASSES.items():
        pairs += [(max(_WORD.findall(form), key=len), kind) for form in table(name)]
    return {word: frozenset(kind for other, kind in pairs if other == word) for word, _ in pairs}
