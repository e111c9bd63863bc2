import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from records import FRANCE, RUSSIA, SYRIA, add, make_claim, make_document
from typer.testing import CliRunner

from app import reading
from app.answers import answer_event
from app.commands import line
from app.commands.examples import EXAMPLES
from graph import KnowledgeGraph
from graph.errors import UnreadableDocument

RUN = [sys.executable, "-c", "from app.commands import main; main()"]


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "kg")


@pytest.fixture
def run(folder, monkeypatch):
    monkeypatch.setenv("READOUT_KG", folder)
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *words: CliRunner().invoke(line, list(words))


@pytest.fixture
def kg(folder):
    with KnowledgeGraph.open(folder) as opened:
        yield opened


@pytest.fixture
def sources(monkeypatch):
    """Stand in for reading and extraction: each word is a document that tells one meeting; `bad` is unreadable."""

    def read_sources(words, tally, how):
        for word in words:
            if word == "bad":
                tally.unreadable += 1
                how.tell(str(UnreadableDocument("bad", "is empty")))
            else:
                yield make_document(word, f"They met, says {word}.", published=how.published)

    def extract(documents):
        for document in documents:
            yield document, (make_claim(document),)

    monkeypatch.setattr(reading, "read_sources", read_sources)
    monkeypatch.setattr(reading, "load_extract", lambda *, jobs, own: extract)


def rows(text):
    return [json.loads(row) for row in text.splitlines()]


def test_reading_sums_up_and_keeps(run, sources, folder):
    result = run("read", "d1", "d2", "--published", "2017-11-21")
    assert result.exit_code == 0
    assert result.stdout == "2 documents read (2 added), 2 claims, 1 event\n"
    with KnowledgeGraph.open(folder) as kg:
        assert kg.documents() == ("d1", "d2")


def test_reading_twice_changes_nothing(run, sources):
    run("read", "d1")
    assert run("read", "d1").stdout == "1 document read (1 unchanged), 1 claim, 1 event\n"


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run, sources):
    result = run("read", "d1", "bad", "d2")
    assert result.exit_code == 1
    assert result.stderr == "readout: bad: is empty\n"
    assert result.stdout == "2 documents read (2 added), 2 claims, 1 event; 1 could not be read\n"


def test_an_interrupted_reading_keeps_what_it_told_of(run, sources, folder, monkeypatch):
    def stop(documents):
        yield from ((document, (make_claim(document),)) for document in documents)
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "load_extract", lambda *, jobs, own: stop)
    result = run("read", *(f"d{n}" for n in range(17)))
    assert result.exit_code == 130
    assert result.stderr.startswith("readout: interrupted; 16 documents read")
    with KnowledgeGraph.open(folder) as kg:
        assert len(kg.documents()) == 16


def test_documents_give_a_line_each(run, sources):
    (row,) = rows(run("extract", "d1.jsonl").stdout)
    assert row["id"] == "d1.jsonl"
    keys = {"type", "status", "participants", "date", "date_basis", "place", "about", "according_to", "evidence"}
    assert keys <= row["events"][0].keys()
    assert set(row["events"][0]["participants"][0]) == {"kind", "name", "country", "role", "id"}


def test_one_text_gives_its_events_as_a_table_or_a_line_each(run, sources):
    assert "They met, says d1.txt." in run("extract", "d1.txt").stdout
    (event,) = rows(run("extract", "d1.txt", "--json").stdout)
    assert (event["type"], event["evidence"]) == ("meeting", "They met, says d1.txt.")


def test_events_are_the_same_as_json_and_over_http(run, kg):
    event = add(kg, "d1", "They met.")
    (row,) = rows(run("events", "--state", "RUS", "--state", "SYR", "--json").stdout)
    assert row == json.loads(answer_event(kg.event(event)).model_dump_json())


def test_each_filter_of_the_api_is_an_option(run, kg):
    add(kg, "d1", "They met.")
    found = ("--actor", "Q1", "--role", "host", "--type", "meeting", "--status", "occurred", "--place", "Sochi")
    also = (
        "--country",
        "RUS",
        "--publisher",
        "Desk",
        "--document",
        "d1",
        "--after",
        "2017",
        "--before",
        "2017",
        "--q",
        "met",
    )
    assert len(rows(run("events", *found, *also, "--json").stdout)) == 1
    assert run("events", "--subject", "trade", "--json").stdout == ""


def test_a_page_tells_how_to_go_on(run, kg):
    for day in (1, 2, 3):
        add(kg, f"d{day}", "They met.", date=f"2017-11-0{day}")
    first = run("events", "--limit", "2", "--json")
    assert first.stderr.startswith("readout: 2 of 3 events")
    second = run("events", "--limit", "2", "--json", "--cursor", first.stderr.split()[-1])
    assert [row["date"] for row in rows(first.stdout + second.stdout)] == ["2017-11-03", "2017-11-02", "2017-11-01"]


