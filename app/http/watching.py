"""Count and log requests: `/metrics` for Prometheus, and one line of JSON a request where it is asked for.

The numbers of all worker processes lie in one file that they share, each in its own place; whichever is asked adds them
up. Neither query strings nor headers are logged, since these may hold secrets.
"""

import json
import mmap
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""The upper bounds of the histogram of seconds."""

CLASSES: Final = ("1xx", "2xx", "3xx", "4xx", "5xx")
_FIELDS: Final = len(CLASSES) + len(BOUNDS) + 1
"""What is kept of a route: requests by class of status, by bound of seconds, and the sum of seconds."""


class Meters:
    """The numbers of requests by route, of one worker among several."""

    def __init__(
        self, routes: Iterable[str], *, workers: int = 1, worker: int = 0, file: IO[bytes] | None = None
    ) -> None:
        """Take the routes; `file` is what all workers share, None where there is one only."""
        self._routes = {route: at for at, route in enumerate((*dict.fromkeys(routes), "other"))}
        longest_first = sorted(self._routes, key=lambda route: -route.count("/"))
        self._patterns = [(_pattern(route), route) for route in longest_first]
        self._workers, self._size = workers, len(self._routes) * _FIELDS
        length = self._size * 8 * workers
        if file is not None and file.seek(0, 2) < length:
            file.truncate(length)
        self._numbers = memoryview(mmap.mmap(-1 if file is None else file.fileno(), length)).cast("d")
        self._start = worker * self._size

    def count(self, path: str, status: int, seconds: float) -> None:
        """Count a request."""
        at = self._start + self._routes[self._route(path)] * _FIELDS
        self._numbers[at + min(max(status // 100, 1), 5) - 1] += 1
        bucket = next((n for n, bound in enumerate(BOUNDS) if seconds <= bound), None)
        if bucket is not None:
            self._numbers[at + len(CLASSES) + bucket] += 1
        self._numbers[at + _FIELDS - 1] += seconds

    def text(self, gauges: Mapping[str, float]) -> str:
        """Give all numbers in the text format of Prometheus; `gauges` are more of them by name."""
        return "\n".join([*self._lines(), *_gauges(gauges), ""])

    def _route(self, path: str) -> str:
        if path in self._routes:
            return path
        return next((route for pattern, route in self._patterns if pattern.fullmatch(path)), "other")

    def _lines(self) -> Iterator[str]:
        yield "# TYPE readout_requests_total counter"
        told = {route: self._summed(at) for route, at in self._routes.items()}
        for route, numbers in told.items():
            for kind, number in zip(CLASSES, numbers, strict=False):
                if number:
                    yield f'readout_requests_total{{route="{route}",status="{kind}"}} {number:g}'
        yield "# TYPE readout_request_seconds histogram"
        for route, numbers in told.items():
            yield from _histogram(route, numbers)

    def _summed(self, at: int) -> list[float]:
        starts = [worker * self._size + at * _FIELDS for worker in range(self._workers)]
        return [sum(self._numbers[start + field] for start in starts) for field in range(_FIELDS)]


class Watch:
    """Counts each request, and logs it where there is a log."""

    def __init__(self, app: ASGIApp, *, meters: Meters, log: TextIO | None = None) -> None:
        self._app, self._meters, self._log = app, meters, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, sent = time.perf_counter(), 500, 0

        async def watched(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            seconds = time.perf_counter() - began
            self._meters.count(scope["path"], status, seconds)
            if self._log is not None:
                self._write(scope, status, seconds, sent)

    def _write(self, scope: Scope, status: int, seconds: float, sent: int) -> None:
        told = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "client": (scope.get("client") or ("",))[0],
            "method": scope["method"],
            "path": scope["path"][:500],
            "status": status,
            "ms": round(seconds * 1000, 2),
            "bytes": sent,
        }
        assert self._log is not None
        self._log.write(json.dumps(told) + "\n")


def _pattern(route: str) -> re.Pattern[str]:
    """Give the pattern of the paths of a route; the id of a document may be a path."""
    anything = ".+" if route == "/documents/{id}" else "[^/]+"
    parts = re.split(r"(\{[^}]*\})", route)
    return re.compile("".join(anything if part.startswith("{") else re.escape(part) for part in parts))


def _histogram(route: str, numbers: list[float]) -> Iterator[str]:
    total, below = sum(numbers[: len(CLASSES)]), 0.0
    if not total:
        return
    for bound, number in zip(BOUNDS, numbers[len(CLASSES) :], strict=False):
        below += number
        yield f'readout_request_seconds_bucket{{route="{route}",le="{bound:g}"}} {below:g}'
    yield f'readout_request_seconds_bucket{{route="{route}",le="+Inf"}} {total:g}'
    yield f'readout_request_seconds_sum{{route="{route}"}} {numbers[-1]:g}'
    yield f'readout_request_seconds_count{{route="{route}"}} {total:g}'


def _gauges(gauges: Mapping[str, float]) -> Iterator[str]:
    for name, value in gauges.items():
        yield f"# TYPE readout_{name} gauge"
        yield f"readout_{name} {value:g}"


@dataclass(frozen=True, slots=True)
class Share:
    """What one worker has in common with others: how many there are, which it is, and the file of their numbers."""

    workers: int = 1
    worker: int = 0
    file: Path | None = None

    def meters(self, routes: Iterable[str]) -> Meters:
        """Give the meters of this worker."""
        if self.file is None:
            return Meters(routes)
        with self.file.open("r+b") as shared:
            return Meters(routes, workers=self.workers, worker=self.worker, file=shared)
