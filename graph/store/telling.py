"""Give an event with all that tells it as JSON, straight from the tables.

The record keeps events as JSON already; making objects of it and of its claims only to write them again would take
most of the time of an answer.
"""

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from sqlalchemy import Connection


class Telling(NamedTuple):
    """An event's type and status, and as JSON its record, its claims with their sources, and its links."""

    type: str
    status: str
    record: str
    told_by: str
    part_of: str
    parts: str


def telling(connection: Connection, event: str) -> Telling | None:
    """Give what tells an event; None where there is no event of this id."""
    found = _rows(connection, _EVENT, event)
    if not found:
        return None
    kind, status, record = found[0]
    parties: dict[str, list[str]] = {}
    for claim, *party in _rows(connection, _PARTIES, event):
        parties.setdefault(claim, []).append(_object(_PARTY, party))
    told = {row[0]: _claim(row, parties.get(row[0], [])) for row in _rows(connection, _CLAIMS, event)}
    links = [(row[0], _object(_LINK, row)) for row in _rows(connection, _LINKS, event, event)]
    claims = ",".join(told[key] for key in json.loads(record)["claims"])
    part_of = ",".join(link for part, link in links if part == event)
    parts = ",".join(link for part, link in links if part != event)
    return Telling(kind, status, record, f"[{claims}]", f"[{part_of}]", f"[{parts}]")


_EVENT: Final = "SELECT type, status, record FROM events WHERE id = ?"
_PARTIES: Final = """
    SELECT p.claim, p.kind, p.name, p.country, p.role, p.id FROM event_claims AS h
    JOIN participations AS p ON p.claim = h.claim WHERE h.event = ? ORDER BY p.claim, p.position"""
_CLAIMS: Final = """
    SELECT c.id, c.document, c.type, c.status, c.date, c.date_basis, c.place, c.about, c.according_to, c.evidence,
        c.start, c."end", c.part, c.confidence, c."trigger", c.rule, c.extractor,
        d.publisher, d.title, d.published, d.url
    FROM event_claims AS h JOIN claims AS c ON c.id = h.claim JOIN documents AS d ON d.id = c.document
    WHERE h.event = ?"""
_LINKS: Final = (
    "SELECT part, whole, rule, score FROM links WHERE part = ? OR whole = ? ORDER BY score DESC, part, whole"
)
_PARTY: Final = ("kind", "name", "country", "role", "id")
_LINK: Final = ("part", "whole", "rule", "score")
_SOURCE: Final = ("id", "publisher", "title", "published", "url", "link")
_AFTER: Final = (
    "evidence", "start", "end", "part", "confidence", "trigger", "rule", "extractor",
)  # fmt: skip


def _claim(row: Sequence[Any], parties: Sequence[str]) -> str:
    key, document, kind, status, date, basis, place, about, according_to = row[:9]
    before = _object(("id", "document", "type", "status"), (key, document, kind, status))[:-1]
    when = _object(("date", "date_basis"), (date, basis))[1:-1]
    after = _object(_AFTER, row[9:17])[1:-1]
    source = _object(_SOURCE, (document, *row[17:], f"/documents/{quote(document, safe='')}"))
    lists = f'"place":{place or "null"},"about":{about},"according_to":{according_to}'
    return f'{before},"participants":[{",".join(parties)}],{when},{lists},{after},"source":{source}}}'


def _object(names: Sequence[str], values: Sequence[Any]) -> str:
    told = dict(zip(names, values, strict=True))
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _rows(connection: Connection, statement: str, *bound: str) -> list[Any]:
    return list(connection.exec_driver_sql(statement, bound).cursor.fetchall())
