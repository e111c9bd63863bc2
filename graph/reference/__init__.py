"""The reference knowledge: who is who, on which day, under which names."""

import datetime

from graph.reference.candidates import Candidate, Context
from graph.reference.days import exists
from graph.reference.files import PlaceRow
from graph.reference.folding import fold
from graph.reference.reference import Naming, Reference, Title, load_reference

__all__ = [
    "Candidate",
    "Context",
    "Naming",
    "PlaceRow",
    "Reference",
    "Title",
    "exists",
    "fold",
    "load_reference",
    "resolve",
]


def resolve(text: str, *, on: datetime.date | None = None, context: Context | None = None) -> tuple[Candidate, ...]:
    """Give the actors that a name or title meant on a day by the shipped tables; see `Reference.resolve`."""
    return load_reference().resolve(text, on=on, context=context)
