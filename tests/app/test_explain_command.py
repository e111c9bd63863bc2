import json

import pytest
from typer.testing import CliRunner

from app import reading
from app.commands import line

TEXT = (
    "Berlin talks\n\nRain fell \x1b[31mover Paris.\n\nAngela Merkel met Emmanuel Macron in Berlin on Monday. "
    "Germany called on Russia to withdraw. The meeting was brief.\n"
)


@pytest.fixture
def run(tmp_path, monkeypatch, extractor):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(reading, "load_explain", lambda *, own: extractor.explain)
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")

    def explain(*words):
        return CliRunner().invoke(line, ["explain", str(tmp_path / "talks.txt"), "--published", "2017-11-21", *words])

    return explain


def test_an_explanation_tells_what_made_and_what_stopped_an_event(run):
    shown = run().stdout
    words = " ".join(shown.split())
    assert "Angela Merkel (DEU) [name]" in words
    assert "dates Monday = 2017-11-20" in words
    assert "met meeting, frame meet, " in words
    assert "-> event 1" in words
    assert "2017-11-20 from “Monday”; in Berlin (DEU)" in words
    assert "stopped called (meeting): the frame" in words
    assert "no trigger word" in words
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_a_json_object_a_sentence(run):
    sentences = [json.loads(row) for row in run("--json").stdout.splitlines()]
    assert [sentence["number"] for sentence in sentences] == [1, 2, 3, 4, 5, 6]
    assert [tried["event"]["type"] for tried in sentences[3]["tried"]] == ["meeting"]


def test_a_file_that_cannot_be_read_is_named(run, tmp_path):
    result = CliRunner().invoke(line, ["explain", str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
