"""What resolving a text gives: actors with why and a score; and what is asked.

Scores are the order in which ways of naming are trusted, not frequencies: a full name stands above a title, a title
above a surname, and a spelling that is only similar below all.
"""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from graph.model import Actor
from graph.reference.phrases import Phrase


class Context(NamedTuple):
    """What the text around a name tells.

    `states` (alpha-3) mentioned near by, the likeliest first; `ranks` and `people` (ids or names) of those whom it
    speaks of, so that "his counterpart" is a counterpart of somebody.
    """

    states: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """An actor that a text may mean, why, and how likely (0..1)."""

    actor: Actor
    why: str
    score: float


class Asked(NamedTuple):
    """A text as read, the day on which it was said, and what stood around it."""

    phrase: Phrase
    on: datetime.date | None
    states: tuple[str, ...]
    ranks: tuple[str, ...]
    people: tuple[str, ...]


NAMES = {
    "full": (0.98, "full name"), "title_name": (0.97, "title used as a name"), "state": (0.96, "name of the state"),
    "organization": (0.96, "name of the organization"), "acronym": (0.92, "acronym"), "other": (0.94, "other name"),
    "metonym": (0.85, "metonym"), "capital": (0.75, "capital"), "people": (0.7, "people"),
    "adjective": (0.7, "adjective"), "surname": (0.5, "surname"),
}  # fmt: skip
"""The score of each kind of name, and its why."""


def ranked(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Give each actor once, with its best score, the likeliest first."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        known = best.get(candidate.actor.id)
        if known is None or known.score < candidate.score:
            best[candidate.actor.id] = candidate
    if len(best) < 2:
        return tuple(best.values())
    return tuple(sorted(best.values(), key=lambda each: -each.score))
