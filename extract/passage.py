"""A parsed sentence with all that its reading may look at."""

import datetime
from dataclasses import dataclass

from extract.dates import Told
from extract.frame import Cast
from extract.memory import Memory
from extract.parsing import Parsed
from extract.parties import Mention
from extract.sentences import Sentence
from extract.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, its parse, its mentions and triggers, and the document around it.

    `casts` tell what frame each trigger has, None where it does not hold; `note` tells that the document is short: all
    that it tells is its own news; `told` gives the date that the sentences before tell last.
    """

    sentence: Sentence
    parsed: Parsed
    mentions: tuple[Mention, ...]
    triggers: tuple[Trigger, ...]
    casts: tuple[Cast | None, ...]
    memory: Memory
    published: datetime.date | None
    note: bool
    reporting: frozenset[str]
    told: Told | None = None

    @property
    def place(self) -> str:
        """Where in the document the sentence stands: its title, or how far from the beginning."""
        return "title" if self.sentence.part == "title" else f"at{min(self.sentence.index, 3)}"
