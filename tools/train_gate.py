"""Make the weights of the gate before the parser: `python -m tools.train_gate`.

The gate learns from the reading itself: from which sentences of the archives, parsed without it, the extractor told
something. It is made anew when the other heads have changed. No document of the development gold is read. A second run
gives the same bytes; it takes some minutes and needs the archives beside the checkout.
"""

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from bench.archives import ARCHIVES, DATA, as_document
from bench.labels import labelled
from extract.extractor import Extractor, Prepared, batched, setting_of
from extract.gate import MAY_TELL, Gate
from extract.parsing import Parsed
from graph.model import Document
from tools.pairing import SCORER
from tools.train_heads import fit, read_examples, write

MOST = 9000
"""The most documents that are read of one archive."""
_STRENGTH = 0.1
_BATCH = 64
_FOLDS = 5

Row = tuple[str, list[str], int]
"""A sentence: its document, its features, and 1 where it tells something."""


def documents() -> list[Document]:
    """Give the documents to learn from: archives, labelled texts of our own, and the lexicon's examples."""
    held_out = {json.loads(line)["id"] for line in (SCORER / "dev" / "documents.jsonl").open(encoding="utf-8")}
    rows: list[dict[str, Any]] = []
    for archive in ARCHIVES.values():
        fitting = [row for row in archive(DATA) if row["id"] not in held_out]
        rows += random.Random(11).sample(fitting, min(MOST, len(fitting)))
    rows += [row for row, _ in labelled(checking=False) if row["id"].startswith("own-")]
    rows += [row for row, _ in read_examples(Extractor())]
    return [as_document(row) for row in rows]


_extractors: list[Extractor] = []


def _start() -> None:
    extractor = Extractor()
    extractor._gate = Gate.ajar(extractor._reader.triggers)
    _extractors.append(extractor)


def _rows(batch: Sequence[Document]) -> list[Row]:
    extractor = _extractors[0]
    prepared = [extractor._prepare(document) for document in batch]
    parsed = extractor._parser.parse((one.sentences[at].text, one.mentions[at]) for one in prepared for at in one.kept)
    return [row for one in prepared for row in _told(extractor, one, [next(parsed) for _ in one.kept])]


def _told(extractor: Extractor, one: Prepared, parsed: Sequence[Parsed]) -> Iterator[Row]:
    telling = {n for n, each in extractor._attempts(one, parsed) if each.telling is not None and each.seen is not None}
    setting = setting_of(one.memory, one.sentences)
    for n in one.kept:
        features = extractor._gate.features(one.sentences[n], one.mentions[n], setting)
        yield one.document.id, features, int(n in telling)


def read(chosen: Iterable[Document], *, jobs: int = 2) -> list[Row]:
    """Give the sentences with a trigger of documents, read without a gate."""
    rows: list[Row] = []
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start) as pool:
        for number, some in enumerate(pool.map(_rows, batched(chosen, _BATCH)), 1):
            rows += some
            if number % 50 == 0:
                print(f"{number * _BATCH} documents read, {len(rows)} sentences with a trigger", flush=True)
    return rows


def check(rows: Sequence[Row]) -> None:
    """Print what a gate of four fifths of the documents does on the others."""
    names = sorted({name for name, _, _ in rows})
    held_out = set(names[::_FOLDS])
    head = fit([f for n, f, _ in rows if n not in held_out], [y for n, _, y in rows if n not in held_out], _STRENGTH)
    seen = [(head(features), label) for name, features, label in rows if name in held_out]
    parsed = sum(probability >= MAY_TELL for probability, _ in seen) / len(seen)
    kept = sum(probability >= MAY_TELL for probability, label in seen if label) / sum(label for _, label in seen)
    print(f"of {len(seen)} sentences that it had not seen {parsed:.3f} are parsed, of those that tell {kept:.4f}")


def main() -> None:
    """Read, check and write the weights."""
    rows = read(documents())
    check(rows)
    head = fit([features for _, features, _ in rows], [label for *_, label in rows], _STRENGTH)
    write({"gate": dict(head.weights)}, always="word=")


if __name__ == "__main__":
    sys.exit(main())
