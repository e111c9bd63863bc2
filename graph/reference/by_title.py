"""Candidates by title: who held an office of a state or body on the day, with a name or without."""

import datetime
from collections.abc import Iterator, Sequence

from graph.reference.candidates import Asked, Candidate
from graph.reference.folding import fold
from graph.reference.holding import Held
from graph.reference.lookup import Lookup, Owner, days_away

_NEAR = 120
"""Within how many days of a term its holder is still, or already, called by the title."""
_COMING = 200
"""Within how many days a president-elect takes office."""
_FORMER = 3
_ANY_DAY = 8
_ENVOY, _SENDS = "special_envoy", "org-united-nations"
_LEADING = frozenset({"head_of_state", "head_of_government", "supreme_leader"})


def holding(
    lookup: Lookup, owners: Sequence[Owner], asked: Asked, *, off: float = 0.0, near: bool = False
) -> Iterator[Candidate]:
    """Give who bears the title of a phrase in states or bodies on the day.

    `off` is taken off the score where the state was not told with the title; `near` tells that it stood near by.
    """
    title = asked.phrase.title
    for owner in owners:
        for rank in asked.phrase.ranks:
            terms = list(lookup.terms(rank, owner, title, asked.on))
            if asked.phrase.name:
                yield from _with_name(lookup, terms, asked, off)
            elif asked.on is None:
                yield from _any_day(lookup, terms, off)
            else:
                yield from _on_day(lookup, terms, asked, asked.on, off=off, near=near)
                if rank == "leader" and not asked.phrase.former and not asked.phrase.coming:
                    yield from _beside(lookup, owner, asked.on)


def counterparts(lookup: Lookup, owners: Sequence[Owner], asked: Asked) -> Iterator[Candidate]:
    """Give who holds, in a state told, the office of those whom the context speaks of; of leaders, the leader too."""
    if asked.on is None:
        return
    leads = bool(_LEADING & set(asked.ranks))
    for owner in owners:
        for rank in dict.fromkeys(asked.ranks):
            serving = [h for h in lookup.terms(rank, owner, "", asked.on) if h.first <= asked.on <= h.last]
            yield from _scored(lookup, serving, "counterpart at date", 0.8, step=0.02)
        if leads:
            serving = [h for h in lookup.terms("leader", owner, "", asked.on) if h.first <= asked.on <= h.last]
            yield from _scored(lookup, serving, "leader at date, as counterpart", 0.76, step=0.02)


def envoys(lookup: Lookup, owners: Sequence[Owner], asked: Asked) -> Iterator[Candidate]:
    """Give whom one of the states or bodies told sends to another of them, or to the region that the text names.

    With the name of a person, whoever of that name is an envoy on the day.
    """
    if asked.on is None:
        return
    region = " ".join(asked.phrase.name)
    if asked.phrase.title.startswith("un "):
        owners = [Owner(_SENDS, state=False), *owners]
    for owner in owners:
        names = {name for other in owners if other != owner for name in lookup.called(other.key)}
        for held in lookup.reference.held_in(owner.key):
            office, actor = lookup.reference.office(held.office), lookup.reference.actor(held.person)
            if office is None or actor is None or office.rank != _ENVOY or not held.first <= asked.on <= held.last:
                continue
            aim = fold(office.title)
            if any(name in aim for name in names | {region} if name):
                yield Candidate(actor, "envoy at date", 0.88)
            elif region and lookup.bears(held.person, asked.phrase.name):
                yield Candidate(actor, "envoy of the name at date", 0.86)


def _on_day(
    lookup: Lookup, terms: Sequence[Held], asked: Asked, on: datetime.date, *, off: float, near: bool
) -> Iterator[Candidate]:
    if asked.phrase.coming:
        coming = sorted((h for h in terms if 0 < (h.first - on).days <= _COMING), key=lambda h: h.first)
        yield from _scored(lookup, coming[:1], "title taken up after that day", 0.85 - off)
    elif asked.phrase.former:
        serving = {h.person for h in terms if h.first <= on <= h.last}
        past = sorted((h for h in terms if h.last < on and h.person not in serving), key=lambda h: -h.last.toordinal())
        yield from _scored(lookup, past[: 2 * _FORMER], "title held before that day", 0.7 - off, step=0.1, most=_FORMER)
    else:
        serving_terms = [h for h in terms if h.first <= on <= h.last]
        why = "title at date with state in context" if near else "title at date"
        yield from _scored(lookup, serving_terms, why, 0.9 - off, step=0.02)


def _beside(lookup: Lookup, owner: Owner, on: datetime.date) -> Iterator[Candidate]:
    """Give who else heads a state than the one who leads it in fact."""
    for rank, why in (("head_of_state", "head of state at date"), ("head_of_government", "head of government at date")):
        serving = [h for h in lookup.reference.held(rank, owner.key) if h.first <= on <= h.last]
        yield from _scored(lookup, serving, why, 0.6, step=0.02)


def _any_day(lookup: Lookup, terms: Sequence[Held], off: float) -> Iterator[Candidate]:
    latest = sorted(terms, key=lambda h: -h.first.toordinal())
    yield from _scored(lookup, latest, "title on some day", 0.6 - off, step=0.03, most=_ANY_DAY)


def _scored(
    lookup: Lookup, terms: Sequence[Held], why: str, score: float, *, step: float = 0.0, most: int = _ANY_DAY
) -> Iterator[Candidate]:
    for place, person in enumerate(list(dict.fromkeys(held.person for held in terms))[:most]):
        actor = lookup.reference.actor(person)
        if actor is not None:
            yield Candidate(actor, why, round(max(score - step * place, 0.3), 3))


def _with_name(lookup: Lookup, terms: Sequence[Held], asked: Asked, off: float) -> Iterator[Candidate]:
    name, on = asked.phrase.name, asked.on
    bearing = lookup.likeliest([held for held in terms if lookup.bears(held.person, name)], name, on)
    bearing = bearing or [
        held for held in terms if on and held.first <= on <= held.last and lookup.goes_by(held.person, name)
    ]
    alike = [] if bearing else [held for held in terms if lookup.sounds_like(held.person, name)]
    alike = lookup.begun(alike, name)
    for held in bearing or alike:
        actor = lookup.reference.actor(held.person)
        if actor is None:
            continue
        score, why = _judged(held, asked, on)
        if held in alike:
            score, why = score - 0.1, f"{why}, name spelled otherwise"
        elif score > 0.9 and len(name) > 1:
            score += 0.03
        yield Candidate(actor, why, round(max(score - off / 2, 0.3), 3))


def _judged(held: Held, asked: Asked, on: datetime.date | None) -> tuple[float, str]:
    """Score a term whose holder's name fits, by how its days fit."""
    if on is None:
        return 0.85, "title and name"
    if asked.phrase.former and held.last < on:
        return 0.92 - min(0.2, days_away(held, on) / 50_000), "former title and name"
    if asked.phrase.coming and 0 < (held.first - on).days <= _COMING:
        return 0.92, "coming title and name"
    if asked.phrase.former or asked.phrase.coming:
        return 0.4, "title and name on another day"
    away = days_away(held, on)
    if not away:
        return 0.93, "title and name at date"
    if away <= _NEAR:
        return 0.82, "title and name near the date"
    return max(0.4, 0.65 - away / 20_000), "title and name on another day"
