"""A real server with real clients: SPARQL, posting, several workers, the log and the numbers, bounds."""

import asyncio
import json
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from records import add
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TSV, TURTLE, XML, SPARQLWrapper
from starlette.responses import PlainTextResponse

from app.http.limiting import Bodies, RateLimit
from graph import KnowledgeGraph

RUN = [sys.executable, "-c", "from app.commands import main; main()"]
COUNT = "SELECT (COUNT(?e) AS ?n) WHERE { ?e a sem:Event }"


@contextmanager
def serving(folder, *options, **environment):
    """Serve a folder; give the address."""
    command = [*RUN, "serve", "--kg", str(folder), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={"PATH": "", **environment}) as process:
        try:
            line = process.stderr.readline()
            yield re.search(r"http://\S+", line).group()
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("served")
    with KnowledgeGraph.open(made) as kg:
        add(kg, "d/1", "They met.", about=("trade",))
        add(kg, "d2", "They met again.", date="2018-03-01")
    return made


@pytest.fixture(scope="module")
def server(folder):
    with serving(folder, "--workers", "2", READOUT_TOKEN="secret", READOUT_LOG=str(folder / "log")) as address:
        wait_until(lambda: httpx.get(f"{address}/ready").status_code == 200)
        yield address


def wait_until(reached, seconds=60):
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.2)


def events(server):
    return int(httpx.post(f"{server}/sparql", data={"query": COUNT}, headers={"Accept": "text/csv"}).text.split()[1])


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_selects(server, method, form):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("SELECT ?label WHERE { ?e a sem:Event ; rdfs:label ?label }")
    client.setMethod(method)
    client.setReturnFormat(form)
    answer = client.query()
    told = str(answer.convert().toxml() if form == XML else answer.convert())
    assert "meeting: Anna Petrova, Omar Haddad (2018-03-01)" in told


def test_sparqlwrapper_constructs(server):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("CONSTRUCT { ?e rdfs:label ?label } WHERE { ?e a sem:Event ; rdfs:label ?label }")
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.query().convert(), format="turtle")) == 2


def test_rdflib_reads_the_endpoint_as_a_graph(server):
    facts = rdflib.Graph(SPARQLStore(f"{server}/sparql", returnFormat="json"))
    event = rdflib.URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
    assert len(set(facts.subjects(rdflib.RDF.type, event))) == 2


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/trig", "application/trig"),
        ("application/json", "text/turtle"),
        ("", "text/turtle"),
    ],
)
def test_graphs_come_in_the_form_that_is_asked_for(server, accept, given):
    answer = httpx.get(
        f"{server}/sparql", params={"query": "DESCRIBE ?e { ?e a sem:Event }"}, headers={"Accept": accept}
    )
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, given)


def test_the_endpoint_describes_itself(server):
    facts = rdflib.Graph().parse(data=httpx.get(f"{server}/sparql").text, format="turtle")
    service = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert (rdflib.URIRef(f"{server}/sparql"), rdflib.RDF.type, service.Service) in facts


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"params": {"query": "SELECT"}}, 400),
        ({"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"}}, 400),
        ({"params": {"query": COUNT}, "headers": {"Accept": "image/png"}}, 406),
        ({"method": "POST", "data": {"update": "DROP ALL"}}, 400),
        ({"method": "POST", "content": "DROP ALL", "headers": {"Content-Type": "application/sparql-update"}}, 415),
        ({"method": "POST", "content": COUNT, "headers": {"Content-Type": "text/plain"}}, 415),
        ({"method": "POST", "content": b"#" * 300_000, "headers": {"Content-Type": "application/sparql-query"}}, 413),
        ({"method": "PUT"}, 405),
    ],
)
def test_what_the_protocol_does_not_know_is_a_problem(server, how, status):
    answer = httpx.request(how.pop("method", "GET"), f"{server}/sparql", **how)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_a_posted_document_is_there_for_all_at_once_and_gone_when_retracted(server):
    token = {"Authorization": "Bearer secret"}
    told = {
        "id": "posted",
        "published": "2017-11-21",
        "publisher": "Kremlin",
        "text": "MOSCOW, Nov. 21. Russian President Vladimir Putin met French President Emmanuel Macron on Monday.",
    }
    before = events(server)
    assert httpx.post(f"{server}/documents", json=told).status_code == 401
    made = httpx.post(f"{server}/documents", json=told, headers=token, timeout=60)
    assert made.status_code == 201, made.text
    (event,) = made.json()["events"]
    for _ in range(6):  # whichever worker is asked
        assert httpx.get(f"{server}/events/{event}").json()["documents"] == ["posted"]
        assert events(server) == before + 1
    assert httpx.get(server + made.headers["location"]).json()["publisher"] == "Kremlin"
    assert httpx.post(f"{server}/documents", json=told, headers=token, timeout=60).json()["outcome"] == "unchanged"
    assert httpx.delete(f"{server}/documents/posted", headers=token).status_code == 204
    assert httpx.get(f"{server}/events/{event}").status_code == 410
    assert events(server) == before


