"""Resolve a name or a title to the actors that it meant on a day, the likeliest first, each with why.

A text that nothing fits gives no candidate: nobody is ever guessed.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.model import Actor
from graph.reference.folding import fold
from graph.reference.reference import Reference, exists

_SCORES = {
    "full": (0.98, "full name"), "title_name": (0.97, "title used as a name"), "state": (0.96, "name of the state"),
    "organization": (0.96, "name of the organization"), "acronym": (0.92, "acronym"), "other": (0.94, "other name"),
    "metonym": (0.85, "metonym"), "capital": (0.75, "capital"), "people": (0.7, "people"),
    "adjective": (0.7, "adjective"),
    "surname": (0.5, "surname"),
}  # fmt: skip
_HONORIFICS = frozenset(["mr", "mrs", "ms", "dr", "sir", "madam", "the", "a", "his", "her", "former", "then"])
_SMALL = frozenset({"of", "the", "s", "for", "to"})


class Context(NamedTuple):
    """What the text around a name tells: states (alpha-3) mentioned near by, the likeliest first, and ranks."""

    states: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """An actor that a text may mean, why, and how likely (0..1)."""

    actor: Actor
    why: str
    score: float


def resolve(
    reference: Reference, text: str, *, on: datetime.date | None = None, context: Context | None = None
) -> tuple[Candidate, ...]:
    """Give the candidates for a text as of a day, the likeliest first; () where nobody is known by it."""
    words = [word for word in fold(text).split() if word not in _HONORIFICS]
    told = context or Context()
    found = [*_by_name(reference, " ".join(words), on, told), *_by_title(reference, words, on)]
    best: dict[str, Candidate] = {}
    for candidate in found:
        known = best.get(candidate.actor.id)
        if known is None or known.score < candidate.score:
            best[candidate.actor.id] = candidate
    return tuple(sorted(best.values(), key=lambda each: (-each.score, each.actor.name, each.actor.id)))


def _by_name(reference: Reference, name: str, on: datetime.date | None, told: Context) -> Iterator[Candidate]:
    for naming in reference.named(name):
        actor = reference.actor(naming.actor_id)
        if actor is None or not exists(actor, on):
            continue
        score, why = _SCORES.get(naming.kind, (0.5, naming.kind))
        if actor.kind != "person":
            yield Candidate(actor, why, score)
            continue
        offices = reference.offices_of(actor.id, on=on) if on is not None else ()
        near = actor.country in told.states or bool({office.rank for office in offices} & set(told.ranks))
        if naming.kind == "surname":
            if on is not None and not offices and not near:
                continue
            why = "surname with state in context" if near else "surname of an office-holder" if offices else why
        yield Candidate(
            actor, why, round(score + 0.02 * bool(offices) - 0.1 * (not offices) + 0.3 * near * (score < 0.6), 3)
        )


def _by_title(reference: Reference, words: Sequence[str], on: datetime.date | None) -> Iterator[Candidate]:
    for start, end, ranks, states in _titles(reference, words):
        rest = [word for word in (*words[:start], *words[end:]) if word not in _SMALL]
        for bodies, name in _bodies(reference, rest, states, on):
            for rank in ranks:
                for body in bodies:
                    yield from _holding(reference, rank, body, name, on)
        return


def _holding(
    reference: Reference, rank: str, body: Actor, name: Sequence[str], on: datetime.date | None
) -> Iterator[Candidate]:
    key = body.country if body.kind == "state" and body.country else body.id
    holders = reference.leaders(key, on=on) if rank == "leader" else reference.holders(rank, key, on=on)
    for place, actor in enumerate(holders):
        every = {word for each in (actor.name, *actor.names) for word in fold(each).split()}
        if name and not set(name) <= every:
            continue
        yield Candidate(
            actor, "title and name at date" if name else "title at date", 0.97 if name else 0.9 - 0.02 * place
        )


def _titles(reference: Reference, words: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...], tuple[str, ...]]]:
    """Give the longest title among the words: where it stands, its ranks and the states that it presumes."""
    for size in range(min(6, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            title = reference.titles.get(" ".join(words[start : start + size]))
            if title is not None and title.ranks:
                yield start, start + size, title.ranks, title.states
                return


def _bodies(
    reference: Reference, rest: Sequence[str], presumed: Iterable[str], on: datetime.date | None
) -> Iterator[tuple[list[Actor], list[str]]]:
    """Part what is left of a title into the state or body that it belongs to and a name."""
    for size in range(len(rest), 0, -1):
        for start in range(len(rest) - size + 1):
            namings = reference.named(" ".join(rest[start : start + size]))
            actors = [reference.actor(n.actor_id) for n in namings if n.kind not in {"full", "other", "surname"}]
            known = [actor for actor in actors if actor is not None and actor.kind != "person" and exists(actor, on)]
            if known:
                yield known, [*rest[:start], *rest[start + size :]]
                return
    states = [state for state in (reference.state(iso3, on=on) for iso3 in presumed) if state is not None]
    if states:
        yield states, list(rest)
