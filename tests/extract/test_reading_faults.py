"""Bad input: each piece gets a fault that names it and the place, and the rest is read."""

import json
import os
from datetime import date
from pathlib import Path
from typing import IO, Any

import pytest

from extract.reading import Notice, read_documents
from extract.reading.decoding import MOST_BYTES
from extract.reading.drafts import MOST_CHARACTERS
from graph.errors import UnreadableDocument
from graph.model import Document


def read(*paths: Path | str) -> tuple[list[Document], list[str], list[str]]:
    faults: list[UnreadableDocument] = []
    notices: list[Notice] = []
    names = [str(path) for path in paths]
    documents = list(read_documents(names, published=date(2017, 11, 21), faults=faults.append, notices=notices.append))
    return documents, [str(fault) for fault in faults], [str(notice) for notice in notices]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "no text"),
        ("a.txt", b"MZ\x00\x01\x02\x00\x00", "a binary file, not a text"),
        ("a.txt", b"%PDF-1.7\nthis is no text", "a binary file, not a text"),
        ("a.txt", b"\xff\xfeh", "not the UTF-16 that its first bytes announce"),
        ("a.txt", b"word " * (MOST_CHARACTERS // 5 + 1), "too long: 2,000,005 characters, at most 2,000,000 are read"),
        ("a.txt", b"x" * (MOST_BYTES + 1), "too long: more than 16 MB"),
        ("a.html", b"<html><body><img src='x.png'></body></html>", "a page without article text"),
        ("a.html", b"<p>" * 1_333_334, "too long: a page of 4,000,002 characters, at most 4,000,000 are read"),
        ("a.xml", b"<note><to>You</to></note>", "no RSS or Atom feed"),
        ("a.rss", b"<rss version='2.0'><channel><title>Desk</title></channel></rss>", "a feed without items"),
        ("a.jsonl", b"", "empty"),
        ("a.json", b"[]", "an empty list"),
        ("a.md", b"---\npublished: soon\n---\nThey spoke.", "'soon' is no date; give a day such as 2017-11-21"),
    ],
)
def test_a_file_that_gives_no_document_is_named_with_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    good = tmp_path / "good.txt"
    good.write_text("They spoke.")
    documents, faults, _ = read(path, good)
    assert faults == [f"{path}: {reason}"]
    assert [document.text for document in documents] == ["They spoke."]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "Hi."', "broken JSON at column 15: Expecting ',' delimiter"),
        (b'["Hi."]', "no JSON object"),
        (b'{"id": "b"}', 'no "text"'),
        (b'{"text": "  "}', "no text"),
        (b'{"text": ["Hi."]}', '"text" is no text: "[\'Hi.\']"'),
        (b'{"text": "Hi.", "title": 7}', "\"title\" is no text: '7'"),
        (
            b'{"text": "Hi.", "published": "2017-02-30"}',
            "\"published\": '2017-02-30' is no date; give a day such as 2017-11-21",
        ),
        (b'{"text": "Hi \\ud800."}', "holds characters that are no text"),
        (b'{"text": "Hi \\u0000."}', "holds characters that are no text"),
        (b'{"text": "Hi \xe9."}', "not UTF-8"),
        (b"[" * 100_000, "JSON with a number too long or nested too deep"),
        (b'{"id": "a", "text": "Another."}', "the id 'a' belongs to another text, at {path}:1"),
        (b'{"text": "' + b"x" * MOST_BYTES + b'"}', "too long: more than 16 MB"),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes) else "",
)
def test_a_bad_line_is_named_with_its_number_and_the_other_lines_are_read(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    path = tmp_path / "all.jsonl"
    lines = [json.dumps({"id": name, "text": "Hi."}).encode() for name in ("a", "c")]
    path.write_bytes(b"\n".join([lines[0], line, lines[1]]))
    documents, faults, _ = read(path)
    assert faults == [f"{path}:2: {reason.format(path=path)}"]
    assert [document.id for document in documents] == ["a", "c"]


def test_a_bad_item_of_a_list_is_named_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text('[{"text": "Hi."}, {"title": "Hi."}]')
    documents, faults, _ = read(path)
    assert faults == [f'{path}[2]: no "text"']
    assert len(documents) == 1


def test_broken_json_in_a_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text('[{"text": "Hi."},\n {"text": }]')
    assert read(path)[1] == [f"{path}:2: broken JSON at column 11: Expecting value"]


def test_an_encoding_is_guessed_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = (
        "“The talks were good”, the minister\u2019s spokesman said after the meeting in Orléans \u2013 and no more. "
        * 3
    )
    path.write_bytes(text.encode("cp1252"))
    documents, faults, notices = read(path)
    assert (documents[0].text, faults) == (text, [])
    assert notices == [f"{path}: not UTF-8; read as cp1252"]


def test_the_encoding_that_a_page_declares_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    body = "<p>" + "Президенты двух стран обсудили по телефону торговлю. " * 5 + "</p>"
    head = '<meta charset="windows-1251"><title>x</title>'
    page = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    path.write_bytes(page.encode("cp1251"))
    documents, faults, notices = read(path)
    assert (faults, notices) == ([], [])
    assert "Президенты двух стран" in documents[0].text


def test_bytes_that_no_encoding_fits_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(0x80, 0x100)) * 40)
    assert read(path)[1] == [f"{path}: in no encoding that can be told; save it as UTF-8"]


def test_missing_strange_and_unknown_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "bare").write_bytes(b"x")
    os.mkfifo(tmp_path / "pipe.txt")
    names = [tmp_path / name for name in ("none.txt", "empty", "a.pdf", "bare", "pipe.txt")]
    faults = [fault.removeprefix(str(tmp_path)) for fault in read(*names, "nul\0.txt")[1]]
    assert faults[:2] == ["/none.txt: no such file", "/empty: a folder with nothing to read"]
    assert faults[2].startswith("/a.pdf: files ending in '.pdf' are not read; give one of .atom")
    assert faults[3].startswith("/bare: a file without suffix is not read")
    assert faults[4] == "/pipe.txt: neither a file nor a folder"
    assert "nul" in faults[5]


def test_what_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "b.jsonl"):
        (tmp_path / name).write_text('{"text": "Hi."}')
    usual = Path.open

    def guarded(path: Path, mode: str = "r") -> IO[Any]:
        if path.name != "b.txt":
            raise PermissionError(13, "Permission denied")
        return usual(path, mode)

    monkeypatch.setattr(Path, "open", guarded)
    documents, faults, _ = read(tmp_path)
    assert faults == [f"{tmp_path / name}: no permission to read it" for name in ("a.txt", "b.jsonl")]
    assert len(documents) == 1


def test_a_link_back_up_and_a_link_to_nothing_are_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hi.")
    (tmp_path / "b").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    documents, faults, _ = read(tmp_path)
    assert len(documents) == 1
    assert faults == [
        f"{tmp_path / 'b'}: a link that leads back to a folder above it",
        f"{tmp_path / 'c.txt'}: no such file",
    ]
