"""The reference knowledge: who is who, on which day, under which names."""

from graph.reference.folding import fold
from graph.reference.reference import Naming, Reference, load_reference
from graph.reference.files import PlaceRow

__all__ = ["Naming", "PlaceRow", "Reference", "fold", "load_reference"]
