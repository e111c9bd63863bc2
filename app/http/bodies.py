"""Read the body of a request up to a size, however it is sent."""

from fastapi import Request
from starlette.exceptions import HTTPException


async def read_body(request: Request, largest: int) -> bytes:
    """Give the body.

    Raises:
        HTTPException: it is larger than `largest` bytes (413).
    """
    body = bytearray()
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > largest:
        raise too_large(largest)
    async for part in request.stream():
        body += part
        if len(body) > largest:
            raise too_large(largest)
    return bytes(body)


def too_large(largest: int) -> HTTPException:
    """Give the fault of a body that is too large."""
    return HTTPException(413, f"a body may have {largest:,} bytes", {"Connection": "close"})
