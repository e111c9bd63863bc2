"""Reading: what each format gives, the order of trust of dates, ids, and the order of a folder."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading import Notice, read_documents
from extract.reading.drafts import Draft, finish
from extract.reading.formats import FORMATS
from extract.reading.ids import address_id, file_ids
from extract.reading.pages import plain_text
from extract.reading.plain import title_of
from graph.errors import UnreadableDocument
from graph.model import Document

Reading = tuple[list[Document], list[UnreadableDocument], list[Notice]]
Put = Callable[[str, str | bytes], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def read(*paths: Path | str, published: date | None = None, publisher: str | None = None) -> Reading:
    faults: list[UnreadableDocument] = []
    notices: list[Notice] = []
    documents = list(
        read_documents(
            [str(path) for path in paths],
            published=published,
            publisher=publisher,
            faults=faults.append,
            notices=notices.append,
        )
    )
    return documents, faults, notices


def only(*paths: Path | str, published: date | None = None, publisher: str | None = None) -> Document:
    documents, faults, _ = read(*paths, published=published, publisher=publisher)
    assert faults == []
    (document,) = documents
    return document


PAGE = """<html lang="en"><head><title>Two leaders speak | Harbour Desk</title>
<meta property="og:site_name" content="Harbour Desk">
<meta property="article:published_time" content="2017-11-21T23:30:00-05:00">
<link rel="canonical" href="https://desk.example/calls/1"></head>
<body><nav>Home World</nav><article><h1>Two leaders speak</h1>
<p>The presidents of the two states spoke by telephone for an hour on Tuesday, officials at both ends said.</p>
<p>They talked about trade &amp; energy, and agreed to speak again before the end of the year, an official added.</p>
</article><footer>Copyright 2019</footer></body></html>"""


def test_a_text_keeps_every_character_but_line_ends(put: Put) -> None:
    document = only(
        put("call.txt", "Two leaders speak\r\n\r\nMOSCOW, 21 November 2017 (Desk) - They\u00a0spoke.  \r\n")
    )
    assert document.text == "Two leaders speak\n\nMOSCOW, 21 November 2017 (Desk) - They\u00a0spoke.  \n"
    assert document.title == "Two leaders speak"
    assert (document.place_line, document.publisher) == ("Moscow", "Desk")
    assert (document.published, document.published_basis) == (date(2017, 11, 21), "dateline")


def test_a_markdown_heading_is_the_title(put: Put) -> None:
    assert only(put("call.md", "# Two leaders speak\n\nThey spoke.")).title == "Two leaders speak"


def test_the_lines_between_dashes_of_a_markdown_file_are_its_metadata(put: Put) -> None:
    document = only(put("call.md", "---\ntitle: Two speak\nsource: Desk\npublished: 2017-11-21\n---\n\nThey spoke."))
    assert (document.title, document.publisher, document.published) == ("Two speak", "Desk", date(2017, 11, 21))
    assert document.text == "They spoke."


def test_a_page_gives_its_article_and_what_it_declares(put: Put) -> None:
    document = only(put("call.html", PAGE))
    assert (document.title, document.publisher) == ("Two leaders speak", "Harbour Desk")
    assert (document.published, document.published_basis) == (date(2017, 11, 21), "metadata")
    assert document.url == "https://desk.example/calls/1"
    assert "trade & energy" in document.text
    assert "Home World" not in document.text


def test_a_line_of_json_gives_a_document_and_unknown_keys_are_left_out(put: Put) -> None:
    line = {"id": "a-1", "source": "Desk", "published": "2017-11-21", "place_line": "Sochi", "text": "Hi.", "x": 1}
    document = only(put("all.jsonl", json.dumps(line) + "\n\n"))
    assert (document.id, document.publisher, document.place_line) == ("a-1", "Desk", "Sochi")
    assert document.published == date(2017, 11, 21)


def test_a_json_file_holds_one_document_or_a_list(put: Put) -> None:
    one = put("one.json", json.dumps({"text": "Hi."}, indent=1))
    several = put("several.json", json.dumps([{"text": "Hi."}, {"text": "Ho."}]))
    assert [document.id for document in read(one, several)[0]] == ["desk-one", "desk-several-1", "desk-several-2"]


def test_the_option_outweighs_the_dateline_and_the_dateline_the_metadata(put: Put) -> None:
    written = {"id": "a", "published": "2017-11-23", "text": "SOCHI, Nov. 22 (Desk) - They met."}
    path = put("all.jsonl", json.dumps(written))
    document = only(path)
    assert (document.published, document.published_basis) == (date(2017, 11, 22), "dateline")
    document = only(path, published=date(2017, 11, 25))
    assert (document.published, document.published_basis) == (date(2017, 11, 25), "option")


def test_a_dateline_without_year_far_from_the_metadata_does_not_count(put: Put) -> None:
    document = only(
        put("a.jsonl", json.dumps({"published": "2018-05-01", "text": "SOCHI, Nov. 22 (Desk) - They met."}))
    )
    assert (document.published, document.published_basis) == (date(2018, 5, 1), "metadata")


def test_a_document_without_date_is_read_and_says_so(put: Put) -> None:
    path = put("call.txt", "They spoke.")
    documents, faults, notices = read(path)
    assert (documents[0].published, documents[0].published_basis, faults) == (None, None, [])
    assert notices[0].where == str(path)
    assert "no publication date" in str(notices[0])


def test_the_publisher_that_the_user_names_outweighs_the_documents(put: Put) -> None:
    path = put("a.jsonl", json.dumps({"source": "Desk", "text": "Hi."}))
    assert only(path, publisher="Harbour Desk").publisher == "Harbour Desk"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Two leaders speak\n\nThey spoke.", "Two leaders speak"),
        ("News / World\n\nTwo leaders speak\n\nThey spoke.", "Two leaders speak"),
        ("WORLD\n\n21 November 2017\n\nTwo leaders speak\n\nThey spoke.", "Two leaders speak"),
        ("Two leaders speak\nSOCHI, Nov. 22 (Desk) - They spoke.\n\nThey did.", "Two leaders speak"),
        ("They spoke for an hour.\n\nNo more is known", None),
        ("SOCHI, Nov. 22 (Desk) - They spoke.\n\nNo more is known\n\nThey did.", None),
        ("Two leaders speak", None),
        ("x" * 300 + " y\n\nThey spoke.", None),
    ],
)
def test_the_title_of_a_text_is_its_first_short_line_that_is_no_sentence(text: str, title: str | None) -> None:
    assert title_of(text) == title


def test_a_folder_is_read_in_order_without_hidden_and_readme_files(put: Put, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/c.txt", "README.md", "picture.png"):
        put(name, f"Text of {name}.")
    documents, faults, notices = read(tmp_path / "desk", published=date(2017, 11, 21))
    assert [document.text for document in documents] == ["Text of a/z.txt.", "Text of b.txt."]
    assert faults == []
    assert [notice.message for notice in notices] == ["1 files left aside (.png)"]


def test_a_file_named_twice_is_read_once(put: Put, tmp_path: Path) -> None:
    path = put("a.txt", "They spoke.")
    assert len(read(path, tmp_path / "desk", path)[0]) == 1


def test_files_of_one_name_get_ids_of_their_own(put: Put, tmp_path: Path) -> None:
    for name in ("2017/a.txt", "2017/a.md", "x/2017/a.txt"):
        put(name, f"Text of {name}.")
    assert [document.id for document in read(tmp_path / "desk")[0]] == ["2017-a", "2017-a-txt", "x-2017-a-txt"]


def test_the_id_of_a_file_does_not_depend_on_where_its_folder_lies(tmp_path: Path) -> None:
    assert file_ids(tmp_path / "one" / "desk" / "a.txt")[0] == file_ids(tmp_path / "two" / "desk" / "a.txt")[0]


def test_letters_that_an_id_cannot_hold_still_tell_files_apart(tmp_path: Path) -> None:
    assert file_ids(tmp_path / "встреча.txt")[0] != file_ids(tmp_path / "переговоры.txt")[0]


def test_addresses_that_fold_to_the_same_words_have_ids_of_their_own() -> None:
    assert address_id("https://desk.example/a/b") != address_id("https://desk.example/a-b")
    assert address_id("https://desk.example/a#top") == address_id("https://desk.example/a")


def test_the_same_document_twice_is_given_once_and_told(put: Put) -> None:
    line = json.dumps({"id": "a", "published": "2017-11-21", "text": "Hi."})
    documents, faults, notices = read(put("all.jsonl", f"{line}\n{line}\n"))
    assert (len(documents), faults) == (1, [])
    assert "was read before" in str(notices[0])


def test_html_becomes_paragraphs() -> None:
    assert (
        plain_text("<p>One &amp; two.</p><script>x()</script><p>Three<br>four.</p>") == "One & two.\n\nThree\n\nfour."
    )
    assert plain_text("Plain.") == "Plain."


WRITTEN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip)


@given(WRITTEN)
def test_a_text_that_was_read_is_read_again_unchanged(text: str) -> None:
    once = finish(Draft(where="x", id="x", text=text)).text
    assert finish(Draft(where="x", id="x", text=once)).text == once


@given(WRITTEN)
def test_only_line_ends_and_composition_of_letters_change(text: str) -> None:
    read_text = finish(Draft(where="x", id="x", text=text)).text
    assert read_text == unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@given(text=WRITTEN, title=st.none() | st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1))
def test_a_document_written_as_a_line_of_json_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None
) -> None:
    document = finish(Draft(where="x", id="x", text=text, title=title), published=date(2017, 11, 21))
    path = tmp_path_factory.mktemp("desk") / "one.jsonl"
    path.write_text(document.model_dump_json(), encoding="utf-8")
    assert only(path, published=date(2017, 11, 21)) == document


def test_every_suffix_that_is_read_is_documented() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in manual] == []
