"""Read who was there: "Participants in the call included ...", "Joining the call were the following leaders:", a list.

"X, Y and Z participated in the call" and "The members are X, Y and Z" name them too.

Readouts name the parties of their main event in a sentence or list of its own, where nothing else is told.
"""

import re
from collections.abc import Sequence

from extract.casting import Roles, sides, without_bodies
from extract.memory import Memory
from extract.parties import Mention, Party
from extract.sentences import Sentence
from extract.telling import Telling
from extract.when import When
from graph.vocabulary import EventType

_GROUP = r"(?:leaders|countries|heads|nations|participants|governments|states|ministers)"
_SAYS = re.compile(
    r"^\W*(?:the |other |also )*(?:"
    r"(?:\w+ )?(?:participants|attendees|guests)\b[^.]{0,60}?\b(?:includ\w+|were|are|represented)\b"
    r"|(?:participants|attendees)\s*:"
    r"|(?:joining|attending|taking part in|participating in|present at)\b[^.]{0,60}?\b(?:were|was|are|is)\b"
    r"|(?:(?:mr|mrs|ms|dr)\. )?[^.,]{0,60}?\b(?:was|were) (?:also )?"
    r"(?:joined|attended)(?: (?:in|at|for|on) .{0,60}?)? by\b"
    r"|[^.,]{3,60} members (?:are|include)\b"
    rf"|following (?:\w+ )?{_GROUP}\b[^.]{{0,40}}?\b(?:participated|attended|joined|took part|were present)\b)",
    re.IGNORECASE,
)
_WERE_THERE = re.compile(
    r"\b(?:also )?(?:participated in|took part in|attended|joined|were present at) (?:the|this) (?:\w+ ){0,2}?"
    r"(?:call|meeting|summit|session|event|roundtable|gathering|discussion|conference)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
"""What closes a sentence that opens with all who were there."""
_SEVERAL_NAMED = 3
ATTENDANCE = "participants"
"""The trigger of what a sentence that says who was there tells."""
_KINDS: tuple[tuple[str, EventType], ...] = (
    ("call", "call"), ("video", "call"), ("summit", "summit"), ("meeting", "meeting"), ("lunch", "meeting"),
    ("dinner", "meeting"), ("talks", "talks"), ("session", "talks"), ("conference", "talks"), ("roundtable", "talks"),
)  # fmt: skip
_SEATED = frozenset({"call", "meeting", "summit", "talks"})
_ITEM = 140  # characters of a line of a list
_BULLETS = ("- ", "• ", "* ", "– ")
_FULL = 0.3  # how much of such a line is names


def attending(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> dict[int, tuple[Party, ...]]:
    """Give by the number of a sentence that says who was there those whom it or the list behind it names."""
    found: dict[int, tuple[Party, ...]] = {}
    for n, sentence in enumerate(sentences):
        says, were = _SAYS.match(sentence.text), _WERE_THERE.search(sentence.text)
        if sentence.part == "title" or not (says or were):
            continue
        first, last = (says.end() - 1, len(sentence.text)) if says else (0, were.start() if were else 0)
        named = [p for m in mentions[n] if first <= m.start < last and m.kind != "place" for p in m.parties]
        if not says and len(named) < _SEVERAL_NAMED:
            continue
        at = n + 1
        while sentence.text.rstrip(" *").endswith(":") and at < len(sentences) and _item(sentences[at], mentions[at]):
            named += [party for m in mentions[at] if m.kind != "adjective" for party in m.parties]
            at += 1
        if named:
            found[n] = tuple(dict.fromkeys(named))
    return found


def _item(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence is a line of a list of names."""
    names = sum(mention.end - mention.start for mention in mentions if mention.parties)
    listed = len(sentence.text) <= _ITEM or sentence.text.startswith(_BULLETS)
    return listed and names >= _FULL * len(sentence.text)


def attendance(sentence: Sentence, title: Sentence, parties: Sequence[Party], memory: Memory) -> Telling | None:
    """Give what a sentence that says who was there tells of the document's main event, which its title may name.

    None where all who are named stand for one side, or where the document is about no gathering.
    """
    named = next((kind for text in (sentence.text, title.text) if (kind := _kind(text))), None)
    if named is None and memory.first_type not in _SEATED:
        return None
    told = dict.fromkeys((*_own_side(memory), *parties))
    roles: Roles = without_bodies(tuple((party, "participant") for party in told))
    known = tuple((p, role) for p, role in roles if p.kind != "organization" or p.id is not None)
    if len(sides(known)) < _BOTH:
        return None
    kind = named or memory.first_type or "meeting"
    if kind == "meeting" and len(sides(known)) >= _SEVERAL and _LEADERS.search(f"{title.text} {sentence.text}"):
        kind = "summit"
    return Telling(
        kind, "occurred", roles, When(None, None, ""), None, (), (), sentence, ATTENDANCE, "attendance/default",
        0.85, main=True, own=1.0,
    )  # fmt: skip


def _own_side(memory: Memory) -> tuple[Party, ...]:
    """Give whose side the document tells: those of the office's state in its first event, else the office itself."""
    if memory.home is None:
        return memory.first_parties
    return tuple(p for p in memory.first_parties if p.country == memory.home.country) or (memory.home,)


def _kind(text: str) -> EventType | None:
    return next((kind for word, kind in _KINDS if re.search(rf"\b{word}", text, re.IGNORECASE)), None)


_LEADERS = re.compile(r"\b(?:leaders|presidents|heads of (?:state|government))\b", re.IGNORECASE)
_BOTH, _SEVERAL = 2, 3
