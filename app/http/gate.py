"""Let changes in only with the server's token (`READOUT_TOKEN`), sent as `Authorization: Bearer ...`."""

import hmac
from collections.abc import Callable
from typing import Annotated

from fastapi import Header

from graph.errors import Forbidden, Unauthorized

Gate = Callable[..., None]
"""A dependency of routes that change the graph."""


def make_gate(token: str) -> Gate:
    """Give the gate of a server with this token; with an empty one nothing may be changed."""

    def gate(authorization: Annotated[str, Header(include_in_schema=False)] = "") -> None:
        if not token:
            raise Forbidden("this server takes no changes; READOUT_TOKEN was not set when it started")
        scheme, _, given = authorization.partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
            raise Unauthorized("give the token of the server as Authorization: Bearer TOKEN")

    return gate
