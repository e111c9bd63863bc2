"""Write the examples of answers in the OpenAPI description: the samples are read, and each operation is asked.

Lists are cut to their first item, long texts to a line. Usage: python -m tools.make_examples
"""

import asyncio
import json
import tempfile
from pathlib import Path
from typing import Any, Final

import httpx

from app.http import create_app
from app.http.examples import FILE, PARAMETERS
from app.posting import draw_up
from app.reading import load_extract
from graph import KnowledgeGraph
from graph.sparql import Endpoint

ROOT: Final = Path(__file__).parents[1]
LONGEST: Final = 200
LISTS: Final = 2
ADDRESS: Final = "http://127.0.0.1:8000"
QUERY: Final = 'SELECT ?event ?day WHERE { ?event :involves [ :iso3 "SYR" ] ; :date ?day } ORDER BY ?day LIMIT 1'
DOCUMENT: Final = {
    "text": "MOSCOW, Nov. 21. Russian President Vladimir Putin met French President Emmanuel Macron on Monday.",
    "published": "2017-11-21", "publisher": "Press Office",
}  # fmt: skip
JUDGEMENT: Final = {"left": "e-a9e4289dc0a34ba1", "right": "e-b9330db7f14c22e3", "verdict": "different", "by": "Ana"}
BATCH: Final = {"queries": PARAMETERS["/reconcile queries"][1]}
ASKED: Final[dict[str, str]] = {
    "/events": "?state=RUS&after=2017-11&limit=1&facet=type&q=settlement",
    "/events/{id}": "", "/actors": "?q=Russian%20president&on=2017-11-21&limit=1", "/actors/{id}": "",
    "/actors/{id}/counterparts": "?limit=1", "/actors/{id}/timeline": "?limit=1", "/pairs/{one}/{other}": "?limit=1",
    "/pairs/{one}/{other}/timeline": "?limit=1", "/panel": "?state=RUS&before=2017", "/network": "?actor=Q7747",
    "/documents": "?limit=1", "/documents/{id}": "", "/claims/{id}": "", "/places": "?limit=1", "/places/{id}": "",
    "/issues": "?limit=1", "/issues/{id}": "", "/judgements": "", "/compare": "?left=%(left)s&right=%(right)s",
    "/reconcile": "?queries=%(queries)s", "/reconcile/suggest/entity": "?prefix=Pu",
    "/reconcile/suggest/type": "?prefix=Pe", "/reconcile/suggest/property": "?prefix=o",
    "/reconcile/flyout": "?id=Q7747", "/reconcile/properties": "?type=Person&limit=1", "/context.jsonld": "",
    "/changes": "?since=0&limit=1", "/stats": "", "/health": "", "/ready": "", "/sparql": "?query=%(query)s",
}  # fmt: skip
"""What is asked of each route that answers in JSON."""


async def examples(client: httpx.AsyncClient) -> dict[str, dict[str, dict[str, Any]]]:
    """Give by operation its answers and bodies by media type."""
    found = {}
    for path, body, kind in (
        ("/documents", DOCUMENT, "json"),
        ("/judgements", JUDGEMENT, "json"),
        ("/reconcile", BATCH, "data"),
    ):
        answer = await client.post(path, headers={"Authorization": "Bearer t"}, **{kind: body})
        form = answer.request.headers["content-type"]
        found[f"post {path}"] = {"body": {form: body}, **_told(answer)}
    judged = found["post /judgements"]["201"]["application/json"]["id"]
    words = {**JUDGEMENT, **BATCH, "query": QUERY}
    for path, asked in ASKED.items():
        words_quoted = {name: str(httpx.QueryParams({"x": word}))[2:] for name, word in words.items()}
        answer = await client.get(_filled(path) + asked % words_quoted if "%(" in asked else _filled(path) + asked)
        found[f"get {path}"] = _told(answer)
    answer = await client.post("/sparql", data={"query": QUERY})
    found["post /sparql"] = {"body": {"application/x-www-form-urlencoded": {"query": QUERY}}, **_told(answer)}
    answer = await client.delete(f"/judgements/{judged}", headers={"Authorization": "Bearer t"})
    return {**found, "delete /judgements/{id}": _told(answer)}


def _filled(path: str) -> str:
    filled = path
    for key, (_, example) in PARAMETERS.items():
        route, _, name = key.partition(" ")
        if route == path:
            filled = filled.replace(f"{{{name}}}", str(example))
    return filled


def _told(answer: httpx.Response) -> dict[str, dict[str, Any]]:
    answer.raise_for_status()
    form = answer.headers["content-type"].partition(";")[0]
    told = answer.json()
    return {str(answer.status_code): {form: json.dumps(told) if "sparql" in form else _short(told)}}


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _short(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_short(each) for each in value[:LISTS]]
    return f"{value[:LONGEST]}..." if isinstance(value, str) and len(value) > LONGEST else value


async def _ask(kg: KnowledgeGraph, folder: Path) -> dict[str, dict[str, dict[str, Any]]]:
    extract = load_extract()
    endpoint = Endpoint(kg, folder / "sparql")
    endpoint.refresh()
    app = create_app(
        kg, sparql=endpoint, token="t", take=lambda posted: kg.add(*next(iter(extract([draw_up(posted)]))))
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ADDRESS, timeout=60) as client:
        return await examples(client)


def main() -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as made, KnowledgeGraph.open(Path(made)) as kg:
        kg.read(str(ROOT / "samples"))
        told = asyncio.run(_ask(kg, Path(made)))
    file = ROOT / "app" / "http" / FILE
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
