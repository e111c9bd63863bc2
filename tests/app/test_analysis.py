"""Answers made of many events are the same over HTTP as in a notebook."""

import asyncio
import io
import json
import time
from xml.etree import ElementTree

import httpx
import polars as pl
import pytest
from records import FRANCE, RUSSIA, SYRIA, add

from app.http import create_app
from app.http.analysis import AT_ONCE
from graph.errors import BadFilter

ALL = (
    "/panel",
    "/network",
    "/actors/Q1/counterparts",
    "/actors/Q1/timeline",
    "/pairs/RUS/SYR",
    "/pairs/RUS/SYR/timeline",
)


def plain(table):
    """Give the rows of a table as JSON tells them."""
    return json.loads(json.dumps(table.to_dicts(), default=str))


@pytest.fixture
def events(kg):
    add(kg, "d1", "They met.")
    add(kg, "d2", "They met again.", date="2018-03-01")
    add(kg, "d3", "They called.", participants=(RUSSIA, FRANCE), type="call", date="2018-04-01", place=None)
    add(kg, "d4", "He visits.", participants=(SYRIA, RUSSIA), type="visit", date="2018-05-01")
    return kg


def test_a_panel_is_that_of_the_notebook(ask, events):
    for asked in ({}, {"unit": "state-month"}, {"balanced": True}, {"codes": "cow"}, {"directed": True}):
        rows = ask("/panel", params=asked).json()["items"]
        assert rows == events.panel(**asked).to_dicts()


def test_a_directed_panel_counts_from_visitor_to_host(ask, events):
    rows = ask("/panel", params={"directed": True, "type": "visit"}).json()["items"]
    assert [(row["one"], row["other"], row["visit"]) for row in rows] == [("SYR", "RUS", 1)]
    assert ask("/panel", params={"directed": True, "unit": "state-year"}).status_code == 400


def test_a_panel_comes_as_csv_and_parquet(ask, events):
    wanted = events.panel().to_polars()
    assert pl.read_csv(ask("/panel", headers={"Accept": "text/csv"}).content).equals(wanted, null_equal=True)
    file = ask("/panel", headers={"Accept": "application/vnd.apache.parquet"}).content
    assert pl.read_parquet(io.BytesIO(file)).equals(wanted)


def test_counterparts_timelines_and_pairs_are_those_of_the_notebook(ask, events):
    actor, pair = events.actor("Q1"), events.pair("RUS", "SYR")
    assert ask("/actors/Q1/counterparts").json()["items"] == plain(actor.counterparts())
    assert ask("/actors/Q1/timeline").json()["items"] == plain(actor.timeline())
    assert ask("/pairs/RUS/SYR").json()["items"] == plain(pair.by_year())
    assert ask("/pairs/Russia/Syria/timeline").json()["items"] == plain(pair.timeline())


def test_filters_choose_what_counts(ask, events):
    assert len(ask("/actors/Q1/timeline", params={"type": "call"}).json()["items"]) == 1
    assert ask("/actors/Q1/timeline", params={"actor": "Q2"}).status_code == 400
    assert len(ask("/actors/Q1/timeline", params={"limit": 1}).json()["items"]) == 1
    assert ask("/panel", params={"as_of": "2000-01-01"}).json()["items"] == []


def test_a_network_is_nodes_and_edges(ask, events):
    net = ask("/network", params={"of": "leaders"}).json()
    assert {node["id"] for node in net["nodes"]} == {"Q1", "Q2"}
    (edge,) = net["edges"]
    assert (edge["source"], edge["target"], edge["contacts"]) == ("Q1", "Q2", 3)


@pytest.mark.parametrize("form", ["application/graphml+xml", "application/gexf+xml"])
def test_a_network_comes_as_a_file_of_the_trade(ask, events, form):
    answer = ask("/network", headers={"Accept": form})
    assert answer.headers["content-type"] == form
    assert len(list(ElementTree.fromstring(answer.content).iter())) > 5


@pytest.mark.parametrize("path", ALL)
def test_no_event_is_no_fault(ask, kg, path):
    assert ask(path).status_code in {200, 404, 400}


@pytest.mark.parametrize("path", ["/pairs/RUS/Nowhere", "/actors/nobody/timeline"])
def test_who_is_not_known_is_a_problem(ask, events, path):
    assert ask(path).status_code in {400, 404}


def test_only_a_few_large_answers_are_made_at_once(kg, monkeypatch):
    going, most = [], []

    def slow(*_, **__):
        going.append(1)
        most.append(len(going))
        time.sleep(0.05)
        going.pop()
        raise BadFilter("unit", "x", "never mind")

    monkeypatch.setattr(type(kg), "panel", slow)
    app = create_app(kg)

    async def ask_all():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://readout") as client:
            return await asyncio.gather(*(client.get(f"/panel?confidence=0.{n}") for n in range(1, 8)))

    assert {answer.status_code for answer in asyncio.run(ask_all())} == {400}
    assert (len(most), max(most)) == (7, AT_ONCE)


def test_several_facets_of_no_event_are_empty(ask):
    answer = ask("/events", params={"facet": ["type", "year", "state"], "publisher": "Nobody"})
    assert answer.json()["facets"] == {"type": [], "year": [], "state": []}
