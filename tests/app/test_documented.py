"""What the doors offer stands in docs/: every command and option, every route and parameter, every setting."""

import re
from pathlib import Path

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
OPERATIONS = create_app(KnowledgeGraph(), sparql=SPARQL).openapi()["paths"]


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
