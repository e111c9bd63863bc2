"""Parties and mentions: who a stretch of a sentence stands for.

A mention is found before parsing, so that a title and its name reach the parser as one word.
"""

from dataclasses import dataclass
from typing import Literal

from graph.model import Place
from graph.vocabulary import ActorKind

MentionKind = Literal["person", "state", "organization", "group", "place", "adjective", "anaphor", "name"]


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Someone or something that can take part: a person, a state or an organization.

    `country` is the ISO 3166 alpha-3 code of the state it is or stands for; `id` the actor's, None where unknown.
    """

    kind: ActorKind
    name: str
    country: str | None = None
    id: str | None = None

    def key(self) -> tuple[str, str]:
        """Give what makes two parties one: the actor's id, else kind and name."""
        return (self.id, "") if self.id else (self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch `[start:end]` of a sentence's text that stands for parties or a place.

    `kind` "adjective" is a bare nationality ("Turkish"), "anaphor" a title or noun that points back ("the president",
    "both leaders"), "name" an unknown capitalised name. `ranks` are the offices that the title fits; `plural` tells
    that it stands for more than one; `place` is set where the mention may be a place. `why` names the reading.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    parties: tuple[Party, ...] = ()
    ranks: tuple[str, ...] = ()
    plural: bool = False
    place: Place | None = None
    why: str = ""
