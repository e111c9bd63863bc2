"""The same document gives the same bytes: in any order, beside any others, in any number of processes."""

import datetime
import hashlib
import os
import random
import subprocess
import sys

import pytest

from extract.lexicon import read_table
from graph.model import Document

DAY = datetime.date(2017, 11, 21)


@pytest.fixture(scope="module")
def documents():
    """Give documents of 1 to 12 sentences of the lexicon's examples."""
    examples = [row["example"] for row in read_table("triggers.tsv") if row["example"]]
    chance = random.Random(3)
    texts = [" ".join(chance.sample(examples, chance.randint(1, 12))) for _ in range(40)]
    return [Document(id=f"d{n}", text=text, published=DAY) for n, text in enumerate(texts)]


def digests(read):
    """Give the digest of each document's claims, by id."""
    return {
        document.id: hashlib.sha256("\n".join(claim.model_dump_json() for claim in claims).encode()).hexdigest()
        for document, claims in read
    }


@pytest.fixture(scope="module")
def expected(extractor, documents):
    return digests((document, extractor.extract(document)) for document in documents)


@pytest.mark.parametrize("batch", [1, 3, 16, 64])
def test_documents_beside_it_change_nothing(extractor, documents, expected, batch):
    assert digests(extractor.extract_many(documents, batch=batch)) == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_order_changes_nothing(extractor, documents, expected, seed):
    shuffled = random.Random(seed).sample(documents, len(documents))
    assert digests(extractor.extract_many(shuffled, batch=7)) == expected


@pytest.mark.parametrize("jobs", [2, 3])
def test_processes_change_nothing_and_keep_the_order(extractor, documents, expected, jobs):
    read = list(extractor.extract_many(documents, batch=5, jobs=jobs))
    assert [document.id for document, _ in read] == [document.id for document in documents]
    assert digests(read) == expected


def test_a_document_read_twice_gives_the_same(extractor, documents, expected):
    again = digests(extractor.extract_many([documents[0], documents[1], documents[0]]))
    assert again == {key: expected[key] for key in ("d0", "d1")}


_RUN = """
import datetime, sys
from extract import Extractor
from graph.model import Document
text = sys.stdin.read()
for claim in Extractor().extract(Document(id="d", text=text, published=datetime.date(2017, 11, 21))):
    print(claim.model_dump_json())
"""


def test_fresh_processes_with_other_hashing_and_threads_give_the_same(documents):
    """Python's hashing of words differs from process to process; nothing may rest on it."""
    text = " ".join(document.text for document in documents[:10])

    def told(seed, threads):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": threads}
        command = [sys.executable, "-c", _RUN]
        return subprocess.run(command, input=text.encode(), env=environment, capture_output=True, check=True).stdout

    first = told("1", "1")
    assert first.count(b"\n") > 20
    assert told("2", "2") == first
