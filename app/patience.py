"""Close connections that bring no whole request in time, so that slow clients cannot take all of them."""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SECONDS: Final = 20.0
"""How long the head of a request may take to come."""


class Patient(HttpToolsProtocol):
    """The usual protocol, which waits for the head of the first request no longer than it may take."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._late = self.loop.call_later(SECONDS, transport.close)

    def on_headers_complete(self) -> None:
        """End the wait: the request is there."""
        if self._late is not None:
            self._late.cancel()
            self._late = None
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """End the wait with the connection."""
        if self._late is not None:
            self._late.cancel()
        super().connection_lost(exc)
