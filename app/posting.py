"""Documents that are posted: read and merged in a process of their own, so that neither holds up who asks.

That process gives way to those that answer where there are too few processors for all.
Nothing is ever fetched: an address that comes with a document is kept as its address and no more.
"""

import datetime
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph import KnowledgeGraph
from graph.errors import TooMany, UnreadableDocument

if TYPE_CHECKING:
    from graph.intake import Added
    from graph.model import Document

LONGEST: Final = 200_000
"""The most characters of a posted text."""

PATIENCE: Final = 60.0
"""How many seconds one document may take."""

WAITING: Final = 64
"""How many documents may wait to be read."""


class Posted(BaseModel):
    """A document that is posted, as text or as HTML. What is not given is looked for in it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"text": "MOSCOW, Nov. 21. The presidents met in Sochi on Monday.", "published": "2017-11-21",
                 "publisher": "Press Office"}
            ]
        },
    )  # fmt: skip

    id: str | None = Field(None, min_length=1, max_length=200, description="Its id; made of its address or text else.")
    text: str | None = Field(None, min_length=1, max_length=LONGEST)
    html: str | None = Field(None, min_length=1, max_length=2_000_000)
    url: str | None = Field(None, max_length=2000, description="Where it was published; never fetched.")
    publisher: str | None = Field(None, max_length=200)
    title: str | None = Field(None, max_length=1000)
    published: datetime.date | None = None
    place_line: str | None = Field(None, max_length=200)
    language: str = Field("en", max_length=20)

    @model_validator(mode="after")
    def _text_or_html(self) -> "Posted":
        if (self.text is None) == (self.html is None):
            message = "give text or html"
            raise ValueError(message)
        return self


NICENESS: Final = 10
"""How far the process that takes documents in gives way to others."""

Take = Callable[[Posted], "Added"]
"""Takes a posted document in, and tells what became of it."""


class Intake:
    """Takes posted documents in by one process of its own, which is started when the first one comes."""

    def __init__(self, folder: Path, own: Path | None = None, *, patience: float = PATIENCE) -> None:
        """Take the folder of the graph, and that of reference tables that mend the shipped ones."""
        self._folder, self._own, self._patience = folder, own, patience
        self._waiting = BoundedSemaphore(WAITING)
        self._turn = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, posted: Posted) -> "Added":
        """Tell what became of a posted document; it and its events are on the disk.

        Raises:
            UnreadableDocument: it holds no text that can be read, or takes too long.
            StoreBusy: another process kept writing.
            TooMany: too many others wait.
        """
        if not self._waiting.acquire(blocking=False):
            raise TooMany("too many documents wait to be read; post it again later")
        try:
            return self._running().submit(_take, posted.model_dump()).result(self._patience)
        except (TimeoutError, BrokenProcessPool) as fault:
            self.close()
            raise UnreadableDocument("document", "takes too long or too much to read") from fault
        finally:
            self._waiting.release()

    def close(self) -> None:
        """End the process."""
        with self._turn:
            pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((pool._processes or {}).values()):
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)

    def _running(self) -> ProcessPoolExecutor:
        with self._turn:
            if self._pool is None:
                spawn = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(
                    1, mp_context=spawn, initializer=_load, initargs=(self._folder, self._own)
                )
            return self._pool


_held: dict[str, Any] = {}


def _load(folder: Path, own: Path | None) -> None:
    from app.reading import load_extract

    os.nice(NICENESS)
    _held["kg"] = KnowledgeGraph.open(folder, create=False)
    _held["extract"] = load_extract(own=own)


def _take(fields: dict[str, Any]) -> "Added":
    document = draw_up(Posted(**fields))
    added: Added = _held["kg"].add(*next(iter(_held["extract"]([document]))))
    return added


def draw_up(posted: Posted) -> "Document":
    """Give the document of a posted one.

    Raises:
        UnreadableDocument: it holds no text that can be read.
    """
    from extract.reading.drafts import Draft, finish
    from extract.reading.ids import address_id
    from extract.reading.pages import read_page
    from extract.reading.plain import title_of
    from graph.identity import digest

    page = None if posted.html is None else read_page(posted.html, "html")
    text = page.text if page else posted.text or ""
    key = posted.id or (address_id(posted.url) if posted.url else f"posted-{digest({'text': text})}")
    draft = Draft(
        where="document",
        id=key,
        text=text,
        title=posted.title or (page.title if page else title_of(text)),
        url=posted.url or (page.url if page else None),
        publisher=posted.publisher or (page.publisher if page else None),
        published=page.published if page else None,
        place_line=posted.place_line,
        language=posted.language,
    )
    return finish(draft, published=posted.published)
