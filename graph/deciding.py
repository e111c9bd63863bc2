"""Take a person's judgements on claims and events, and take them back.

A judgement on an event is one on the claim that the event has its id from.
"""

from collections.abc import Iterable
from typing import get_args

from sqlalchemy import Connection

from graph.errors import BadFilter
from graph.merge.explaining import explain
from graph.model import Claim, Explanation, Judgement, Verdict
from graph.regrouping import Occasion, regroup, sketches
from graph.store import judging, reading


def decide(
    connection: Connection, ends: tuple[str, str], verdict: str, *, by: str, note: str, occasion: Occasion
) -> Judgement:
    """Keep a person's judgement on two claims or events, and let the events follow it.

    Raises:
        BadFilter: a verdict that there is not, nobody's name, or both ends are one.
        NotFound: there is no such claim or event.
        Gone: the claim or event was taken away.
    """
    if verdict not in get_args(Verdict):
        raise BadFilter("verdict", verdict, f"give one of {', '.join(get_args(Verdict))}")
    if not by.strip() or by.startswith("rule:"):
        raise BadFilter("by", by, "give the name of the person who judges")
    left, right = sorted(_claim(connection, end).id for end in ends)
    if left == right:
        raise BadFilter("right", ends[1], "give another than the first; to part an event, give two of its claims")
    judgement = Judgement(left=left, right=right, verdict=verdict, by=by.strip(), note=note, made=occasion.now)
    kept = judging.decide(connection, judgement)
    regroup(connection, {left, right}, {}, occasion)
    return kept


def take_back(connection: Connection, key: str, occasion: Occasion) -> Judgement:
    """Take a person's judgement back: the events are again what they were without it.

    Raises:
        NotFound: there is no such judgement, or it was taken back before.
    """
    kept, _ = judging.connected(connection, _ends(judging.of_persons(connection), key))
    taken = judging.take_back(connection, key, occasion.now)
    regroup(connection, kept, {}, occasion)
    return taken


def judgements(connection: Connection, about: str | None) -> tuple[Judgement, ...]:
    """Give what persons judged, the newest first; with a claim or event, also what rules judged on its claims.

    Raises:
        NotFound: there is no such claim or event.
    """
    if about is None:
        return judging.of_persons(connection)
    claims = _claims(connection, about)
    rules = (j for j in judging.of_rules(connection, claims) if about.startswith("c-") or {j.left, j.right} <= claims)
    return (*judging.of_persons(connection, claims), *sorted(rules, key=lambda j: (-(j.score or 0), j.left, j.right)))


def compare(connection: Connection, ends: tuple[str, str]) -> Explanation:
    """Explain how far two claims, or the claims that two events have their ids from, tell one happening.

    Raises:
        NotFound: there is no such claim or event.
    """
    claims = {claim.id: claim for claim in (_claim(connection, end) for end in ends)}
    if len(claims) < 2:
        raise BadFilter("right", ends[1], "give another than the first")
    one, other = sketches(connection, claims).values()
    homes = reading.homes(connection, claims)
    pair = set(claims)
    both = (*judging.of_persons(connection, pair), *judging.of_rules(connection, pair))
    return explain(one, other, (j for j in both if {j.left, j.right} == pair), joined=homes[one.id] == homes[other.id])


def _claims(connection: Connection, key: str) -> set[str]:
    if key.startswith("c-"):
        return {_claim(connection, key).id}
    return set(reading.event(connection, key).claims)


def _claim(connection: Connection, key: str) -> Claim:
    wanted = key if key.startswith("c-") else min(reading.event(connection, key).claims)
    found = reading.claims(connection, [wanted])
    if wanted not in found:
        raise reading.missing(connection, "claim", wanted)
    return found[wanted]


def _ends(decisions: Iterable[Judgement], key: str) -> set[str]:
    return {end for judgement in decisions if judgement.id == key for end in (judgement.left, judgement.right)}
