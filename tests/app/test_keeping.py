"""Answers are given again until the record changes, and no longer; memory stays bounded."""

import asyncio

import httpx
import pytest
from records import add

from app.http import create_app
from app.http.conditional import Conditional
from app.http.keeping import Answer, Answers
from graph import KnowledgeGraph


class Counting:
    """Answers with how often it was asked."""

    def __init__(self, status=200, size=0):
        self.asked, self._status, self._size = 0, status, size

    async def __call__(self, scope, receive, send):
        self.asked += 1
        await send({"type": "http.response.start", "status": self._status, "headers": []})
        await send({"type": "http.response.body", "body": f"{self.asked} ".encode(), "more_body": True})
        await send({"type": "http.response.body", "body": b"x" * self._size})


def asked(app, *requests):
    """Give the first word of the answer to each request: a path, or a path and headers."""

    async def all_of_them():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://readout") as client:
            for path, *headers in requests:
                method, _, address = path.rpartition(" ")
                answer = await client.request(method or "GET", address, headers=dict(*headers))
                yield answer.text.partition(" ")[0]

    async def collected():
        return [word async for word in all_of_them()]

    return asyncio.run(collected())


def layer(inner, *, most=100_000, changes=None):
    numbers = iter(changes or ())
    return Conditional(inner, change=lambda: next(numbers, 1), version="1", answers=Answers(most))


def test_what_is_asked_again_is_not_made_again():
    assert asked(layer(Counting()), ("/a",), ("/a",), ("/b",), ("/a",)) == ["1", "1", "2", "1"]


def test_a_change_of_the_record_ends_all_that_was_kept():
    assert asked(layer(Counting(), changes=[1, 1, 2, 2]), *[("/a",)] * 4) == ["1", "1", "2", "2"]


@pytest.mark.parametrize(
    "other", [("/a?x",), ("/a", {"Accept": "text/csv"}), ("/a", {"Accept-Encoding": "br"}), ("/%61",)]
)
def test_another_address_or_form_is_another_answer(other):
    assert asked(layer(Counting()), ("/a",), other) == ["1", "2"]


@pytest.mark.parametrize("path", ["/sparql?query=x", "/metrics", "/ready", "POST /a"])
def test_what_does_not_follow_from_the_record_is_not_kept(path):
    assert asked(layer(Counting()), (path,), (path,)) == ["1", "2"]


@pytest.mark.parametrize("inner", [Counting(status=404), Counting(size=20_000)])
def test_problems_and_long_answers_are_not_kept(inner):
    assert asked(layer(inner), ("/a",), ("/a",)) == ["1", "2"]


def test_nothing_is_kept_where_none_may_be():
    assert asked(layer(Counting(), most=0), ("/a",), ("/a",)) == ["1", "2"]


def test_the_answer_asked_for_longest_ago_goes_when_there_are_too_many():
    answers, large = Answers(80_000), Answer((), b"x" * 8000)
    keys = [(bytes([number]), b"", b"", b"") for number in range(9)]
    answers.find(1, keys[0])
    for key in keys:
        answers.keep(1, key, large)
        answers.find(1, keys[0])
    assert [answers.find(1, key) is not None for key in keys] == [True, False] + [True] * 7


def test_an_answer_that_is_overtaken_by_a_change_is_not_kept():
    answers, key = Answers(80_000), (b"/a", b"", b"", b"")
    answers.find(1, key)
    answers.find(2, key)
    answers.keep(1, key, Answer((), b"old"))
    assert answers.find(2, key) is None


def test_kept_answers_are_whole_and_new_after_a_document_came(tmp_path):
    with KnowledgeGraph.open(tmp_path) as kg:
        add(kg, "d/1", "They met.", about=("trade",))
        app = create_app(kg, origins=["https://a.example"])

        async def ask(session):
            headers = {"Accept-Encoding": "gzip", "Origin": "https://a.example"}
            return await session.get("/events", headers=headers)

        async def run():
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://readout") as session:
                first, again = await ask(session), await ask(session)
                plain = await session.get("/events", headers={"Accept-Encoding": "identity"})
                add(kg, "d/2", "They met again.", date="2018-03-01")
                return first, again, plain, await ask(session)

        first, again, plain, later = asyncio.run(run())
    assert (first.content, dict(first.headers)) == (again.content, dict(again.headers))
    assert first.json() == plain.json()
    assert "content-encoding" not in plain.headers
    assert "access-control-allow-origin" not in plain.headers
    assert (first.json()["total"], later.json()["total"]) == (1, 2)
