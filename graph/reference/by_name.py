"""Candidates by name: full and other names, surnames with what speaks for them, and names only partly known."""

import datetime
from collections.abc import Iterator, Sequence

from graph.model import Actor
from graph.reference.candidates import NAMES, Asked, Candidate
from graph.reference.days import exists
from graph.reference.holding import Held
from graph.reference.lookup import Lookup, Owner
from graph.reference.reference import Naming

_RULING = frozenset({"head_of_state", "head_of_government", "supreme_leader", "secretary_general"})
_SOON = datetime.timedelta(days=200)
_LATELY = 3 * 366
"""For how many days around an office its holder's surname still points at them, with their state in context."""


def named(lookup: Lookup, namings: Sequence[Naming], asked: Asked) -> Iterator[Candidate]:
    """Give the actors of a name that the reference knows; a title alone is nobody's name."""
    phrase = asked.phrase
    for naming in namings:
        actor = lookup.reference.actor(naming.actor_id)
        if actor is None:
            continue
        if actor.kind != "person":
            if exists(actor, asked.on) and lookup.reference.in_use(" ".join(phrase.words), naming, asked.on):
                score, why = NAMES.get(naming.kind, NAMES["surname"])
                yield Candidate(actor, why, score)
        elif phrase.title and " ".join(phrase.words) == phrase.title:
            continue
        elif naming.kind == "surname" or _only_surname(lookup, actor, asked):
            if not phrase.blocked:
                yield from _surnamed(lookup, actor, asked)
        else:
            yield _person(lookup, actor, naming.kind, asked)


def former_seat(lookup: Lookup, asked: Asked) -> Iterator[Candidate]:
    """Give the state of which a place was the capital on the day ("Almaty" of 1995)."""
    score, why = NAMES["capital"]
    yield from (Candidate(actor, f"{why} on that day", score) for actor in lookup.seats(asked.phrase.words, asked.on))


def titled_surname(lookup: Lookup, namings: Sequence[Naming], asked: Asked) -> Iterator[Candidate]:
    """Give the people of a surname who hold an office that the title fits, or held it, in whatever state."""
    phrase, on = asked.phrase, asked.on
    for naming in namings:
        actor = lookup.reference.actor(naming.actor_id)
        if naming.kind != "surname" or actor is None:
            continue
        held = [h for h in lookup.reference.held_by(actor.id) if _fits(lookup, h, phrase.ranks)]
        if on is None:
            fitting, score, why = bool(held), 0.75, "title and surname"
        elif phrase.former:
            ended = [(on - h.last).days for h in held if h.last < on]
            fitting, score, why = bool(ended), 0.84 - min(0.1, min(ended, default=0) / 1e6), "former title and surname"
        elif phrase.coming:
            fitting, score, why = any(on < h.first <= on + _SOON for h in held), 0.84, "coming title and surname"
        else:
            fitting, score, why = any(h.first <= on <= h.last for h in held), 0.86, "title and surname"
        if fitting:
            yield Candidate(actor, why, score)


def partly_named(lookup: Lookup, owners: Sequence[Owner], asked: Asked) -> Iterator[Candidate]:
    """Give office-holders of the day, in states told or near by, whose name has these words or sounds like them."""
    name = asked.phrase.name
    if asked.on is None:
        return
    alone = len(name) == 1
    for owner in owners:
        serving = [held for held in lookup.reference.held_in(owner.key) if held.first <= asked.on <= held.last]
        if alone:
            serving = [held for held in serving if lookup.suits_address(held.person, asked.phrase.addressed)]
        if not asked.phrase.ranks:
            serving = [held for held in serving if not lookup.is_another(held.person, name)]
        bearing = [held for held in serving if lookup.bears(held.person, name)]
        for held, actor in lookup.holders(lookup.likeliest(bearing, name, asked.on)):
            leads = 0.02 * (alone and lookup.leads(held.person, owner, asked.on))
            yield Candidate(actor, "part of the name with state in context", (0.76 if alone else 0.84) + leads)
        alike = [] if bearing else [held for held in serving if lookup.sounds_like(held.person, name)]
        for _, actor in lookup.holders(lookup.begun(alike, name)):
            yield Candidate(actor, "other spelling of the name with state in context", 0.5 if alone else 0.72)


def _surnamed(lookup: Lookup, actor: Actor, asked: Asked) -> Iterator[Candidate]:
    """Give a person by the surname alone: no higher than 0.8, and nobody out of office without their state in context.

    A person whose only name is one word goes by it as by a full name.
    """
    on = asked.on
    if not lookup.suits_address(actor.id, asked.phrase.addressed):
        return
    serving = lookup.serves(actor.id, on)
    if len(asked.phrase.words) == 1 and actor.name.lower() == asked.phrase.words[0]:
        yield Candidate(actor, "full name", 0.9 if serving else 0.82)
        return
    near = actor.country in asked.states
    if on is None:
        yield Candidate(actor, "surname with state in context" if near else "surname", 0.5 + 0.2 * near)
        return
    ranks = lookup.ranks(actor.id, on) if serving else set()
    if serving and near:
        yield Candidate(actor, "surname with state in context", 0.8 if ranks & _RULING else 0.78)
    elif ranks & set(asked.ranks):
        yield Candidate(actor, "surname with office in context", 0.7)
    elif serving:
        yield Candidate(actor, "surname of an office-holder", 0.58 if ranks & _RULING else 0.52)
    elif near and lookup.away(actor.id, on) <= _LATELY:
        yield Candidate(actor, "surname of a former or coming office-holder with state in context", 0.45)


def _fits(lookup: Lookup, held: Held, ranks: Sequence[str]) -> bool:
    office = lookup.reference.office(held.office)
    return office is not None and (office.rank in ranks or ("leader" in ranks and office.rank in _RULING))


def _person(lookup: Lookup, actor: Actor, kind: str, asked: Asked) -> Candidate:
    phrase = asked.phrase
    score, why = NAMES[kind]
    if kind == "other" and phrase.title and phrase.words[0] == phrase.title.split(" ", 1)[0]:
        score, why = NAMES["title_name"]
    if asked.on is not None:
        score += 0.02 if lookup.serves(actor.id, asked.on) else -0.1
    if actor.country in asked.states:
        score = min(score + 0.01, 1.0)
    elif asked.states and why == NAMES["title_name"][1]:
        score -= 0.15
    return Candidate(actor, why, round(score, 3))


def _only_surname(lookup: Lookup, actor: Actor, asked: Asked) -> bool:
    """Tell whether "al-Assad", listed among other names, is a surname and no more."""
    words = asked.phrase.words
    return len(words) < 3 and actor.name.lower() != " ".join(words) and lookup.is_surname(actor.id, words)
