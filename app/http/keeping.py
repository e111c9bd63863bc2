"""Keep answers for as long as the record stays as it is, so that what is asked again needs no work.

Each process keeps its own, up to a number of bytes; the answer that was asked for longest ago goes first.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

from starlette.types import Message, Send

Key = tuple[bytes, bytes, bytes, bytes]
"""Path, query string, and the headers Accept and Accept-Encoding of a request."""

SHARE: Final = 8
"""One answer takes at most this part of all bytes."""

_OVERHEAD: Final = 1000
"""About how many bytes an answer takes beside its body and its key."""


class Answer(NamedTuple):
    """An answer of status 200 as it was sent."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    async def send(self, send: Send) -> None:
        """Send it again."""
        await send({"type": "http.response.start", "status": 200, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": self.body})


class Answers:
    """The answers that were given since the record changed last."""

    def __init__(self, most: int) -> None:
        """Keep up to `most` bytes, 0 for none."""
        self.most = most
        self._change, self._size = -1, 0
        self._known: OrderedDict[Key, Answer] = OrderedDict()

    def find(self, change: int, key: Key) -> Answer | None:
        """Give the answer to a request where it was given since this change of the record."""
        if change != self._change:
            self._known.clear()
            self._change, self._size = change, 0
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        return found

    def keep(self, change: int, key: Key, answer: Answer) -> None:
        """Keep an answer to a request that came after this change of the record."""
        size = _size(key, answer)
        if change != self._change or size * SHARE > self.most or key in self._known:
            return
        self._known[key] = answer
        self._size += size
        while self._size > self.most:
            self._size -= _size(*self._known.popitem(last=False))

    def keeping(self, send: Send, change: int, key: Key) -> Send:
        """Give what sends an answer on and keeps it when it was sent whole."""
        if not self.most:
            return send
        return _Recorder(send, self.most // SHARE, lambda answer: self.keep(change, key, answer))


class _Recorder:
    """Sends an answer on, and hands it over at its end where its status is 200 and it is not too long."""

    def __init__(self, send: Callable[[Message], Awaitable[None]], most: int, done: Callable[[Answer], None]) -> None:
        self._send, self._most, self._done = send, most, done
        self._headers: tuple[tuple[bytes, bytes], ...] | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self._headers = tuple(message["headers"]) if message["status"] == 200 else None
        elif self._headers is not None:
            self._body += message.get("body", b"")
            if len(self._body) > self._most:
                self._headers, self._body = None, b""
            elif not message.get("more_body", False):
                self._done(Answer(self._headers, self._body))
        await self._send(message)


def _size(key: Key, answer: Answer) -> int:
    return _OVERHEAD + sum(map(len, key)) + len(answer.body)
