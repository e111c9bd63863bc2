"""Two trivial programs that every figure is set beside: two names and a trigger word in one sentence.

The first takes the names of states and of their people; the second the entities that the stock model of spaCy marks.
Both date every event by the publication and call it by the first trigger word that the sentence has.
"""

import re
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language

from extract.parsing import MODEL
from extract.sentences import split_sentences
from extract.triggers import Triggers
from graph.model import Document
from graph.reference import Reference, fold

_STATES = frozenset({"state", "adjective", "people"})
_KINDS = {"GPE": "state", "NORP": "state", "PERSON": "person", "ORG": "organization"}
_CAPITALS = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}")
Parties = dict[str, dict[str, object]]


class Baseline:
    """Gives the events of a document as the JSON that the scorer reads; parties are states by name or demonym."""

    def __init__(self, reference: Reference) -> None:
        self._reference, self._triggers = reference, Triggers()

    def events(self, document: Document) -> list[dict[str, object]]:
        """Give one event for each sentence with two parties and a trigger word."""
        found = []
        title = split_sentences(document.title, part="title") if document.title else []
        for sentence in (*title, *split_sentences(document.text)):
            kind = self._triggers.first_type(sentence.text)
            parties = self._parties(sentence.text) if kind is not None else {}
            if len(parties) > 1:
                day = document.published.isoformat() if document.published else None
                found.append({"type": kind, "status": "occurred", "participants": list(parties.values()), "date": day,
                              "place": None, "about": [], "according_to": []})  # fmt: skip
        return found

    def _parties(self, text: str) -> Parties:
        return dict(self._states(text))

    def _states(self, text: str) -> Iterator[tuple[str, dict[str, object]]]:
        """Give the states that runs of capitalized words name, longer ones first."""
        for run in _CAPITALS.finditer(text):
            words = run.group().split()
            names = (" ".join(words[at : at + size]) for size in range(len(words), 0, -1) for at in range(len(words)))
            state = next((told for name in names if (told := self._state(name)) is not None), None)
            if state is not None:
                yield str(state["country"]), state

    def _state(self, name: str) -> dict[str, object] | None:
        for naming in self._reference.named(fold(name.strip(".'’"))):
            actor = self._reference.actor(naming.actor_id) if naming.kind in _STATES else None
            if actor is not None and actor.kind == "state":
                return {"kind": "state", "name": actor.name, "country": actor.country, "role": "participant"}
        return None


class StockEntities(Baseline):
    """The same with the entities of spaCy's stock small model as parties: places, peoples, persons, organizations."""

    def _parties(self, text: str) -> Parties:
        found: Parties = {}
        for entity in _model()(text).ents:
            kind = _KINDS.get(entity.label_)
            state = self._state(entity.text.removeprefix("the ")) if kind == "state" else None
            if state is not None:
                found[str(state["country"])] = state
            elif kind in {"person", "organization"}:
                party = {"kind": kind, "name": entity.text.removeprefix("the "), "country": None, "role": "participant"}
                found[entity.text] = party
        return found


@cache
def _model() -> Language:
    """Load the stock model, as it is published."""
    return spacy.load(MODEL)
