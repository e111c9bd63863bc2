"""The trivial program that every figure is set beside: two country names and a trigger word in one sentence.

It dates every event by the publication and calls it by the first trigger word that the sentence has.
"""

from extract.sentences import split_sentences
from extract.triggers import Triggers
from graph.model import Document
from graph.reference import Reference


class Baseline:
    """Gives the events of a document as the JSON that the scorer reads."""

    def __init__(self, reference: Reference) -> None:
        self._names = {
            name: actor
            for actor in reference.actors.values()
            if actor.kind == "state"
            for name in (actor.name, *actor.names)
        }
        self._triggers = Triggers()

    def events(self, document: Document) -> list[dict[str, object]]:
        """Give one event for each sentence with two states and a trigger word."""
        found = []
        for sentence in split_sentences(document.text):
            states = {actor.country: actor for name, actor in self._names.items() if name in sentence.text}
            kind = self._triggers.first_type(sentence.text)
            if len(states) >= 2 and kind is not None:
                parties = [
                    {"kind": "state", "name": actor.name, "country": code, "role": "participant", "id": actor.id}
                    for code, actor in sorted(states.items())
                ]
                day = document.published.isoformat() if document.published else None
                found.append({"type": kind, "status": "occurred", "participants": parties, "date": day, "place": None,
                              "about": [], "according_to": []})  # fmt: skip
        return found
