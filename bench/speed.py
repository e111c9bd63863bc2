"""How fast lists and documents go in: the time and memory of ICEWS, twice the rows, and one document in a large graph.

Usage: python -m bench.speed [rows | document]
"""

import datetime
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.archives import DATA, as_document, kremlin
from extract import Extractor
from extract.coded import Counts, read_coded
from graph import KnowledgeGraph
from graph.identity import claim_id
from graph.model import Claim, Document
from graph.reference import load_reference

ICEWS = DATA / "icews" / "icews_decoded.tsv.gz"
EVENTS = 300_000
SINGLE = 150
DAYS_TOGETHER = 8

_PARTS = ("  of it extraction", "  of it merging and keeping")

Told = tuple[Document, tuple[Claim, ...]]


def coded() -> list[Told]:
    """Give the documents of ICEWS with their claims."""
    return list(read_coded([ICEWS], load_reference(), Counts(tell=print)))


class Spent(NamedTuple):
    """Seconds by the clock and of the processor; on a busy machine only the latter can be compared."""

    clock: float
    processor: float


def timed(action: Callable[[], object]) -> Spent:
    """Give the seconds that an action takes."""
    began, used = time.perf_counter(), time.process_time()
    action()
    return Spent(time.perf_counter() - began, time.process_time() - used)


def fill(folder: Path, told: list[Told]) -> Spent:
    """Give the seconds that it takes to merge documents into a new graph."""
    with KnowledgeGraph.open(folder) as kg:
        return timed(lambda: [None for _ in kg.add_many(told, batch=DAYS_TOGETHER)])


def shifted(told: list[Told], years: int) -> Iterator[Told]:
    """Give documents as they would stand a number of days later: other days, other ids."""
    by = datetime.timedelta(days=years * 365)
    for document, claims in told:
        key = f"{document.id}+{years}"
        moved = document.model_copy(update={"id": key, "published": _later(document.published, by)})
        yield moved, tuple(_moved(claim, key, by) for claim in claims)


def measure_rows() -> None:
    """Print the time and memory of all rows of ICEWS, and how much longer they take than every second of them."""
    began = time.perf_counter()
    told = coded()
    reading = time.perf_counter() - began
    halved = [(document, claims[::2]) for document, claims in told]
    with tempfile.TemporaryDirectory() as folder:
        half = fill(Path(folder) / "half", halved)
        whole = fill(Path(folder) / "whole", told)
        with KnowledgeGraph.open(Path(folder) / "whole") as kg:
            events = kg.stats().events
    few, every = (sum(len(claims) for _, claims in some) for some in (halved, told))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"ICEWS in and merged: {reading + whole.clock:.0f} s by the clock, peak {peak:.2f} GB, {events} events")
    for claims, spent in ((few, half), (every, whole)):
        print(f"  {claims} claims merged: {spent.clock:.0f} s by the clock, {spent.processor:.0f} s of the processor")
    print(f"  twice the rows take {whole.processor / half.processor:.2f} times as long")


def measure_document() -> None:
    """Print the median time of one document read, extracted, merged and kept in a graph of 300,000 events."""
    told = [(document, claims[::2]) for document, claims in coded()]
    extractor = Extractor(load_reference())
    rows = [row for row in kremlin() if row["published"] >= "2016"][:SINGLE]
    papers = [as_document(row) for row in rows]
    with tempfile.TemporaryDirectory() as folder, KnowledgeGraph.open(Path(folder)) as kg:
        began, years = time.perf_counter(), 0
        while kg.stats().events < EVENTS:
            for _ in kg.add_many(shifted(told, years), batch=DAYS_TOGETHER):
                pass
            years += 15
        print(f"{kg.stats().events} events in {time.perf_counter() - began:.0f} s")
        kg.add(papers[0], next(iter(extractor.extract_many(papers[:1])))[1])
        times = [_single(kg, extractor, paper) for paper in papers[1:]]
    _tell("one document", [sum(each) for each in times])
    for name, spent in zip(_PARTS, zip(*times, strict=True), strict=True):
        _tell(name, spent)


def _tell(name: str, seconds: Iterable[float]) -> None:
    spent = sorted(1000 * each for each in seconds)
    slow = spent[len(spent) * 95 // 100]
    print(f"{name}: median {statistics.median(spent):.1f} ms, 95th percentile {slow:.1f} ms")


def _single(kg: KnowledgeGraph, extractor: Extractor, paper: Document) -> tuple[float, float]:
    """Give the seconds of extraction, and those of merging and keeping."""
    began = time.perf_counter()
    ((document, claims),) = extractor.extract_many([paper])
    told = time.perf_counter()
    kg.add(document, claims)
    return told - began, time.perf_counter() - told


def _later(day: datetime.date | None, by: datetime.timedelta) -> datetime.date | None:
    return None if day is None else day + by


def _moved(claim: Claim, document: str, by: datetime.timedelta) -> Claim:
    date = str(_later(datetime.date.fromisoformat(claim.date), by)) if claim.date else None
    key = claim_id(
        document,
        type=claim.type,
        status=claim.status,
        participants=claim.participants,
        date=date,
        place=claim.place,
        start=claim.start,
    )
    return claim.model_copy(update={"id": key, "document": document, "date": date})


if __name__ == "__main__":
    asked = sys.argv[1:] or ["rows", "document"]
    if "rows" in asked:
        measure_rows()
    if "document" in asked:
        measure_document()
