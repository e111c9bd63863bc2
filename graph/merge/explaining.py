"""Explain a comparison: each factor with the facts behind it, in words."""

from collections.abc import Callable, Iterable
from typing import Final

from graph.merge.comparing import SAME, weigh
from graph.merge.sides import Side
from graph.merge.sketching import Sketch
from graph.model import Explanation, Factor, Judgement


def explain(a: Sketch, b: Sketch, judgements: Iterable[Judgement] = (), *, joined: bool = False) -> Explanation:
    """Give the factors of two claims with a reason each; `joined` tells whether they stand in one event."""
    left, right = (a, b) if a.id < b.id else (b, a)
    comparison = weigh(left, right)
    factors = (
        Factor(name=name, value=value, reason=_REASONS[name](left, right))
        for name, value in zip(comparison._fields, comparison, strict=True)
    )
    return Explanation(
        left=left.id,
        right=right.id,
        score=comparison.score,
        threshold=SAME,
        joined=joined,
        factors=tuple(factors),
        judgements=tuple(judgements),
    )


def _types(a: Sketch, b: Sketch) -> str:
    return f"both {a.type}" if a.type == b.type else f"{a.type} and {b.type}"


def _parties(a: Sketch, b: Sketch) -> str:
    told = [f"both name {', '.join(sorted(a.sides.keys() & b.sides.keys())) or 'no common side'}"]
    for item, only in ((a, a.sides.keys() - b.sides.keys()), (b, b.sides.keys() - a.sides.keys())):
        if only:
            told.append(f"only {item.id} names {', '.join(sorted(only))}")
    return "; ".join(told)


def _people(a: Sketch, b: Sketch) -> str:
    shared = sorted(a.sides.keys() & b.sides.keys())
    return "; ".join(f"{key}: {_side(a.sides[key])} - {_side(b.sides[key])}" for key in shared) or "nobody in common"


def _side(side: Side) -> str:
    named = [" ".join(naming.words) for naming in (*side.people, *side.bodies)]
    return ", ".join(named) or "the state or body itself"


def _dates(a: Sketch, b: Sketch) -> str:
    return " - ".join(f"{item.date or 'no date'} (told {item.reported or 'on no known day'})" for item in (a, b))


def _places(a: Sketch, b: Sketch) -> str:
    return " - ".join(" ".join((*sorted(item.place), item.country)).strip() or "no place" for item in (a, b))


def _statuses(a: Sketch, b: Sketch) -> str:
    return f"{a.status} - {b.status}"


def _subjects(a: Sketch, b: Sketch) -> str:
    if not a.about or not b.about:
        return "not told by both"
    return f"both about {', '.join(sorted(a.about & b.about)) or 'nothing in common'}"


def _ordinals(a: Sketch, b: Sketch) -> str:
    return f"{a.cues.ordinal or 'not counted'} - {b.cues.ordinal or 'not counted'}"


def _company(a: Sketch, b: Sketch) -> str:
    return f"{a.cues.company or 'among themselves'} - {b.cues.company or 'among themselves'}"


_REASONS: Final[dict[str, Callable[[Sketch, Sketch], str]]] = {
    "type": _types,
    "parties": _parties,
    "people": _people,
    "date": _dates,
    "place": _places,
    "status": _statuses,
    "about": _subjects,
    "ordinal": _ordinals,
    "company": _company,
}
