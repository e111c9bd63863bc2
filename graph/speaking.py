"""The state behind a name: of a state as an asker writes it, and of a publisher that speaks for one.

The reference tables are read at the first name, and not before.
"""

from collections.abc import Callable
from functools import cached_property

from graph.model import Actor
from graph.reference import Reference, load_reference


class States:
    """Knows states by their codes and names, and which of them a publisher speaks for."""

    def __init__(self, reference: Callable[[], Reference] = load_reference) -> None:
        self._load = reference

    def code(self, name: str) -> str | None:
        """Give the alpha-3 code of a state by ISO code or name; None for what names no state, or several."""
        by_code = self._codes.get(name.upper())
        return by_code or self._meant(name, {"state"})

    def desk(self, publisher: str | None) -> str | None:
        """Give the state that a publisher speaks for ("Kremlin", "The White House"); None for any other."""
        if publisher is None:
            return None
        return self._meant(publisher.removeprefix("The "), {"metonym"})

    @cached_property
    def _reference(self) -> Reference:
        return self._load()

    @cached_property
    def _codes(self) -> dict[str, str]:
        states = (actor for actor in self._reference.actors.values() if actor.kind == "state" and actor.country)
        codes = {state.country: state.country for state in states if state.country}
        for state in sorted(map(self._reference.state, codes), key=_age):
            if state is not None and state.country:
                codes |= {code.value: state.country for code in state.codes if code.scheme == "iso2"}
        return codes

    def _meant(self, name: str, kinds: set[str]) -> str | None:
        meant = [
            self._reference.actor(naming.actor_id) for naming in self._reference.named(name) if naming.kind in kinds
        ]
        found = {actor.country for actor in meant if actor is not None and actor.kind == "state"}
        return found.pop() if len(found) == 1 else None


def _age(state: Actor | None) -> str:
    """Sort states that are no more before those that are."""
    return str(state.last or "9999") if state else ""
