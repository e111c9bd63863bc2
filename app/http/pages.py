"""The page that lists the operations, made from the OpenAPI description.

It works without a network and without scripts: FastAPI's own pages load theirs from elsewhere.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.http.faults import PROBLEMS


def pages_router() -> APIRouter:
    """Give the routes of pages for people; the description for programs is `/openapi.json`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def show_start() -> RedirectResponse:
        return RedirectResponse("docs")

    @router.get("/docs")
    def show_docs(request: Request) -> HTMLResponse:
        return HTMLResponse(docs_page(request.app.openapi()), headers={"Content-Security-Policy": _POLICY})

    return router


def docs_page(description: Mapping[str, Any]) -> str:
    """Give the HTML page of an OpenAPI description: each operation with its parameters, and a form to try it."""
    facts = description["info"]
    operations = "".join(
        _operation(method.upper(), path, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(facts["title"])} API</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_LOOKS}</style>'
        f"<h1>{escape(facts['title'])} <small>{escape(facts['version'])}</small></h1>"
        f"<p>{escape(facts['description'])}</p>"
        '<p>For programs: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).</p>'
        f"{operations}<h2>Problems</h2>"
        "<p>Faults are answered as <code>application/problem+json</code> (RFC 9457), with one of these types:</p>"
        f"<dl>{''.join(_problems())}</dl></html>"
    )


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> str:
    parameters = operation.get("parameters", [])
    rows = "".join(_parameter(parameter) for parameter in parameters)
    table = f"<table>{rows}</table>" if rows else ""
    ask = (
        ""
        if "{" in path or method != "GET"
        else f'<button>Ask</button> <a href="{escape(path[1:])}">{escape(path)}</a>'
    )
    return (
        f"<section><h2><code>{method} {escape(path)}</code> {escape(operation['summary'])}</h2>"
        f"<p>{_prose(operation.get('description', ''))}</p>"
        f'<form action="{escape(path[1:])}">{table}{ask}</form></section>'
    )


def _parameter(parameter: Mapping[str, Any]) -> str:
    name, schema = escape(parameter["name"]), parameter["schema"]
    told = _prose(parameter.get("description", schema.get("description", "")))
    if parameter["in"] == "path":
        return f"<tr><th>{name}<td>in the path<td>{told}"
    return f"<tr><th>{name}<td>{_field(name, schema)}<td>{told}"


def _field(name: str, schema: Mapping[str, Any]) -> str:
    choices = next((s["enum"] for s in (schema, *schema.get("anyOf", [])) if "enum" in s), None)
    if choices:
        options = "".join(f"<option>{escape(str(choice))}" for choice in choices)
        return f"<select name={name} aria-label={name}><option value=''>{options}</select>"
    example = next(iter(schema.get("examples", [])), schema.get("default", ""))
    shown = example[0] if isinstance(example, list) and example else example or ""
    return f'<input name={name} aria-label={name} placeholder="{escape(str(shown), quote=True)}">'


def _problems() -> Iterator[str]:
    for kind, title in dict(PROBLEMS.values()).items():
        yield f'<dt id="{kind}"><code>/docs#{kind}</code><dd>{escape(title)}'


def _prose(text: str) -> str:
    """Write a description as HTML: paragraphs, and `code` between backquotes."""
    parts = escape(text).split("`")
    marked = "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts))
    return marked.replace("\n\n", "<p>")


_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"
_LOOKS = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
h2{font-size:1.1rem;margin:0 0 .3rem}small{color:#667}code{font-size:.95em;background:#f2f4f7;padding:0 .25em}
section{border:1px solid #d5dae1;border-radius:6px;padding:1rem;margin:1rem 0}
table{border-spacing:0}th{text-align:left;padding:.15rem 1rem .15rem 0;vertical-align:top;font-weight:600}
td{padding:.15rem 1rem .15rem 0;vertical-align:top}input,select{width:13rem;font:inherit}button{font:inherit}
"""
