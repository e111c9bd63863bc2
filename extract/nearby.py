"""Fill a cast from the words around its trigger where the grammar gives fewer than two sides.

The parser loses a party now and then; who stands nearest on either side of the trigger is then the best guess, and the
claim's rule says so ("+nearby").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.casting import Roles, sides
from extract.frames import Cast
from extract.grammar import is_verb
from extract.parsing import Parsed
from extract.parties import Party
from graph.vocabulary import EventType, Role

_FILLED: frozenset[EventType] = frozenset(
    {"call", "meeting", "talks", "summit", "agreement", "visit", "sanction", "relations"}
)
_LEFT: dict[EventType, Role] = {"visit": "visitor", "agreement": "signatory"}
_RIGHT: dict[EventType, Role] = {"visit": "host", "agreement": "signatory", "sanction": "target"}
_REACH = 14
"""How many tokens away from the trigger a party may stand."""


def beside(found: Cast, roles: Roles, parsed: Parsed, reporting: frozenset[str]) -> Roles:
    """Give the roles with the nearest parties before and after the trigger; unchanged where that makes no event."""
    if found.type not in _FILLED or (not roles and found.type in {"relations", "agreement", "sanction"}):
        return roles
    trigger = found.anchors[0]
    filled = list(roles)
    for role, tokens in ((_LEFT.get(found.type), _before(trigger)), (_RIGHT.get(found.type), _after(trigger))):
        for token in tokens:
            parties = _parties(token, parsed, reporting, found.type)
            new = [p for p in parties if p.key() not in {party.key() for party, _ in filled}]
            if new:
                filled += [(party, role or "participant") for party in new]
                break
    return tuple(filled) if len(sides(tuple(filled))) >= 2 else roles


def _before(trigger: Token) -> Iterator[Token]:
    return reversed(list(trigger.doc[max(0, trigger.i - _REACH) : trigger.i]))


def _after(trigger: Token) -> Iterator[Token]:
    return iter(trigger.doc[trigger.i + 1 : trigger.i + 1 + _REACH])


def _parties(token: Token, parsed: Parsed, reporting: frozenset[str], found_type: EventType) -> tuple[Party, ...]:
    mention = parsed.mention(token)
    if mention is None or mention.kind not in {"person", "state", "organization", "group"}:
        return ()
    if "spokesperson" in mention.ranks:
        return ()
    reports = token.dep_ == "nsubj" and is_verb(token.head) and token.head.lower_ in reporting
    subject = token.dep_ == "pobj" and token.head.lower_ in {"on", "over", "about", "regarding", "against", "than"}
    scene = token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near"} and found_type == "talks"
    return () if reports or subject or scene else mention.parties
