"""Pair the triggers of a sentence with the labelled events that they tell, for training."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scipy.optimize import linear_sum_assignment

from extract.arguments import Argument
from extract.frame import Cast
from extract.markup import unmarked
from extract.parties import Party

SCORER = Path(__file__).resolve().parents[2] / "shared" / "gold"
sys.path.insert(0, str(SCORER))
_SEATED = {"meeting", "visit", "summit", "talks", "mediation", "call"}


def likeness(gold: dict[str, Any], party: Party) -> float:
    """Give how far a party is the labelled one (0, 0.5 in another guise, 1), as the scorer has it."""
    from score import same_party

    return same_party(gold, {"kind": party.kind, "name": party.name, "country": party.country})


@dataclass(frozen=True)
class Match:
    """How well a trigger and a labelled event agree.

    `score` counts what they share; `fit` tells how well the event suits the trigger of its own sentence and type, 0 for
    others; `sure` tells that both are surely one.
    """

    score: float
    fit: float
    sure: bool


def paired_with(
    gold: Sequence[dict[str, Any]], told: Sequence[tuple[Cast, Sequence[Argument]]], text: str
) -> list[tuple[int, bool]]:
    """Give for each trigger of a sentence the number of the labelled event that it tells, or -1, and whether it is sure.

    Events and triggers of one sentence and type are paired so that all of them together fit best; a trigger that is left
    tells what it shares most with.
    """
    matches = [[_match(event, found, them, text) for event in gold] for found, them in told]
    fits = [[match.fit if match else 0.0 for match in row] for row in matches]
    rows, columns = linear_sum_assignment(fits, maximize=True) if fits and gold else ((), ())
    pairs = {int(n): int(k) for n, k in zip(rows, columns, strict=True) if fits[n][k] > 0}
    given: list[tuple[int, bool]] = []
    for n, row in enumerate(matches):
        scored = [(match.score, -k) for k, match in enumerate(row) if match]
        number = pairs[n] if n in pairs else -max(scored)[1] if scored else -1
        match = row[number] if number >= 0 else None
        given.append((number, match is None or match.sure))
    return given


def _match(event: dict[str, Any], found: Cast, told: Sequence[Argument], text: str) -> Match | None:
    """Give how a trigger agrees with a labelled event of its family, told by its sentence or sharing two parties."""
    if _family(event["type"]) != _family(found.type):
        return None
    evidence = unmarked(event["evidence"]).strip()
    here, alike = evidence in text or text in evidence, event["type"] == found.type
    parties = event["participants"]
    ways = [a for a in told if (here and alike) or not a.implied]
    shared = sum(any(likeness(g, p) > 0 for a in ways for p in a.parties) for g in parties)
    exact = sum(any(likeness(g, p) == 1 for a in told if a.role for p in a.parties) for g in parties)
    strange = sum(a.role is not None and not any(likeness(g, p) > 0 for g in parties for p in a.parties) for a in told)
    whole = shared == len(parties) and alike
    if not shared or not (here or (shared > 1 and _near(event["type"], found.type)) or whole):
        return None
    fit = max(0.1, 1 + shared + 0.5 * exact - strange) if here and alike else 0.0
    return Match(shared + 1.5 * here + alike, fit, alike and (here or exact > 1))


def _near(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"meeting", "talks", "summit"}


def _family(kind: str) -> str:
    return "seated" if kind in _SEATED else kind
