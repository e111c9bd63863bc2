"""The store of record: documents, claims, events and judgements in one SQLite file.

A document is in whole or not at all, and what was acknowledged is on the disk.
"""

from graph.store.opening import FILE, Store

__all__ = ["FILE", "Store"]
