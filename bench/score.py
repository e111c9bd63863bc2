"""Score the extraction against the labelled documents of ../shared: `make score`.

Prints the figures of the development documents, of two trivial programs on them, of the training documents and of the
silver check, and ends with 1 where a floor of `floors.toml` is broken. Where ../shared is absent it says so and ends
with 0.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.archives import as_document
from bench.baseline import Baseline, StockEntities
from extract import Extractor
from graph.model import Document
from graph.reference import load_reference

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
Events = Callable[[Iterable[Document]], Iterable[tuple[str, list[dict[str, object]]]]]


def documents(path: Path) -> Iterable[Document]:
    """Give the documents of a JSON-lines file of the labelled set."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield as_document(json.loads(line))


def figures(script: str, gold: Path, source: Path, read: Events) -> dict[str, float]:
    """Give a scorer's figures for what `read` finds in the documents of a file."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "system.jsonl"
        rows = (json.dumps({"id": key, "events": events}) for key, events in read(documents(source)))
        answers.write_text("\n".join(rows) + "\n", encoding="utf-8")
        command = [sys.executable, str(SHARED / "gold" / script)]
        options = [str(gold), str(answers)] if script == "score.py" else ["score", str(gold), str(answers)]
        printed = subprocess.run([*command, *options], check=True, capture_output=True, text=True).stdout
    rows_of = (line.split() for line in printed.splitlines()[1 if script == "score.py" else 0 :])
    return {cells[0]: float(cells[1]) for cells in rows_of if len(cells) > 1 and _is_number(cells[1])}


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def readout(extractor: Extractor) -> Events:
    """Give the reading of the extractor as events of JSON."""

    def read(found: Iterable[Document]) -> Iterable[tuple[str, list[dict[str, object]]]]:
        for document, claims in extractor.extract_many(found):
            yield document.id, [claim.model_dump(mode="json") for claim in claims]

    return read


def simple(program: Baseline) -> Events:
    """Give the reading of a trivial program as events of JSON."""

    def read(found: Iterable[Document]) -> Iterable[tuple[str, list[dict[str, object]]]]:
        return ((document.id, program.events(document)) for document in found)

    return read


def measure() -> dict[str, dict[str, float]]:
    """Give all figures: dev, two trivial programs on dev, train and silver."""
    gold, read = SHARED / "gold", readout(Extractor())
    reference = load_reference()
    dev = gold / "dev" / "documents.jsonl"
    all_figures = {
        "dev": figures("score.py", gold / "dev" / "gold.jsonl", dev, read),
        "trivial": figures("score.py", gold / "dev" / "gold.jsonl", dev, simple(Baseline(reference))),
        "entities": figures("score.py", gold / "dev" / "gold.jsonl", dev, simple(StockEntities(reference))),
        "train": figures("score.py", gold / "train" / "gold.jsonl", gold / "train" / "documents.jsonl", read),
    }
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(gold / "silver.py"), "make", str(SHARED / "data"), folder], check=True, capture_output=True)  # fmt: skip  # noqa: E501
        made = Path(folder)
        all_figures["silver"] = figures("silver.py", made / "expected.jsonl", made / "documents.jsonl", read)
    return all_figures


def broken(measured: dict[str, dict[str, float]]) -> list[str]:
    """Name the floors that the figures break."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    return [
        f"{part} {name}: {measured[part].get(name, 0):.3f} is under the floor of {floor}"
        for part, wanted in floors.items()
        for name, floor in wanted.items()
        if measured[part].get(name, 0) < floor
    ]


def main() -> int:
    """Print the figures and give the exit status."""
    if not SHARED.is_dir():
        print("score: ../shared is not there; skipped")
        return 0
    measured = measure()
    for part, values in measured.items():
        print(f"{part:9}", "  ".join(f"{name} {value:.3f}" for name, value in values.items()))
    faults = broken(measured)
    print("\n".join(faults) or "all floors hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
