"""The pages of the Python API are built, and each public method of a notebook stands on them with its words."""

import inspect
import re

import pytest

from graph import KnowledgeGraph
from graph.asking import Asking
from graph.exchange.linked import LinkedData
from graph.exchange.snapshot import Snapshot
from graph.frames.actor import ActorView
from graph.frames.comparing import Comparison
from graph.frames.events import Events
from graph.frames.pair import Pair
from graph.frames.table import Table
from graph.network import Network, Path
from graph.pictures import Drawing, Picture
from tools.api_pages import MODULES, write

SHOWN = (KnowledgeGraph, Asking, Events, ActorView, Pair, Table, Comparison, Network, Path, Drawing, Picture, Snapshot)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    write(folder)
    return folder


def test_there_is_a_page_a_module_and_the_index_leads_to_them(pages):
    index = (pages / "index.html").read_text(encoding="utf-8")
    for name in MODULES:
        page = f"{name.replace('.', '/')}.html"
        assert (pages / page).is_file()
        assert f'href="{page}"' in index
    assert all((pages / link).is_file() for link in re.findall(r'href="(graph/[^"#]+)"', index))


@pytest.mark.parametrize("kind", [*SHOWN, LinkedData], ids=lambda kind: kind.__name__)
def test_every_public_method_stands_on_its_page_with_words_and_types(pages, kind):
    page = (pages / f"{kind.__module__.replace('.', '/')}.html").read_text(encoding="utf-8")
    for name, member in vars(kind).items():
        told = getattr(member, "fget", None) or getattr(member, "func", None) or getattr(member, "__func__", member)
        if name.startswith(("_", "model_")) or not inspect.isfunction(told):
            continue
        assert told.__doc__, f"{kind.__name__}.{name} has no docstring"
        assert "return" in told.__annotations__, f"{kind.__name__}.{name} has no types"
        assert f'id="{kind.__name__}.{name}"' in page
