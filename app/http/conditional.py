"""Spare what has not changed: answers carry an ETag of the last change of the record, and 304 where it is known.

Whatever a GET answers follows from its address, the form asked for and the record, so the number of the last change
stands for the body and nothing has to be computed to compare it.
"""

from collections.abc import Callable
from typing import Final
from zlib import crc32

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LEFT_OUT: Final = ("/metrics", "/health", "/ready", "/judgements", "/compare", "/reconcile")
"""Answers that change without the record, or are of the moment."""


class Conditional:
    """Gives and heeds ETags of GET and HEAD."""

    def __init__(self, app: ASGIApp, *, change: Callable[[], int], version: str) -> None:
        """Take what gives the number of the last change, and the version of the program, which changes answers too."""
        self._app, self._change, self._version = app, change, version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or scope["path"].startswith(_LEFT_OUT):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        tag = self._tag(scope, headers.get("accept", ""))
        known = [each.strip() for each in headers.get("if-none-match", "").split(",")]
        if tag in known:
            response = Response(status_code=304, headers={"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"})
            await response(scope, receive, send)
            return
        await self._app(scope, receive, _tagging(send, tag))

    def _tag(self, scope: Scope, accept: str) -> str:
        asked = f"{self._version} {scope['path']} {accept}".encode() + b"?" + scope.get("query_string", b"")
        return f'W/"{self._change():x}-{crc32(asked):08x}"'


def _tagging(send: Send, tag: str) -> Send:
    async def tagged(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            headers.setdefault("etag", tag)
            headers.setdefault("cache-control", "no-cache")
        await send(message)

    return tagged
