"""Attach a place to an event: what its own phrases name, else the readout's place line.

A city brings its country along; "in Sochi, Russia" is one place.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from extract.frame import Cast
from extract.grammar import prepositional
from extract.parsing import Parsed
from graph.model import Place

_CITIES = frozenset({"city", "capital", "town", "resort", "village", "port"})
_ISLANDS = frozenset({"island", "isle", "peninsula"})
"""Where people meet on, and not in."""
_AT = frozenset({"in", "at", "near", "outside", "to", "into"})


def place_of(cast: Cast, parsed: Parsed) -> Place | None:
    """Give the place that a cast's destination or the phrases of its anchors name."""
    found = list(_places(cast.destination, parsed))
    for anchor in cast.anchors:
        prepositions = _AT - {"to", "into"} if cast.type != "visit" else _AT
        found += _places(prepositional(anchor, prepositions), parsed)
        found += _places((token for token in prepositional(anchor, {"on"}) if token.lower_ in _ISLANDS), parsed)
    for token, _ in cast.roles:
        if token.i not in {t.i for t in cast.destination} and cast.type != "visit":
            found += _places(prepositional(token, {"in", "at"}), parsed)
    found += _places(_behind(cast, parsed), parsed)
    return finest(found)


def finest(places: Iterable[Place]) -> Place | None:
    """Give the first place with a city, else the first place."""
    listed = list(places)
    named = [place for place in listed if place.name]
    return next(iter(named or listed), None)


def _places(tokens: Iterable[Token], parsed: Parsed) -> Iterable[Place]:
    for token in tokens:
        mention = parsed.mention(token)
        if mention is None and token.lower_ in _CITIES | _ISLANDS:
            yield from _places(prepositional(token, {"of"}), parsed)
        if mention is not None and mention.place is not None:
            yield mention.place


def _behind(cast: Cast, parsed: Parsed) -> list[Token]:
    """Places named right behind the trigger, where the parser attached them elsewhere."""
    trigger = cast.anchors[0]
    doc = parsed.doc
    window = doc[trigger.i + 1 : min(trigger.i + 9, len(doc))]
    return [t for t in window if t.dep_ == "pobj" and t.head.lower_ in {"in", "at"}]
