"""What the doors offer stands in docs/: every command and option, every route and parameter, every setting."""

import re
from pathlib import Path

import jsonschema
import pytest
import typer

from app.commands import line
from app.http import create_app
from app.http.faults import PROBLEMS
from app.settings import Settings
from graph import KnowledgeGraph
from graph.sparql import Endpoint

DOCS = Path(__file__).parents[2] / "docs"


def _commands(group, before=""):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS = dict(_commands(typer.main.get_command(line)))
SPARQL = Endpoint(KnowledgeGraph(), Path("never"))
DESCRIPTION = create_app(KnowledgeGraph(), sparql=SPARQL).openapi()
OPERATIONS = DESCRIPTION["paths"]
BY_METHOD = [(path, method) for path, methods in OPERATIONS.items() for method in methods]


def section(page, heading):
    """Give what a page says under a heading of the second level."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/{page} has no section '{heading}'"
    return found[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented(name):
    told = section("command-line.md", f"readout {name}")
    for parameter in COMMANDS[name].params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("--") and option != "--help":
                assert re.search(rf"{option}\b", told), option


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_parameter_of_a_route_is_documented(path):
    for method, operation in OPERATIONS[path].items():
        told = section("api.md", f"{method.upper()} {path.replace(':path', '')}")
        if "[filters](#filters)" in told:
            told += section("api.md", "Filters")
        for parameter in operation.get("parameters", []):
            assert f"`{parameter['name']}`" in told


def test_no_route_or_command_is_documented_that_there_is_not():
    routes = re.findall(r"^## (?:GET|POST|DELETE) (\S+)", (DOCS / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
    commands = re.findall(r"^## readout (.+)$", (DOCS / "command-line.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert (set(routes), set(commands)) == (set(OPERATIONS), set(COMMANDS))


def test_every_setting_is_documented():
    told = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)`", told, re.MULTILINE)) == set(Settings.names())


def test_every_problem_is_documented():
    told = section("api.md", "Problems")
    assert set(re.findall(r"`/docs#([\w-]+)` \|", told)) == {kind for kind, _ in PROBLEMS.values()}


@pytest.mark.parametrize(("path", "method"), BY_METHOD)
def test_every_parameter_has_a_description_and_an_example_that_fits(path, method):
    for parameter in OPERATIONS[path][method].get("parameters", []):
        schema = parameter["schema"]
        assert parameter.get("description"), parameter["name"]
        assert schema.get("examples") or "enum" in str(schema) or schema.get("default") not in (None, "", [])
        for example in schema.get("examples", []):
            jsonschema.validate(example, schema)


@pytest.mark.parametrize(("path", "method"), BY_METHOD)
def test_every_body_and_answer_in_json_has_an_example_that_fits(path, method):
    operation = OPERATIONS[path][method]
    answers = [answer for status, answer in operation["responses"].items() if status == "200" or status == "201"]
    assert method == "delete" or answers
    bodies = [operation["requestBody"]] if "requestBody" in operation else []
    assert all(any("example" in told for told in body["content"].values()) for body in bodies)
    for holder in (*answers, *bodies):
        told = holder.get("content", {}).get("application/json")
        if told is not None and holder.get("description", "").startswith("It was known") is False:
            assert "example" in told
            jsonschema.validate(told["example"], {**told["schema"], "components": DESCRIPTION["components"]})
