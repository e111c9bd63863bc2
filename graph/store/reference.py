"""Keep in the record who is who, so that it can be read without the tables that it was made with.

The rows are those in force when the record was last written to; nothing else in the record points at them, and they are
put in anew as a whole where the tables are others than before.
"""

from typing import Final

from sqlalchemy import Connection

from graph.reference import Reference
from graph.reference.telling import COLUMNS, told

PREFIX: Final = "reference_"
"""What the names of these tables begin with."""
LAYOUT: Final = 1
"""Grows with each change of these tables, so that records get the new ones with their next change."""

_TYPES: Final = {"latitude": "REAL", "longitude": "REAL", "population": "INTEGER", "last_known": "INTEGER"}
_INDEXES: Final = (
    ("actors", "id"), ("names", "id"), ("names", "name COLLATE NOCASE"), ("offices", "id"), ("places", "id"),
    ("terms", "person, first_day"), ("terms", "office, first_day"),
)  # fmt: skip
_LOADED: Final = f"CREATE TABLE IF NOT EXISTS {PREFIX}loaded (digest TEXT NOT NULL) STRICT"


def keep(connection: Connection, reference: Reference) -> bool:
    """Have the record hold a reference; tell whether it had to be put in. Inside a transaction of the caller.

    Where it is held already this takes some tenths of a millisecond.
    """
    digest = f"{LAYOUT}-{reference.digest}"
    if held(connection) == digest:
        return False
    connection.exec_driver_sql(_LOADED)
    for table, rows in told(reference):
        _fill(connection, table, list(rows))
    connection.exec_driver_sql(f"DELETE FROM {PREFIX}loaded")
    connection.exec_driver_sql(f"INSERT INTO {PREFIX}loaded VALUES (?)", (digest,))
    return True


def held(connection: Connection) -> str | None:
    """Give layout and digest of the reference that the record holds; None where it holds none."""
    known = "SELECT 1 FROM sqlite_master WHERE name = ?"
    if connection.exec_driver_sql(known, (f"{PREFIX}loaded",)).scalar() is None:
        return None
    digest = connection.exec_driver_sql(f"SELECT digest FROM {PREFIX}loaded").scalar()
    return None if digest is None else str(digest)


def _fill(connection: Connection, table: str, rows: list[tuple[str | int | float | None, ...]]) -> None:
    """Make a table anew, its columns too."""
    name, columns = PREFIX + table, COLUMNS[table].split()
    typed = ", ".join(f"{column} {_TYPES.get(column, 'TEXT')}" for column in columns)
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    connection.exec_driver_sql(f"CREATE TABLE {name} ({typed}) STRICT")
    if rows:
        places = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({places})", rows)
    for number, (_, by) in enumerate(index for index in _INDEXES if index[0] == table):
        connection.exec_driver_sql(f"CREATE INDEX {name}_{number} ON {name} ({by})")
