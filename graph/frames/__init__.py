"""Answers as tables: events, parties, panels and tellings that become polars, pandas or Arrow at a word.

polars, pandas and pyarrow are loaded at the first table, and not before.
"""

from graph.frames.events import Events
from graph.frames.source import Source

__all__ = ["Events", "Source"]
