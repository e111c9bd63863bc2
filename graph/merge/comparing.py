"""Compare two claims, whether they tell one happening.

The score is the product of factors in 0..1, so that each can be read on its own. A factor of 0 is a contradiction and
keeps two claims apart in every cluster; a low score only means that nothing speaks for joining them.
"""

import datetime
from typing import Final, NamedTuple

from graph import edtf
from graph.identity import slug
from graph.merge import parties
from graph.merge.sides import Sides, sides_of
from graph.model import Claim
from graph.vocabulary import EventType

SAME: Final = 0.4
"""The least score at which two claims are joined."""

_ONE_OFF: Final = frozenset({"agreement", "relations", "summit"})
_TYPES: Final[dict[frozenset[EventType], float]] = {
    frozenset({"meeting", "talks"}): 0.8,
    frozenset({"meeting", "summit"}): 0.8,
    frozenset({"talks", "summit"}): 0.8,
    frozenset({"talks", "mediation"}): 0.6,
    frozenset({"meeting", "mediation"}): 0.5,
}
"""Types that texts use for one happening, with their factor. All but the first need the same sides."""
_LOOSE: Final[frozenset[EventType]] = frozenset({"meeting", "talks"})


class Sketch(NamedTuple):
    """What merging looks at in a claim."""

    id: str
    document: str
    type: EventType
    sides: Sides
    date: str | None
    first: datetime.date | None
    last: datetime.date | None
    place: frozenset[str]
    country: str


class Comparison(NamedTuple):
    """The factors of one pair of claims."""

    type: float
    parties: float
    people: float
    date: float
    place: float

    @property
    def score(self) -> float:
        """The product of the factors, in 0..1."""
        return round(self.type * self.parties * self.people * self.date * self.place, 4)

    @property
    def apart(self) -> bool:
        """True where one factor contradicts."""
        return self.score == 0

    @property
    def rule(self) -> str:
        """Name the rule by its weakest factor, `rule:equal` where all agree fully."""
        weakest = min(zip(self, self._fields, strict=True))
        return "rule:equal" if weakest[0] == 1 else f"rule:{weakest[1]}"


CONTRADICTION: Final = Comparison(0, 0, 0, 0, 0)


def sketch(claim: Claim) -> Sketch:
    """Take from a claim what merging looks at."""
    first, last = edtf.bounds(claim.date) if claim.date else (None, None)
    place = claim.place
    words = frozenset(slug(place.name).split("-")) if place and place.name else frozenset()
    country = place.country if place and place.country else ""
    sides = sides_of(claim)
    return Sketch(claim.id, claim.document, claim.type, sides, claim.date, first, last, words, country)


def compare(a: Sketch, b: Sketch) -> Comparison:
    """Weigh whether two claims tell one happening; symmetric, and a function of these two claims alone."""
    when = _dates(a, b)
    if when == 0:
        return CONTRADICTION
    agreement = parties.agreement(a.sides, b.sides, gathering=parties.is_gathering(a.type, b.type))
    kind = _types(a, b, same_sides=agreement == 1)
    if kind == 0 or agreement == 0:
        return CONTRADICTION
    people = parties.people(a.sides, b.sides, directed=a.type == b.type and a.type in parties.DIRECTED)
    return Comparison(kind, agreement, people, when, _places(a, b))


def _types(a: Sketch, b: Sketch, *, same_sides: bool) -> float:
    """Weigh two types; one document that uses two types mostly means two happenings."""
    if a.type == b.type:
        return 1.0
    pair = frozenset({a.type, b.type})
    factor = _TYPES.get(pair, 0.0) if same_sides or pair == _LOOSE else 0.0
    return factor * 0.4 if a.document == b.document else factor


def _dates(a: Sketch, b: Sketch) -> float:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        within = 0.6 if a.date == b.date else 0.5
        return within if a.document == b.document else 0.3
    if a.last < b.first or b.last < a.first:
        return 0.0
    days = max((a.last - a.first).days, (b.last - b.first).days) + 1
    if (a.first, a.last) == (b.first, b.last):
        return _same_range(days, one_off=a.type in _ONE_OFF and b.type in _ONE_OFF)
    inside = (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
    if days <= 10:
        return 0.8 if inside else 0.6
    return 0.5 if inside and days <= 31 else 0.2


def _same_range(days: int, *, one_off: bool) -> float:
    if days <= 10:
        return 1.0
    if days <= 31:
        return 0.7
    return 0.45 if one_off else 0.3


def _places(a: Sketch, b: Sketch) -> float:
    if a.country and b.country and a.country != b.country:
        return 0.4
    if not a.place or not b.place or a.place <= b.place or b.place <= a.place:
        return 1.0
    return 0.85 if a.place & b.place else 0.7
