"""Documents from files, folders and addresses, in the order given.

Bad input never stops the reading: what gives no document is told to `faults`, and the rest goes on.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx

from extract.reading.addresses import fetch, is_address, new_client
from extract.reading.drafts import Draft, Found, Notice, finish, open_dates
from extract.reading.folders import walk
from extract.reading.formats import FORMATS, read_fetched, read_file
from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.model import Document

Faults = Callable[[UnreadableDocument], None]
Notices = Callable[[Notice], None]


def _ignore(_: Notice) -> None:
    """Take a notice and do nothing."""


def read_documents(
    paths: Sequence[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    faults: Faults,
    notices: Notices = _ignore,
    client: httpx.Client | None = None,
) -> Iterator[Document]:
    """Give the documents of files, folders and http(s) addresses, one by one.

    `published` and `publisher` outweigh what the documents say of themselves. `faults` hears of each thing that gives
    no document, `notices` of what was left open or aside; `client` fetches addresses, and is made where None.
    """
    taken = _Taken()
    for found in _found(paths, client):
        if isinstance(found, UnreadableDocument):
            faults(found)
        elif isinstance(found, Notice):
            notices(found)
        else:
            yield from _documents(found, taken, published, publisher, faults, notices)


@dataclass(slots=True)
class _Taken:
    """The ids that documents of this run have: where each stood, and the digest of its text."""

    ids: dict[str, tuple[str, str]] = field(default_factory=dict)

    def named(self, document: Document, draft: Draft) -> Document | UnreadableDocument | Notice:
        """Give the document with an id that is free, or tell why it has none."""
        content = digest({"text": document.text})
        for name in (draft.id, *draft.other_ids):
            if name not in self.ids:
                self.ids[name] = (_stand(draft), content)
                return document.model_copy(update={"id": name})
        where, known = self.ids[draft.id]
        if known == content:
            return Notice(_stand(draft), f"the document {draft.id!r} was read before, at {where}")
        return UnreadableDocument(
            draft.where, f"the id {draft.id!r} belongs to another text, at {where}", line=draft.line
        )


def _documents(
    draft: Draft, taken: _Taken, published: date | None, publisher: str | None, faults: Faults, notices: Notices
) -> Iterator[Document]:
    try:
        document = taken.named(finish(draft, published=published, publisher=publisher), draft)
    except UnreadableDocument as fault:
        faults(fault)
        return
    if isinstance(document, UnreadableDocument):
        faults(document)
    elif isinstance(document, Notice):
        notices(document)
    else:
        for notice in open_dates(document, _stand(draft)):
            notices(notice)
        yield document


def _stand(draft: Draft) -> str:
    return draft.where if draft.line is None else f"{draft.where}:{draft.line}"


def _found(paths: Sequence[str], client: httpx.Client | None) -> Iterator[Found]:
    read: set[Path] = set()
    with ExitStack() as closing:
        for path in paths:
            if is_address(path):
                client = client or closing.enter_context(new_client())
                yield from _guarded(_at_address(path, client))
                continue
            for file in _files(path):
                if not isinstance(file, Path):
                    yield file
                elif file.resolve() not in read:
                    read.add(file.resolve())
                    yield from _guarded(read_file(file, str(file)))


def _at_address(address: str, client: httpx.Client) -> Iterator[Found]:
    yield from read_fetched(fetch(address, client), address)


def _guarded(found: Iterator[Found]) -> Iterator[Found]:
    """Give what a format finds; the fault that ends it is one of the things found."""
    try:
        yield from found
    except UnreadableDocument as fault:
        yield fault


def _files(path: str) -> Iterator[Path | UnreadableDocument | Notice]:
    """Give the file that a path names, or those of the folder that it names."""
    file = Path(path)
    try:
        if file.is_dir():
            yield from walk(file, suffixes=frozenset(FORMATS))
        elif file.is_file():
            yield file
        elif file.exists():
            yield UnreadableDocument(path, "neither a file nor a folder")
        else:
            yield UnreadableDocument(path, "no such file")
    except (OSError, ValueError) as error:
        yield UnreadableDocument(path, f"no usable path ({error})")
