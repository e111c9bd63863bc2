"""Answer only under the names that the server goes by.

A page of elsewhere can have its own name lead to this machine and then read, in a browser on it, what a server here
answers (DNS rebinding); such a request still bears the name of that page in its `Host` header.
"""

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from app.http.faults import answer_status

LOCAL: Final = ("localhost", "127.0.0.1", "[::1]")
"""The names of a machine for itself."""

ANY: Final = "*"
"""Stands for every name."""


class Hosts:
    """Answers 421 to requests for a host that is none of the server's; a request may name none (HTTP/1.0)."""

    def __init__(self, app: ASGIApp, *, names: Sequence[str]) -> None:
        self._app, self._names = app, frozenset(map(bare, names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            for name, value in scope["headers"]:
                if name == b"host" and bare(value.decode("latin-1")) not in self._names:
                    answer = answer_status(421, "this server does not go by that name; READOUT_HOSTS can name it")
                    await answer(scope, receive, send)
                    return
        await self._app(scope, receive, send)


def bare(host: str) -> str:
    """Give a host without its port, in small letters."""
    name = host.strip().lower()
    if not name.endswith("]"):
        head, colon, port = name.rpartition(":")
        name = head if colon and (port.isdecimal() or not port) else name
    return name.removesuffix(".")


def names_of(host: str, base: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """Give the names of a server that listens on `host`, empty where it answers to any.

    `chosen` are those that its keeper named. Without any, a server of a loopback address goes by that, by the usual
    names of the machine for itself and by the host of its public address `base`; one that others reach goes by any.
    """
    if ANY in chosen or (not chosen and not is_loopback(host)):
        return ()
    shown = f"[{host}]" if ":" in host else host
    public = urlsplit(base).netloc.rpartition("@")[2]
    return tuple(filter(None, dict.fromkeys((*chosen, *LOCAL, shown, bare(public)))))


def is_loopback(host: str) -> bool:
    """Tell whether an address is one that only the machine itself reaches."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
