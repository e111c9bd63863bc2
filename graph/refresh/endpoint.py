"""Ask a SPARQL endpoint politely: by pages, with pauses, under a name, and no sooner again than it allows."""

import datetime
import json
import time
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType
from typing import Any, Final, Self

import httpx

from graph.errors import EndpointError

WIKIDATA: Final = "https://query.wikidata.org/sparql"

Row = Mapping[str, str | None]
"""The values of a result's variables; None for a blank node, which stands for "some value"."""

_BUSY = frozenset({429, 502, 503, 504})
_LONGEST_WAIT = 300.0


class Endpoint:
    """An endpoint by its address. `pause` seconds lie between requests, `page` rows are asked for at once.

    `tries` requests are made before an endpoint that is busy or silent is given up.
    """

    def __init__(
        self,
        url: str,
        *,
        page: int = 500,
        pause: float = 1.0,
        timeout: float = 60.0,
        tries: int = 4,
        contact: str = "",
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.url = url
        self._page, self._pause, self._tries, self._sleep = page, pause, tries, sleep
        name = f"readout/{version('readout')} (reference refresh{'; ' + contact if contact else ''})"
        headers = {"User-Agent": name, "Accept": "application/sparql-results+json"}
        try:
            self._client = httpx.Client(headers=headers, timeout=timeout, follow_redirects=True)
            self._host = httpx.URL(url).host
        except (httpx.InvalidURL, UnicodeError) as fault:
            raise EndpointError(url, "is no address") from fault
        if not self._host or not url.startswith(("http://", "https://")):
            raise EndpointError(url, "is no address; give one that begins with http:// or https://")
        self._asked = False

    @property
    def host(self) -> str:
        """The name of the machine that answers."""
        return self._host

    def rows(self, query: str) -> Iterator[list[Row]]:
        """Give the rows of a query page by page; the query has to put its rows in order and set no limit.

        Raises:
            EndpointError: it cannot be reached, refuses, stays silent, or answers with something else than rows.
        """
        offset = 0
        while True:
            rows = self._select(f"{query}\nLIMIT {self._page} OFFSET {offset}")
            yield rows
            if len(rows) < self._page:
                return
            offset += self._page

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _select(self, query: str) -> list[Row]:
        if self._asked:
            self._sleep(self._pause)
        self._asked = True
        return self._read(self._ask(query))

    def _ask(self, query: str) -> httpx.Response:
        reason = ""
        for again in range(self._tries):
            try:
                answer = self._client.post(self.url, data={"query": query})
            except httpx.TimeoutException:
                wait, reason = self._wait(None, again), "does not answer in time; try a smaller --page, or later"
            except httpx.HTTPError as fault:
                raise EndpointError(self.url, f"cannot be reached ({fault or type(fault).__name__})") from fault
            else:
                if answer.status_code not in _BUSY:
                    return self._accepted(answer)
                wait, reason = self._wait(answer, again), f"is busy (status {answer.status_code}); try again later"
            if again + 1 < self._tries:
                self._sleep(wait)
        raise EndpointError(self.url, reason)

    def _accepted(self, answer: httpx.Response) -> httpx.Response:
        if answer.is_success:
            return answer
        told = " ".join(answer.text.split())[:120]
        raise EndpointError(self.url, f"refuses with status {answer.status_code}: {told}")

    def _wait(self, answer: httpx.Response | None, again: int) -> float:
        """Give how long to wait: as long as the endpoint says, else longer each time."""
        usual = max(self._pause, 1.0) * 2**again
        told = answer.headers.get("retry-after") if answer is not None else None
        return min(_seconds(told, usual), _LONGEST_WAIT)

    def _read(self, answer: httpx.Response) -> list[Row]:
        try:
            return [_row(binding) for binding in json.loads(answer.content)["results"]["bindings"]]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
            raise EndpointError(self.url, "answers with something that is no SPARQL result in JSON") from fault


def _row(binding: Mapping[str, Any]) -> Row:
    return {name: None if term["type"] == "bnode" else str(term["value"]) for name, term in binding.items()}


def _seconds(told: str | None, usual: float) -> float:
    """Give the seconds of a Retry-After header, which holds a number or a date."""
    if told is None:
        return usual
    if told.strip().isdecimal():
        return float(told)
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return usual
    until = until if until.tzinfo else until.replace(tzinfo=datetime.UTC)
    return max(0.0, (until - datetime.datetime.now(datetime.UTC)).total_seconds())
