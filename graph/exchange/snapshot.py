"""A frozen snapshot for replication: tables, claims and a manifest with the hash of every file.

The same graph, filters and versions (which the manifest names) give the same bytes, so that two snapshots can be
compared by the hash of their manifests.
"""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import polars as pl

from graph import html
from graph.errors import InputError
from graph.exchange import citing, tabular
from graph.frames import columns
from graph.frames.codebook import CLAIMS, EVENTS, PARTIES
from graph.frames.source import Source, ids, records
from graph.questions import EventFilter
from graph.store import columns as store_columns

MANIFEST: Final = "manifest.json"


class Snapshot:
    """A frozen set of events.

    Attributes:
        folder: where it lies.
        manifest: what it holds: the citation, the filters, and of each file its rows and SHA-256.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))

    @property
    def hash(self) -> str:
        """The SHA-256 of the manifest, which stands for all of it."""
        return _hash(self.folder / MANIFEST)

    def verify(self) -> tuple[str, ...]:
        """Give the files that are missing or not as they were; () where all is as frozen."""
        told = self.manifest["files"]
        return tuple(
            name
            for name in sorted(told)
            if not (self.folder / name).is_file() or _hash(self.folder / name) != told[name]["sha256"]
        )

    def events(self) -> pl.DataFrame:
        """Give the events as `events().to_polars()` gave them."""
        return pl.read_parquet(self.folder / "events.parquet")

    def parties(self) -> pl.DataFrame:
        """Give the parties as `events().parties()` gave them."""
        return pl.read_parquet(self.folder / "parties.parquet")

    def __repr__(self) -> str:
        return f"Snapshot in {self.folder}: {self.manifest['citation']}"

    def _repr_html_(self) -> str:
        rows: list[tuple[str, object]] = [("cite as", self.manifest["citation"]), ("hash", self.hash)]
        rows += [(name, f"{told['rows']:,} rows") for name, told in sorted(self.manifest["files"].items())]
        return html.facts(f"Snapshot in {self.folder.name}", rows)


def freeze(source: Source, folder: Path, filters: Mapping[str, Any]) -> Snapshot:
    """Write the snapshot of a filter's events.

    Raises:
        InputError: the folder is not empty.
    """
    if folder.exists() and any(folder.iterdir()):
        raise InputError(f"{folder}: the folder is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    loaded = columns.load(records(source, EventFilter.of(filters)))
    events = columns.events(loaded)
    tables = {"events": events, "parties": columns.parties(loaded), "claims": _claims(source, events)}
    for name, rows in tables.items():
        rows.write_parquet(folder / f"{name}.parquet", compression="zstd")
    tabular.joined_lists(events).write_csv(folder / "events.csv")
    books = {"events": EVENTS, "parties": PARTIES, "claims": CLAIMS}
    meanings = {f"{name}.{key}": told for name, book in books.items() for key, told in book.items()}
    codebook = pl.DataFrame({"column": list(meanings), "meaning": list(meanings.values())})
    codebook.write_csv(folder / "codebook.csv")
    _write_manifest(source, folder, filters, {**tables, "codebook": codebook})
    return Snapshot(folder)


def _claims(source: Source, events: pl.DataFrame) -> pl.DataFrame:
    """Give what each claim says in its own words, and where."""
    told = (
        events.select(pl.col("id").alias("event"), pl.col("claims").alias("claim"))
        .explode("claim")
        .sort("event", "claim")
    )
    with source.reading() as connection:
        quotes = store_columns.quotes(connection, told["claim"].to_list())
    rows = [(event, claim, *quotes[claim]) for event, claim in told.iter_rows() if claim in quotes]
    names = ("event", "claim", *store_columns.Quote._fields)
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def _write_manifest(
    source: Source, folder: Path, filters: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]
) -> None:
    files = {
        path.name: {"sha256": _hash(path), "bytes": path.stat().st_size, "rows": tables[path.stem].height}
        for path in sorted(folder.iterdir())
    }
    manifest = {
        "made_by": {name: version(name) for name in ("readout", "polars")},
        "citation": citing.cite(source, filters),
        "set": citing.hash_of(ids(source, EventFilter.of(filters))),
        "filters": {name: value for name, value in sorted(filters.items()) if value is not None},
        "files": files,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
