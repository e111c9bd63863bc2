"""What became of documents that a graph was asked to read."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final, Protocol

from graph import html
from graph.errors import NotInstalled
from graph.model import Document

GROUP: Final = "readout.readers"
"""The entry points among which a reader is found: this package knows nothing of text."""

Progress = Callable[[int, str], None]
"""Is told how many documents have been read, and the id of the last."""

Readable = str | Path | Document


@dataclass(frozen=True, slots=True)
class Read:
    """How much was read, what could not be, and what was noted on the way."""

    documents: int
    claims: int
    events: int
    unreadable: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        rows: list[tuple[str, object]] = [
            ("documents", self.documents),
            ("claims", self.claims),
            ("events", self.events),
        ]
        rows += [(name, count) for name, count in self.outcomes.items()]
        rows += [("unreadable", self.unreadable)] if self.unreadable else []
        rows += [("note", note) for note in self.notes[: html.SHOWN]]
        return html.facts("Read", rows)


class Reader(Protocol):
    """Reads documents into a graph."""

    def __call__(
        self,
        kg: Any,
        sources: Iterable[Readable],
        *,
        jobs: int,
        progress: Progress | None,
        published: datetime.date | None,
        publisher: str | None,
    ) -> Read:
        """Read files, folders, addresses and ready documents."""
        ...


def read(
    kg: Any,
    sources: Readable | Iterable[Readable],
    *,
    jobs: int = 1,
    progress: Progress | bool = False,
    published: datetime.date | None = None,
    publisher: str | None = None,
) -> Read:
    """Read one source or several with the installed reader."""
    several = [sources] if isinstance(sources, str | Path | Document) else list(sources)
    with _told(progress) as tell:
        return installed_reader()(kg, several, jobs=jobs, progress=tell, published=published, publisher=publisher)


@contextmanager
def _told(progress: Progress | bool) -> Iterator[Progress | None]:
    """Give what to tell of each document: nothing, a bar, or the caller's own."""
    if not isinstance(progress, bool):
        yield progress
        return
    if not progress:
        yield None
        return
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn

    with Bar(SpinnerColumn(), TextColumn("{task.completed} documents, last {task.description}")) as bar:
        task = bar.add_task("-", total=None)
        yield lambda count, key: bar.update(task, completed=count, description=key)


def installed_reader() -> Reader:
    """Give the reader of the installed package.

    Raises:
        NotInstalled: none is there.
    """
    for point in entry_points(group=GROUP):
        reader: Reader = point.load()
        return reader
    raise NotInstalled("a reader of documents", "pip install -e . in the repository")
