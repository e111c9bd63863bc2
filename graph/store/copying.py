"""Copy a record into another folder, as of one moment."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from graph.errors import StoreError
from graph.store.opening import FILE


def copy(connection: Connection, folder: Path) -> Path:
    """Write the record that a connection sees into a folder, and give the file's path.

    Raises:
        StoreError: the folder has a record already, or cannot be written.
    """
    path = folder / FILE
    if path.exists():
        raise StoreError(str(folder), "there is a record here already")
    source = connection.connection.driver_connection
    if not isinstance(source, sqlite3.Connection):
        raise StoreError(str(folder), "only a record in SQLite can be copied")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = sqlite3.connect(path)
    except (OSError, sqlite3.Error) as fault:
        raise StoreError(str(folder), f"the folder cannot be written: {fault}") from fault
    try:
        source.backup(target)
    finally:
        target.close()
    return path
