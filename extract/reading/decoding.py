"""Bytes to text: UTF-8 where it is valid, else what the bytes declare, else a guess that is told.

A guess is made among the encodings that news texts come in; others would fit any bytes.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from graph.errors import UnreadableDocument

MOST_BYTES = 16 * 1024 * 1024
"""The most that is read of one file or address that holds one document, and of one line of many."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = ["cp1252", "cp1251", "cp1250", "cp1254", "cp1256", "koi8_r", "gb18030", "shift_jis", "euc_kr", "big5"]
_DECLARED = re.compile(rb"""<(?:meta[^>]+charset=|\?xml[^>]+encoding=)["']?([\w-]+)""", re.IGNORECASE)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1b")
_SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"PK\x03\x04",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that was guessed for it; None where it was known."""

    text: str
    guessed: str | None = None


def read_bytes(path: Path, where: str) -> bytes:
    """Give what a file holds.

    Raises:
        UnreadableDocument: it cannot be read, is empty or is longer than `MOST_BYTES`.

    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableDocument(where, reason_of(error)) from error
    return sized(content, where)


def sized(content: bytes, where: str) -> bytes:
    """Give the bytes back where there are some and not too many.

    Raises:
        UnreadableDocument: there is nothing, or more than `MOST_BYTES`.

    """
    if not content.strip():
        raise UnreadableDocument(where, "empty")
    if len(content) > MOST_BYTES:
        raise UnreadableDocument(where, f"too long: more than {MOST_BYTES // 1024 // 1024} MB")
    return content


def reason_of(error: OSError) -> str:
    """Tell why a file cannot be opened, in a user's words."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror or "cannot be read").lower()


def decode(content: bytes, where: str, *, declared: str | None = None) -> Decoded:
    """Give the text of bytes; `declared` is an encoding that their sender named.

    Raises:
        UnreadableDocument: the bytes are no text, or in no encoding that can be told.

    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content, encoding, where))
    if _is_binary(content):
        raise UnreadableDocument(where, "a binary file, not a text")
    for encoding in ("utf-8", declared or "utf-8", _declared(content)):
        text = _try(content, encoding)
        if text is not None:
            return Decoded(text)
    return _guess(content, where)


def _is_binary(content: bytes) -> bool:
    head = content[:8192]
    controls = sum(byte in _CONTROLS for byte in head)
    return head.startswith(_SIGNATURES) or b"\0" in content or controls > len(head) // 100


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:2048])
    return found[1].decode("ascii") if found else "utf-8"


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _strictly(content: bytes, encoding: str, where: str) -> str:
    text = _try(content, encoding)
    if text is None:
        raise UnreadableDocument(
            where, f"not the {encoding.removesuffix('-sig').upper()} that its first bytes announce"
        )
    return text.removeprefix("\ufeff")


def _guess(content: bytes, where: str) -> Decoded:
    best = from_bytes(content, cp_isolation=_LIKELY, threshold=0.2).best()
    if best is None:
        raise UnreadableDocument(where, "in no encoding that can be told; save it as UTF-8")
    text = str(best)
    return Decoded(text, "cp1252" if _try(content, "cp1252") == text else best.encoding)
