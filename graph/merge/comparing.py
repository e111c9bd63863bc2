"""Compare two claims, whether they tell one happening.

The score is the product of factors in 0..1, so that each can be read on its own. A factor of 0 is a contradiction and
keeps two claims apart in every cluster; a low score only means that nothing speaks for joining them.
"""

from typing import Final, NamedTuple

from graph.merge import dating, parties
from graph.merge.sketching import STAYS, Sketch
from graph.vocabulary import EventType

SAME: Final = 0.4
"""The least score at which two claims are joined; how it was chosen: docs/merging.md."""

_TYPES: Final[dict[frozenset[EventType], float]] = {
    frozenset({"meeting", "talks"}): 0.8,
    frozenset({"meeting", "summit"}): 0.8,
    frozenset({"talks", "summit"}): 0.8,
    frozenset({"talks", "mediation"}): 0.7,
    frozenset({"meeting", "mediation"}): 0.7,
}
"""Types that texts use for one happening, with their factor. All but the first need the same sides."""
_LOOSE: Final[frozenset[EventType]] = frozenset({"meeting", "talks"})
_ENCOUNTERS: Final[frozenset[EventType]] = frozenset({"meeting", "talks"})


class Comparison(NamedTuple):
    """The factors of one pair of claims."""

    type: float
    parties: float
    people: float
    date: float
    place: float
    status: float
    about: float
    ordinal: float
    company: float

    @property
    def score(self) -> float:
        """The product of the factors, in 0..1."""
        product = self.type * self.parties * self.people * self.date
        return round(product * self.place * self.status * self.about * self.ordinal * self.company, 4)

    @property
    def apart(self) -> bool:
        """True where one factor contradicts."""
        return self.score == 0

    @property
    def rule(self) -> str:
        """Name the rule by its weakest factor, `rule:equal` where all agree fully."""
        weakest = min(zip(self, self._fields, strict=True))
        return "rule:equal" if weakest[0] == 1 else f"rule:{weakest[1]}"


CONTRADICTION: Final = Comparison(0, 0, 0, 0, 0, 0, 0, 0, 0)


def compare(a: Sketch, b: Sketch) -> Comparison:
    """Weigh whether two claims tell one happening; symmetric, and a function of these two claims alone."""
    first = _first(a, b)
    return CONTRADICTION if 0 in first else _weigh(a, b, first)


def speaks_for(a: Sketch, b: Sketch) -> Comparison | None:
    """Give the comparison of two claims that may be joined; None where it would not reach the threshold."""
    first = _first(a, b)
    if first.type * first.parties * first.date < SAME:
        return None
    comparison = _weigh(a, b, first)
    return comparison if comparison.score >= SAME else None


def weigh(a: Sketch, b: Sketch) -> Comparison:
    """Give all factors of two claims, also those behind a contradiction."""
    agreement = parties.agreement(a.sides, b.sides, gathering=parties.is_gathering(a.type, b.type))
    return _weigh(a, b, _First(dating.agreement(a, b), agreement, _types(a, b, agreement=agreement)))


class _First(NamedTuple):
    """The factors that are weighed first, since they part most claims."""

    date: float
    parties: float
    type: float


_APART: Final = _First(0, 0, 0)


def _first(a: Sketch, b: Sketch) -> _First:
    when = dating.agreement(a, b)
    if when == 0:
        return _APART
    agreement = parties.agreement(a.sides, b.sides, gathering=parties.is_gathering(a.type, b.type))
    return _First(when, agreement, _types(a, b, agreement=agreement)) if agreement else _APART


def _weigh(a: Sketch, b: Sketch, first: _First) -> Comparison:
    return Comparison(
        type=first.type,
        parties=first.parties,
        people=_people(a, b),
        date=first.date,
        place=_places(a, b),
        status=_statuses(a, b),
        about=0.9 if a.about and b.about and not a.about & b.about else 1.0,
        ordinal=_ordinals(a, b),
        company=0.35 if a.cues.company != b.cues.company and {a.type, b.type} <= _ENCOUNTERS else 1.0,
    )


def _people(a: Sketch, b: Sketch) -> float:
    """Weigh who stands for each side; who signs for a state may as well be named by the state."""
    fit = parties.people(
        a.sides,
        b.sides,
        directed=a.type == b.type and a.type in parties.DIRECTED,
        stay=a.type in STAYS and b.type in STAYS,
    )
    return max(fit, 0.7) if fit and a.type == b.type == "agreement" else fit


def _types(a: Sketch, b: Sketch, *, agreement: float) -> float:
    """Weigh two types; one document that uses two types mostly means two happenings."""
    if a.type == b.type:
        return 1.0
    pair = frozenset({a.type, b.type})
    factor = _TYPES.get(pair, 0.0)
    if agreement < 1 and pair != _LOOSE:
        factor = 0.2 if factor and agreement else 0.0
    return factor * 0.4 if a.document == b.document else factor


def _places(a: Sketch, b: Sketch) -> float:
    if a.country and b.country and a.country != b.country:
        return 0.8 if a.type in STAYS and b.type in STAYS else 0.5
    if not a.place or not b.place or a.place <= b.place or b.place <= a.place:
        return 1.0
    return 0.85 if a.place & b.place else 0.7


def _statuses(a: Sketch, b: Sketch) -> float:
    """Weigh two statuses: what one source tells as done, another seldom tells as called off."""
    both = {a.status, b.status}
    return 0.8 if "occurred" in both and both & {"cancelled", "denied"} else 1.0


def _ordinals(a: Sketch, b: Sketch) -> float:
    """Keep the second round apart from the third, and from one that no source counts."""
    one, other = a.cues.ordinal, b.cues.ordinal
    if a.type not in _ENCOUNTERS | {"call"} or b.type not in _ENCOUNTERS | {"call"} or one == other:
        return 1.0
    if one and other:
        return 0.0 if a.type == b.type else 0.5
    return 0.8 if "1" not in {one, other} else 1.0
