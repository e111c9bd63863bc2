"""Events as the field's tools take them: networks for Gephi, tables with a codebook, citations, frozen snapshots."""

from graph.exchange.writing import FORMS, export

__all__ = ["FORMS", "export"]
