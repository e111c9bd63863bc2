"""How well claims are merged: labelled pairs of claims, and the curve of precision and recall over thresholds.

`bench/pairs.jsonl` holds pairs of claims from the archives as ids, days, parties and labels, without the texts; what
merging takes from a text (`cues`) stands beside them.

Usage: python -m bench.merging [PICTURE.png]
"""

import datetime
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from graph.identity import claim_id
from graph.merge import cluster, compare, sketch
from graph.merge.comparing import SAME
from graph.merge.cues import Cues
from graph.merge.sketching import Sketch
from graph.model import Claim, Participation, Place

PAIRS = Path(__file__).with_name("pairs.jsonl")
LEAST = {"precision": 0.97, "recall": 0.90}
"""The least that the tests accept; lowering one is a deliberate act, told in CHANGELOG.md with its reason."""


class Pair(NamedTuple):
    """Two claims as merging sees them, and whether a reader took them for one happening."""

    left: Sketch
    right: Sketch
    same: bool


class Quality(NamedTuple):
    """The share of joined pairs that are the same, and the share of the same that are joined."""

    precision: float
    recall: float


def load(path: Path = PAIRS) -> list[Pair]:
    """Give the labelled pairs."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Pair(_sketch(row["left"]), _sketch(row["right"]), row["label"] == "same") for row in rows]


def joined(pair: Pair) -> bool:
    """Tell whether merging puts the two claims of a pair into one event."""
    return len(cluster([pair.left, pair.right]).clusters) == 1


def quality(pairs: Iterable[tuple[bool, bool]]) -> Quality:
    """Give precision and recall of (joined, same)."""
    found = list(pairs)
    right = sum(j and s for j, s in found)
    return Quality(right / (sum(j for j, _ in found) or 1), right / (sum(s for _, s in found) or 1))


def curve(pairs: Iterable[Pair]) -> Iterator[tuple[float, Quality]]:
    """Give the quality at each threshold on the score."""
    scored = [(compare(pair.left, pair.right).score, pair.same) for pair in pairs]
    for threshold in sorted({score for score, _ in scored if score} | {SAME}):
        yield threshold, quality((score >= threshold, same) for score, same in scored)


def draw(pairs: Iterable[Pair], path: Path) -> None:
    """Draw precision against recall, with the threshold in use."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    points = list(curve(pairs))
    figure, axes = pyplot.subplots(figsize=(6, 4.2), layout="constrained")
    axes.plot([q.recall for _, q in points], [q.precision for _, q in points], color="#1b6ca8", marker=".")
    for threshold, at in points:
        if threshold == SAME:
            axes.plot([at.recall], [at.precision], "o", color="#c0392b")
            axes.annotate(f"threshold {SAME}", (at.recall, at.precision), (-90, -18), textcoords="offset points")
    axes.set(xlabel="recall", ylabel="precision", xlim=(0, 1.02), ylim=(0.5, 1.02))
    axes.grid(alpha=0.3)
    figure.savefig(path, dpi=110, metadata={"Software": None})


def _sketch(told: dict[str, Any]) -> Sketch:
    parties = tuple(
        Participation(kind=kind, name=name, country=country, role=role, id=key)
        for kind, name, country, role, key in told["participants"]
    )
    place = Place(name=told["place"][0], country=told["place"][1]) if told["place"] else None
    what = {"type": told["type"], "status": told["status"], "date": told["date"], "place": place}
    claim = Claim(
        id=claim_id(told["document"], participants=parties, start=told["start"], **what),
        document=told["document"],
        participants=parties,
        date_basis=told["date_basis"],
        about=tuple(told["about"]),
        evidence="",
        start=told["start"],
        end=told["start"],
        confidence=0.5,
        **what,
    )
    reported = datetime.date.fromisoformat(told["reported"])
    return sketch(claim, reported)._replace(cues=Cues(*told.get("cues", ())))


def main(picture: str | None = None) -> None:
    """Print the quality at the threshold, and the curve; draw it where a file is named."""
    pairs = load()
    same = sum(pair.same for pair in pairs)
    at = quality((joined(pair), pair.same) for pair in pairs)
    print(f"{len(pairs)} pairs, {same} the same: precision {at.precision:.3f}, recall {at.recall:.3f}")
    for threshold, here in curve(pairs):
        print(f"  {threshold:.3f}  precision {here.precision:.3f}  recall {here.recall:.3f}")
    if picture:
        draw(pairs, Path(picture))


if __name__ == "__main__":
    main(*sys.argv[1:2])
