"""Bring the reference up to date from a SPARQL endpoint shaped like Wikidata's.

What differs is told before anything is written, and nothing is ever taken away.
"""

from graph.refresh.asking import RANKS, Asking, Told, ask_terms
from graph.refresh.comparing import Change, compare
from graph.refresh.endpoint import WIKIDATA, Endpoint
from graph.refresh.writing import write_changes

__all__ = ["RANKS", "WIKIDATA", "Asking", "Change", "Endpoint", "Told", "ask_terms", "compare", "write_changes"]
