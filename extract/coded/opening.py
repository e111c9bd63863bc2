"""Open coded lists, plain or packed, and tell which form they have."""

import csv
import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from graph.errors import UnreadableDocument

POLECAT_COLUMNS: Final = ("Event ID", "Event Date", "Event Type", "Event Mode")
ICEWS_COLUMNS: Final = ("Event ID", "Event Date", "Source Name")
DECODED_COLUMNS: Final = ("set", "date", "subject", "relation", "object")
_GDELT: Final = 61
_LONGEST: Final = 1_000_000
_BROKEN: Final = re.compile("[\udc80-\udcff]")

csv.field_size_limit(_LONGEST)


@contextmanager
def open_list(path: Path) -> Iterator[IO[str]]:
    """Open a list as text, unpacking .gz and .zip; bytes that are no UTF-8 are read as Latin-1.

    Raises:
        UnreadableDocument: the file cannot be read or unpacked.
    """
    try:
        with _raw(path) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", newline="")
    except (OSError, EOFError, zipfile.BadZipFile) as fault:
        reason = getattr(fault, "strerror", None) or str(fault) or "cannot be unpacked"
        raise UnreadableDocument(str(path), reason) from fault


def mended(text: str) -> str:
    """Give a text with the bytes that were no UTF-8 read as Latin-1, and white space as single blanks."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(_BROKEN.sub(lambda byte: chr(ord(byte[0]) - 0xDC00), text).split())


def form_of(path: Path) -> str:
    """Name the form of a list by its first line.

    Raises:
        UnreadableDocument: it is none that is known, or cannot be read.
    """
    with open_list(path) as lines:
        head = lines.read(20_000).lstrip("\ufeff")
    columns = tuple(head.partition("\n")[0].rstrip("\r").split("\t"))
    if columns[: len(POLECAT_COLUMNS)] == POLECAT_COLUMNS:
        return "polecat"
    if columns[: len(ICEWS_COLUMNS)] == ICEWS_COLUMNS:
        return "icews"
    if columns == DECODED_COLUMNS:
        return "icews-decoded"
    if len(columns) == _GDELT and columns[0].isdigit():
        return "gdelt"
    for mark, form in (("<visits>", "visits"), ("<trips>", "travels")):
        if head.startswith("<") and mark in head:
            return form
    raise UnreadableDocument(str(path), "is no list of a known form (ICEWS, GDELT 2, POLECAT, State Department)")


@contextmanager
def _raw(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix == ".gz":
        with gzip.open(path) as unpacked:
            yield unpacked  # type: ignore[misc]
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed, packed.open(packed.namelist()[0]) as unpacked_file:
            yield unpacked_file
    else:
        with path.open("rb") as plain:
            yield plain
