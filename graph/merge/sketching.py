"""What merging looks at in a claim: its parties by side, its days, and the day on which it was told."""

import datetime
from typing import Final, NamedTuple

from graph import edtf
from graph.identity import slug
from graph.merge.cues import Cues, cues
from graph.merge.sides import Sides, sides_of
from graph.model import Claim
from graph.vocabulary import EventType, Status

AHEAD: Final[frozenset[Status]] = frozenset({"planned", "proposed", "cancelled", "postponed"})
"""Statuses of what lies ahead of the report that tells it, or lay ahead until it was called off."""

DAYS_BACK: Final = 7
"""How many days before its report an undated happening is looked for."""
DAYS_AHEAD: Final = 30
"""How many days after its report an undated plan is looked for."""

STAYS: Final[frozenset[EventType]] = frozenset({"visit", "summit"})
"""Types that last for days."""
STAY: Final = 3
"""How many days apart two reports of one stay may date it."""


class Sketch(NamedTuple):
    """The features of a claim.

    `first` and `last` bound its date; `told` is True where words of the text give it; `reported` is the day of its
    document.
    """

    id: str
    document: str
    type: EventType
    status: Status
    sides: Sides
    date: str | None
    told: bool
    first: datetime.date | None
    last: datetime.date | None
    reported: datetime.date | None
    place: frozenset[str]
    country: str
    about: frozenset[str]
    cues: Cues


class Window(NamedTuple):
    """The days in which a happening is looked for, both included."""

    first: datetime.date
    last: datetime.date


def sketch(claim: Claim, reported: datetime.date | None = None) -> Sketch:
    """Take from a claim what merging looks at; `reported` is the day of its document."""
    first, last = edtf.bounds(claim.date) if claim.date else (None, None)
    place = claim.place
    return Sketch(
        claim.id,
        claim.document,
        claim.type,
        claim.status,
        sides_of(claim),
        claim.date,
        claim.date_basis == "text",
        first,
        last,
        reported,
        frozenset(slug(place.name).split("-")) if place and place.name else frozenset(),
        place.country if place and place.country else "",
        frozenset(claim.about),
        cues(claim.evidence),
    )


def window(item: Sketch) -> Window | None:
    """Give the days in which to look for a claim: around its date, else around its report; None without either.

    A stay of several days is often told under one of them, so it is looked for on the days before and after too.
    """
    days = 0 if item.type not in STAYS else STAY if item.told or item.first is None else DAYS_BACK
    more = datetime.timedelta(days=days)
    if item.first is not None and item.last is not None:
        return Window(item.first - more, item.last)
    if item.reported is None:
        return None
    ahead, back = (DAYS_AHEAD, DAYS_BACK) if item.type in STAYS or _names_people(item) else (DAYS_BACK, 1)
    if item.status in AHEAD:
        return Window(item.reported - more, item.reported + datetime.timedelta(days=ahead) - more)
    return Window(item.reported - datetime.timedelta(days=back) - more, item.reported)


def _names_people(item: Sketch) -> bool:
    """Tell whether a claim names persons or bodies; bare states say too little to be looked for many days away."""
    return any(side.people or side.bodies for side in item.sides.values())
