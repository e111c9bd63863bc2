import asyncio
import datetime
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from app.http import create_app
from graph import KnowledgeGraph
from graph.model import Actor


@pytest.fixture
def kg() -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph() as opened:
        yield opened


@pytest.fixture
def ask(kg: KnowledgeGraph) -> Callable[..., httpx.Response]:
    """Give a function that asks an application over the graph; the application's faults come as answers."""
    app = create_app(kg, reference=SimpleNamespace(resolve=_resolve))  # type: ignore[arg-type]

    async def get(path: str, **options: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://readout") as client:
            return await client.request(options.pop("method", "GET"), path, **options)

    return lambda path, **options: asyncio.run(get(path, **options))


def _resolve(text: str, *, on: datetime.date | None = None) -> tuple[Any, ...]:
    if text != "Russian president" or on is None:
        return ()
    actor = Actor(id="Q1", kind="person", name="Anna Petrova", country="RUS")
    other = Actor(id="Q9", kind="person", name="Boris Orlov", country="RUS")
    return (
        SimpleNamespace(actor=actor, why="title at date", score=0.9),
        SimpleNamespace(actor=other, why="title at date", score=0.4),
    )
