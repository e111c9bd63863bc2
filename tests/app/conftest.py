import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from tables import write_tables

from app.http import create_app
from graph import KnowledgeGraph
from graph.reference import Reference


@pytest.fixture
def kg() -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph() as opened:
        yield opened


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    return Reference(write_tables(tmp_path_factory.mktemp("tables")))


@pytest.fixture
def ask(kg: KnowledgeGraph, reference: Reference) -> Callable[..., httpx.Response]:
    """Give a function that asks an application over the graph; the application's faults come as answers."""
    app = create_app(kg, reference=reference)

    async def get(path: str, **options: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://readout") as client:
            return await client.request(options.pop("method", "GET"), path, **options)

    return lambda path, **options: asyncio.run(get(path, **options))
