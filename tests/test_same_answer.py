"""The same question gives the same events by Python, HTTP, SPARQL and frames, over some thousand archived events."""

import asyncio
from collections import Counter
from itertools import islice
from pathlib import Path

import httpx
import pytest

from app.http import create_app
from extract.coded import Counts, read_coded
from graph import KnowledgeGraph
from graph.reference import load_reference
from graph.sparql import Endpoint, Limits, Query

ARCHIVE = Path(__file__).parents[2] / "shared" / "data" / "icews" / "icews_decoded.tsv.gz"
EVENTS = 3000

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not ARCHIVE.exists(), reason="the archives are not here")]


class Doors:
    """The four doors to one graph."""

    def __init__(self, kg, endpoint):
        self.kg, self._endpoint = kg, endpoint
        self._app = create_app(kg, sparql=endpoint)

    def python(self, **filters):
        """Give the ids of events by Python, page by page."""
        found, cursor = [], None
        while True:
            page = self.kg.events(limit=500, cursor=cursor, **filters)
            found += [event.id for event in page.items]
            cursor = page.next_cursor
            if cursor is None:
                return sorted(found)

    def frames(self, **filters):
        """Give the ids of events by the frame of a notebook."""
        return sorted(self.kg.events(**filters).to_polars()["id"].to_list())

    def http(self, path="/events", **asked):
        """Give the ids of events over HTTP, page by page."""

        async def pages():
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://readout") as client:
                address, found = httpx.URL(path, params={"limit": 500, **asked}), []
                while address:
                    answer = (await client.get(address)).raise_for_status().json()
                    found += [item["id"] for item in answer["items"]]
                    address = answer["next"]
                return found

        return sorted(asyncio.run(pages()))

    def sparql(self, pattern):
        """Give the ids of events in SPARQL."""
        query = f"SELECT DISTINCT ?e WHERE {{ ?e a sem:Event . {pattern} }}"
        rows = self._endpoint.ask(Query(query, accept=("text/csv",))).body.decode().split()[1:]
        return sorted(row.rpartition("/")[2] for row in rows)

    def rows(self, query):
        """Give the rows of a query."""
        body = self._endpoint.ask(Query(query, accept=("text/csv",))).body.decode()
        return [tuple(row.split(",")) for row in body.split()[1:]]


@pytest.fixture(scope="module")
def doors(tmp_path_factory):
    with KnowledgeGraph.open(tmp_path_factory.mktemp("kg")) as kg:
        told = read_coded([ARCHIVE], load_reference(), Counts(tell=lambda _: None))
        count = 0
        for added in kg.add_many(islice(told, 4000), batch=64):
            count += len(added.events)
            if count >= EVENTS:
                break
        endpoint = Endpoint(kg, tmp_path_factory.mktemp("view"), limits=Limits(seconds=60, rows=100_000))
        yield Doors(kg, endpoint)
        endpoint.close()


def test_there_are_some_thousand_events(doors):
    assert doors.kg.stats().events >= 2000


DAY = "sem:hasBeginTimeStamp"
QUESTIONS = {
    "everything": ({}, {}, ""),
    "type": ({"type": "visit"}, {"type": "visit"}, "?e sem:eventType :visit ."),
    "status": ({"status": "planned"}, {"status": "planned"}, "?e :status :planned ."),
    "state": ({"state": "CHN"}, {"state": "CHN"}, '?e :involves ?s . ?s :country "CHN" ; :kind "state" .'),
    "pair": (
        {"pair": ("CHN", "JPN")},
        {"state": ["CHN", "JPN"]},
        '?e :involves ?a, ?b . ?a :country "CHN" ; :kind "state" . ?b :country "JPN" ; :kind "state" .',
    ),
    "state and type": (
        {"state": "IRN", "type": "meeting"},
        {"state": "IRN", "type": "meeting"},
        '?e sem:eventType :meeting ; :involves ?s . ?s :country "IRN" ; :kind "state" .',
    ),
    "before": ({"before": "2005-02"}, {"before": "2005-02"}, f'?e {DAY} ?d . FILTER(?d <= "2005-02-28"^^xsd:date)'),
    "after": (
        {"after": "2005-03-01"},
        {"after": "2005-03-01"},
        '?e sem:hasEndTimeStamp ?d . FILTER(?d >= "2005-03-01"^^xsd:date)',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_door_gives_the_same_events(doors, name):
    python, http, pattern = QUESTIONS[name]
    wanted = doors.python(**python)
    assert doors.http(**http) == wanted
    assert doors.sparql(pattern) == wanted
    assert doors.frames(**python) == wanted


def test_every_door_gives_the_same_events_of_actors(doors):
    actors = [summary.actor for summary in doors.kg.actors(kind="person", limit=10)]
    assert actors
    for actor in actors:
        wanted = doors.python(actor=actor.id)
        assert doors.http(actor=actor.id) == wanted
        assert doors.sparql(f"?e sem:hasActor <http://127.0.0.1:8000/actors/{actor.id}> .") == wanted


def test_a_panel_is_the_same_in_frames_and_in_sparql(doors):
    query = f"""SELECT ?one ?other ?year (COUNT(DISTINCT ?e) AS ?n) WHERE {{
        ?e :involves ?a, ?b ; :status :occurred ; sem:eventType ?type ; {DAY} ?d .
        ?a :country ?one . ?b :country ?other . FILTER(?one < ?other)
        FILTER(?type IN (:call, :meeting, :visit, :summit, :talks, :mediation)) BIND(YEAR(?d) AS ?year)
    }} GROUP BY ?one ?other ?year"""
    wanted = {(one, other, int(year)): int(n) for one, other, year, n in doors.rows(query)}
    kinds = ("call", "meeting", "visit", "summit", "talks", "mediation")
    rows = doors.kg.panel(status="occurred").to_dicts()
    found = {(row["one"], row["other"], row["year"]): sum(row[kind] for kind in kinds) for row in rows}
    assert {key: n for key, n in found.items() if n} == wanted


def test_facets_are_the_same_as_counting_in_sparql(doors):
    rows = doors.rows("SELECT ?type (COUNT(?e) AS ?n) WHERE { ?e a sem:Event ; sem:eventType ?type } GROUP BY ?type")
    in_sparql = {address.rpartition("#")[2]: int(n) for address, n in rows}
    types = Counter(event.type for key in doors.python() for event in [doors.kg.event(key)])
    assert in_sparql == dict(types) == doors.kg.stats().types
