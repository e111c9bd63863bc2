"""What a rule is: a pattern, what must occur in the text before it is tried, and who reads a match.

`needs` holds kinds of words; a rule is tried only where all of them occur, which keeps most sentences free of work.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from extract.dates.scene import Reading, Scene
from extract.dates.words import pattern

Reader = Callable[[re.Match[str], Scene], Reading | None]


@dataclass(frozen=True)
class Rule:
    """A pattern with its reader.

    A reader returns None where the match turns out to be no date; it may raise `UnanchoredError` for a date that cannot
    be settled, and ValueError for a day that no calendar has.
    """

    name: str
    needs: frozenset[str]
    source: str
    read: Reader

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern, compiled at first use."""
        return pattern(self.source)


def rule(name: str, needs: str, source: str, read: Reader) -> Rule:
    """Make a rule; `needs` are kinds of words with spaces between."""
    return Rule(name, frozenset(needs.split()), source, read)
