"""Feeds and addresses: items become documents, and a server's failures become faults."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx
import pytest

from extract.reading import read_documents
from graph.errors import UnreadableDocument
from graph.model import Document

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Desk</title>
<item><title>Two leaders speak</title><link>https://desk.example/1</link>
<pubDate>Tue, 21 Nov 2017 23:30:00 -0500</pubDate>
<description>&lt;p&gt;They spoke &amp;amp; agreed.&lt;/p&gt;&lt;p&gt;It took an hour.&lt;/p&gt;</description></item>
<item><title>Ministers meet</title><link>https://desk.example/2</link><pubDate>2017-11-22T08:00:00Z</pubDate></item>
</channel></rss>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Desk</title>
<entry><title>Two leaders speak</title><id>urn:1</id><updated>2017-11-21T08:00:00Z</updated>
<content type="html">&lt;p&gt;They spoke.&lt;/p&gt;</content></entry></feed>"""
PAGE = b"""<html><head><title>Two leaders speak</title></head><body><article>
<p>The presidents of the two states spoke by
telephone for an hour on Tuesday.</p><p>They talked about trade and energy, and agreed to speak again.</p></article>
</body></html>"""

Answer = Callable[[httpx.Request], httpx.Response]


def read(path: str, answer: Answer | None = None) -> tuple[list[Document], list[str]]:
    faults: list[UnreadableDocument] = []
    client = httpx.Client(transport=httpx.MockTransport(answer), follow_redirects=True) if answer else None
    documents = list(read_documents([path], faults=faults.append, client=client))
    return documents, [str(fault) for fault in faults]


def test_the_items_of_a_feed_are_documents_of_its_publisher(tmp_path: Path) -> None:
    path = tmp_path / "news.rss"
    path.write_bytes(RSS)
    (call, meeting), faults = read(str(path))
    assert faults == []
    assert (call.title, call.publisher, call.url) == ("Two leaders speak", "Harbour Desk", "https://desk.example/1")
    assert call.text == "They spoke & agreed.\n\nIt took an hour."
    assert (call.published, call.published_basis) == (date(2017, 11, 21), "metadata")
    assert (meeting.text, meeting.title) == ("Ministers meet", None)
    assert meeting.published == date(2017, 11, 22)


def test_an_atom_feed_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "news.atom"
    path.write_bytes(ATOM)
    ((call,), faults) = read(str(path))
    assert (call.text, call.published, faults) == ("They spoke.", date(2017, 11, 21), [])


def test_an_item_has_one_id_from_a_file_and_from_an_address(tmp_path: Path) -> None:
    path = tmp_path / "news.xml"
    path.write_bytes(RSS)
    fetched, _ = read("https://desk.example/feed", lambda _: httpx.Response(200, content=RSS))
    assert [one.id for one in fetched] == [one.id for one in read(str(path))[0]]


def test_the_items_before_a_break_in_the_xml_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.rss"
    path.write_bytes(RSS.replace(b"</channel></rss>", b"<item><title>Thr"))
    documents, faults = read(str(path))
    assert [document.publisher for document in documents][:2] == ["Harbour Desk", "Harbour Desk"]
    assert "broken XML" in faults[-1]


def test_an_item_with_a_date_that_is_none_is_told_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "news.rss"
    path.write_bytes(RSS.replace(b"Tue, 21 Nov 2017 23:30:00 -0500", b"the day before"))
    documents, faults = read(str(path))
    assert len(documents) == 1
    assert faults == [f"{path}[1]: 'the day before' is no date; give a day such as 2017-11-21"]


def test_a_page_at_an_address_is_a_document_with_that_address() -> None:
    answer = httpx.Response(200, content=PAGE, headers={"content-type": "text/html; charset=utf-8"})
    (document,), faults = read("https://desk.example/calls/1", lambda _: answer)
    assert faults == []
    assert document.url == "https://desk.example/calls/1"
    assert document.id.startswith("desk-example-calls-1-")


def test_a_plain_text_at_an_address_is_read() -> None:
    answer = httpx.Response(200, text="21 November 2017\n\nThey spoke.")
    (document,), _ = read("https://desk.example/a.txt", lambda _: answer)
    assert document.published == date(2017, 11, 21)


def _refused(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("connection refused", request=request)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda _: httpx.Response(404), "answers 404 Not Found"),
        (lambda _: httpx.Response(200, headers={"content-type": "text/html"}), "empty"),
        (
            lambda _: httpx.Response(200, content=b"%PDF-", headers={"content-type": "application/pdf"}),
            "serves application/pdf, which is not read",
        ),
        (lambda _: httpx.Response(302, headers={"location": "https://desk.example/a"}), "cannot be fetched: Exceeded"),
        (lambda _: httpx.Response(302, headers={"location": "ftp://desk.example/a"}), "cannot be fetched: "),
        (_refused, "cannot be fetched: connection refused"),
        (lambda _: httpx.Response(200, content=b"x" * 17_000_000), "too long: more than 16 MB"),
    ],
)
def test_an_address_that_gives_nothing_is_told_with_the_reason(answer: Answer, reason: str) -> None:
    documents, (fault,) = read("https://desk.example/a", answer)
    assert documents == []
    assert fault.startswith(f"https://desk.example/a: {reason}")


def test_an_address_that_is_none_is_told() -> None:
    assert "cannot be fetched" in read("http://[::bad")[1][0]
