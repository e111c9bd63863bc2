"""Draw what a claim's confidence is worth on the development documents: `python -m bench.calibration OUT.png`.

A claim counts as right where the scorer pairs it with a labelled event: its kind and at least one party.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot

from bench.score import SHARED, documents
from extract import Extractor

mpl.use("Agg")
BINS = ((0.0, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.0))


def answers() -> list[tuple[float, bool]]:
    """Give the confidence of each claim on the development documents, and whether it is right."""
    sys.path.insert(0, str(SHARED / "gold"))
    from score import compare

    gold = SHARED / "gold" / "dev"
    lines = (gold / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    events = {row["id"]: row["events"] for row in map(json.loads, lines)}
    found: list[tuple[float, bool]] = []
    for document, claims in Extractor().extract_many(documents(gold / "documents.jsonl")):
        told = [claim.model_dump(mode="json") for claim in claims]
        pairs = compare(events[document.id], told)[1]
        found += [(claim["confidence"], labelled is not None) for labelled, claim in pairs if claim]
    return found


def table(found: Sequence[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """Give for each bin that holds claims their count, mean confidence and share that is right."""
    rows = []
    for low, high in BINS:
        held = [
            (confidence, right) for confidence, right in found if low <= confidence < high or confidence == high == 1
        ]
        if held:
            rows.append((len(held), sum(c for c, _ in held) / len(held), sum(right for _, right in held) / len(held)))
    return rows


def draw(rows: Sequence[tuple[int, float, float]], out: Path) -> None:
    """Write the picture: each bin's share of right claims over its mean confidence, sized by its count."""
    figure, axes = pyplot.subplots(figsize=(4.2, 3.6))
    axes.plot([0, 1], [0, 1], color="0.7", linestyle="--", linewidth=1)
    axes.plot([c for _, c, _ in rows], [r for _, _, r in rows], color="0.2", marker="o")
    for count, confidence, right in rows:
        axes.annotate(f"{count}", (confidence, right), textcoords="offset points", xytext=(6, -10), fontsize=8)
    axes.set(xlabel="confidence (mean of a bin)", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1))
    figure.tight_layout()
    figure.savefig(out, dpi=150)


if __name__ == "__main__":
    told = table(answers())
    for size, mean, share in told:
        print(f"{size:4} claims at {mean:.2f}: {share:.2f} right")
    if len(sys.argv) > 1:
        draw(told, Path(sys.argv[1]))
