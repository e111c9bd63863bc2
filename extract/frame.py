"""What a frame is: a function that names the tokens of an event's parties, given its trigger.

A frame names tokens, not parties; a token that turns out to be no party simply drops out later.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from extract.lexicon import read_table
from graph.vocabulary import EventType, Role


@dataclass(frozen=True, slots=True)
class Cast:
    """The tokens that a frame casts, with their roles.

    `anchors` are the trigger and the verbs that carry it, where status and date are looked for; `destination` tokens
    name where a visit goes; one of `must`, if any, has to be a party. A `loose` cast names nobody, since the grammar
    that the frame asks for is not there.
    """

    type: EventType
    roles: tuple[tuple[Token, Role], ...]
    anchors: tuple[Token, ...]
    rule: str
    destination: tuple[Token, ...] = ()
    must: tuple[Token, ...] = ()
    loose: bool = False


Words = dict[str, frozenset[str]]
Frame = Callable[[Token, EventType, Words], Cast | None]


def read_frame_words() -> Words:
    """Give the word groups of `lexicons/words.tsv`."""
    groups: dict[str, set[str]] = {}
    for row in read_table("words.tsv"):
        groups.setdefault(row["group"], set()).add(row["word"])
    return {group: frozenset(words) for group, words in groups.items()}


def as_role(tokens: Iterable[Token], role: Role) -> tuple[tuple[Token, Role], ...]:
    """Give each token the role."""
    return tuple((token, role) for token in tokens)


def has(tokens: Iterable[Token], group: frozenset[str]) -> bool:
    """Tell whether one of the tokens is a word of a group."""
    return any(token.lower_ in group for token in tokens)