@pytest.mark.parametrize(
    "told", [{}, {"text": ""}, {"text": "a", "html": "b"}, {"text": "\x00"}, {"html": "<p>"}, {"text": "a", "x": 1}]
)
def test_what_is_no_document_is_a_problem(server, told):
    answer = httpx.post(f"{server}/documents", json=told, headers={"Authorization": "Bearer secret"}, timeout=60)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_an_address_that_comes_with_a_document_is_never_fetched(server):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/page"
        page = f'<html><head><link rel="canonical" href="{url}"></head><body><p>{"They met. " * 30}</p></body></html>'
        token = {"Authorization": "Bearer secret"}
        made = httpx.post(f"{server}/documents", json={"html": page, "url": url}, headers=token, timeout=60)
        assert made.status_code == 201, made.text
        with pytest.raises(TimeoutError):
            listening.accept()
        httpx.delete(server + made.json()["link"], headers=token)


def test_the_numbers_are_those_of_all_workers_together(server):
    def asked():
        told = httpx.get(f"{server}/metrics").text
        return int(re.search(r'readout_requests_total\{route="/issues",status="2xx"\} (\d+)', told)[1])

    httpx.get(f"{server}/issues")
    before = asked()
    for _ in range(8):
        httpx.get(f"{server}/issues")
    assert asked() == before + 8


def test_the_log_tells_requests_and_no_secrets(server, folder):
    httpx.get(f"{server}/events?q=confidential", headers={"Authorization": "Bearer secret"})
    rows = [json.loads(row) for row in (folder / "log").read_text(encoding="utf-8").splitlines()]
    assert {"path", "status", "ms", "client", "method", "bytes", "time"} == set(rows[-1])
    assert "secret" not in str(rows)
    assert "confidential" not in str(rows)


def test_a_server_in_one_process_answers_the_same(folder, server):
    with serving(folder) as address:
        assert httpx.get(f"{address}/events").json() == httpx.get(f"{server}/events").json()
        assert httpx.post(f"{address}/documents", json={"text": "a"}).status_code == 403


def test_a_client_that_asks_too_often_is_told_so():
    now = [0.0]

    async def application(scope, receive, send):
        await PlainTextResponse("ok")(scope, receive, send)

    limited = RateLimit(application, rate=2, clock=lambda: now[0])

    async def ask(count, client):
        transport = httpx.ASGITransport(limited, client=(client, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://readout") as session:
            return [(await session.get("/")).status_code for _ in range(count)]

    assert asyncio.run(ask(25, "a")) == [200] * 20 + [429] * 5
    assert asyncio.run(ask(1, "b")) == [200]
    now[0] += 1
    assert asyncio.run(ask(3, "a")) == [200, 200, 429]


def test_a_body_that_is_too_large_or_too_slow_is_refused():
    async def application(scope, receive, send):
        await PlainTextResponse(str(len((await receive())["body"])))(scope, receive, send)

    bounded = Bodies(application, largest=10, patience=0.1)

    async def body(part, pause):
        yield part
        await asyncio.sleep(pause)
        yield part

    async def ask(part, pause):
        transport = httpx.ASGITransport(bounded)
        async with httpx.AsyncClient(transport=transport, base_url="http://readout") as session:
            answer = await session.post("/", content=body(part, pause))
            return answer.status_code, answer.text

    assert asyncio.run(ask(b"12345", 0)) == (200, "10")
    assert asyncio.run(ask(b"123456", 0))[0] == 413
    assert asyncio.run(ask(b"1", 1))[0] == 408


def test_a_server_of_this_machine_does_not_answer_to_strange_names(server):
    port = server.rpartition(":")[2]
    told = [httpx.get(f"{server}/health", headers={"Host": f"{name}:{port}"}).status_code for name in NAMES]
    assert told == [200, 200, 421]


NAMES = ("localhost", "127.0.0.1", "rebound.example")


def test_a_document_without_a_text_is_told_as_such_and_the_next_one_is_read(server):
    token = {"Authorization": "Bearer secret"}
    answer = httpx.post(f"{server}/documents", json={"html": "<p>"}, headers=token, timeout=60)
    assert (answer.status_code, "too long" in answer.json()["detail"]) == (400, False)
    assert httpx.post(f"{server}/documents", json={"text": "Rain."}, headers=token, timeout=60).status_code in {
        200,
        201,
    }
