"""RSS and Atom feeds: each item is a document with the feed's title as its publisher.

An item's text is what the feed itself carries; the page behind its link is not fetched.
"""

from collections.abc import Iterator
from datetime import date

import feedparser

from extract.reading.drafts import Draft, Found
from extract.reading.ids import address_id
from extract.reading.pages import plain_text
from extract.reading.published import written_day
from graph.errors import BadDate, UnreadableDocument
from graph.identity import digest


def read_feed(content: bytes, where: str) -> Iterator[Found]:
    """Give the items of a feed.

    Raises:
        UnreadableDocument: it is no feed, or one without items.

    """
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise UnreadableDocument(where, "no RSS or Atom feed")
    if not feed.entries:
        raise UnreadableDocument(where, "a feed without items")
    for number, entry in enumerate(feed.entries, start=1):
        yield _draft(entry, f"{where}[{number}]", feed.feed)
    broken = feed.get("bozo_exception")
    if broken is not None and not isinstance(broken, feedparser.CharacterEncodingOverride):
        yield UnreadableDocument(where, f"broken XML ({broken}); the items before the break were read")


def _draft(entry: feedparser.FeedParserDict, where: str, feed: feedparser.FeedParserDict) -> Found:
    title = plain_text(entry.get("title", ""))
    text = _body(entry) or title
    if not text:
        return UnreadableDocument(where, "an item without text")
    try:
        published = _day(entry)
    except BadDate as error:
        return UnreadableDocument(where, str(error))
    link = entry.get("link")
    name = link or entry.get("id")
    return Draft(
        where=where,
        id=address_id(name) if name else f"item-{digest({'title': title, 'text': text})}",
        text=text,
        title=title if title != text else None,
        url=link,
        publisher=plain_text(feed.get("title", "")),
        published=published,
    )


def _body(entry: feedparser.FeedParserDict) -> str:
    """Give the longest text that the item carries: its content or its summary."""
    bodies = [part.get("value", "") for part in entry.get("content", [])]
    return max((plain_text(body) for body in (*bodies, entry.get("summary", ""))), key=len)


def _day(entry: feedparser.FeedParserDict) -> date | None:
    written = entry.get("published") or entry.get("updated")
    return written_day(written) if written else None
