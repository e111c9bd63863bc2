"""A SPARQL server on this machine that holds statements in Wikidata's shape, and can be told to misbehave."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pyoxigraph

PREFIXES = """@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix s: <http://www.wikidata.org/entity/statement/> . @prefix v: <http://www.wikidata.org/value/> .
@prefix p: <http://www.wikidata.org/prop/> . @prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> . @prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
wd:Q159 wdt:P298 "RUS" . wd:Q858 wdt:P298 "SYR" .
wd:Q218295 wdt:P279 wd:Q48352 ; wdt:P1001 wd:Q159 . wd:Q900 wdt:P279 wd:Q901 ; wdt:P1001 wd:Q858 .
wd:Q901 wdt:P279 wd:Q7330070 . wd:Q999 wdt:P279 wd:Q48352 ; wdt:P1001 wd:Q649 .
"""
PRESIDENT, MINISTER, OF_A_CITY = "Q218295", "Q900", "Q999"
_PRECISION = {4: 9, 7: 10, 10: 11}


def term(person, name, position, first, last=None, *, rank="NormalRank", aliases=()):
    """Give a statement that a person held a position; dates are EDTF, and `last="?"` is an end of unknown day."""
    key = f"{person}-{position}-{first}"
    until = f"; pqv:P582 v:{key}-b" if last and last != "?" else ""
    ended = "; pq:P582 [] " if last else ""
    lines = [
        f'wd:{person} rdfs:label "{name}"@en, "ein anderer Name"@de ; p:P39 s:{key} .',
        f"s:{key} ps:P39 wd:{position} ; wikibase:rank wikibase:{rank} ; pqv:P580 v:{key}-a {until} {ended}.",
        _time(f"{key}-a", first),
        _time(f"{key}-b", last) if until else "",
        *(f'wd:{person} skos:altLabel "{alias}"@en .' for alias in aliases),
    ]
    return "\n".join(lines)


def _time(key, date):
    whole = date + "-01-01"[len(date) - 10 :] if len(date) < 10 else date
    value = f'"{whole}T00:00:00Z"^^xsd:dateTime'
    return f"v:{key} wikibase:timeValue {value} ; wikibase:timePrecision {_PRECISION[len(date)]} ."


@dataclass
class Server:
    """What the server holds, how it answers, and what it was asked."""

    url: str
    store: pyoxigraph.Store
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    spoiled: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    """Answers to give in place of the next ones; a status of 0 is silence."""
    after: int = 0
    """How many requests are answered well before the spoiled ones."""


@contextmanager
def serving(*statements: str) -> Iterator[Server]:
    """Serve statements on a free port."""
    store = pyoxigraph.Store()
    store.load((PREFIXES + "\n".join(statements)).encode(), format=pyoxigraph.RdfFormat.TURTLE)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            server.asked.append(parse_qs(body)["query"][0])
            server.agents.append(self.headers["user-agent"])
            if server.spoiled and len(server.asked) > server.after:
                self._answer(*server.spoiled.pop(0))
            else:
                found = store.query(server.asked[-1]).serialize(format=pyoxigraph.QueryResultsFormat.JSON)
                self._answer(200, {"content-type": "application/sparql-results+json"}, found)

        def _answer(self, status, headers, body):
            if not status:
                time.sleep(1.5)
                return
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{http.server_port}/sparql", store)
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def rows_of(*bindings: dict[str, str]) -> bytes:
    """Give rows as a server sends them."""
    told = [{name: {"type": "literal", "value": value} for name, value in row.items()} for row in bindings]
    return json.dumps({"head": {}, "results": {"bindings": told}}).encode()
