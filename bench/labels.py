"""The labelled documents that the heads learn from and are checked on.

Labels of archive documents are kept as ids and offsets, the texts stay in the archives; documents written for this
purpose are kept whole. What was published late in its source is for checking, the rest for training.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.archives import ARCHIVES, DATA, plover

FOLDER = Path(__file__).parent / "labels"
GOLD = DATA.parent / "gold"
CUTS = {"kremlin": "2014", "wp": "2013-06", "wh": "2022-06", "wn": "2019-10", "tml": "1999-03", "own": "2014"}
"""From which day of publication on a document of a source is for checking."""

Row = tuple[dict[str, Any], list[dict[str, Any]]]


def is_for_checking(document: dict[str, Any]) -> bool:
    """Tell whether a document belongs to the checking part; one without a day of publication does not."""
    return document["published"] is not None and str(document["published"]) >= CUTS[document["id"].split("-")[0]]


def labelled(*, checking: bool) -> Iterator[Row]:
    """Give the documents of one part with their events; archives and gold that are not there are left out."""
    for document, events in (*_gold(), *_archives(), *_own()):
        if is_for_checking(document) == checking:
            yield document, events


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _gold() -> Iterator[Row]:
    events = {row["id"]: row["events"] for row in _lines(GOLD / "train" / "gold.jsonl")}
    for document in _lines(GOLD / "train" / "documents.jsonl"):
        yield document, events[document["id"]]


def _archives() -> Iterator[Row]:
    labels = {row["id"]: row["events"] for row in _lines(FOLDER / "archives.jsonl")}
    if not DATA.exists():
        return
    for read in (*ARCHIVES.values(), plover):
        for document in read():
            events = labels.pop(document["id"], None)
            if events is not None:
                yield document, [_with_evidence(event, document) for event in events]


def _with_evidence(event: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    told = {key: value for key, value in event.items() if key not in {"part", "start", "end"}}
    return told | {"evidence": (document[event["part"]] or "")[event["start"] : event["end"]]}


def _own() -> Iterator[Row]:
    for row in _lines(FOLDER / "own.jsonl"):
        events = row.pop("events")
        yield row, events
