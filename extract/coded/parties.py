"""Who the names of coded lists stand for: states, bodies, and persons by name or by office on a day.

A name that stands for nobody who acts for a state or body ("Police (India)", "Citizen (Nigeria)") gives no party.
"""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from extract.coded.codes import table
from graph.model import Actor, Participation
from graph.reference import Reference

_SECTOR: Final = re.compile(r"(.+?) \((.+)\)")
_KINDS: Final = ("state", "organization", "acronym", "full", "title_name", "other")
_RANKS: Final = {"leader": ("head_of_government", "head_of_state"), "head_of_state": ("head_of_state",)}


class Parties:
    """Finds the party that a name stands for, with the reference tables."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._sectors = {row["sector"]: row["means"] for row in table("sectors")}
        self._groups = {row["code"]: row["name"] for row in table("groups")}
        self._countries = {row["code"]: row["iso3"] for row in table("countries")}
        self.named = lru_cache(maxsize=100_000)(self._named)
        self.state_named = lru_cache(maxsize=10_000)(self._state_named)

    def icews(self, name: str, on: datetime.date) -> Participation | None:
        """Give the party of a name as ICEWS writes it: `China`, `Foreign Affairs (Russia)`, `Barack Obama`."""
        sector = _SECTOR.fullmatch(name)
        if sector is None:
            return self.named(name)
        means, state = self._sectors.get(sector[1]), self.state_named(sector[2])
        if means is None or state is None:
            return None
        holder = self._holder(means, state.country, on)
        return _party(holder) if holder is not None else state

    def cameo(self, country: str, group: str) -> Participation | None:
        """Give the party of CAMEO's codes of country and known group, as GDELT has them."""
        if country:
            state = self._reference.state(self._countries.get(country, country))
            return None if state is None else _party(state)
        return self.named(self._groups[group]) if group in self._groups else None

    def _holder(self, means: str, country: str | None, on: datetime.date) -> Actor | None:
        if means == "state" or country is None:
            return None
        if means == "leader":
            return next(iter(self._reference.leaders(country, on=on)), None)
        return next((a for rank in _RANKS[means] for a in self._reference.holders(rank, country, on=on)), None)

    def _state_named(self, name: str) -> Participation | None:
        found = self._reference.named(name)
        actors = (self._reference.actor(naming.actor_id) for naming in found if naming.kind == "state")
        return next((_party(actor) for actor in actors if actor is not None), None)

    def _named(self, name: str) -> Participation | None:
        for spelled in _spellings(name):
            found = sorted(
                (naming for naming in self._reference.named(spelled) if naming.kind in _KINDS),
                key=lambda naming: (_KINDS.index(naming.kind), naming.actor_id),
            )
            for naming in found:
                actor = self._reference.actor(naming.actor_id)
                if actor is not None:
                    return _party(actor)
        return None


def _spellings(name: str) -> Iterator[str]:
    """Give a name as it stands, and without what stands between its first and last word."""
    yield name
    words = name.split()
    if len(words) > 2:
        yield f"{words[0]} {words[-1]}"


def _party(actor: Actor) -> Participation:
    return Participation(kind=actor.kind, name=actor.name, country=actor.country, id=actor.id)
