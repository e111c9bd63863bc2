"""Merging on hand-labelled pairs of claims, and its cues on their examples."""

import pytest

from bench.merging import LEAST, joined, load, quality
from graph.merge.cues import cues, rows


def test_the_labelled_pairs_hold_the_floors_of_precision_and_recall():
    pairs = load()
    at = quality((joined(pair), pair.same) for pair in pairs)
    assert len(pairs) >= 150
    assert at.precision >= LEAST["precision"]
    assert at.recall >= LEAST["recall"]


def test_no_text_stands_beside_the_labels():
    assert all(pair.left.document and pair.right.document for pair in load())


@pytest.mark.parametrize(("company", "pattern", "example"), rows())
def test_each_cue_is_found_in_its_example(company, pattern, example):
    assert pattern.search(example)
    assert cues(example).company in {company, "audience", "greeting"}


@pytest.mark.parametrize(
    ("sentence", "ordinal"),
    [
        ("They opened the third round of talks.", "3"),
        ("It was their 21st summit.", "21"),
        ("The first meeting and the second meeting differed.", ""),
        ("They met.", ""),
    ],
)
def test_a_counted_encounter_gives_its_number(sentence, ordinal):
    assert cues(sentence).ordinal == ordinal
