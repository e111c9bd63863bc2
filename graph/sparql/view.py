"""The view: the record as quads in an Oxigraph store that follows it by the number of the last change.

A step of catching up is one transaction, number and all, so a view that was interrupted goes on where it stopped.
Queries read snapshots (hard links, so they cost next to nothing): nothing that a query does can harm the view.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox
from sqlalchemy import Connection

from graph.dataset import Dataset
from graph.lines import Lines
from graph.rdf.publishing import vocabulary
from graph.sparql.updating import Update
from graph.store import changes

VERSION: Final = 1
"""Of what the view holds; a view of another version is built anew."""

STEP: Final = 200
"""How many changes are taken in together."""

REBUILD: Final = 50_000
"""More changes than these are not followed; the view is built anew, which is faster."""


class View:
    """A view in a folder of its own. One process owns it, and one thread at a time may use it.

    Attributes:
        seen: the number of the last change that it has seen.
    """

    def __init__(self, folder: Path, dataset: Dataset) -> None:
        """Open the view, empty where the folder holds none of this version and base."""
        self._folder, self._dataset = folder, dataset
        self._name = ox.NamedNode(dataset.addresses.graph("view")[1:-1])
        self._last = ox.NamedNode(f"{dataset.addresses.vocabulary}lastChange")
        for left in folder.glob("snapshot-*"):
            shutil.rmtree(left)
        self._snapshots = 0
        self._snapshot: Path | None = None
        self._store = self._open()
        self.seen = self._read_seen()

    def catch_up(self, connection: Connection) -> bool:
        """Take in what changed in the record; tell whether anything did."""
        last = changes.last(connection)
        if last == self.seen:
            return False
        if self.seen == 0 or last - self.seen > REBUILD or last < self.seen:
            self._build(connection, last)
            return True
        while found := changes.since(connection, self.seen, limit=STEP):
            self._follow(connection, found)
        return True

    def snapshot(self) -> Path:
        """Give the folder of a snapshot of the view as it stands; the one before is taken away."""
        former, self._snapshots = self._snapshot, self._snapshots + 1
        made = self._folder / f"snapshot-{self._snapshots}"
        self._store.flush()
        self._store.backup(str(made))
        self._snapshot = made
        if former is not None:
            shutil.rmtree(former, ignore_errors=True)
        return made

    def count(self) -> int:
        """Count the quads."""
        return len(self._store)

    def quads(self) -> Iterator[ox.Quad]:
        """Give all quads but the view's own."""
        return (quad for quad in self._store if quad.graph_name != self._name)

    def _open(self) -> ox.Store:
        self._folder.mkdir(parents=True, exist_ok=True)
        mark = f"{VERSION} {self._dataset.addresses.base}"
        told = self._folder / "view"
        where = self._folder / "store"
        if not told.is_file() or told.read_text(encoding="utf-8") != mark:
            shutil.rmtree(where, ignore_errors=True)
            told.write_text(mark, encoding="utf-8")
        return ox.Store(str(where))

    def _read_seen(self) -> int:
        found = self._store.quads_for_pattern(self._name, self._last, None, self._name)
        return max((int(str(quad.object).split('"')[1]) for quad in found), default=0)

    def _build(self, connection: Connection, last: int) -> None:
        self._store.clear()
        terms, named = vocabulary(self._dataset.addresses), self._dataset.addresses.graph("vocabulary")
        self._store.load(terms, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(named[1:-1]))
        lines = cast("IO[bytes]", Lines(self._dataset.everything(connection)))
        self._store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
        self._store.add(ox.Quad(self._name, self._last, ox.Literal(last), self._name))
        self.seen = last

    def _follow(self, connection: Connection, found: list[changes.Change]) -> None:
        update = Update(self._store, self._dataset, connection)
        update.documents([c.id for c in found if c.kind == "document"])
        update.events([c.id for c in found if c.kind == "event"])
        update.actors()
        update.number(str(self._name), str(self._last), found[-1].number)
        self._store.update(update.text())
        self.seen = found[-1].number
