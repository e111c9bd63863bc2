"""One SPARQL view for several workers: the process that owns it answers the others over a socket of the machine.

The socket lies in a folder that only the user may enter, and both ends know a key that nobody else does.
"""

import threading
from contextlib import suppress
from multiprocessing.connection import Client, Listener
from pathlib import Path
from typing import Any, Final, NamedTuple

from app.http.sparql import Sparql
from graph.errors import BadQuery, QueryLimit, ReadoutError, StoreError, TooMany
from graph.sparql import Answer, Query

_FAULTS: Final = {fault.__name__: fault for fault in (BadQuery, QueryLimit, TooMany)}


class Line(NamedTuple):
    """Where the owner of the view listens, and the key."""

    socket: Path
    key: bytes


class Owner:
    """Answers the queries of others, each in a thread of its own, until it is closed."""

    def __init__(self, sparql: Sparql, line: Line) -> None:
        self._sparql = sparql
        self._listener = Listener(str(line.socket), "AF_UNIX", backlog=128, authkey=line.key)
        threading.Thread(target=self._listen, name="sparql owner", daemon=True).start()

    def close(self) -> None:
        """Take no more queries."""
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                asked = self._listener.accept()
            except EOFError:
                continue  # who rang has hung up
            except OSError:
                return  # closed
            except Exception:  # noqa: BLE001 - a wrong key ends one call and not the listening
                continue
            threading.Thread(target=self._serve, args=(asked,), daemon=True).start()

    def _serve(self, asked: Any) -> None:
        with suppress(EOFError, OSError), asked:
            query = asked.recv()
            asked.send(self._sparql.seen() if query is None else self._answer(query))

    def _answer(self, query: Query) -> Answer | tuple[str, str]:
        try:
            return self._sparql.ask(query)
        except ReadoutError as fault:
            return type(fault).__name__, str(fault)


class Remote:
    """A view that another process owns."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def ask(self, query: Query) -> Answer:
        """Answer a query.

        Raises:
            BadQuery, QueryLimit, TooMany: as the owner's own.
            StoreError: the owner does not answer.
        """
        answer = self._call(query)
        if isinstance(answer, Answer):
            return answer
        kind, told = answer
        raise _FAULTS[kind](told) if kind in _FAULTS else StoreError("view", told)

    def seen(self) -> int | None:
        """Give the number of the last change that the view has seen; None while it is built."""
        seen: int | None = self._call(None)
        return seen

    def _call(self, query: Query | None) -> Any:
        try:
            with Client(str(self._line.socket), "AF_UNIX", authkey=self._line.key) as owner:
                owner.send(query)
                return owner.recv()
        except (OSError, EOFError) as fault:
            raise StoreError("view", "the owner of the SPARQL view does not answer") from fault
