"""Offer an application over HTTP until somebody stops it.

The socket is bound before anything else is done, so a taken port is told at once.
"""

import errno
import signal
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from graph.errors import BadFilter

if TYPE_CHECKING:
    from fastapi import FastAPI

THREADS = 12
"""How many questions one process works on at once; with more, each of them takes longer and none is done sooner."""


def bind(host: str, port: int) -> socket.socket:
    """Give a socket that is bound to an address; port 0 takes any that is free.

    Raises:
        BadFilter: the port is taken or forbidden, or the host is none of this machine.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except OSError as fault:
        raise BadFilter("host", host, "no such address") from fault
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind(address)
    except OSError as fault:
        bound.close()
        reason = "is taken; choose another" if fault.errno == errno.EADDRINUSE else (fault.strerror or "cannot be used")
        raise BadFilter("port", port, reason) from fault
    return bound


def address_of(bound: socket.socket) -> str:
    """Give the address of a bound socket as a browser takes it."""
    host, port = bound.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


def run(app: "FastAPI", bound: socket.socket, *, ready: Callable[[], None]) -> None:
    """Serve an application until the process is told to stop; `ready` is called when it answers."""
    import uvicorn
    from anyio import to_thread

    from app.patience import Patient

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            to_thread.current_default_thread_limiter().total_tokens = THREADS
            await super().startup(sockets)
            ready()

    signal.signal(signal.SIGTERM, _stop)
    config = uvicorn.Config(
        app,
        http=Patient,
        loop="uvloop",
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=5,
        backlog=2048,
    )
    try:
        Server(config).run(sockets=[bound])
    except KeyboardInterrupt:
        pass  # the server has answered what it was asked and closed
    finally:
        bound.close()


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
