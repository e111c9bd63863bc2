"""HTML pages: the article's text, title, date, site and address.

The date is taken from what the page declares; days in its running text are no publication dates.
"""

import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

from extract.reading.published import written_day
from graph.errors import BadDate, UnreadableDocument

MOST_CHARACTERS = 4_000_000
"""A longer page takes minutes to clean, and is no article."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page holds of an article."""

    text: str
    title: str | None
    published: date | None
    publisher: str | None
    url: str | None


def read_page(html: str, where: str, *, address: str | None = None) -> Page:
    """Give the article of a page; `address` is where the page was fetched.

    Raises:
        UnreadableDocument: the page is too long, or holds no text that could be an article.

    """
    if len(html) > MOST_CHARACTERS:
        reason = f"too long: a page of {len(html):,} characters, at most {MOST_CHARACTERS:,} are read"
        raise UnreadableDocument(where, reason)
    from trafilatura import bare_extraction  # half a second to import, and most runs read no page

    found = bare_extraction(
        html,
        url=address,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        raise UnreadableDocument(where, "a page without article text")
    return Page(found.text, found.title, _day(found.date), found.sitename, found.url or address)


def plain_text(fragment: str) -> str:
    """Give the text of a piece of HTML, a blank line between its paragraphs."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    cleaner = _Cleaner()
    cleaner.feed(fragment)
    cleaner.close()
    paragraphs = (" ".join(part.split()) for part in "".join(cleaner.parts).split("\n"))
    return "\n\n".join(part for part in paragraphs if part)


def _day(written: str | None) -> date | None:
    try:
        return written_day(written) if written else None
    except BadDate:
        return None


_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|h[1-6r]|li|ol|p|pre|section|table|td|th|tr|ul"
)
_SILENT = frozenset({"script", "style", "template"})


class _Cleaner(HTMLParser):
    """Collects text, with a line end at both ends of each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in _SILENT
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " "))

    def _break(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self.parts.append("\n")
