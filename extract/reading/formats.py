"""Which format reads what: a file by its suffix, an answer of a server by its media type.

A feed may come as any kind of XML, so XML is taken for a feed and the feed reader says whether it is one.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from extract.reading.addresses import Fetched
from extract.reading.decoding import Decoded, decode, read_bytes
from extract.reading.drafts import Draft, Found, Notice, normalised
from extract.reading.feeds import read_feed
from extract.reading.ids import address_id, file_ids
from extract.reading.pages import read_page
from extract.reading.plain import front_matter, heading_of, title_of
from extract.reading.published import written_day
from extract.reading.records import read_json, read_lines
from graph.errors import BadDate, UnreadableDocument

Format = Callable[[Path, str], Iterator[Found]]


def read_file(path: Path, where: str) -> Iterator[Found]:
    """Give what a file holds.

    Raises:
        UnreadableDocument: the file gives nothing at all.

    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        kind = f"files ending in {path.suffix!r} are" if path.suffix else "a file without suffix is"
        raise UnreadableDocument(where, f"{kind} not read; give one of {' '.join(sorted(FORMATS))}")
    yield from form(path, where)


def read_fetched(fetched: Fetched, where: str) -> Iterator[Found]:
    """Give what a server answered: a feed, a page or a plain text.

    Raises:
        UnreadableDocument: it is none of them, or holds nothing.

    """
    if _is_feed(fetched):
        yield from read_feed(fetched.content, where)
        return
    if fetched.kind not in {"", "text/html", "application/xhtml+xml", "text/plain"}:
        raise UnreadableDocument(where, f"serves {fetched.kind}, which is not read")
    decoded = decode(fetched.content, where, declared=fetched.charset)
    yield from _guessed(decoded, where)
    if fetched.kind == "text/plain":
        text = normalised(decoded.text)
        yield Draft(where=where, id=address_id(fetched.address), text=text, title=title_of(text), url=fetched.address)
    else:
        yield _page(decoded.text, where, (address_id(fetched.address),), address=fetched.address)


def _is_feed(fetched: Fetched) -> bool:
    if fetched.kind.endswith(("rss+xml", "atom+xml")) or fetched.kind in {"text/xml", "application/xml"}:
        return True
    return fetched.content.lstrip()[:5].lower() in {b"<?xml", b"<rss ", b"<feed"} and "html" not in fetched.kind


def _text_file(path: Path, where: str) -> Iterator[Found]:
    decoded = decode(read_bytes(path, where), where)
    yield from _guessed(decoded, where)
    text, ids = normalised(decoded.text), file_ids(path)
    yield Draft(where=where, id=ids[0], other_ids=ids[1:], text=text, title=title_of(text))


def _markdown_file(path: Path, where: str) -> Iterator[Found]:
    decoded = decode(read_bytes(path, where), where)
    yield from _guessed(decoded, where)
    fields, text = front_matter(normalised(decoded.text))
    written, ids = fields.get("published") or fields.get("date"), file_ids(path)
    try:
        published = written_day(written) if written else None
    except BadDate as error:
        raise UnreadableDocument(where, str(error)) from error
    yield Draft(
        where=where,
        id=ids[0],
        other_ids=ids[1:],
        text=text,
        title=fields.get("title") or heading_of(text) or title_of(text),
        url=fields.get("url"),
        publisher=fields.get("source") or fields.get("publisher"),
        published=published,
        place_line=fields.get("place_line"),
    )


def _page_file(path: Path, where: str) -> Iterator[Found]:
    decoded = decode(read_bytes(path, where), where)
    yield from _guessed(decoded, where)
    yield _page(decoded.text, where, file_ids(path))


def _page(html: str, where: str, ids: tuple[str, ...], *, address: str | None = None) -> Draft:
    page = read_page(html, where, address=address)
    return Draft(
        where=where,
        id=ids[0],
        other_ids=ids[1:],
        text=page.text,
        title=page.title,
        url=page.url,
        publisher=page.publisher,
        published=page.published,
    )


def _feed_file(path: Path, where: str) -> Iterator[Found]:
    yield from read_feed(read_bytes(path, where), where)


def _guessed(decoded: Decoded, where: str) -> Iterator[Notice]:
    if decoded.guessed:
        yield Notice(where, f"not UTF-8; read as {decoded.guessed}")


FORMATS: dict[str, Format] = {
    **dict.fromkeys((".txt", ".text"), _text_file),
    **dict.fromkeys((".md", ".markdown"), _markdown_file),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _page_file),
    **dict.fromkeys((".jsonl", ".ndjson"), read_lines),
    ".json": read_json,
    **dict.fromkeys((".xml", ".rss", ".atom"), _feed_file),
}
"""The reader of each suffix that is read."""
