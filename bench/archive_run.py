"""Run the archives beside the checkout through extraction: faults, counts by type and year, and fifty events to read.

Writes the tables of docs/archives.md between its markers: figures only. The events to read, with their sentences, go to
a file of the reader's choice outside the project.

Usage: python -m bench.archive_run [--data DATA] [--jobs N] [--sample FILE]
"""

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from app.settings import pin_threads
from bench.archives import ARCHIVES, DATA, as_document
from extract import Extractor
from extract.extractor import batched
from graph.model import Claim, Document
from graph.vocabulary import EventType, Status

PAGE = Path(__file__).resolve().parents[1] / "docs" / "archives.md"
NAMES = {
    "kremlin": "Kremlin", "whitehouse": "White House", "wikinews": "Wikinews", "wikipedia": "Wikipedia notes",
    "timeml": "TimeML news",
}  # fmt: skip
TYPES: tuple[str, ...] = get_args(EventType)
SAMPLE = 50
_BATCH = 64

Told = tuple[Document, tuple[Claim, ...]]


@dataclass(slots=True)
class Run:
    """What one archive gave."""

    documents: int = 0
    telling: int = 0
    faults: list[str] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    years: Counter[tuple[str, str]] = field(default_factory=Counter)
    claims: list[tuple[Claim, Document]] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, document: Document, claims: Sequence[Claim]) -> None:
        """Count what a document tells."""
        self.documents += 1
        self.telling += bool(claims)
        for claim in claims:
            self.types[claim.type] += 1
            self.statuses[claim.status] += 1
            self.years[str(document.published)[:4], claim.type] += 1
            self.claims.append((claim, document))


def documents(rows: Iterable[dict[str, Any]], run: Run) -> Iterator[Document]:
    """Give the documents of an archive; a row that makes none is a fault."""
    for row in rows:
        try:
            yield as_document(row)
        except (ValidationError, ValueError) as fault:
            run.faults.append(f"{row['id']}: {fault}")


def read(name: str, data: Path, *, jobs: int) -> Run:
    """Read one archive in processes side by side; a reading that fails is a fault, and the rest is read."""
    run, began = Run(), time.perf_counter()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_load) as pool:
        for told, faults in pool.map(_read, batched(documents(ARCHIVES[name](data, whole=True), run), _BATCH)):
            run.faults += faults
            for document, claims in told:
                run.count(document, claims)
    run.seconds = time.perf_counter() - began
    return run


_extractors: list[Extractor] = []


def _load() -> None:
    _extractors.append(Extractor())


def _read(batch: list[Document]) -> tuple[list[Told], list[str]]:
    """Give what a batch of documents tells; where that fails, what each of them does, and which fails."""
    try:
        return list(_extractors[0].extract_many(batch)), []
    except Exception:  # noqa: BLE001 - whatever it is, it is to be told with the document at fault
        told, faults = [], []
        for document in batch:
            try:
                told.append((document, _extractors[0].extract(document)))
            except Exception as fault:  # noqa: BLE001
                faults.append(f"{document.id}: {fault!r}")
        return told, faults


def tables(runs: dict[str, Run]) -> str:
    """Give the tables of figures in Markdown."""
    lines = ["| archive | documents | faults | tell an event | events |", "|---|---|---|---|---|"]
    for name, run in (*runs.items(), ("all", _together(runs.values()))):
        cells = (NAMES.get(name, name), run.documents, len(run.faults), run.telling, run.types.total())
        lines.append(_row(cells))
    lines += ["", _row(("archive", *TYPES)), "|---" * (len(TYPES) + 1) + "|"]
    for name, run in runs.items():
        lines.append(_row((NAMES[name], *(run.types[kind] for kind in TYPES))))
    statuses = get_args(Status)
    lines += ["", _row(("archive", *statuses)), "|---" * (len(statuses) + 1) + "|"]
    for name, run in runs.items():
        lines.append(_row((NAMES[name], *(run.statuses[status] for status in statuses))))
    lines += ["", "By the year of publication:", "", _row(("year", "all", *TYPES)), "|---" * (len(TYPES) + 2) + "|"]
    years = _together(runs.values()).years
    for year in sorted({year for year, _ in years}):
        counts = [years[year, kind] for kind in TYPES]
        lines.append(_row((year, sum(counts), *counts)))
    return "\n".join(lines)


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _together(runs: Iterable[Run]) -> Run:
    every = Run()
    for run in runs:
        every.documents += run.documents
        every.telling += run.telling
        every.faults += run.faults
        every.types += run.types
        every.years += run.years
    return every


def write_page(told: str, page: Path = PAGE) -> None:
    """Put the tables between the markers of the page."""
    text = page.read_text(encoding="utf-8")
    between = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)
    page.write_text(between.sub(lambda found: f"{found[1]}\n{told}\n\n{found[2]}", text), encoding="utf-8")


def write_sample(runs: dict[str, Run], file: Path) -> None:
    """Write fifty random events with their sentences for reading by hand."""
    every = sorted(((c, d) for run in runs.values() for c, d in run.claims), key=lambda pair: pair[0].id)
    with file.open("w", encoding="utf-8") as lines:
        for claim, document in random.Random(2026).sample(every, min(SAMPLE, len(every))):
            row = {"claim": claim.model_dump(mode="json"), "published": str(document.published)}
            row |= {"publisher": document.publisher, "title": document.title, "text": document.text}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> int:
    """Run all archives and give the exit status: 1 where one had a fault."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sample", type=Path)
    asked = parser.parse_args()
    if not asked.data.is_dir():
        print(f"archives: {asked.data} is not there; skipped")
        return 0
    pin_threads()
    runs: dict[str, Run] = {}
    for name in ARCHIVES:
        runs[name] = run = read(name, asked.data, jobs=asked.jobs)
        counts = f"{run.documents} documents, {run.types.total()} events, {len(run.faults)} faults"
        print(f"{name}: {counts}, {run.seconds:.0f} s", flush=True)
        print("\n".join(run.faults[:10]), end="\n" if run.faults else "")
    write_page(tables(runs))
    if asked.sample:
        write_sample(runs, asked.sample)
    return int(any(run.faults for run in runs.values()))


if __name__ == "__main__":
    sys.exit(main())
