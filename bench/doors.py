"""How fast the doors answer: HTTP with wrk on loopback, beside the same questions in SPARQL, in one run.

HTTP is asked twice: by a server that keeps no answers, so that each is made anew, and by one with its usual settings,
which gives an answer again until the record changes, after as long a time of asking for the same.

Usage: python -m bench.doors [FOLDER] [--seconds N] [--clients N] [--workers N] [--fill N]

FOLDER holds a graph; with `--fill 300000` a generated one of so many events is made first, in a folder that goes at the
end where none is given. The figures want a machine that does nothing else; wrk takes its share of the same cores.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import httpx

from graph.store import FILE

RUN = [sys.executable, "-c", "from app.commands import main; main()"]
PREFIX = "http://127.0.0.1"


class Figures(NamedTuple):
    """What wrk told of one question."""

    name: str
    rate: float
    median: float
    p95: float
    p99: float
    faults: int


@contextmanager
def served(folder: Path, workers: int, **environment: str) -> Iterator[str]:
    """Serve a folder until the end; give the address when all is ready."""
    command = [*RUN, "serve", "--kg", str(folder), "--port", "8123", "--workers", str(workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}) as process:
        try:
            address = re.search(r"http://\S+", process.stderr.readline()).group()
            while httpx.get(f"{address}/ready", timeout=60).status_code != 200:
                time.sleep(2)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)


def keys(folder: Path) -> dict[str, list[str]]:
    """Give ids to ask for: actors of many and of few events, and events."""
    drawn = random.Random(1)
    with sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True) as record:
        counted = "SELECT actor FROM actor_days GROUP BY actor HAVING count(*) > 20"
        actors = [row[0] for row in record.execute(counted)]
        total = record.execute("SELECT max(rowid) FROM events").fetchone()[0]
        numbers = [drawn.randrange(1, total) for _ in range(2000)]
        chosen = f"SELECT id FROM events WHERE rowid IN ({','.join(map(str, numbers))})"
        events = [row[0] for row in record.execute(chosen)]
        states = [row[0] for row in record.execute("SELECT state FROM state_days GROUP BY state")]
    return {"actors": drawn.sample(actors, min(1000, len(actors))), "events": events, "states": states}


def wrk(name: str, address: str, paths: list[str], *, seconds: int, clients: int) -> Figures:
    """Let wrk ask these paths in turn."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_SCRIPT % json.dumps(paths).replace("[", "{", 1).replace("]", "}"))
        script.flush()
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--latency", "-s", script.name, address]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"FIGURES (\S+) (\S+) (\S+) (\S+) (\d+)", told)
    rate, median, p95, p99 = (float(each) for each in found.groups()[:4])
    return Figures(name, rate, median, p95, p99, int(found[5]))


_SCRIPT = """
local paths = %s
local at = 0
function request() at = at %% #paths + 1; return wrk.format("GET", paths[at]) end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("FIGURES %%.1f %%.2f %%.2f %%.2f %%d\\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def timed(address: str, path: str, times: int) -> list[float]:
    """Give the milliseconds of a question that is asked some times."""
    found = []
    with httpx.Client(timeout=120) as client:
        for _ in range(times):
            began = time.perf_counter()
            client.get(address + path, headers={"Accept-Encoding": "identity"}).raise_for_status()
            found.append((time.perf_counter() - began) * 1000)
    return found


def sparql(address: str, query: str, keys: list[str]) -> list[float]:
    """Give the milliseconds of a query for each of some keys; one that was ended counts as its limit."""
    found = []
    with httpx.Client(timeout=120) as client:
        for key in keys:
            began = time.perf_counter()
            client.post(f"{address}/sparql", data={"query": query.replace("KEY", key)}, headers={"Accept": "text/csv"})
            found.append((time.perf_counter() - began) * 1000)
    return found


PAGE = """SELECT ?e ?d ?type ?status WHERE { { SELECT ?e ?d WHERE { ?e sem:hasActor <BASE/actors/KEY> ;
  sem:hasBeginTimeStamp ?d } ORDER BY DESC(?d) LIMIT 50 } ?e sem:eventType ?type ; :status ?status }"""
FACETS = """SELECT ?facet ?value (COUNT(*) AS ?n) WHERE { ?e sem:hasActor <BASE/actors/KEY> .
  { ?e sem:eventType ?value BIND("type" AS ?facet) } UNION { ?e :status ?value BIND("status" AS ?facet) }
  UNION { ?e :involves ?value BIND("state" AS ?facet) } } GROUP BY ?facet ?value"""
EVENT = "DESCRIBE <BASE/events/KEY>"
PANEL = """SELECT ?a ?b ?y (COUNT(*) AS ?n) WHERE { ?e :involves ?a, ?b ; sem:hasBeginTimeStamp ?d
  FILTER(STR(?a) < STR(?b)) BIND(YEAR(?d) AS ?y) } GROUP BY ?a ?b ?y"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--fill", type=int, help="make a generated graph of so many events first")
    given = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed")
    with tempfile.TemporaryDirectory(prefix="readout-") as made:
        measure(given.folder or Path(made), given)


