"""What changes a graph through the doors: judgements, retraction, backup; and the graph as of a day."""

import asyncio
import json
import sqlite3

import httpx
import pytest
from records import add, make_claim, make_document
from typer.testing import CliRunner

from app.commands import line
from app.http import create_app
from graph import KnowledgeGraph

TOKEN = {"headers": {"Authorization": "Bearer secret"}}


def asker(kg, token):
    app = create_app(kg, token=token)

    async def send(path, **options):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://readout") as client:
            return await client.request(options.pop("method", "GET"), path, **options)

    return lambda path, **options: asyncio.run(send(path, **options))


@pytest.fixture
def ask(kg):
    return asker(kg, "secret")


def told_twice(kg):
    for key in ("d1", "d2"):
        event = add(kg, key, "They met.")
    return kg.event(event)


def post(left, right, verdict="different"):
    return {"method": "POST", "json": {"left": left, "right": right, "verdict": verdict, "by": "ana"}}


def test_a_judgement_parts_an_event_and_is_taken_back(kg, ask):
    event = told_twice(kg)
    kept = ask("/judgements", **post(*event.claims), **TOKEN)
    assert kept.status_code == 201
    assert ask("/events").json()["total"] == 2
    why = ask("/compare", params={"left": event.claims[0], "right": event.claims[1]}).json()
    assert (why["joined"], why["score"]) == (False, 1.0)
    assert [j["by"] for j in ask("/judgements").json()["items"]] == ["ana"]
    assert ask(f"/judgements/{kept.json()['id']}", method="DELETE", **TOKEN).json()["undone"]
    assert ask("/events").json()["total"] == 1
    assert {j["by"] for j in ask(f"/judgements?about={event.id}").json()["items"]} == {"ana", "rule:equal"}


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer other"}, {"Authorization": "secret"}])
def test_without_the_token_nothing_changes(kg, ask, headers):
    event = told_twice(kg)
    answer = ask("/judgements", **post(*event.claims), headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert ask("/documents/d1", method="DELETE", headers=headers).status_code == 401
    assert ask("/events").json()["total"] == 1


def test_a_server_without_a_token_takes_no_changes(kg):
    assert asker(kg, "")("/documents/d1", method="DELETE", **TOKEN).status_code == 403


def test_a_retracted_document_is_gone_with_what_it_alone_told(kg, ask):
    event = add(kg, "d1", "They met.")
    assert ask("/documents/d1", method="DELETE", **TOKEN).status_code == 204
    for path in ("/documents/d1", f"/events/{event}"):
        assert ask(path).status_code == 410
    assert ask("/documents/d9", method="DELETE", **TOKEN).status_code == 404


def test_as_of_a_day_is_asked_at_each_route(kg, ask):
    event = add(kg, "d1", "They met.")
    assert ask("/events?as_of=2017-11-20").json()["total"] == 0
    assert ask("/events?as_of=2017-11-21").json()["total"] == 1
    assert ask(f"/events/{event}?as_of=2017-11-20").status_code == 404
    assert ask(f"/events/{event}?as_of=2017-11-21").json()["id"] == event
    assert ask("/actors?as_of=2017-11-20").json()["items"] == []
    assert ask("/actors/Q1?as_of=2017-11-20").status_code == 404
    assert ask("/stats?as_of=2017-11-20").json()["documents"] == 0
    assert ask("/events?as_of=soon").status_code == 400
    for path in ("/places", "/issues", "/documents"):
        assert ask(f"{path}?as_of=2017-11-20").json()["items"] == [], path
        assert ask(f"{path}?as_of=2017-11-21").json() == ask(path).json(), path
    assert ask("/places/RUS-sochi?as_of=2017-11-20").status_code == 404
    assert ask("/places/RUS-sochi?as_of=2017-11-21").json()["events"] == 1


@pytest.mark.parametrize("path", ["/events/{event}", "/actors/Q1", "/places/RUS-sochi"])
@pytest.mark.parametrize("form", ["text/turtle", "application/ld+json", "text/html"])
def test_forms_that_tell_what_stands_now_refuse_a_day(ask, event, path, form):
    answer = ask(path.format(event=event), params={"as_of": "2017-11-21"}, headers={"Accept": form})
    assert (answer.status_code, answer.json()["name"]) == (400, "as_of")


@pytest.mark.parametrize("path", ["/documents/d/1", "/claims/c-1"])
def test_what_no_day_changes_refuses_one(ask, event, path):
    assert ask(path, params={"as_of": "2017-11-21"}).json()["name"] == "as_of"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("READOUT_KG", str(tmp_path / "kg"))
    monkeypatch.setenv("COLUMNS", "120")
    return lambda *words: CliRunner().invoke(line, list(words))


@pytest.fixture
def event(run, tmp_path):
    with KnowledgeGraph.open(tmp_path / "kg") as kg:
        return told_twice(kg)


def test_the_command_line_judges_lists_explains_and_undoes(run, event):
    judged = run("judge", *event.claims, "different", "--by", "ana", "--json")
    assert judged.exit_code == 0
    key = json.loads(judged.stdout)["id"]
    assert "two events" in run("compare", *event.claims).stdout
    assert key in run("judgements").stdout
    assert run("undo", key).exit_code == 0
    assert run("undo", key).exit_code == 1
    assert "rule:equal" in run("judgements", event.id).stdout
    assert run("judge", event.id, event.id, "same", "--by", "ana").exit_code == 2


def test_the_command_line_retracts(run, event):
    assert run("retract", "d1").exit_code == 0
    assert run("retract", "d1").exit_code == 1
    assert run("event", event.id).exit_code == 0
    assert run("retract", "d2").exit_code == 0
    assert run("event", event.id).exit_code == 1


def test_the_command_line_asks_as_of_a_day(run, event):
    assert "no event passes" in run("events", "--as-of", "2017-11-20").stderr
    assert run("event", event.id, "--as-of", "2017-11-20").exit_code == 1
    assert run("actors", "--as-of", "2017-11-20").exit_code == 0
    assert run("events", "--as-of", "soon").exit_code == 2


def test_a_backup_is_a_whole_graph(run, event, tmp_path):
    copy = tmp_path / "copy" / "readout.sqlite"
    assert run("backup", str(copy)).exit_code == 1
    copy.parent.mkdir()
    assert run("backup", str(copy)).exit_code == 0
    assert run("backup", str(copy)).exit_code == 1
    assert sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with KnowledgeGraph.open(copy.parent) as kg:
        assert kg.event(event.id) == event


def test_disagreement_names_who_says_what(run, tmp_path):
    with KnowledgeGraph.open(tmp_path / "kg") as kg:
        for key, publisher, status in (("d1", "Desk", "occurred"), ("d2", "Office", "denied")):
            paper = make_document(key, "They met.", publisher=publisher)
            event = kg.add(paper, [make_claim(paper, status=status)]).events[0]
    shown = run("event", event).stdout
    assert "denied (Office)" in shown
    assert "occurred (Desk)" in shown


def test_lists_of_events_are_fed(run, tmp_path):
    path = tmp_path / "list.tsv"
    path.write_text(
        "set\tdate\tsubject\trelation\tobject\n"
        "x\t2014-01-02\tChina\tConsult\tFrance\n"
        "x\t2014-01-02\tFrance\tConsult\tChina\n"
        "x\t2014-01-02\tChina\tAccuse\tFrance\n"
    )
    result = run("feed", str(path))
    assert result.exit_code == 0
    assert result.stdout == ("3 rows read: 2 claims in 1 documents, 1 events\n  1 left out: no diplomatic event\n")
    assert run("feed", str(path), "--form", "other").exit_code == 2
