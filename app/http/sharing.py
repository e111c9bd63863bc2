"""Let pages of other servers read some answers (CORS): reconciliation everybody's, all else those of chosen origins.

A graph may hold what is not for everybody, and a server on one's own machine can be reached by any page in one's own
browser; so nothing is shared unless its origin is named.
"""

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

_HEADERS = ["ETag", "Link", "Location", "Readout-Total", "Readout-Change", "Readout-Truncated", "Retry-After"]


class Shared:
    """Shares the addresses under a prefix with every origin, and all with those named; no cookies are sent along."""

    def __init__(self, app: ASGIApp, *, prefix: str, origins: Sequence[str] = ()) -> None:
        self._prefix = prefix
        self._open = CORSMiddleware(app, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
        methods = ["GET", "HEAD", "POST", "DELETE"]
        self._other: ASGIApp = (
            CORSMiddleware(
                app, allow_origins=origins, allow_methods=methods, allow_headers=["*"], expose_headers=_HEADERS
            )
            if origins
            else app
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = scope.get("path", "") if scope["type"] == "http" else ""
        shared = path == self._prefix or path.startswith(f"{self._prefix}/")
        await (self._open if shared else self._other)(scope, receive, send)
