"""Cite a set of events: a line for the text, BibTeX for the documents that they rest on.

The hash stands for the ids of the events, so that a reader can tell whether a set is the one that was cited.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from graph.frames.source import Source, ids
from graph.identity import slug
from graph.questions import EventFilter
from graph.store import reading, schema


def cite(source: Source, filters: Mapping[str, Any]) -> str:
    """Give one line: which events, how many, of how many documents, and the hash of the set."""
    wanted = EventFilter.of(filters)
    keys = ids(source, wanted)
    with source.reading() as connection:
        documents = _documents(source, keys)
        dated = select(schema.events.c.day).where(reading.among(schema.events.c.id), schema.events.c.day > "")
        days = sorted(connection.execute(dated, reading.listed(keys)).scalars())
    span = f", {days[0]} to {days[-1]}" if days else ""
    asked = "; ".join(f"{name} {_written(value)}" for name, value in sorted(filters.items()) if value is not None)
    what = f" ({asked})" if asked else ""
    return (
        f"Readout: {len(keys):,} diplomatic events{what}{span}, from {len(documents):,} documents; set {hash_of(keys)}."
    )


def hash_of(keys: Iterable[str]) -> str:
    """Give 16 hexadecimal digits for a set of events: of SHA-256 over their sorted ids, one a line."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()[:16]


def write_bib(source: Source, path: Path, filters: Mapping[str, Any]) -> None:
    """Write a BibTeX entry for the set and one for each document that its events rest on."""
    keys = ids(source, EventFilter.of(filters))
    entries = [_set_entry(cite(source, filters), keys), *(_entry(row) for row in _documents(source, keys))]
    path.write_text("\n".join(entries), encoding="utf-8")


def _documents(source: Source, keys: Iterable[str]) -> list[dict[str, Any]]:
    documents, claims, homes = schema.documents, schema.claims, schema.event_claims
    told = select(claims.c.document).join(homes, homes.c.claim == claims.c.id).where(reading.among(homes.c.event))
    fields = (documents.c.id, documents.c.url, documents.c.publisher, documents.c.title, documents.c.published)
    with source.reading() as connection:
        wanted = select(*fields).where(documents.c.id.in_(told)).order_by(documents.c.published, documents.c.id)
        return [dict(row._mapping) for row in connection.execute(wanted, reading.listed(keys))]


def _set_entry(line: str, keys: Iterable[str]) -> str:
    return _written_entry(f"readout-{hash_of(keys)}", {"title": "Readout: a set of diplomatic events", "note": line})


def _entry(row: Mapping[str, Any]) -> str:
    published = row["published"] or ""
    day = hashlib.sha256(row["id"].encode()).hexdigest()[:6]
    key = f"{slug(row['publisher'] or 'unknown', most=20)}-{published[:4] or 'nd'}-{day}"
    fields = {
        "title": row["title"], "author": row["publisher"] and "{" + row["publisher"] + "}", "year": published[:4],
        "date": published, "url": row["url"], "note": None if row["url"] else row["id"],
    }  # fmt: skip
    return _written_entry(key, fields)


def _written_entry(key: str, fields: Mapping[str, str | None]) -> str:
    lines = [f"  {name} = {{{_escaped(value, name)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _escaped(value: str, name: str) -> str:
    """Escape what TeX would read as its own; an address stays as it is, a name in braces keeps them."""
    if name == "url":
        return value
    inner = value[1:-1] if name == "author" else value
    safe = re.sub(r"([&%$#_])", r"\\\1", re.sub(r"[{}\\]", "", inner)).replace("~", r"\textasciitilde{}")
    return "{" + safe + "}" if name == "author" else safe


def _written(value: object) -> str:
    return " and ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
