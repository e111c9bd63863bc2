"""What the notebook's user is offered stands in docs/python.md, and the notebooks of docs/notebooks.md are there."""

import json
import re
from pathlib import Path

import pytest

from graph import KnowledgeGraph
from graph.exchange import FORMS
from graph.network import Network
from graph.pictures import Drawing

ROOT = Path(__file__).parent.parent
TOLD = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def offered(kind):
    """Give the public names of a class."""
    return [name for name in dir(kind) if not name.startswith("_")]


@pytest.mark.parametrize("name", {*offered(KnowledgeGraph), *offered(Drawing), *offered(Network)} - {"rows", "of"})
def test_every_method_is_documented(name):
    assert re.search(rf"[`.]{name}\b|\b{name}[`(]", TOLD), name


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_export_is_documented(form):
    assert re.search(rf'"x\.{form}|form="{form}"', TOLD)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_output_and_told_of(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") for cell in cells)
    assert path.name in (ROOT / "docs" / "notebooks.md").read_text(encoding="utf-8")
