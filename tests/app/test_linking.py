"""The commands of linked data: what is checked, and that every form of a dump holds the graph."""

import json

import pyoxigraph as ox
import pytest
from records import add
from typer.testing import CliRunner

from app.commands import line
from graph import KnowledgeGraph
from graph.store import Store

FORMATS = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}


def facts(path, form):
    """Give the quads of a file but for those of the vocabulary, which only N-Quads has."""
    return {str(quad) for quad in ox.parse(path=path, format=form) if "graphs/vocabulary" not in str(quad)}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("READOUT_KG", str(tmp_path / "kg"))
    with KnowledgeGraph.open(tmp_path / "kg") as kg:
        add(kg, "d1", "They met.")
        add(kg, "d2", "They met again.", date="2018-01")
    return lambda *words: CliRunner().invoke(line, list(words))


def test_a_graph_that_passes_is_told(run):
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "checked 2 documents, 2 events, 2 actors; no violations\n")


def test_a_fact_that_does_not_pass_is_named(run, tmp_path):
    with Store.open(tmp_path / "kg") as store, store.writing() as connection:
        connection.exec_driver_sql("UPDATE claims SET confidence = 7 WHERE document = 'd1'")
    result = run("check")
    assert result.exit_code == 1
    assert "confidence" in result.stderr
    assert result.stdout.endswith("; 1 violation\n")


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_linked_data_holds_the_same_facts(run, tmp_path, form):
    run("export", str(tmp_path / "all.nq"))
    assert run("export", str(tmp_path / "file"), "--format", form).exit_code == 0
    wanted, found = facts(tmp_path / "all.nq", FORMATS["nquads"]), facts(tmp_path / "file", FORMATS[form])
    assert found == wanted
    assert any("documents/d1" in quad for quad in wanted)


def test_turtle_holds_the_facts_without_their_graphs(run, tmp_path):
    run("export", str(tmp_path / "all.ttl"), "--base", "https://facts.example")
    told = (tmp_path / "all.ttl").read_text(encoding="utf-8")
    assert "a sem:Event" in told
    assert "<https://facts.example/events/" in told


def test_json_lines_are_the_events(run, tmp_path):
    run("export", str(tmp_path / "all.jsonl"))
    rows = [json.loads(row) for row in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 2
    assert {row["type"] for row in rows} == {"meeting"}


@pytest.mark.parametrize("form", ["graphml", "gexf", "parquet", "polecat", "ftm"])
def test_the_forms_of_the_trade_are_written(run, tmp_path, form):
    assert run("export", str(tmp_path / f"file.{form}"), "--format", form).exit_code == 0
    assert (tmp_path / f"file.{form}").stat().st_size > 0


@pytest.mark.parametrize("words", [("file.xyz",), ("file", "--format", "xyz"), ("none/file.nq",)])
def test_what_cannot_be_written_is_told(run, tmp_path, words):
    result = run("export", str(tmp_path / words[0]), *words[1:])
    assert result.exit_code == 2
    assert not (tmp_path / words[0]).exists()
