"""Fetch what lies at an http(s) address, with bounds on time and size."""

import time
from dataclasses import dataclass

import httpx

from extract.reading.decoding import MOST_BYTES, sized
from graph.errors import UnreadableDocument

_WAIT = 20.0
"""Seconds that one step of a transfer may take."""
_WHOLE = 60.0
"""Seconds that a transfer may take as a whole; a sender that trickles would pass the limit of each step."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answers: `address` is the last one after redirects, `kind` the media type in lower case."""

    address: str
    kind: str
    charset: str | None
    content: bytes


def is_address(path: str) -> bool:
    """Tell whether a path is an address to fetch."""
    return path.lower().startswith(("http://", "https://"))


def new_client() -> httpx.Client:
    """Give a client that follows redirects, bounded in time."""
    return httpx.Client(timeout=_WAIT, follow_redirects=True, headers={"User-Agent": "readout"})


def fetch(address: str, client: httpx.Client) -> Fetched:
    """Give what lies at an address.

    Raises:
        UnreadableDocument: no answer, an answer that tells a failure, or one too slow, too long or empty.

    """
    try:
        with client.stream("GET", address) as answer:
            if answer.is_error:
                raise UnreadableDocument(address, f"answers {answer.status_code} {answer.reason_phrase}".strip())
            content = _body(answer, address)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UnreadableDocument(address, f"cannot be fetched: {error or type(error).__name__}") from error
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(str(answer.url), kind, answer.charset_encoding, sized(content, address))


def _body(answer: httpx.Response, address: str) -> bytes:
    end = time.monotonic() + _WHOLE
    content = bytearray()
    for part in answer.iter_bytes():
        content += part
        if len(content) > MOST_BYTES:
            break
        if time.monotonic() > end:
            raise UnreadableDocument(address, f"too slow: not read within {_WHOLE:.0f} seconds")
    return bytes(content)
