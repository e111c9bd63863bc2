"""The records as linked data: SEM, PROV-O, OWL-Time, schema.org, SKOS, org, Web Annotation, and few terms of our own.

Triples are written as N-Triples text, which every library reads; nothing here needs one.
"""

from graph.rdf.addresses import Addresses
from graph.rdf.terms import Triple, lines

__all__ = ["Addresses", "Triple", "lines"]
