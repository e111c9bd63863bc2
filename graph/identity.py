"""Ids made from content: the same input gives the same id on every machine."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping


def digest(fields: Mapping[str, object]) -> str:
    """Give 16 hexadecimal digits that stand for the JSON of `fields`, whatever the order of its keys."""
    written = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def slug(text: str, *, most: int = 80) -> str:
    """Fold a text to lower-case ASCII words joined by hyphens, at most `most` characters long."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:most].strip("-")
