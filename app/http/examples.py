"""Examples in the OpenAPI description: what is put into each parameter, and what then comes.

The answers are real ones, to questions about the samples of the project; `python -m tools.make_examples` writes them.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from fastapi import FastAPI

FILE: Final = "examples.json"
"""The answers by operation, beside this module."""

PARAMETERS: Final[Mapping[str, tuple[str, Any]]] = {
    "/events/{id} id": ("The id of an event, or of one that has become part of it.", "e-a9e4289dc0a34ba1"),
    "/actors/{id} id": ("The id or name of an actor.", "Q7747"),
    "/actors/{id}/counterparts id": ("The id or name of an actor.", "Q7747"),
    "/actors/{id}/timeline id": ("The id or name of an actor.", "Q7747"),
    "/pairs/{one}/{other} one": ("A state by ISO code or English name.", "RUS"),
    "/pairs/{one}/{other} other": ("Another state.", "USA"),
    "/pairs/{one}/{other}/timeline one": ("A state by ISO code or English name.", "RUS"),
    "/pairs/{one}/{other}/timeline other": ("Another state.", "USA"),
    "/documents/{id} id": ("The id of a document, which may hold slashes.", "moscow-2017-11-22-summit"),
    "/judgements/{id} id": ("The id of a judgement.", "j-0123456789abcdef"),
    "/claims/{id} id": ("The id of a claim.", "c-a9e4289dc0a34ba1"),
    "/places/{id} id": ("The country and the folded name of a place.", "RUS-sochi"),
    "/issues/{id} id": ("An issue, or a third state by its alpha-3 code.", "syria-war"),
    "/reconcile/preview id": ("The id of an actor.", "Q7747"),
    "/reconcile/flyout id": ("The id of an actor.", "Q7747"),
    "/reconcile queries": ("", '{"q0": {"query": "Vladimir Putin", "type": "Person", "limit": 1}}'),
    "/reconcile extend": ("", '{"ids": ["Q7747"], "properties": [{"id": "country"}]}'),
    "/reconcile/properties type": ("", "Person"),
    "/sparql default-graph-uri": ("", ["http://127.0.0.1:8000/graphs/events"]),
    "/sparql named-graph-uri": ("", ["http://127.0.0.1:8000/graphs/actors"]),
    "prefix": ("", "Pu"),
    "publisher": ("", "Kremlin"),
    "document": ("", "moscow-2017-11-22-summit"),
    "person": ("", ["Bashar al-Assad"]),
    "/documents cursor": ("", "moscow-2017-11-22-summit"),
    "/events cursor": ("", "WyJkYXRlIiwgIjIwMTctMTEtMjEiLCAiZS0wMTIzNDU2Nzg5YWJjZGVmIl0"),
    "about": ("", "e-a9e4289dc0a34ba1"),
    "left": ("", "e-a9e4289dc0a34ba1"),
    "right": ("", "e-b9330db7f14c22e3"),
}
"""The description, where the route gives none, and the example of a parameter: of one route, or of all by its name."""


class Described(FastAPI):
    """An application whose description has examples."""

    def openapi(self) -> dict[str, Any]:
        """Give the description; it is made once."""
        if self.openapi_schema is None:
            exemplify(super().openapi())
        return super().openapi()


def exemplify(description: dict[str, Any]) -> None:
    """Put the examples into a description."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            for parameter in operation.get("parameters", []):
                _fill(path, parameter)
            told = _answers().get(f"{method} {path}", {})
            _put(operation.get("requestBody", {}), told.get("body", {}))
            for status, response in operation["responses"].items():
                _put(response, told.get(status, {}))


def _fill(path: str, parameter: dict[str, Any]) -> None:
    name = parameter["name"]
    description, example = PARAMETERS.get(f"{path} {name}", PARAMETERS.get(name, ("", None)))
    if description:
        parameter["description"] = description
    if example is not None and "examples" not in parameter["schema"]:
        parameter["schema"]["examples"] = [example]


def _put(holder: dict[str, Any], told: Mapping[str, Any]) -> None:
    for media_type, example in told.items():
        holder.setdefault("content", {}).setdefault(media_type, {})["example"] = example


@cache
def _answers() -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = json.loads(files("app.http").joinpath(FILE).read_text("utf-8"))
    return found
