"""Write the pages of the Python API from its docstrings: `python -m tools.api_pages FOLDER`, or `make docs`.

What is listed here is what may be relied on; the other modules are Readout's own.
"""

import sys
import warnings
from pathlib import Path
from typing import Final

import pdoc
import pdoc.render

MODULES: Final = (
    "graph.knowledge", "graph.asking", "graph.filters",
    "graph.frames.events", "graph.frames.views", "graph.frames.actor", "graph.frames.pair", "graph.frames.records",
    "graph.frames.table", "graph.frames.framed", "graph.frames.comparing", "graph.frames.reading", "graph.frames.codebook",
    "graph.network.network", "graph.network.path", "graph.network.contacts",
    "graph.pictures.drawing", "graph.pictures.picture", "graph.pictures.hover", "graph.pictures.network",
    "graph.exchange.snapshot", "graph.exchange.linked", "graph.exchange.citing", "graph.exchange.writing",
    "graph.exchange.gephi", "graph.exchange.tabular", "graph.exchange.polecat", "graph.exchange.followthemoney",
    "graph.model", "graph.questions", "graph.store.actors", "graph.vocabulary", "graph.errors",
)  # fmt: skip


def write(folder: Path) -> None:
    """Write one page a module and an index; what pdoc warns of is an error."""
    pdoc.render.configure(
        docformat="google", show_source=False, footer_text="Readout", template_directory=Path(__file__).parent / "pages"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        warnings.filterwarnings(
            "ignore", message=".*not subscriptable"
        )  # generic in the type stubs alone; shown as it is
        pdoc.pdoc(*MODULES, output_directory=folder)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
    print(f"{sys.argv[1]}/index.html")
