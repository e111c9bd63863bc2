"""Find who says "we" in a joint statement: those whom its title or its opening names."""

import re
from collections.abc import Sequence

from extract.parties import Mention, Party
from extract.sentences import Sentence

_JOINT = re.compile(
    r"\b(?:joint|co-?host|leaders[’']|trilateral|quad\w*)\b.{0,60}\b(?:statement|declaration|communiqu\w+|release|vision|pledge)"
    r"|\bstatement (?:by|of) .{3,80}\band\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\bwe, the\b", re.IGNORECASE)
_OPENING = 4  # sentences


def authors(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> tuple[Party, ...]:
    """Give the parties who speak together in a document, () where it is no joint statement of at least two."""
    opening = list(zip(sentences, mentions, strict=True))[:_OPENING]
    named = next((told for sentence, told in opening if _WE.search(sentence.text)), None)
    if named is not None:
        return _parties(named)
    if not opening or not _JOINT.search(opening[0][0].text):
        return ()
    return next((parties for _, told in opening if len(parties := _parties(told)) > 1), ())


def _parties(mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Give the parties of mentions once, a state left out where a person of it is among them."""
    told = dict.fromkeys(party for mention in mentions if mention.kind != "place" for party in mention.parties)
    people = {party.country for party in told if party.kind == "person"}
    return tuple(party for party in told if not (party.kind == "state" and party.country in people))
