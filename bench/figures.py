"""Draw the figures that docs/notebooks.md keeps, from the samples and the archives beside the checkout.

Usage: python -m bench.figures [FOLDER]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.archives import DATA, as_document, kremlin
from graph import KnowledgeGraph
from graph.pictures import Picture

ROOT = Path(__file__).parent.parent
USUAL = ROOT / "docs" / "images" / "notebooks"


def of_samples() -> Iterator[tuple[str, Picture]]:
    """Give the figures of the first, fourth and fifth notebook."""
    with KnowledgeGraph() as kg:
        kg.read(ROOT / "samples")
        span = {"after": "2017", "before": "2017"}
        yield "timeline", kg.draw.timeline(title="Russia in the samples, 2017", state="Russia", **span)
        yield "network", kg.draw.network(title="Who dealt with whom", most=25)
        yield "map", kg.draw.map(title="Where they met")
        yield "coverage", kg.draw.coverage(title="Desks of the samples")
        yield "statuses", kg.draw.statuses(title="Plans of the samples")


def of_kremlin() -> Iterator[tuple[str, Picture]]:
    """Give the figures of the second notebook."""
    documents = (
        as_document(row)
        for row in kremlin()
        if "phone" in f"{row['title']} {row['text']}".lower()
    )  # fmt: skip
    with KnowledgeGraph() as kg:
        kg.read(documents)
        asked = {"type": "call", "after": "2000", "before": "2017"}
        yield "calls-by-year", kg.draw.months(title="Calls told by the Kremlin", state="Russia", **asked)
        yield "calls-of-states", kg.draw.dyads(title="Calls that the Kremlin tells of", status="occurred", **asked)
        pair = ("Russia", "United States")
        yield "calls-with-washington", kg.draw.timeline(title="Russia and the United States, calls", pair=pair, **asked)


def of_visits() -> Iterator[tuple[str, Picture]]:
    """Give the figures of the third notebook."""
    paths = [DATA / "state-department" / "visits" / f"{decade}.xml" for decade in (2000, 2010)]
    with KnowledgeGraph() as kg:
        kg.read(paths)
        pair, span = ("Israel", "United States"), {"after": "2005", "before": "2014"}
        title = "Visits of Israeli leaders to the United States"
        yield "visits-of-israel", kg.draw.timeline(title=title, pair=pair, **span)


def main(folder: Path) -> None:
    """Write the figures, and print the words of each as docs/notebooks.md has them."""
    folder.mkdir(parents=True, exist_ok=True)
    found = [of_samples(), *((of_kremlin(), of_visits()) if DATA.is_dir() else ())]
    for figures in found:
        for name, picture in figures:
            picture.save(folder / f"{name}.png", dpi=140)
            print(f"![{picture.alt}](images/notebooks/{name}.png)\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else USUAL)
