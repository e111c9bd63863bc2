"""Open the record: one SQLite file, durable at each commit.

A commit is on the disk when it returns (WAL, `synchronous=FULL`). Writers take their turn from the first statement
on (`BEGIN IMMEDIATE`), so that none of them works on what another is about to change.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock
from types import TracebackType
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.pool import QueuePool, StaticPool

from graph.errors import StoreBusy, StoreError
from graph.store import changes, schema

FILE: Final = "readout.sqlite"

_REASONS: Final = {
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this document was kept",
    sqlite3.SQLITE_READONLY: "the folder or file is read-only",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; is the folder there, and writable?",
    sqlite3.SQLITE_NOTADB: "the file is no SQLite database",
    sqlite3.SQLITE_CORRUPT: "the file is damaged",
    sqlite3.SQLITE_IOERR: "the disk does not answer",
    sqlite3.SQLITE_PERM: "no permission to open the file",
}


class Store:
    """The record of one knowledge graph, safe to share between threads.

    Attributes:
        name: the path of the file, or `memory`.
    """

    def __init__(self, engine: Engine, name: str, *, shared: bool = False) -> None:
        """Take an engine; `shared` where all threads have one connection and must take turns."""
        self.name = name
        self._engine = engine
        self._writer = engine.execution_options(immediate=True)
        self._turn = RLock()
        self._turn_of_asking = Lock()
        self._asking: sqlite3.Connection | None = None
        self._connect: Callable[[], sqlite3.Connection] = lambda: sqlite3.connect(":memory:")
        self._shared = shared

    @classmethod
    def open(cls, folder: Path, *, create: bool = True, read_only: bool = False, patience: float = 20) -> "Store":
        """Open the record in a folder, made where `create` allows it.

        `patience` is for how many seconds a writer waits for another one.

        Raises:
            StoreError: the folder or file cannot be used; the message tells why.
        """
        path = folder / FILE
        may_make = create and not read_only
        if not path.is_file() and not may_make:
            raise StoreError(str(folder), "there is no record here")
        if may_make:
            _make_folder(folder)
        address = path.absolute().as_uri() + _mode(path, may_make=may_make, read_only=read_only)

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(address, uri=True, timeout=patience, check_same_thread=False)

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=20, max_overflow=100)
        store = cls(engine, str(path))
        store._connect = connect
        return cls._ready(store, read_only=read_only, patience=patience)

    @classmethod
    def in_memory(cls) -> "Store":
        """Make a record that goes with the process."""
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        return cls._ready(cls(engine, "memory", shared=True), read_only=False)

    @classmethod
    def _ready(cls, store: "Store", *, read_only: bool, patience: float = 0) -> "Store":
        event.listen(store._engine, "connect", _prepare)
        event.listen(store._engine, "begin", _begin)
        try:
            with store._translated():
                store._check_tables(read_only=read_only, patience=patience)
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record until it is handed back."""
        with self._translated(), self._own_turn(taken=self._shared), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together at the end, or not at all where anything is raised.

        Raises:
            StoreBusy: another process was writing for as long as patience lasts.
            StoreError: the disk is full, or the record is read-only or damaged.
        """
        with self._translated(), self._own_turn(taken=True), self._writer.begin() as connection:
            yield connection

    def backup(self, file: Path) -> None:
        """Write the record as it stands to a file of its own, while others read and write it.

        The file appears under its name when it is whole and on the disk.

        Raises:
            StoreError: there is such a file, or it cannot be written.
        """
        if file.exists():
            raise StoreError(str(file), "is there already; give another name")
        half = file.with_name(f".{file.name}.half")
        half.unlink(missing_ok=True)
        try:
            self._copy(half)
            half.rename(file)
        except OSError as fault:
            raise StoreError(str(file), fault.strerror or "cannot be written") from fault
        finally:
            half.unlink(missing_ok=True)

    def _copy(self, half: Path) -> None:
        if not half.parent.is_dir():
            raise StoreError(str(half.parent), "there is no such folder")
        with self._translated(), self._own_turn(taken=self._shared):
            outside = self._engine.raw_connection()
            try:
                outside.cursor().execute("VACUUM INTO ?", (str(half),))
            except sqlite3.DatabaseError as fault:
                reason = _REASONS.get(getattr(fault, "sqlite_errorcode", 0) & 0xFF, str(fault))
                raise StoreError(str(half.parent), reason) from fault
            finally:
                outside.close()
        with half.open("rb+") as written:
            os.fsync(written.fileno())

    def last_change(self) -> int:
        """Give the number of the last change; asked with each request, so it goes straight to the driver."""
        if self._shared:
            with self.reading() as connection:
                return changes.last(connection)
        with self._turn_of_asking:
            if self._asking is None:
                self._asking = self._connect()
            return int(self._asking.execute(changes.LAST).fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        with self._turn_of_asking:
            if self._asking is not None:
                self._asking.close()
                self._asking = None
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _own_turn(self, *, taken: bool) -> Iterator[None]:
        if not taken:
            yield
            return
        with self._turn:
            yield

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except exc.DatabaseError as fault:
            code = getattr(fault.orig, "sqlite_errorcode", 0) & 0xFF
            if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise StoreBusy(self.name, "another process is writing; try again") from fault
            if code not in _REASONS:
                raise
            raise StoreError(self.name, _REASONS[code]) from fault

    def _check_tables(self, *, read_only: bool, patience: float) -> None:
        with self._engine.connect() as connection:
            found = connection.execute(text("PRAGMA user_version")).scalar_one()
            strange = found == 0 and connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
        if found == schema.VERSION:
            return
        if found or strange or read_only:
            raise StoreError(
                self.name, f"tables of version {found} where {schema.VERSION} is needed; read anew into another"
            )
        self._set_journal(patience)
        with self._writer.begin() as connection:
            if connection.execute(text("PRAGMA user_version")).scalar_one() == schema.VERSION:
                return
            schema.metadata.create_all(connection)
            for statement in (*schema.FULL_TEXT, *changes.STATEMENTS):
                connection.execute(text(statement))
            connection.execute(text(f"PRAGMA user_version = {schema.VERSION}"))

    def _set_journal(self, patience: float) -> None:
        """Have changes written ahead; SQLite itself waits for no other writer when it sets this."""
        until = time.monotonic() + patience
        outside = self._engine.raw_connection()
        try:
            while not _written_ahead(outside.cursor()):
                if time.monotonic() > until:
                    raise StoreBusy(self.name, "another process is writing; try again")
                time.sleep(0.01)
        finally:
            outside.close()


def _written_ahead(cursor: Any) -> bool:
    """Tell whether changes are now written ahead; not so while another process is writing."""
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _mode(path: Path, *, may_make: bool, read_only: bool) -> str:
    """Give how a file is opened; one that nobody can be writing to, in a folder not to be written, as it stands."""
    fixed = path.is_file() and not os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    if fixed and not path.with_name(f"{path.name}-wal").exists():
        return "?mode=ro&immutable=1"
    return f"?mode={'rwc' if may_make else 'ro' if read_only or fixed else 'rw'}"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreError(str(folder), f"the folder cannot be made: {fault.strerror}") from fault


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """Set what each connection needs; the driver's own transactions are switched off for `_begin`."""
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "cache_size=-65536", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
