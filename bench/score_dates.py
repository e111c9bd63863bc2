"""Measure the reading of dates on the TimeML expressions.

Usage: score_dates.py [--shared FOLDER] [--show N]

Prints the share answered exactly, and by precision; before it the same for a program that answers the publication
day.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from extract.dates import answer

SHARED = Path(__file__).resolve().parents[2] / "shared"
Row = dict[str, str]


def list_expressions(shared: Path) -> list[Row]:
    """Give the expressions of the TimeML files with their context."""
    command = [sys.executable, str(shared / "gold" / "timeml.py"), "list", str(shared / "data" / "timeml")]
    listed = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return [json.loads(line) for line in listed.stdout.splitlines()]


def score(shared: Path, rows: list[Row], reader: Callable[[Row], str | None], *, show: int = 0) -> str:
    """Answer every expression and give the scorer's report."""
    with tempfile.TemporaryDirectory() as folder:
        listed, answers = Path(folder, "listed.jsonl"), Path(folder, "answers.jsonl")
        listed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        given = ({"id": row["id"], "edtf": reader(row)} for row in rows)
        answers.write_text("".join(json.dumps(one) + "\n" for one in given), encoding="utf-8")
        command = [sys.executable, str(shared / "gold" / "timeml.py"), "score", str(listed), str(answers)]
        shown = ["--show", str(show)] if show else []
        return subprocess.run([*command, *shown], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def read(row: Row) -> str | None:
    """Answer one expression as Readout does."""
    return answer(row["anchor"], row["text"], row["before"], row["after"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with gold/ and data/")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N misses")
    options = parser.parse_args()
    rows = list_expressions(options.shared)
    print("publication day:", score(options.shared, rows, lambda row: row["anchor"]).strip())
    print(score(options.shared, rows, read, show=options.show).strip())


if __name__ == "__main__":
    main()
