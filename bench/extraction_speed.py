"""How fast extraction is beside spaCy's stock small pipeline, on the same documents in one run: `make bench`.

Both get 1,000 documents of 200 to 800 words of the archives, on one core with one thread each; loading is not counted.
Each runs in a process of its own, so that its peak memory can be told. They take turns by fifths, as other work on the
machine would else fall on one of them; processor time counts, not the clock.

Usage: python -m bench.extraction_speed [DATA]
"""

import os

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
for _name in THREADS:  # before numpy is loaded, here and in the processes that read
    os.environ[_name] = "1"

import random  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Sequence  # noqa: E402
from concurrent.futures import ProcessPoolExecutor  # noqa: E402
from dataclasses import dataclass  # noqa: E402
from multiprocessing import get_context  # noqa: E402
from pathlib import Path  # noqa: E402

from bench.archives import ARCHIVES, DATA, as_document  # noqa: E402
from graph.model import Document  # noqa: E402

COUNT, LEAST, MOST = 1000, 200, 800
ROUNDS = 5
TIMES, MEMORY = 5.0, 1024
"""What is wanted: how many times as many documents a second, and the most megabytes."""

Read = Callable[[Sequence[Document]], int]


def chosen(data: Path, count: int = COUNT) -> list[Document]:
    """Give documents of a fitting length, drawn from all archives in proportion to what they hold; always the same."""
    rows = (row for archive in ARCHIVES.values() for row in archive(data))
    fitting = [row for row in rows if LEAST <= len(row["text"].split()) <= MOST]
    drawn = random.Random(4).sample(fitting, count)
    return [as_document(row) for row in drawn]


def load_readout() -> Read:
    """Give the extraction as it ships."""
    from extract import Extractor

    extractor = Extractor()
    return lambda documents: sum(len(claims) for _, claims in extractor.extract_many(documents))


def load_stock() -> Read:
    """Give the packaged pipeline as it ships: all components, its own operations, `nlp.pipe`."""
    import spacy

    from extract.parsing import MODEL

    nlp = spacy.load(MODEL)
    return lambda documents: sum(len(doc.ents) for doc in nlp.pipe(document.text for document in documents))


READERS: dict[str, Callable[[], Read]] = {"readout": load_readout, "stock": load_stock}


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading took: seconds of the processor, and the process's peak memory in megabytes."""

    seconds: float
    megabytes: int
    found: int


_reading: list[Read] = []


def _load(name: str) -> None:
    _reading.append(READERS[name]())


def _read(documents: Sequence[Document]) -> Taken:
    start = time.process_time()
    found = _reading[0](documents)
    seconds = time.process_time() - start
    return Taken(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, found)


def measure(documents: Sequence[Document]) -> dict[str, list[Taken]]:
    """Give what each reader took for each fifth of the documents, the two by turns."""
    pools = {
        name: ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_load, initargs=(name,))
        for name in READERS
    }
    taken: dict[str, list[Taken]] = {name: [] for name in READERS}
    for number in range(ROUNDS):
        part = documents[number::ROUNDS]
        for name, pool in pools.items():
            if not number:
                pool.submit(_read, documents[:20]).result()  # what is made on first use is not counted
            taken[name].append(pool.submit(_read, part).result())
    for pool in pools.values():
        pool.shutdown()
    return taken


def main(data: Path = DATA) -> int:
    """Print the figures and give the exit status: 1 where less than what is wanted was reached."""
    if not data.is_dir():
        print(f"bench: {data} is not there; skipped")
        return 0
    documents = chosen(data)
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} documents of {LEAST} to {MOST} words, {words} words, one core")
    taken = measure(documents)
    rates = {}
    for name, parts in taken.items():
        rates[name] = len(documents) / sum(part.seconds for part in parts)
        print(f"{name:8} {rates[name]:6.1f} documents/s, peak memory {max(part.megabytes for part in parts)} MB")
    ratio = rates["readout"] / rates["stock"]
    by_part = sorted(b.seconds / a.seconds for a, b in zip(taken["readout"], taken["stock"], strict=True))
    peak = max(part.megabytes for part in taken["readout"])
    print(f"ratio {ratio:.2f} (by fifths {by_part[0]:.2f} to {by_part[-1]:.2f}); at least {TIMES} is wanted")
    return int(ratio < TIMES or peak > MEMORY)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
