"""Find who says "we" in a joint statement: those whom its title or its opening names."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.casting import Roles, sides, without_bodies
from extract.parties import Mention, Party
from extract.sentences import Sentence
from extract.telling import Telling
from extract.when import When

_JOINT = re.compile(
    r"\b(?:joint|co-?host|leaders[’']|trilateral|quad\w*)\b.{0,60}\b(?:statement|declaration|communiqu\w+|release|vision|pledge)",
    re.IGNORECASE,
)
_BY = re.compile(r"\bstatement (?:by|of)\b(?P<who>.+?)(?:\s(?:on|following|regarding|after|in)\s|$)", re.IGNORECASE)
_WE = re.compile(
    r"\b[Ww]e(?:,| and)? the (?:[Ll]eaders|[Hh]eads|[Mm]inisters|[Gg]overnments|[Pp]residents?|[A-Z])"
    r"|\b[Ww]e ?[,—–] ?(?:the )?(?:[A-Z]|governments of)"
    r"|\b(?:released|issued|adopted) the following (?:joint )?statement"
    r"|\bjoint statement (?:signed|released|issued) by\b"
)
_SUBJECT = re.compile(r"\s(?:on|following|regarding|after|at)\s", re.IGNORECASE)
_OPENING = 4  # sentences
_HEADING = 200  # characters


def authors(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> tuple[tuple[Party, ...], int]:
    """Give the parties who speak together in a document and the number of the sentence that names them.

    The parties are () where the document is no joint statement of at least two, or of one body of several states.
    """
    opening = list(enumerate(zip(sentences, mentions, strict=True)))[:_OPENING]
    for n, (sentence, told) in opening:
        said = _WE.search(sentence.text)
        if said is not None and _joint(parties := _parties(_named(told, said))):
            return parties, n
    if not opening or len(sentences[0].text) > _HEADING:
        return (), 0
    if _JOINT.search(sentences[0].text):
        subject = _SUBJECT.search(sentences[0].text)
        until = subject.start() if subject else len(sentences[0].text)
        speaking = [[m for m in mentions[0] if m.start < until], *(told for _, (_, told) in opening)]
        for n, told in enumerate(speaking):
            if _joint(parties := _parties(told)):
                return parties, max(n - 1, 0)
    by = _BY.search(sentences[0].text)
    inside = [m for m in mentions[0] if by is not None and by.start("who") <= m.start < by.end("who")]
    return (parties, 0) if _joint(parties := _parties(inside)) else ((), 0)


def _joint(parties: Sequence[Party]) -> bool:
    """Tell whether those who speak are several parties, or one body of several states ("the leaders of the G7")."""
    return len(parties) > 1 or any(party.kind == "organization" and party.id and not party.country for party in parties)


_SPEAKS = re.compile(r"\b(?:statement|remarks|message|letter|speech|address) (?:by|from|of) $", re.IGNORECASE)


def speaker(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> Party | None:
    """Give the person whose statement a title announces ("Statement by Vice President Harris on ...")."""
    if not sentences or sentences[0].part != "title":
        return None
    for mention in mentions[0]:
        before = sentences[0].text[: mention.start]
        if mention.kind == "person" and "spokesperson" not in mention.ranks and _SPEAKS.search(before):
            return next(iter(mention.parties), None)
    return None


def joint_statement(sentence: Sentence, speakers: Sequence[Party]) -> Telling | None:
    """Give the agreement that a joint statement is, None where one side alone makes it."""
    roles: Roles = tuple((party, "signatory") for party in speakers)
    if len(sides(roles)) < _BOTH and not _joint(speakers):
        return None
    return Telling(
        "agreement", "occurred", roles, When(None, None, ""), None, (), (), sentence, "statement", "joint/default", 0.8,
        main=True, own=1.0,
    )  # fmt: skip


_BOTH = 2


_GAP = 30  # characters between two names of those who speak


def _named(mentions: Sequence[Mention], said: re.Match[str]) -> list[Mention]:
    """Give the mentions that follow "we, the leaders of", or stand before "released the following statement"."""
    if said.group().lower().startswith("we"):
        behind = [mention for mention in mentions if mention.end > said.start()]
        until = next((n for n, (a, b) in enumerate(pairwise(behind), 1) if b.start - a.end > _GAP), len(behind))
        return behind[:until]
    if said.group().endswith("by"):
        return [mention for mention in mentions if mention.start > said.end()]
    return [mention for mention in mentions if mention.end < said.start()]


def _parties(mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Give the parties of mentions once, a state left out where a person of it is among them."""
    told = dict.fromkeys(party for mention in mentions if mention.kind != "place" for party in mention.parties)
    return tuple(party for party, _ in without_bodies(tuple((party, "participant") for party in told)))
