"""Count about how many documents files hold, before they are read: for telling how long reading will take."""

from collections.abc import Sequence
from pathlib import Path

from extract.reading.addresses import is_address
from extract.reading.folders import walk
from extract.reading.formats import FORMATS

_BY_LINE = frozenset({".jsonl", ".ndjson"})
_UNTOLD = frozenset({".xml", ".rss", ".atom", ".json"})
_PIECE = 1 << 20


def count_documents(paths: Sequence[str]) -> int | None:
    """Give about how many documents paths hold; None where only reading can tell, as with feeds and addresses."""
    count = 0
    for path in paths:
        if is_address(path):
            return None
        for file in _files(Path(path)):
            if file.suffix.lower() in _UNTOLD:
                return None
            count += _lines(file) if file.suffix.lower() in _BY_LINE else 1
    return count


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return [found for found in walk(path, suffixes=frozenset(FORMATS)) if isinstance(found, Path)]


def _lines(file: Path) -> int:
    """Count the lines of a file, one that no line end closes included; 0 where it cannot be read."""
    count, last = 0, b"\n"
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                count += piece.count(b"\n")
                last = piece[-1:]
    except OSError:
        return 0
    return count + (last != b"\n")
