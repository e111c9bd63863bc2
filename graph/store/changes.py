"""Number what changes in the record, so that readers and derived views can catch up from where they stopped.

Triggers keep the numbers inside the same transaction as the change. Each thing stands once, under its latest number, so
the list is never longer than what there is and was.
"""

from typing import Final, Literal, NamedTuple

from sqlalchemy import Connection, text

Kind = Literal["document", "event"]


class Change(NamedTuple):
    """The latest change of a document or event; `gone` where it was taken away or has become part of another."""

    number: int
    kind: Kind
    id: str
    gone: bool


def last(connection: Connection) -> int:
    """Give the number of the last change; 0 where nothing was ever written."""
    return int(connection.execute(text(LAST)).scalar_one())


def since(connection: Connection, number: int, *, limit: int) -> list[Change]:
    """Give what changed after a number, in the order of the numbers."""
    rows = connection.execute(text(_SINCE), {"number": number, "limit": limit})
    return [Change(row.number, row.kind, row.id, bool(row.gone)) for row in rows]


LAST: Final = "SELECT coalesce(max(number), 0) FROM changes"
"""Asks for the number of the last change."""

_SINCE: Final = "SELECT number, kind, id, gone FROM changes WHERE number > :number ORDER BY number LIMIT :limit"


def _trigger(table: str, kind: Kind, act: str, *, key: str = "id", gone: bool = False) -> str:
    row = "OLD" if act == "DELETE" else "NEW"
    return f"""CREATE TRIGGER IF NOT EXISTS {table}_{act.lower()}_{key}_numbered AFTER {act} ON {table} BEGIN
        DELETE FROM changes WHERE kind = '{kind}' AND id = {row}.{key};
        INSERT INTO changes (kind, id, gone) VALUES ('{kind}', {row}.{key}, {int(gone)}); END"""


STATEMENTS: Final = (
    """CREATE TABLE IF NOT EXISTS changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, gone INTEGER NOT NULL,
        UNIQUE (kind, id)) STRICT""",
    _trigger("documents", "document", "INSERT"),
    _trigger("documents", "document", "DELETE", gone=True),
    _trigger("events", "event", "INSERT"),
    _trigger("events", "event", "DELETE", gone=True),
    _trigger("links", "event", "INSERT", key="part"),
    _trigger("links", "event", "INSERT", key="whole"),
)
"""A link that goes with one of its ends leaves the other end's record as it is; views follow ends that are gone."""
