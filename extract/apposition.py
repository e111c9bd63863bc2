"""Tell whom an unknown person stands for by the words set behind the name ("X, chief of the security bureau of Y")."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.parties import Mention, Party

_BEHIND = re.compile(r"(?:,| of| for)\s(?:[^\W\d_]|[ '’./&-]){0,90}$")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = 40
"""Characters behind a state in which the office may stand ("X, the Polish army's chief negotiator")."""


def apposed(
    mentions: Sequence[Mention], sentence: str, offices: Collection[str], *, home: str | None
) -> tuple[Mention, ...]:
    """Give the mentions of a sentence, unknown people with the state that an apposition behind them names.

    `offices` are words in lower case, one of which the apposition has to hold. Who is to be an ambassador will stand
    for the state `home`, whose own publication names them.
    """
    found = list(mentions)
    for at, mention in enumerate(mentions):
        if home and _unknown(mention) and _NOMINATED.match(sentence, mention.end):
            found[at] = _person(mention, home)
            break
    for at, (mention, after) in enumerate(pairwise(mentions)):
        country = _country(after)
        if country is None or not _unknown(mention):
            continue
        between = sentence[mention.end : after.start]
        if not _BEHIND.match(between) or between.rstrip().endswith((" to", " to the")):
            continue
        behind = after.end + (_NEXT if after.kind == "adjective" else 0)
        words = {word.lower() for word in _WORD.findall(sentence[mention.start : behind])}
        if not words.isdisjoint(offices):
            found[at] = _person(mention, country)
    return tuple(found)


_NOMINATED = re.compile(r",.{0,120}?\b(?:nominee for|to be) (?:the )?(?:u\.s\. )?ambassador\b", re.IGNORECASE)


def _person(mention: Mention, country: str) -> Mention:
    name = mention.parties[0].name if mention.parties else mention.text
    return replace(mention, kind="person", parties=(Party("person", name, country),), why="apposition")


def _country(mention: Mention) -> str | None:
    """Give the state that a mention names, or that closes the name of an unknown body of it."""
    if mention.kind == "name" and mention.place is not None:
        return mention.place.country
    return mention.parties[0].country if mention.kind in {"state", "adjective"} and mention.parties else None


def _unknown(mention: Mention) -> bool:
    """Tell whether a mention is a full name of somebody whom nothing ties to a state."""
    if mention.kind not in {"person", "name"} or " " not in mention.text.strip():
        return False
    return all(party.id is None and party.country is None for party in mention.parties)
