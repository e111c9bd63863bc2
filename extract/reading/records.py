"""Documents in JSON: one object a line, or one file with an object or a list of them.

Unknown keys are left out, so that exports of other programs can be read; a known key with a wrong value is a fault.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from extract.reading.decoding import MOST_BYTES, decode, read_bytes, reason_of
from extract.reading.drafts import Draft, Found
from extract.reading.ids import file_ids
from extract.reading.published import written_day
from graph.errors import BadDate, UnreadableDocument

_TOO_LONG = f"too long: more than {MOST_BYTES // 1024 // 1024} MB"


def read_lines(path: Path, where: str) -> Iterator[Found]:
    """Give the documents of a file with one JSON object a line; blank lines are passed over.

    Raises:
        UnreadableDocument: the file cannot be opened, or has no line with anything in it.

    """
    ids, filled = file_ids(path), False
    try:
        with path.open("rb") as file:
            for number, line in _lines(file):
                filled = True
                yield _read_line(line, _Item(where, number, number, ids))
    except OSError as error:
        raise UnreadableDocument(where, reason_of(error)) from error
    if not filled:
        raise UnreadableDocument(where, "empty")


def read_json(path: Path, where: str) -> Iterator[Found]:
    """Give the document or documents of a JSON file: an object, or a list of them.

    Raises:
        UnreadableDocument: the file cannot be opened or is no JSON.

    """
    text = decode(read_bytes(path, where), where).text
    try:
        value = _parsed(text)
    except _UnfitError as unfit:
        raise unfit.fault(where, unfit.line) from unfit
    if isinstance(value, list) and not value:
        raise UnreadableDocument(where, "an empty list")
    ids = file_ids(path)
    if isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield _read(one, _Item(f"{where}[{number}]", None, number, ids))
    else:
        yield _read(value, _Item(where, None, None, ids))


@dataclass(frozen=True, slots=True)
class _Item:
    """Where an object stands: `number` counts the objects of a file that holds several; `ids` are the file's."""

    where: str
    line: int | None
    number: int | None
    ids: tuple[str, ...]


class _UnfitError(Exception):
    """An object that gives no document, before it is known where it stands."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.reason, self.line = reason, line
        super().__init__(reason)

    def fault(self, where: str, line: int | None) -> UnreadableDocument:
        return UnreadableDocument(where, self.reason, line=line)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the lines that hold anything, numbered from 1; of a line too long only the beginning."""
    for number in count(1):
        line = rest = file.readline(MOST_BYTES + 1)
        if not line:
            return
        while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(MOST_BYTES + 1)
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _read_line(line: bytes, item: _Item) -> Found:
    if len(line) > MOST_BYTES:
        return UnreadableDocument(item.where, _TOO_LONG, line=item.line)
    try:
        return _read(_parsed(line.decode("utf-8").strip()), item)
    except UnicodeDecodeError:
        return UnreadableDocument(item.where, "not UTF-8", line=item.line)
    except _UnfitError as unfit:
        return unfit.fault(item.where, item.line)


def _read(value: object, item: _Item) -> Found:
    try:
        return _draft(value, item)
    except _UnfitError as unfit:
        return unfit.fault(item.where, item.line)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise _UnfitError(f"broken JSON at column {error.colno}: {error.msg}", error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise _UnfitError("JSON with a number too long or nested too deep") from error


def _draft(value: object, item: _Item) -> Draft:
    if not isinstance(value, dict):
        raise _UnfitError("no JSON object")
    text = _text(value, "text")
    if text is None:
        raise _UnfitError('no "text"')
    given = _id(value)
    made = tuple(one if item.number is None else f"{one}-{item.number}" for one in item.ids)
    return Draft(
        where=item.where,
        line=item.line,
        id=given or made[0],
        other_ids=() if given else made[1:],
        text=text,
        title=_text(value, "title"),
        url=_text(value, "url"),
        publisher=_text(value, "source") or _text(value, "publisher"),
        published=_day(value, "published"),
        place_line=_text(value, "place_line"),
        language=_text(value, "language") or "en",
    )


def _text(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    if found is not None and not isinstance(found, str):
        raise _UnfitError(f'"{key}" is no text: {str(found)[:40]!r}')
    return found


def _id(value: dict[str, Any]) -> str | None:
    found = value.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    text = _text(value, "id")
    return text.strip() or None if text else None


def _day(value: dict[str, Any], key: str) -> date | None:
    written = _text(value, key)
    if written is None or not written.strip():
        return None
    try:
        return written_day(written)
    except BadDate as error:
        raise _UnfitError(f'"{key}": {str(error)[:120]}') from error
