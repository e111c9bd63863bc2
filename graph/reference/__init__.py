"""The reference knowledge: who is who, on which day, under which names."""

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
]
