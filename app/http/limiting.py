"""Keep what one client can take in bounds: the size and slowness of bodies, and requests a second."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.faults import answer_fault, answer_status
from graph.errors import TooMany

LARGEST: Final = 4_000_000
"""The most bytes of a body."""

PATIENCE: Final = 30.0
"""How many seconds a body may take to come."""

_CLIENTS: Final = 20_000
"""How many clients are remembered; the one that asked longest ago is forgotten."""


class Bodies:
    """Ends requests whose bodies are too large (413) or come too slowly (408)."""

    def __init__(self, app: ASGIApp, *, largest: int = LARGEST, patience: float = PATIENCE) -> None:
        self._app, self._largest, self._patience = app, largest, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if told.isdecimal() and int(told[:20]) > self._largest:
            await answer_status(413, f"a body may have {self._largest:,} bytes")(scope, receive, send)
            return
        body = await self._read(receive)
        if isinstance(body, int):
            told_why = "the body came too slowly" if body == 408 else f"a body may have {self._largest:,} bytes"
            await answer_status(body, told_why)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | int:
        """Give the body, or the status of what is wrong with it."""
        body = bytearray()
        try:
            async with asyncio.timeout(self._patience):
                while True:
                    message = await receive()
                    body += message.get("body", b"")
                    if len(body) > self._largest:
                        return 413
                    if not message.get("more_body", False):
                        return bytes(body)
        except TimeoutError:
            return 408


class RateLimit:
    """Answers 429 to a client that asks more often than it may; a client is an address."""

    def __init__(self, app: ASGIApp, *, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Let each client ask `rate` times a second, and ten seconds' worth at once."""
        self._app, self._rate, self._clock = app, rate, clock
        self._most = max(1.0, rate * 10)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and not self._take((scope.get("client") or ("",))[0]):
            response = answer_fault(TooMany("this server takes fewer requests of one client; ask more slowly"))
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _take(self, client: str) -> bool:
        now = self._clock()
        left, seen = self._left.pop(client, (self._most, now))
        left = min(self._most, left + (now - seen) * self._rate)
        self._left[client] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return left >= 1


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
