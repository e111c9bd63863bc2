"""Ids made from content: the same input gives the same id on every machine."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Protocol


class Party(Protocol):
    """What a party's share in an id is made of: a `Participation` fits."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def role(self) -> str: ...  # noqa: D102


class Spot(Protocol):
    """What a place's share in an id is made of: a `Place` fits."""

    @property
    def name(self) -> str | None: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102


def digest(fields: Mapping[str, object]) -> str:
    """Give 16 hexadecimal digits that stand for the JSON of `fields`, whatever the order of its keys."""
    written = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def slug(text: str, *, most: int = 80) -> str:
    """Fold a text to lower-case ASCII words joined by hyphens, at most `most` characters long."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:most].strip("-")


def claim_id(
    document: str,
    *,
    type: str,  # noqa: A002
    status: str,
    participants: Iterable[Party],
    date: str | None,
    place: Spot | None,
    start: int,
    part: str = "text",
) -> str:
    """Give a claim's id: two claims of one document that agree in all of this are one claim.

    The order of the participants does not count; `start` is where the evidence begins in the document's `part`.
    """
    parties = sorted([p.kind, p.name, p.country or "", p.role] for p in participants)
    fields = {
        "document": document,
        "type": type,
        "status": status,
        "participants": parties,
        "date": date,
        "place": None if place is None else [place.name, place.country],
        "start": start,
        "part": part,
    }
    return f"c-{digest(fields)}"


def event_id(claims: Iterable[str]) -> str:
    """Give the id of the event that these claims tell: that of the smallest claim id."""
    return "e-" + min(claims).removeprefix("c-")


def claim_of(event: str) -> str:
    """Give the id of the claim that an event has its id from."""
    return "c-" + event.removeprefix("e-")


def actor_id(kind: str, name: str, country: str | None) -> str:
    """Give the id of an actor that no reference table knows, made of its kind, country and name."""
    return f"{kind}-{(country or 'int').lower()}-{slug(name) or digest({'name': name})}"
