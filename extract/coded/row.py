"""A row of a coded list, once its code and parties are understood."""

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.coded.codes import Coding
from graph.errors import UnreadableDocument
from graph.model import Participation, Place


class Paper(NamedTuple):
    """The document that rows stand in: its id, who publishes the list, and the day that it is of."""

    id: str
    publisher: str
    title: str
    published: datetime.date | None


class Row(NamedTuple):
    """One event of a list; `date` is EDTF, None where the list only tells when it was reported."""

    paper: Paper
    coding: Coding
    source: Participation
    target: Participation
    date: str | None
    basis: str
    place: Place | None
    told: str


@dataclass(slots=True)
class Counts:
    """What became of the rows: kept as claims, left out for a reason, or broken."""

    rows: int = 0
    claims: int = 0
    documents: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    faults: int = 0
    tell: Callable[[str], None] = lambda _: None

    def leave(self, reason: str) -> None:
        """Count a row that is left out on purpose."""
        self.left_out[reason] += 1

    def fault(self, where: str, line: int, reason: str) -> None:
        """Count a broken row, and tell of it."""
        self.faults += 1
        self.tell(str(UnreadableDocument(where, reason, line=line)))
