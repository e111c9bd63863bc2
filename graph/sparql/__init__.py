"""SPARQL over a view of the record: derived, always ready to be thrown away, and safe to offer to strangers."""

from graph.sparql.endpoint import Answer, Endpoint, Limits, Query

__all__ = ["Answer", "Endpoint", "Limits", "Query"]
