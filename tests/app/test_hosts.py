"""A server answers only under its own names, so that no page of elsewhere reads it by a name of its own."""

import asyncio

import httpx
import pytest

from app.http import create_app
from app.http.hosts import bare, names_of
from graph import KnowledgeGraph


def status(hosts, host):
    async def get():
        with KnowledgeGraph() as kg:
            transport = httpx.ASGITransport(create_app(kg, hosts=hosts))
            async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
                return await client.get("/health", headers={"Host": host})

    return asyncio.run(get())


def test_another_name_is_a_problem():
    answer = status(["localhost"], "evil.example")
    assert (answer.status_code, answer.headers["content-type"]) == (421, "application/problem+json")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "localhost.", "localhost:"])
def test_a_name_of_its_own_is_answered_with_any_port(host):
    assert status(["localhost"], host).status_code == 200


def test_without_names_every_one_is_answered():
    assert status([], "evil.example").status_code == 200


@pytest.mark.parametrize("host", ["", "localhost.evil.example", "127.0.0.1@evil.example", "localhost evil", "[::1"])
def test_what_only_looks_like_a_name_is_none(host):
    assert status(["localhost", "127.0.0.1", "[::1]"], host).status_code == 421


def test_ports_and_case_are_no_part_of_a_name():
    assert [bare(host) for host in ("A:80", "[::1]:80", "[::1]", "a.")] == ["a", "[::1]", "[::1]", "a"]


@pytest.mark.parametrize(
    ("host", "base", "chosen", "wanted"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", (), {"localhost", "127.0.0.1", "[::1]"}),
        ("127.0.0.2", "https://a.example/r/", (), {"localhost", "127.0.0.1", "[::1]", "127.0.0.2", "a.example"}),
        ("::1", "", (), {"localhost", "127.0.0.1", "[::1]"}),
        ("0.0.0.0", "http://0.0.0.0:8000", (), set()),
        ("127.0.0.1", "", ("*",), set()),
        ("0.0.0.0", "", ("a.example",), {"a.example", "localhost", "127.0.0.1", "[::1]", "0.0.0.0"}),
    ],
)  # fmt: skip
def test_the_usual_names_follow_from_where_it_listens(host, base, chosen, wanted):
    assert set(names_of(host, base, chosen)) == wanted
