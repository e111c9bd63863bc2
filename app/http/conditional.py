"""Spare what has not changed: answers carry an ETag of the last change of the record, and 304 where it is known.

Whatever a GET answers follows from its address, the form asked for and the record, so the number of the last change
stands for the body and nothing has to be computed to compare it; the same answer can be given again until the record
changes.
"""

from collections.abc import Callable
from typing import Final
from zlib import crc32

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.keeping import Answers, Key

_LEFT_OUT: Final = ("/metrics", "/health", "/ready", "/judgements", "/compare", "/reconcile")
"""Answers that change without the record, or are of the moment."""

_NOT_KEPT: Final = "/sparql"
"""Answers that may differ from one time to the next: queries know chance and the time of day."""


class Conditional:
    """Gives and heeds ETags of GET and HEAD, and gives answers again that it gave since the last change."""

    def __init__(self, app: ASGIApp, *, change: Callable[[], int], version: str, answers: Answers) -> None:
        """Take what gives the number of the last change, and the version of the program, which changes answers too."""
        self._app, self._change, self._version, self._answers = app, change, version.encode(), answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or scope["path"].startswith(_LEFT_OUT):
            await self._app(scope, receive, send)
            return
        change, (key, known) = self._change(), _asked(scope)
        tag = self._tag(change, key)
        if known and tag in [each.strip() for each in known.decode("latin-1").split(",")]:
            response = Response(status_code=304, headers={"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"})
            await response(scope, receive, send)
            return
        if scope["method"] == "HEAD" or scope["path"].startswith(_NOT_KEPT):
            await self._app(scope, receive, _tagging(send, tag))
            return
        kept = self._answers.find(change, key)
        if kept is not None:
            await kept.send(send)
            return
        await self._app(scope, receive, _tagging(self._answers.keeping(send, change, key), tag))

    def _tag(self, change: int, key: Key) -> str:
        path, query, accept, _ = key
        return f'W/"{change:x}-{crc32(b"%b %b %b?%b" % (self._version, path, accept, query)):08x}"'


def _asked(scope: Scope) -> tuple[Key, bytes]:
    """Give what an answer follows from, and the tags that are known already."""
    told: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        if name in _HEEDED:
            told[name] = told[name] + b"," + value if name in told else value
    path = scope.get("raw_path") or scope["path"].encode()
    accept, packing, known = (told.get(name, b"") for name in _HEEDED)
    return (path, scope.get("query_string", b""), accept, packing), known


_HEEDED: Final = (b"accept", b"accept-encoding", b"if-none-match")


def _tagging(send: Send, tag: str) -> Send:
    async def tagged(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            headers.setdefault("etag", tag)
            headers.setdefault("cache-control", "no-cache")
        await send(message)

    return tagged
