"""Suggest actors for a name that nobody bears: those with a name of nearly the same letters.

A suggestion is for a person to confirm. It never scores above 0.3, so no door takes it for an answer.
"""

import datetime
from collections import Counter
from collections.abc import Iterator

from graph.reference.candidates import Candidate
from graph.reference.likeness import Words, distance
from graph.reference.reference import Reference

_HIGHEST = 0.3
_SHARED = 0.5
"""The share of three-letter pieces that two names must have in common before their letters are compared."""
_SHORTEST = 5


class Suggester:
    """Knows all names by their three-letter pieces; made in about a tenth of a second when first needed."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._named: dict[str, list[str]] = {}
        self._ids: dict[str, list[str]] = {}
        for name, namings in reference.names().items():
            if len(name) >= _SHORTEST and (ids := [n.actor_id for n in namings if n.kind not in _PASSED_OVER]):
                for piece in _pieces(name):
                    self._named.setdefault(piece, []).append(name)
                self._ids[name] = ids

    def suggest(self, words: Words, on: datetime.date | None, limit: int) -> tuple[Candidate, ...]:
        """Give the actors of the names that are most like a text, the most alike first."""
        best: dict[str, Candidate] = {}
        for name, score in self._alike(" ".join(words)):
            for actor_id in self._ids[name]:
                actor = self._reference.actor(actor_id)
                if actor is None or actor_id in best:
                    continue
                serving = on is not None and bool(self._reference.offices_of(actor_id, on=on))
                best[actor_id] = Candidate(actor, f"similar name: {name}", round(score - 0.02 * (not serving), 3))
        return tuple(sorted(best.values(), key=lambda each: (-each.score, each.actor.id)))[:limit]

    def _alike(self, asked: str) -> Iterator[tuple[str, float]]:
        if len(asked) < _SHORTEST:
            return
        pieces = _pieces(asked)
        shared = Counter(name for piece in pieces for name in self._named.get(piece, ()))
        most = 1 if len(asked) < 2 * _SHORTEST else 2
        for name, count in shared.items():
            if 2 * count >= _SHARED * (len(pieces) + len(name)):
                apart = distance(asked, name, most=most)
                if apart <= most:
                    yield name, _HIGHEST * (1 - apart / len(asked))


_PASSED_OVER = frozenset({"surname", "group", "people", "adjective"})


def _pieces(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
