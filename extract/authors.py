"""Find who says "we" in a joint statement: those whom its title or its opening names."""

import re
from collections.abc import Sequence

from extract.casting import Roles, sides
from extract.parties import Mention, Party
from extract.sentences import Sentence
from extract.telling import Telling
from extract.when import When

_JOINT = re.compile(
    r"\b(?:joint|co-?host|leaders[’']|trilateral|quad\w*)\b.{0,60}\b(?:statement|declaration|communiqu\w+|release|vision|pledge)",
    re.IGNORECASE,
)
_BY = re.compile(r"\bstatement (?:by|of)\b(?P<who>.+?)(?:\s(?:on|following|regarding|after|in)\s|$)", re.IGNORECASE)
_WE = re.compile(r"\bwe, the\b", re.IGNORECASE)
_OPENING = 4  # sentences
_HEADING = 200  # characters


def authors(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> tuple[tuple[Party, ...], int]:
    """Give the parties who speak together in a document and the number of the sentence that names them.

    The parties are () where the document is no joint statement of at least two.
    """
    opening = list(enumerate(zip(sentences, mentions, strict=True)))[:_OPENING]
    for n, (sentence, told) in opening:
        if _WE.search(sentence.text) and len(parties := _parties(told)) > 1:
            return parties, n
    if not opening or len(sentences[0].text) > _HEADING:
        return (), 0
    if _JOINT.search(sentences[0].text):
        for n, (_, told) in opening:
            if len(parties := _parties(told)) > 1:
                return parties, n
    by = _BY.search(sentences[0].text)
    inside = [m for m in mentions[0] if by is not None and by.start("who") <= m.start < by.end("who")]
    return (parties, 0) if len(parties := _parties(inside)) > 1 else ((), 0)


def joint_statement(sentence: Sentence, speakers: Sequence[Party]) -> Telling | None:
    """Give the agreement that a joint statement is, None where one side alone makes it."""
    roles: Roles = tuple((party, "signatory") for party in speakers)
    if len(sides(roles)) < _BOTH:
        return None
    return Telling(
        "agreement", "occurred", roles, When(None, None, ""), None, (), (), sentence, "statement", "joint/default", 0.8,
        main=True, own=1.0,
    )  # fmt: skip


_BOTH = 2


def _parties(mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Give the parties of mentions once, a state left out where a person of it is among them."""
    told = dict.fromkeys(party for mention in mentions if mention.kind != "place" for party in mention.parties)
    people = {party.country for party in told if party.kind == "person"}
    return tuple(party for party in told if not (party.kind == "state" and party.country in people))
