"""Let pages of other servers read some answers (CORS): those of a prefix, and no others."""

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send


class Shared:
    """Shares the addresses under a prefix with every origin; nothing of a user's own is sent along."""

    def __init__(self, app: ASGIApp, *, prefix: str) -> None:
        self._app, self._prefix = app, prefix
        self._shared = CORSMiddleware(app, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = scope.get("path", "") if scope["type"] == "http" else ""
        shared = path == self._prefix or path.startswith(f"{self._prefix}/")
        await (self._shared if shared else self._app)(scope, receive, send)
