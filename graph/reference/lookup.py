"""Look people up for the resolver: who serves, who bears a name, which titles suit which state."""

import datetime
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from graph.model import Actor
from graph.reference.days import exists, within
from graph.reference.folding import fold
from graph.reference.holding import Held
from graph.reference.likeness import Form, Words, alike, begins_alike, core, form, other_generation, other_surname, same
from graph.reference.reference import Reference

_PRESIDENTIAL = frozenset({"president", "federal president"})
_OF_GOVERNMENT = frozenset({"prime minister", "premier", "pm"})
_GENERAL = {
    "head_of_state": ("president", "commission_president", "chair"), "chair": ("president", "movement_leader"),
    "secretary_general": ("movement_leader", "deputy_movement_leader"),
}  # fmt: skip
"""What a title of states means where a body bears it, and one of bodies where a movement does."""
_TOLD = frozenset({"secretary_general"})
"""Ranks whose title a movement's office must have in its name."""


class Owner(NamedTuple):
    """A state or body whose offices are asked for; `key` as in `Reference.holders`."""

    key: str
    state: bool


class Lookup:
    """A reference with what the resolver keeps: the forms of names, and the titles of monarchs."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self._women = reference.words.get("woman", frozenset())
        self._forms: dict[str, Form] = {}
        self._monarchs = {title for rows in reference.styles.values() for titles, *_ in rows for title in titles}

    # names

    def bears(self, person: str, name: Words) -> bool:
        """Tell whether words are a name of a person: a surname alone, or with words of other names."""
        form = self._form(person)
        return not other_generation(name, form) and same(core(name), form)

    def goes_by(self, person: str, name: Words) -> bool:
        """Tell whether a name begins as one of a person's and has no other words: "Abdullah", "Lee Hsien"."""
        form, words = self._form(person), core(name)
        return words[0] in form.first and all(word in form.words for word in words)

    def sounds_like(self, person: str, name: Words) -> bool:
        """Tell whether words may be a person's name in another spelling."""
        form = self._form(person)
        return not other_generation(name, form) and alike(core(name), form)

    def is_another(self, person: str, name: Words) -> bool:
        """Tell whether words are a person's name and another surname behind it: a child, by the mother's."""
        return other_surname(name, self._form(person))

    def shortens(self, person: str, name: Words, on: datetime.date | None) -> bool:
        """Tell whether a longer name may be that of a person who serves on a day."""
        return self.serves(person, on) and not other_generation(name, self._form(person))

    def likeliest(self, people: Sequence[Held], name: Words, on: datetime.date | None) -> list[Held]:
        """Give the terms whose holder's name begins as a name does, else those of the day: families share the rest."""
        begun = self.begun(people, name)
        return begun or [held for held in people if on and held.first <= on <= held.last]

    def begun(self, people: Sequence[Held], name: Words) -> list[Held]:
        """Give the terms whose holder's name begins as a name does, in whatever spelling; all for a single word."""
        first = core(name)
        if len(first) < 2:
            return list(people)
        woman = first[0] in self._women
        forms = ((held, self._form(held.person)) for held in people)
        return [held for held, form in forms if begins_alike(first, form) and (not woman or form.first & self._women)]

    def holders(self, terms: Sequence[Held]) -> Iterator[tuple[Held, Actor]]:
        """Give terms with the people who hold them."""
        for held in terms:
            actor = self.reference.actor(held.person)
            if actor is not None:
                yield held, actor

    def is_surname(self, person: str, name: Words) -> bool:
        """Tell whether words are nothing but a person's surname."""
        surnames = self._form(person).surnames
        return all(word in surnames for word in core(name))

    def _form(self, person: str) -> Form:
        known = self._forms.get(person)
        if known is None:
            actor = self.reference.actor(person)
            names = (actor.name, *actor.names) if actor is not None else ()
            known = self._forms[person] = form(names, self.reference.surnames(person))
        return known

    def called(self, key: str) -> list[str]:
        """Give the names, folded, of a state or body by its key."""
        actor = self.reference.state(key) or self.reference.actor(key)
        return [fold(name) for name in (actor.name, *actor.names)] if actor is not None else []

    def suits_address(self, person: str, addressed: str) -> bool:
        """Tell whether a person may be the one addressed: no "Mrs" where all that is known of a name is a man's.

        Whose surname comes first may be either, since such given names do not tell.
        """
        form = self._form(person)
        if not addressed or form.surnames & form.first:
            return True
        return (addressed == "feminine") == bool(form.first & self._women)

    def seats(self, place: Words, on: datetime.date | None) -> Iterator[Actor]:
        """Give the states of which a place was the capital on a day and is not any more."""
        for state, first, last in self._seats.get(" ".join(place), ()) if on is not None else ():
            actor = self.reference.actor(state)
            if actor is not None and within(first, last, on) and exists(actor, on):
                yield actor

    @cached_property
    def _seats(self) -> dict[str, list[tuple[str, str, str]]]:
        found: dict[str, list[tuple[str, str, str]]] = {}
        for state, rows in self.reference.former_capitals.items():
            for place, first, last in rows:
                found.setdefault(fold(place), []).append((state, first, last))
        return found

    # days

    def serves(self, person: str, on: datetime.date | None) -> bool:
        """Tell whether a person holds an office on a day; on no day, whether ever."""
        held = self.reference.held_by(person)
        return any(h.first <= on <= h.last for h in held) if on is not None else bool(held)

    def ranks(self, person: str, on: datetime.date | None) -> set[str]:
        """Give the ranks of the offices that a person holds on a day."""
        return {office.rank for office in self.reference.offices_of(person, on=on)}

    def away(self, person: str, on: datetime.date) -> int:
        """Count the days between a day and the nearest in which a person held an office; a great number for never."""
        return min((days_away(held, on) for held in self.reference.held_by(person)), default=1_000_000)

    def leads(self, person: str, owner: Owner, on: datetime.date | None) -> bool:
        """Tell whether a person leads a state or body in fact on a day."""
        return any(actor.id == person for actor in self.reference.leaders(owner.key, on=on))

    # offices

    def owner(self, actor_id: str, on: datetime.date | None) -> Owner | None:
        """Give whose offices are meant by a state or body; None for a person, or one that did not exist that day."""
        actor = self.reference.actor(actor_id)
        if actor is None or actor.kind == "person" or not exists(actor, on):
            return None
        return owner_of(actor)

    def terms(self, rank: str, owner: Owner, title: str, on: datetime.date | None) -> Iterator[Held]:
        """Give the terms of the offices of an owner that a rank and title fit, as of a day."""
        for each in self._ranks(rank, owner, on):
            if not owner.state:
                told = rank not in _TOLD or each == rank
                yield from (held for held in self.reference.held(each, owner.key) if told or self._told(title, held))
            elif self._suits(title, each, owner.key, on):
                yield from self.reference.held(each, owner.key)

    def _told(self, title: str, held: Held) -> bool:
        """Tell whether the name of an office begins with a title."""
        office = self.reference.office(held.office)
        return office is not None and fold(office.title).startswith(fold(title))

    def _ranks(self, rank: str, owner: Owner, on: datetime.date | None) -> tuple[str, ...]:
        if rank == "leader":
            return self._leading(owner, on)
        held = bool(self.reference.held(rank, owner.key))
        return (rank,) if owner.state or held else _GENERAL.get(rank, (rank,))

    def regal(self, title: str, on: datetime.date | None) -> list[Owner]:
        """Give the states whose head of state bore a monarch's title on a day."""
        if title not in self._monarchs:
            return []
        return [
            Owner(key, state=True)
            for key, rows in self.reference.styles.items()
            if any(title in titles and within(first, last, on) for titles, first, last in rows)
        ]

    def _leading(self, owner: Owner, on: datetime.date | None) -> tuple[str, ...]:
        """Give the rank that leads in fact on a day: the first that somebody holds."""
        for rank in self.reference.leading_ranks(owner.key, on):
            if self.reference.holders(rank, owner.key, on=on):
                return (rank,)
        return ()

    def _suits(self, title: str, rank: str, key: str, on: datetime.date | None) -> bool:
        """Tell whether a state's office bears a title: kings in kingdoms, presidents elsewhere."""
        if rank != "head_of_state":
            return not (title in _OF_GOVERNMENT and rank == "head_of_government" and self._presidential(key, on))
        styled = [titles for titles, first, last in self.reference.styles.get(key, ()) if within(first, last, on)]
        if title in self._monarchs:
            return any(title in titles for titles in styled)
        return not (styled and title in _PRESIDENTIAL)

    def _presidential(self, key: str, on: datetime.date | None) -> bool:
        """Tell whether the head of state of a republic is its head of government too."""
        if key in self.reference.styles or on is None:
            return False
        heads = [self.reference.holders(rank, key, on=on)[:1] for rank in ("head_of_state", "head_of_government")]
        return bool(heads[0]) and heads[0] == heads[1]


def owner_of(actor: Actor) -> Owner:
    """Give a state or body as the owner of offices."""
    if actor.kind == "state" and actor.country:
        return Owner(actor.country, state=True)
    return Owner(actor.id, state=False)


def days_away(held: Held, on: datetime.date) -> int:
    """Count the days between a day and a term; 0 within it."""
    if held.first > on:
        return (held.first - on).days
    return max(0, (on - held.last).days)
