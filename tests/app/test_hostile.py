"""Whatever is asked, the server answers without a fault of its own and without telling of its inside."""

import asyncio
import random
import string
from types import SimpleNamespace
from urllib.parse import quote

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from records import add

from app.http import create_app
from graph import KnowledgeGraph
from graph.sparql import Endpoint, Limits

TOKEN = {"Authorization": "Bearer t"}
NASTY = (
    "' OR 1=1 --", '"; DROP TABLE events; --', "%00", "\x00", "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "{{7*7}}",
    "<script>", "𝕏" * 500, "a" * 20_000, "-1", "9" * 400, "1e309", "NaN", "[]", "{}", "*", '"', "AND OR NOT NEAR(",
    "\ud7ff", "2017-13-45", "0000-00-00", "9999-12-31/0001-01-01", "2017/" * 50, "W10=", "eyJh", "____", "ʼ", "%",
    "%%%s%n", "\u202e",
)  # fmt: skip


@pytest.fixture(scope="module")
def application(tmp_path_factory):
    with KnowledgeGraph.open(tmp_path_factory.mktemp("kg")) as kg:
        add(kg, "d/1", "They met.", about=("trade",))
        endpoint = Endpoint(kg, tmp_path_factory.mktemp("view"), limits=Limits(seconds=5))
        yield create_app(kg, sparql=endpoint, token="t")
        endpoint.close()


@pytest.fixture(scope="module")
def operations(application):
    paths = application.openapi()["paths"]
    return [(path, method, operation) for path, methods in paths.items() for method, operation in methods.items()]


def sound(answer):
    """Check that an answer is no fault of the server and tells nothing of its inside."""
    assert answer.status_code < 500, (answer.request.url, answer.text[:500])
    assert "Traceback" not in answer.text
    assert "sqlite" not in answer.text.lower().replace("readout.sqlite", "")


@pytest.fixture(scope="module")
def client(application):
    """Give what asks the application in one event loop; its faults come as answers."""
    with asyncio.Runner() as runner:
        transport = httpx.ASGITransport(application, raise_app_exceptions=False)
        session = httpx.AsyncClient(transport=transport, base_url="http://readout")

        def request(method, path, **options):
            return runner.run(session.request(method, path, **options))

        yield SimpleNamespace(
            request=request,
            get=lambda path, **options: request("GET", path, **options),
            post=lambda path, **options: request("POST", path, **options),
        )
        runner.run(session.aclose())


@pytest.mark.parametrize("nasty", NASTY)
def test_no_parameter_breaks_a_route(client, operations, nasty):
    for path, method, operation in operations:
        if method != "get":
            continue
        parameters = operation.get("parameters", [])
        filled = path
        for parameter in parameters:
            if parameter["in"] == "path":
                filled = filled.replace(f"{{{parameter['name']}}}", quote(nasty, safe=""))
        for parameter in parameters:
            if parameter["in"] == "query":
                sound(client.get(filled, params={parameter["name"]: nasty}))
        if filled != path:
            sound(client.get(filled, headers={"Accept": "text/turtle"}))


def test_ten_thousand_random_requests_do_no_harm(client, operations):
    drawn = random.Random(5)
    gets = [path for path, method, _ in operations if method == "get" and path not in {"/sparql", "/network", "/panel"}]
    letters = string.printable + "éŁ\u2028🎉\x00"
    names = ("actor", "state", "q", "cursor", "limit", "after", "type", "facet", "as_of", "order", "on", "since")
    for _ in range(10_000):
        path = drawn.choice(gets)
        while "{" in path:
            head, _, rest = path.partition("{")
            path = (
                head
                + "".join(drawn.choices(string.ascii_letters + "-.~%20", k=drawn.randrange(1, 9)))
                + rest.partition("}")[2]
            )
        asked = {
            name: "".join(drawn.choices(letters, k=drawn.randrange(6)))
            for name in drawn.sample(names, drawn.randrange(3))
        }
        sound(
            client.get(
                path, params=asked, headers={"Accept": drawn.choice(("*/*", "text/turtle", ",;q=", "text/html"))}
            )
        )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"text":' * 20_000,
        b'{"text": "\\ud800"}',
        b'{"text": 1}',
        b"\xff\xfe",
        b"null",
        b'{"text": "a", "published": "x"}',
    ],
)
@pytest.mark.parametrize("path", ["/documents", "/judgements"])
def test_no_body_breaks_the_server(client, path, body):
    answer = client.post(path, content=body, headers={**TOKEN, "Content-Type": "application/json"})
    sound(answer)
    assert answer.status_code >= 400


def test_a_huge_body_is_refused(client):
    answer = client.post("/documents", content=b" " * 5_000_000, headers=TOKEN)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/documents/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//x", "/events/%ff"]
)
def test_no_path_leads_out_of_the_graph(client, path):
    answer = client.get(path)
    sound(answer)
    assert "root:" not in answer.text


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer x", "Basic dDp0", "Bearer tt", "bearer \xe9"])
def test_nobody_writes_without_the_token(client, token):
    headers = {"Authorization": token.encode("latin-1")}
    for method, path in (("POST", "/documents"), ("DELETE", "/documents/d%2F1"), ("POST", "/judgements")):
        answer = client.request(method, path, json={"text": "a"}, headers=headers)
        assert answer.status_code in {400, 401}
    assert client.get("/documents/d%2F1").status_code == 200


@pytest.mark.filterwarnings("ignore")
def test_schemathesis_finds_no_fault_on_any_route(application):
    schema = schemathesis.openapi.from_asgi("/openapi.json", application)

    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(operation.as_strategy())
        def attempt(case):
            sound(case.call(headers=TOKEN))

        attempt()
