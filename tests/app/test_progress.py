import io
import json

import pytest
from records import make_claim, make_document
from rich.console import Console
from typer.testing import CliRunner

from app import reading
from app.commands import line, progress
from app.reading import Tally
from app.settings import pin_threads
from extract.reading.counting import count_documents


@pytest.fixture
def screen(monkeypatch):
    shown = io.StringIO()
    monkeypatch.setattr(
        progress, "console", lambda *, error: Console(file=shown, force_terminal=True, width=120, highlight=False)
    )
    return shown


def steps(tally, count):
    for _ in range(count):
        tally.documents += 1
        tally.claims += 2
        yield tally.documents


def test_progress_tells_the_rate_and_the_time_that_is_left(screen):
    tally = Tally()
    assert list(progress.watch(steps(tally, 3), tally, expected=lambda: 4)) == [1, 2, 3]
    shown = screen.getvalue()
    assert "3 of 4 documents, 6 events" in shown
    assert "documents/s" in shown
    assert "left" in shown


def test_without_a_count_no_time_is_promised(screen):
    tally = Tally()
    assert list(progress.watch(steps(tally, 2), tally)) == [1, 2]
    assert "2 documents, 4 events" in screen.getvalue()
    assert "left" not in screen.getvalue()


def test_nothing_is_shown_or_counted_into_a_pipe(capsys):
    tally = Tally()

    def expected():
        raise AssertionError

    assert list(progress.watch(steps(tally, 2), tally, expected=expected)) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_results_go_to_standard_output_beside_progress(screen, monkeypatch, tmp_path):
    file = tmp_path / "documents.jsonl"
    file.write_text("".join(json.dumps({"id": f"d{n}", "text": "They met."}) + "\n" for n in range(3)))

    def extract(documents):
        for document in documents:
            yield document, (make_claim(make_document(document.id, document.text)),)

    monkeypatch.setattr(reading, "load_extract", lambda *, jobs, own: extract)
    result = CliRunner().invoke(line, ["extract", str(file), "--jobs", "2"])
    assert [json.loads(row)["id"] for row in result.stdout.splitlines()] == ["d0", "d1", "d2"]
    assert "3 of 3 documents, 3 events" in screen.getvalue()


def test_documents_are_counted_before_they_are_read(tmp_path):
    (tmp_path / "a.txt").write_text("They met.")
    (tmp_path / "b.jsonl").write_text('{"text": "a"}\n{"text": "b"}')
    (tmp_path / "other.bin").write_bytes(b"")
    assert count_documents([str(tmp_path)]) == 3
    assert count_documents([str(tmp_path / "none.jsonl")]) == 0
    assert count_documents([str(tmp_path), "https://example.org/feed.xml"]) is None


def test_matrices_are_multiplied_in_one_thread_unless_told_otherwise():
    environment = {"OPENBLAS_NUM_THREADS": "4"}
    pin_threads(environment)
    assert environment["OPENBLAS_NUM_THREADS"] == "4"
    assert environment["OMP_NUM_THREADS"] == "1"
