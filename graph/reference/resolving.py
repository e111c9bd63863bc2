"""Resolve a name or a title to the actors that it meant on a day, the likeliest first, each with why.

A text that nothing fits gives no candidate: nobody is ever guessed.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from graph.reference.by_name import former_seat, named, partly_named, titled_surname
from graph.reference.by_title import counterparts, envoys, holding
from graph.reference.candidates import Asked, Candidate, Context, ranked
from graph.reference.folding import turned
from graph.reference.likeness import core
from graph.reference.lookup import Lookup, Owner
from graph.reference.phrases import Namings, Phrase, PhraseReader
from graph.reference.reference import Naming, Reference

if TYPE_CHECKING:
    from graph.reference.suggesting import Suggester

__all__ = ["Candidate", "Context", "Resolver"]

_BARE = {"secretary_general": "org-united-nations", "high_representative": "org-european-union"}
"""Whose title it is where nothing else is told."""
_PRESUMED, _CONTEXT = 0.04, 0.1
"""What is taken off a score where the state is presumed by the title, or comes from the context."""
_NO_CONTEXT = Context()
_PARTS = frozenset({"surname", "adjective", "people"})
"""Kinds of names that do not name anybody in full."""


class Resolver:
    """Resolves texts against one reference."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._lookup = Lookup(reference)
        self._reader = PhraseReader(reference)

    def read(self, text: str) -> Phrase:
        """Give what a text says before anything is looked up: title, state or body, and the words of a name."""
        return self._reader.read(text)

    def resolve(
        self, text: str, *, on: datetime.date | None = None, context: Context | None = None
    ) -> tuple[Candidate, ...]:
        """Give the candidates for a text as of a day, the likeliest first; () where nobody is known by it."""
        found = ranked(self._found(self._ask(text, on, context or _NO_CONTEXT)))
        return found or self._turned(text, on, context or _NO_CONTEXT)

    def _turned(self, text: str, on: datetime.date | None, context: Context) -> tuple[Candidate, ...]:
        """Give who bears a name that is turned around at a comma, by the whole name and by nothing less."""
        said = turned(text)
        if said is None:
            return ()
        asked = self._ask(said, on, context)
        whole = self._reference.named(said)
        if not asked.phrase.title and any(naming.kind not in _PARTS for naming in whole):
            return ranked(named(self._lookup, [each for each in whole if each.kind not in _PARTS], asked))
        return () if asked.phrase.title or asked.phrase.bodies else ranked(self._shortened(asked))

    def suggest(self, text: str, *, on: datetime.date | None = None, limit: int = 5) -> tuple[Candidate, ...]:
        """Give actors with a name spelled much like a text, scored 0.3 at most; none where the name is known."""
        asked = self._ask(text, on, _NO_CONTEXT)
        if asked.phrase.strange or any(self._found(asked)):
            return ()
        return self._suggester.suggest(asked.phrase.name or asked.phrase.words, on, limit)

    @cached_property
    def _suggester(self) -> "Suggester":
        from graph.reference.suggesting import Suggester

        return Suggester(self._reference)

    def _ask(self, text: str, on: datetime.date | None, context: Context) -> Asked:
        phrase = self._reader.read(text)
        if not context.people:
            return Asked(phrase, on, context.states, context.ranks, ())
        people = [self._person(person, on) for person in context.people]
        actors = [self._reference.actor(person) for person in people]
        countries = (actor.country for actor in actors if actor is not None and actor.country)
        ranks = (rank for person in people for rank in sorted(self._lookup.ranks(person, on)))
        states = tuple(dict.fromkeys((*context.states, *countries)))
        return Asked(phrase, on, states, context.ranks or tuple(ranks), tuple(people))

    def _person(self, told: str, on: datetime.date | None) -> str:
        """Give the id of a person whom a context tells by id or by name."""
        if self._reference.actor(told) is None:
            found = [one.actor for one in self.resolve(told, on=on) if one.actor.kind == "person"]
            return found[0].id if found else told
        return told

    def _found(self, asked: Asked) -> Iterator[Candidate]:
        phrase = asked.phrase
        whole = self._reader.namings(phrase.words)
        yield from former_seat(self._lookup, asked)
        if whole:
            yield from named(self._lookup, whole, asked)
            if not phrase.title:
                return
        if phrase.strange:
            return
        if phrase.ranks == ("counterpart",):
            yield from counterparts(self._lookup, self._owners(asked), asked)
        elif phrase.name:
            yield from self._people(asked)
        elif phrase.title:
            yield from self._titled(asked)
        elif len(phrase.bodies) == 1 and not whole:
            yield from named(self._lookup, phrase.bodies[0], asked)

    # people

    def _people(self, asked: Asked) -> Iterator[Candidate]:
        """Give those who bear the name of a phrase: by title, whole name, surname or part of it."""
        phrase = asked.phrase
        found = list(self._titled(asked)) if phrase.ranks or phrase.envoy else []
        owners = self._owners(asked)
        if owners:
            asked = asked._replace(states=tuple(owner.key for owner in owners))
        namings = self._reader.namings(phrase.name)
        full = [naming for naming in namings if naming.kind != "surname"]
        found.extend(named(self._lookup, full, asked))
        if not found:
            found.extend(self._surnamed(namings, asked, told=bool(owners)))
        if not found and not (phrase.blocked and len(core(phrase.name)) == 1):
            near = owners or [self._owner_of(state) for state in asked.states]
            found.extend(partly_named(self._lookup, near, asked))
        yield from found or self._shortened(asked)

    def _surnamed(self, namings: Namings, asked: Asked, *, told: bool) -> Sequence[Candidate]:
        """Give the people of a surname; of the states told where there are such, holders of the title where one is."""
        phrase = asked.phrase
        if phrase.blocked:
            return ()
        if told:
            namings = tuple(naming for naming in namings if self._is_of(naming, asked.states))
        if phrase.ranks:
            return list(titled_surname(self._lookup, namings, asked))
        return list(named(self._lookup, namings, asked))

    def _shortened(self, asked: Asked) -> Iterator[Candidate]:
        """Give office-holders of the day who are known by the first and last words of a longer name."""
        words = core(asked.phrase.name)
        if len(words) < 2 or (words == asked.phrase.name and len(words) < 3):
            return
        for naming in self._reader.namings((words[0], words[-1])):
            actor = self._reference.actor(naming.actor_id)
            known = actor is not None and naming.kind in {"full", "other"}
            if actor is not None and known and self._lookup.shortens(actor.id, asked.phrase.name, asked.on):
                yield Candidate(actor, "first and last word of the name", 0.68)

    def _is_of(self, naming: Naming, states: Sequence[str]) -> bool:
        actor = self._reference.actor(naming.actor_id)
        return actor is not None and actor.country in states

    # titles

    def _titled(self, asked: Asked) -> Iterator[Candidate]:
        """Give who bears a title, in the states or bodies told, else presumed by the title, else of the context."""
        phrase = asked.phrase
        owners = self._owners(asked)
        if phrase.envoy:
            yield from envoys(self._lookup, [*owners, *self._owners(asked, phrase.objects)], asked)
        elif phrase.bodies:
            if not phrase.ranks and not phrase.blocked:  # "NATO chief": a title of no rank leads to who heads a body
                owners = [owner for owner in owners if not owner.state]
                asked = asked._replace(phrase=replace(phrase, ranks=("leader",)))
            fitting = [owner for owner in owners if not phrase.presumed or owner.key in phrase.presumed]
            yield from holding(self._lookup, fitting, asked)
        elif phrase.presumed:
            yield from holding(self._lookup, [Owner(key, state=True) for key in phrase.presumed], asked, off=_PRESUMED)
        elif asked.states:
            near = [self._owner_of(key) for key in asked.states]
            yield from holding(self._lookup, near, asked, off=_CONTEXT, near=True)
        elif regal := self._lookup.regal(phrase.title, asked.on):
            if phrase.name or len(regal) == 1:
                yield from holding(self._lookup, regal, asked, off=_PRESUMED)
        else:
            bare = [Owner(_BARE[rank], state=False) for rank in phrase.ranks if rank in _BARE]
            yield from holding(self._lookup, bare, asked, off=_CONTEXT)

    def _owners(self, asked: Asked, told: Sequence[Namings] | None = None) -> list[Owner]:
        bodies = asked.phrase.bodies if told is None else told
        every = (self._lookup.owner(naming.actor_id, asked.on) for namings in bodies for naming in namings)
        return [owner for owner in dict.fromkeys(every) if owner is not None]

    def _owner_of(self, key: str) -> Owner:
        return Owner(key, state=not key.startswith("org-"))