@pytest.mark.parametrize("width", [80, 120])
def test_tables_fit_the_terminal(run, kg, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    many = [
        FRANCE.model_copy(update={"name": f"State of Number {n}", "country": f"AA{chr(65 + n)}"}) for n in range(12)
    ]
    add(kg, "d1", "They met.", participants=(RUSSIA, SYRIA, *many), date="2017-11-20/2017-11-24")
    table = run("events").stdout
    assert max(map(len, table.splitlines())) <= width
    for word in ("Anna Petrova (RUS)", "Sochi (RUS)", "meeting", "occurred", "and 6 more"):
        assert word in table


def test_a_text_cannot_steer_the_terminal(run, kg):
    event = add(kg, "d1", "They \x1b[31mmet\x07 [bold]here[/bold].")
    shown = run("event", event).stdout
    assert "\x1b" not in shown
    assert "[bold]here[/bold]" in shown


def test_an_event_is_shown_with_its_sentences(run, kg):
    event = add(kg, "d1", "They met.")
    shown = run("event", event).stdout
    for words in ("“They met.”", "Desk, 2017-11-21", "Anna Petrova (RUS), host", "CAMEO 040", event):
        assert words in shown
    (row,) = rows(run("event", event, "--json").stdout)
    assert row["told_by"][0]["source"]["publisher"] == "Desk"


def test_actors_are_listed(run, kg):
    add(kg, "d1", "They met.")
    assert "Anna Petrova" in run("actors", "petrova").stdout
    assert {row["id"] for row in rows(run("actors", "--kind", "person", "--json").stdout)} == {"Q1", "Q2"}


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["events", "--type", "party"], 2, "type='party'"),
        (["events", "--after", "soon"], 2, "'soon' is no date"),
        (["events", "--limit", "0"], 2, "limit=0"),
        (["event", "e-none"], 1, "no event 'e-none'"),
        (["who", "somebody", "--on", "2017-02-30"], 2, "'2017-02-30' is no date"),
        (["read", "d1", "--published", "yesterday"], 2, "'yesterday' is no date"),
        (["dates", "none.jsonl"], 1, "none.jsonl: No such file"),
        (["demo", "--samples", "none", "--no-serve"], 1, "none"),
        (["serve", "--host", "no.such.host.invalid"], 2, "host='no.such.host.invalid'"),
    ],
)
def test_a_mistake_is_one_line_and_a_status(run, kg, words, status, told):
    result = run(*words)
    assert result.exit_code == status
    assert result.stderr.startswith("readout: ")
    assert result.stderr.count("\n") == 1
    assert told in result.stderr


def test_asking_makes_no_graph(run, folder):
    result = run("events")
    assert (result.exit_code, result.stdout) == (1, "")
    assert folder in result.stderr
    assert not Path(folder).exists()


def test_a_wrong_setting_is_named(run, monkeypatch):
    monkeypatch.setenv("READOUT_PORT", "eighty")
    result = run("serve")
    assert (result.exit_code, "READOUT_PORT='eighty'" in result.stderr) == (2, True)


def test_dates_are_given_by_line_and_bad_lines_are_named(run, tmp_path):
    file = tmp_path / "asked.jsonl"
    asked = {"id": "a", "anchor": "2017-11-21", "text": "yesterday", "before": "They met ", "after": "."}
    file.write_text(f"{json.dumps(asked)}\n\n{{\n[]\n{{}}\n")
    result = run("dates", str(file))
    assert rows(result.stdout) == [{"id": "a", "edtf": "2017-11-20"}]
    assert result.exit_code == 1
    assert [told.split(": ")[1].rsplit(":", 1)[1] for told in result.stderr.splitlines()] == ["3", "4", "5"]


def test_the_version_is_told(run):
    assert run("--version").stdout.startswith("readout 0.")


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name])
def test_help_teaches_with_examples(run, name):
    shown = run(name, "--help").stdout
    for example in EXAMPLES[name]:
        assert example in " ".join(shown.split())


def test_help_loads_nothing_heavy():
    loaded = "import sys; from app.commands import line; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True).stdout.split()
    assert not {"spacy", "numpy", "fastapi", "sqlalchemy", "pydantic", "httpx"} & set(modules)


def test_a_pipe_that_closes_early_is_no_fault(kg, folder):
    for n in range(300):
        add(kg, f"d{n}", "They met." * 40, date=f"2017-{n % 12 + 1:02}-{n % 28 + 1:02}")
    command = [*RUN, "events", "--kg", folder, "--limit", "300", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_pipe_gets_no_colour(kg, folder):
    add(kg, "d1", "They met.")
    environment = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "COLUMNS"}}
    told = subprocess.run([*RUN, "events", "--kg", folder], env=environment, capture_output=True, check=True).stdout
    assert b"\x1b" not in told
    assert b"Sochi" in told


def test_a_terminal_without_unicode_gets_an_answer(kg, folder):
    event = add(kg, "d1", "Они met in Zürich.")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [*RUN, "event", event, "--kg", folder]
    assert b"met in Z" in subprocess.run(command, env=environment, capture_output=True, check=True).stdout
