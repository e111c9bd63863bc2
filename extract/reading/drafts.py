"""A document as its format gives it, and how it becomes a `Document`.

The text is changed in two ways only, line ends and NFC, so that offsets into it hold for whoever keeps the document.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.datelines import Dateline, find_dateline
from graph.errors import UnreadableDocument
from graph.model import Document

MOST_CHARACTERS = 2_000_000
"""A longer text is no article; reading it would hold up the rest."""

Basis = Literal["metadata", "dateline", "option"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was left open or aside while reading; what it is about was read all the same."""

    where: str
    message: str

    def __str__(self) -> str:
        """Give the notice as one line."""
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a format gives of one document.

    `where` and `line` tell where it stands; `published` is the date of its metadata; `other_ids` stand in for `id`
    where that one is taken, and a draft without them has an id of its own that nothing may take.
    """

    where: str
    id: str
    text: str
    line: int | None = None
    other_ids: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    place_line: str | None = None
    language: str = "en"


Found = Draft | UnreadableDocument | Notice
"""What a format gives: a document, a fault that leaves the rest readable, or a notice."""


def finish(draft: Draft, *, published: date | None = None, publisher: str | None = None) -> Document:
    """Give the document of a draft; `published` and `publisher` are what the user says, and outweigh the draft's.

    Raises:
        UnreadableDocument: there is no text, too much of it, or it holds what no text holds.

    """
    text = _checked(draft)
    dateline = find_dateline(text)
    day, basis = settle(draft.published, dateline, published)
    return Document(
        id=draft.id,
        text=text,
        url=draft.url,
        publisher=publisher or _line(draft.publisher) or (dateline.agency if dateline else None),
        title=_line(draft.title),
        published=day,
        published_basis=basis,
        place_line=_line(draft.place_line) or (dateline.place if dateline else None),
        language=draft.language,
    )


def settle(
    metadata: date | None, dateline: Dateline | None, option: date | None
) -> tuple[date, Basis] | tuple[None, None]:
    """Give the publication date and what it rests on: the option, else the dateline, else the metadata.

    A dateline without a year counts only where the metadata is within a month of it.
    """
    if option is not None:
        return option, "option"
    told = dateline.on(metadata) if dateline else None
    if told is not None:
        return told, "dateline"
    return (metadata, "metadata") if metadata is not None else (None, None)


def open_dates(document: Document, where: str) -> Iterator[Notice]:
    """Give the notice that a document has no publication date, where it has none."""
    if document.published is None:
        yield Notice(where, "no publication date; days told relative to it stay open (--published gives one)")


def normalised(text: str) -> str:
    """Give a text with line feeds for line ends and composed letters (NFC)."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _checked(draft: Draft) -> str:
    if len(draft.text) > MOST_CHARACTERS:
        reason = f"too long: {len(draft.text):,} characters, at most {MOST_CHARACTERS:,} are read"
        raise UnreadableDocument(draft.where, reason, line=draft.line)
    if not draft.text.strip():
        raise UnreadableDocument(draft.where, "no text", line=draft.line)
    for field in (draft.text, draft.title or "", draft.id, draft.publisher or ""):
        if "\0" in field or any("\ud800" <= letter <= "\udfff" for letter in field):
            raise UnreadableDocument(draft.where, "holds characters that are no text", line=draft.line)
    return normalised(draft.text)


def _line(text: str | None) -> str | None:
    """Give a title or name as one line, or None for an empty one."""
    return " ".join(normalised(text).split()) or None if text else None
