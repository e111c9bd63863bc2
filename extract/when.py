"""Attach the dates of a sentence to its events, and fall back on the day of publication.

"On Thursday" beside *said* dates the saying, not the event that is told.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extract.dates import DateMention, Told, find_dates
from extract.dates.tense import Tense
from extract.frame import Cast
from extract.grammar import ancestors_until_clause, is_verb
from extract.parsing import Parsed
from extract.sentences import Sentence
from graph.edtf import bounds
from graph.vocabulary import DateBasis, EventType, Status

_LASTING = re.compile(r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})[- ]day\b", re.IGNORECASE)
_COUNTS = {
    w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
LASTING_TYPES: frozenset[EventType] = frozenset({"visit", "summit", "talks"})
"""Types that a number of days told in the sentence may belong to."""
_AHEAD: frozenset[Status] = frozenset({"planned", "proposed"})


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date, what it rests on, and the words that it was read from."""

    date: str | None
    basis: DateBasis | None
    why: str


def dates_in(text: str, *, published: datetime.date | None, ahead: bool, told: Told | None = None) -> list[DateMention]:
    """Give the date mentions of a sentence that fix a date, read ahead where its event is, else by its verbs.

    `told` gives the date that was told before, from which "the next day" counts.
    """
    tense: Tense | None = "future" if ahead else None
    return [m for m in find_dates(text, anchor=published, tense=tense, reference=told) if m.edtf]


_BACK = 8
"""How many sentences back a date is looked for that "the same day" may point to."""


def told_before(sentences: Sequence[Sentence], number: int, published: datetime.date | None) -> str | None:
    """Give the date that the sentences before the one of a number tell last, None where none of the last eight does."""
    for sentence in reversed(sentences[max(0, number - _BACK) : number]):
        if sentence.part == "title":
            return None
        if mentions := dates_in(sentence.text, published=published, ahead=False):
            return mentions[-1].edtf
    return None


_OPENING = 2
"""The number of the last sentence that may tell the first news of an article."""
_STALE = 3
"""How many days old the first news of an article may be."""


def lede(
    date: str | None, basis: DateBasis | None, status: Status, at: int, published: datetime.date | None
) -> datetime.date | None:
    """Give the day before the publication that the opening of an article says its news is of, None for any other date.

    What the article tells without a date is mostly of the same day.
    """
    if basis != "text" or status not in {"occurred", "ongoing"} or at > _OPENING or not date or published is None:
        return None
    day = datetime.date.fromisoformat(date) if len(date) == len("2017-11-21") else None
    return day if day is not None and 0 < (published - day).days <= _STALE else None


def token_at(parsed: Parsed, mention: DateMention) -> Token | None:
    """Give the token of a date mention that the rest of it hangs on."""
    inside = [t for t in parsed.tokens if mention.start <= parsed.spans[t.i][0] < mention.end]
    return next((t for t in inside if t.head not in inside), inside[0] if inside else None)


def distance(token: Token, cast: Cast, reporting: frozenset[str]) -> int | None:
    """Count steps in the tree from a date to the nearest anchor; None where the date dates a report instead."""
    chain = list(ancestors_until_clause(token))
    if (
        token.dep_ in {"nummod", "compound"}
        and token.head.i not in {anchor.i for anchor in cast.anchors}
        and token.shape_ == "dddd"
    ):
        return None
    clause = chain[-1]
    anchors = {anchor.i for anchor in cast.anchors}
    for steps, step in enumerate(chain):
        if step.i in anchors:
            return steps
    if is_verb(clause) and not _governs(clause, cast):
        return None
    if is_verb(clause) and clause.lower_ in reporting and not _reports_ahead(token, clause):
        return None
    return len(chain) + abs(token.i - cast.anchors[0].i) // 4 + 3


def _governs(clause: Token, cast: Cast) -> bool:
    """Tell whether a verb stands above or below the anchors of a cast rather than in a clause of its own."""
    first = cast.anchors[0]
    if any(clause.is_ancestor(anchor) or anchor.is_ancestor(clause) for anchor in cast.anchors):
        return not (
            clause.dep_ == "advcl" and first.is_ancestor(clause) and any(c.dep_ == "nsubj" for c in clause.children)
        )
    return False


def _reports_ahead(token: Token, verb: Token) -> bool:
    """Tell whether a date stands behind what a reporting verb reports rather than next to the verb."""
    inner = [child for child in verb.children if child.dep_ in {"ccomp", "dobj", "xcomp"} and child.i > verb.i]
    return bool(inner) and token.i > inner[0].i


def lasting(text: str, start: str) -> str:
    """Stretch a first day over the days that a text gives to a stay ("a three-day visit")."""
    found = _LASTING.search(text)
    if found is None or len(start) != 10:
        return start
    count = found["count"].lower()
    first = datetime.date.fromisoformat(start)
    last = first + datetime.timedelta(days=(int(count) if count.isdigit() else _COUNTS[count]) - 1)
    return f"{first}/{last}"


def under_way(text: str, date: str | None, published: datetime.date | None) -> bool:
    """Tell whether a stay of several days begins with the publication or goes on over it."""
    if _LASTING.search(text) is None or published is None:
        return False
    first, last = bounds(date) if date else (published, published)
    return first <= published <= last


def settled(kind: EventType, status: Status, date: str | None, published: datetime.date | None) -> Status:
    """Give the status in the light of the date: what is dated after the publication has yet to come.

    A visit, a summit or a round of talks that goes on beyond the day of publication is under way.
    """
    if date is None or published is None:
        return status
    first, last = bounds(date)
    if status in {"occurred", "ongoing"} and first > published:
        return "planned"
    if status == "occurred" and kind in LASTING_TYPES and first <= published < last and "/" in date:
        return "ongoing"
    if status == "planned" and last < published:
        return "occurred"
    return status
