"""Suggest what was meant by a name that the record does not know."""

from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, select

from graph.hinting import CLOSE, MOST
from graph.identity import slug
from graph.store import schema


def suggest(connection: Connection, value: str, *, kind: str = "") -> tuple[str, ...]:
    """Give the names of actors that are most like a value, the closest first; () where none is near."""
    table = schema.names
    wanted = select(table.c.actor, table.c.folded, table.c.name)
    if kind:
        wanted = wanted.where(table.c.kind == kind)
    rows = connection.execute(wanted).all()
    folded = [row.folded.replace("-", " ") for row in rows]
    found = process.extract(slug(value).replace("-", " "), folded, scorer=_likeness, limit=MOST * 4, score_cutoff=CLOSE)
    by_actor: dict[str, str] = {}
    for _, _, place in found:
        by_actor.setdefault(rows[place].actor, rows[place].name)
    return tuple(dict.fromkeys(by_actor.values()))[:MOST]


def hint(connection: Connection, value: str, *, kind: str = "") -> str:
    """Ask whether one of the nearest names was meant; the empty text where none is near."""
    names = suggest(connection, value, kind=kind)
    return f"did you mean {' or '.join(names)}?" if names else ""


def _likeness(asked: Any, name: Any, /, *, score_cutoff: float | None = None) -> float:
    """Compare with the whole name, and with its best word where one word was asked."""
    whole = fuzz.token_sort_ratio(asked, name, score_cutoff=score_cutoff)
    words = name.split()
    best = max((fuzz.ratio(asked, word) for word in words), default=0) if " " not in asked else 0
    return max(whole, best - 3 if len(words) > 1 else best)
