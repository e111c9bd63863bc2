"""The reference knowledge: who is who, on which day, under which names."""

from graph.reference.files import PlaceRow
from graph.reference.folding import fold
from graph.reference.reference import Naming, Reference, Title, exists, load_reference
from graph.reference.resolving import Candidate, Context, resolve

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
