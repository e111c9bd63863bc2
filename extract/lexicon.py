"""Read the lexicon files that an analyst can mend.

Every list of words that the reading rests on is a file in `extract/lexicons/`; `#` begins a comment line.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from graph.errors import BadTable

LEXICONS = Path(__file__).parent / "lexicons"


def read_words(name: str, *, folder: Path = LEXICONS) -> frozenset[str]:
    """Give the lines of a word list, comments and blank lines left out."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def read_table(name: str, *, folder: Path = LEXICONS) -> Iterator[dict[str, str]]:
    """Give the rows of a tab-separated table as column -> value, in the order of the file.

    Raises:
        BadTable: a row has more or fewer columns than the header line.
    """
    path = folder / name
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(rows)
        for row in rows:
            if len(row) != len(header):
                raise BadTable(str(path), rows.line_num, f"{len(row)} columns where {len(header)} are wanted")
            yield dict(zip(header, row, strict=True))


def split_list(text: str) -> tuple[str, ...]:
    """Split a list column at `|`."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


WEIGHTS = Path(__file__).parent / "weights"


def read_weights(name: str, *, folder: Path = WEIGHTS) -> dict[str, float]:
    """Give the weights of a trained head, feature -> weight."""
    return {row["feature"]: float(row["weight"]) for row in read_table(f"{name}.tsv", folder=folder)}
