"""Show where the words of a full-text question stand in what claims say."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, text

from graph.filters import words
from graph.model import Record
from graph.store import reading

_BEGIN, _END = "\x02", "\x03"


class Highlight(Record):
    """A sentence or title in which words were found; `marks` are where they begin and end in it."""

    claim: str
    part: str
    text: str
    marks: tuple[tuple[int, int], ...]


def highlights(connection: Connection, events: Iterable[str], q: str) -> dict[str, tuple[Highlight, ...]]:
    """Give for each of these events the sentences and titles that have all the words."""
    bound = {**reading.listed(events), "words": words(q), "begin": _BEGIN, "end": _END}
    found: dict[str, list[Highlight]] = {}
    for row in connection.execute(text(_FOUND), bound):
        for part, marked in (("quote", row.quote), ("title", row.title)):
            if _BEGIN in marked:
                found.setdefault(row.event, []).append(_highlight(row.claim, part, marked))
    return {event: tuple(told) for event, told in found.items()}


def _highlight(claim: str, part: str, marked: str) -> Highlight:
    plain, marks, begin = "", [], 0
    for piece in marked.replace(_END, f"{_END}{_BEGIN}").split(_BEGIN):
        begin, inside = len(plain), piece.endswith(_END)
        plain += piece.removesuffix(_END)
        if inside:
            marks.append((begin, len(plain)))
    return Highlight(claim=claim, part=part, text=plain, marks=tuple(marks))


_FOUND: Final = """
    SELECT homes.event AS event, claims.id AS claim, highlight(quotes, 0, :begin, :end) AS quote,
        highlight(quotes, 1, :begin, :end) AS title
    FROM event_claims AS homes CROSS JOIN claims ON claims.id = homes.claim
    CROSS JOIN quotes ON quotes.rowid = claims.number
    WHERE homes.event IN (SELECT value FROM json_each(:ids)) AND quotes MATCH :words
    ORDER BY homes.event, claims.id"""
