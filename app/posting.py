"""Documents that are posted: read in a process of their own, so that reading never holds up who asks.

Nothing is ever fetched: an address that comes with a document is kept as its address and no more.
"""

import datetime
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.errors import TooMany, UnreadableDocument

if TYPE_CHECKING:
    from graph.model import Claim, Document

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


Read = Callable[[Posted], "tuple[Document, tuple[Claim, ...]]"]
"""Gives a posted document with its claims."""


class Reader:
    """Reads posted documents in one process of its own, which is started when the first one comes."""

    def __init__(self, own: Path | None = None, *, patience: float = PATIENCE) -> None:
        """Take the folder of reference tables that mend the shipped ones."""
        self._own, self._patience = own, patience
        self._waiting = BoundedSemaphore(WAITING)
        self._turn = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, posted: Posted) -> "tuple[Document, tuple[Claim, ...]]":
        """Give a posted document with its claims.

        Raises:
            UnreadableDocument: it holds no text that can be read, or takes too long.
            TooMany: too many others wait.
        """
        if not self._waiting.acquire(blocking=False):
            raise TooMany("too many documents wait to be read; post it again later")
        try:
            return self._running().submit(_read, posted.model_dump()).result(self._patience)
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
                self._pool = ProcessPoolExecutor(1, mp_context=spawn, initializer=_load, initargs=(self._own,))
            return self._pool


_extract: dict[str, Any] = {}


def _load(own: Path | None) -> None:
    from app.reading import load_extract

    _extract["extract"] = load_extract(own=own)


def _read(fields: dict[str, Any]) -> "tuple[Document, tuple[Claim, ...]]":
    document = draw_up(Posted(**fields))
    found: tuple[Document, tuple[Claim, ...]] = next(iter(_extract["extract"]([document])))
    return found


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
