"""The workers that run queries: as many at once as there are, each ended when its time is over."""

import json
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from queue import Empty, LifoQueue
from typing import Any, Final

from graph.errors import BadQuery, QueryLimit, StoreError, TooMany

_START: Final = (sys.executable, "-m", "graph.sparql.worker")


class Worker:
    """A process that answers one query after another."""

    def __init__(self, memory: int) -> None:
        """Start it; `memory` is the most bytes that it may take."""
        command = [*_START, str(memory)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={}, bufsize=0)
        assert self._process.stdin
        assert self._process.stdout
        self._in, self._out = self._process.stdin, self._process.stdout

    def ask(self, request: Mapping[str, Any], *, until: float) -> tuple[dict[str, Any], bytes]:
        """Give the head and body of an answer that comes before a moment of the monotonic clock.

        Raises:
            TimeoutError: it did not come.
            EOFError: the process ended.
        """
        with suppress(BrokenPipeError):
            self._in.write(json.dumps(request).encode() + b"\n")
        received = bytearray()
        while (at := received.find(b"\n")) < 0:
            received += self._more(until)
        head = json.loads(received[:at])
        body = received[at + 1 :]
        while len(body) < head["length"]:
            body += self._more(until)
        return head, bytes(body)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._in.close()
        self._out.close()

    def _more(self, until: float) -> bytes:
        poll = select.poll()  # and not select(), which knows no more than 1,024 files
        poll.register(self._out, select.POLLIN)
        if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
            raise TimeoutError
        part = self._out.read(1 << 16)
        if not part:
            raise EOFError
        return bytes(part)


class Crew:
    """A number of workers that are started when they are first needed."""

    def __init__(self, *, size: int, seconds: float, memory: int) -> None:
        """Take how many queries run at once, how long one may take, and the most bytes of one."""
        self._seconds, self._memory = seconds, memory
        self._free: LifoQueue[Worker | None] = LifoQueue()
        self._size = size
        for _ in range(size):
            self._free.put(None)

    def ask(self, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Give the answer of a free worker.

        Raises:
            TooMany: no worker got free in time.
            QueryLimit: the query took too long or too much memory.
            BadQuery: the query cannot be read.
            StoreError: the view cannot be read.
        """
        until = time.monotonic() + self._seconds
        with self._worker(until) as worker:
            try:
                head, body = worker.ask(request, until=until)
            except TimeoutError:
                raise QueryLimit(f"the query was ended after {self._seconds:g} seconds; ask for less") from None
            except EOFError:
                raise QueryLimit("the query took too much memory; ask for less") from None
        if "fault" in head:
            raise BadQuery(head["fault"]) if head["syntax"] else StoreError("view", head["fault"])
        return head, body

    def close(self) -> None:
        """End all workers that are free; those at work end by themselves or by their time."""
        for _ in range(self._size):
            with suppress(Empty):
                worker = self._free.get_nowait()
                if worker is not None:
                    worker.end()

    @contextmanager
    def _worker(self, until: float) -> Iterator[Worker]:
        try:
            found = self._free.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            raise TooMany("all queries that may run at once are running; ask again later") from None
        worker = found
        try:
            worker = worker or Worker(self._memory)
            yield worker
        except BaseException:
            if worker is not None:
                worker.end()
            worker = None
            raise
        finally:
            self._free.put(worker)
