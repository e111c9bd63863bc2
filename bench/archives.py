"""The documents of the archives beside the checkout, under the ids that the labelled files use.

Ids are made from what the archives hold (number, title, date, position of the day), so that labels can be kept in the
project without the texts and found again wherever the archives lie. Texts are cut as the labelled files show them,
unless they are asked for `whole`.
"""

import csv
import datetime
import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.model import Document

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_SLUG = 60  # characters of a title that an id keeps
_LONGEST = 3000  # characters of a text that the labelled files show
_TAG = re.compile(r"<[^>]+>")
_SPACES = re.compile(r" {2,}")
_END = re.compile(r"[.!?][\"')”’]*(?=\s)")
_WRAP = re.compile(r"(?<!\n)\n(?!\n)")


def slug(title: str) -> str:
    """Give a title as lower-case words joined by hyphens, at most 60 characters."""
    plain = title.lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG].rstrip("-")


def _rows(folder: str, data: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((data / folder).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def kremlin(data: Path = DATA, *, whole: bool = False) -> Iterator[dict[str, Any]]:
    """Give the Kremlin's news items, a lead before the text."""
    for row in _rows("kremlin", data):
        text = "\n".join(part for part in (row["lead"], row["text"]) if part)
        place = row["place"] or None
        yield _document(f"kremlin-{row['id']}", "Kremlin", row["published"], text, row["title"], place, whole=whole)


def whitehouse(data: Path = DATA, *, whole: bool = False) -> Iterator[dict[str, Any]]:
    """Give the White House's statements and readouts, wrapped lines joined."""
    for row in _rows("whitehouse", data):
        name = f"wh-{slug(row['title'])}-{row['date']}"
        yield _document(name, "White House", row["date"], _WRAP.sub(" ", row["text"]), row["title"], whole=whole)


def wikinews(data: Path = DATA, *, whole: bool = False) -> Iterator[dict[str, Any]]:
    """Give the Wikinews articles."""
    for row in _rows("wikinews", data):
        text = re.sub(r"\n{2,}", "\n", row["text"]).strip()
        yield _document(f"wn-{slug(row['title'])}", "Wikinews", row["date"], text, row["title"], whole=whole)


def wikipedia(data: Path = DATA, *, whole: bool = False) -> Iterator[dict[str, Any]]:
    """Give the notes of Wikipedia's current-events portal; numbers count within a day's category."""
    for row in _rows("wikipedia", data):
        name = f"wp-{row['date']}-{slug(row['category'])}-{row['n']}"
        yield _document(name, "Wikipedia current events", row["date"], row["text"], whole=whole)


def timeml(data: Path = DATA, *, whole: bool = False) -> Iterator[dict[str, Any]]:
    """Give the news articles of the TimeML corpora, their annotation taken off."""
    for path in sorted((data / "timeml").glob("*/*.tml")):
        source = path.read_text(encoding="utf-8", errors="replace")
        dated = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", source, re.DOTALL)
        body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
        if dated and body:
            text = _TAG.sub("", body[1]).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").strip()
            day = datetime.date.fromisoformat(dated[1]).isoformat()
            yield _document(f"tml-{path.stem}", "news wire", day, text, whole=whole)


def plover(data: Path = DATA) -> Iterator[dict[str, Any]]:
    """Give the news sentences of the PLOVER training set, each once; when they were published is not known."""
    with (data / "plv" / "PLV_train.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        first = {row["sentence"]: row["sentence_id"] for row in reversed(list(rows))}
    for sentence, number in first.items():
        yield _document(f"plv-{number}", "news sentence", None, sentence, whole=True)


def as_document(row: Mapping[str, Any]) -> Document:
    """Give a row of the archives or of the labelled files as a document; its publication day is metadata."""
    return Document(
        id=row["id"],
        text=row["text"],
        publisher=row["source"],
        title=row["title"] or None,
        published=row["published"],
        published_basis="metadata" if row["published"] else None,
        place_line=row["place_line"],
        language="en",
    )


def _shortened(text: str) -> str:
    """Cut a long text behind the last sentence that fits."""
    if len(text) <= _LONGEST:
        return text
    ends = [found.end() for found in _END.finditer(text, 0, _LONGEST)]
    return text[: ends[-1]] if ends else text[:_LONGEST]


ARCHIVES: dict[str, Callable[..., Iterator[dict[str, Any]]]] = {
    "kremlin": kremlin,
    "whitehouse": whitehouse,
    "wikinews": wikinews,
    "wikipedia": wikipedia,
    "timeml": timeml,
}


def _document(
    name: str,
    source: str,
    published: str | None,
    text: str,
    title: str | None = None,
    place_line: str | None = None,
    *,
    whole: bool,
) -> dict[str, Any]:
    plain = _SPACES.sub(" ", text.strip())
    return {
        "id": name,
        "source": source,
        "published": published,
        "place_line": place_line,
        "title": title,
        "text": plain if whole else _shortened(plain),
    }