def measure(folder: Path, given: argparse.Namespace) -> None:
    """Print the figures of a folder."""
    if given.fill:
        from bench.generated import fill

        fill(folder, given.fill)
    known = keys(folder)
    print(f"{given.clients} clients, {given.workers} workers, {given.seconds} s each; {_held(folder)}\n")
    with served(folder, given.workers, READOUT_CACHE="0") as address:
        _http("HTTP, all made anew", address, known, given)
    with served(folder, given.workers) as address:
        print()
        _http("HTTP, answers kept", address, known, given, rounds=2)
        _sparql(address, known)


def _held(folder: Path) -> str:
    with sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True) as record:
        counts = {
            name: record.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("documents", "events")
        }
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())


def _http(title: str, address: str, known: dict[str, list[str]], given: argparse.Namespace, *, rounds: int = 1) -> None:
    actors = [quote(key, safe="") for key in known["actors"]]
    facets = "&facet=".join(("type", "status", "state"))
    asked = {
        "page of an actor": [f"/events?actor={key}&limit=20" for key in actors],
        "page and facets": [f"/events?actor={key}&limit=20&facet={facets}" for key in actors],
        "one event": [f"/events/{key}" for key in known["events"]],
        "page of two states": [
            f"/events?state={a}&state={b}" for a, b in zip(*[iter(known["states"])] * 2, strict=False)
        ],
    }
    print(f"{title:22}{'requests/s':>11}{'median':>9}{'p95':>9}{'p99 ms':>9}{'faults':>8}")
    for name, paths in asked.items():
        for _ in range(rounds):
            told = wrk(name, address, paths, seconds=given.seconds, clients=given.clients)
        print(f"{name:22}{told.rate:11.0f}{told.median:9.1f}{told.p95:9.1f}{told.p99:9.1f}{told.faults:8}")
    for name, path in (("panel of everything", "/panel"), ("facets of everything", f"/events?limit=1&facet={facets}")):
        found = timed(address, path, 5)
        print(f"{name:22}{'':11}{statistics.median(found):9.0f}{'':9}{max(found):9.0f}  (five in a row)")


def _sparql(address: str, known: dict[str, list[str]]) -> None:
    print(f"\n{'SPARQL, one client':22}{'':11}{'median':>9}{'p95':>9}{'p99 ms':>9}")
    asked = {
        "page of an actor": (PAGE, "actors"),
        "facets of an actor": (FACETS, "actors"),
        "one event": (EVENT, "events"),
    }
    for name, (query, kind) in asked.items():
        chosen = [quote(key, safe="") for key in known[kind][:100]]
        found = sorted(sparql(address, query.replace("BASE", address), chosen))
        print(f"{name:22}{'':11}{found[50]:9.1f}{found[94]:9.1f}{found[98]:9.1f}")
    (panel,) = sparql(address, PANEL, [""])
    print(f"{'panel of everything':22}{'':11}{panel:9.0f}{'':9}{'':9}  (ended at the limit where that is 10,000)")


if __name__ == "__main__":
    main()
