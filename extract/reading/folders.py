"""Walk a folder for files to read, in the same order on every machine.

A link that leads back up is told and not followed; two links to one folder are walked once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.reading.decoding import reason_of
from extract.reading.drafts import Notice
from graph.errors import UnreadableDocument


@dataclass(slots=True)
class _Walk:
    """What a walk has seen: folders by their real path, and the suffixes of files left aside."""

    suffixes: frozenset[str]
    walked: set[Path] = field(default_factory=set)
    aside: list[str] = field(default_factory=list)


def walk(folder: Path, *, suffixes: frozenset[str]) -> Iterator[Path | UnreadableDocument | Notice]:
    """Give the files below a folder that end in one of `suffixes`, sorted, hidden ones and README files left out.

    At the end comes a notice of files left aside, or a fault where nothing was found.
    """
    seen = _Walk(suffixes)
    found = False
    for item in _walk(folder, seen, ()):
        found = True
        yield item
    if seen.aside:
        kinds = ", ".join(sorted({suffix or "without suffix" for suffix in seen.aside}))
        yield Notice(str(folder), f"{len(seen.aside)} files left aside ({kinds})")
    if not found:
        yield UnreadableDocument(str(folder), "a folder with nothing to read")


def _walk(folder: Path, seen: _Walk, above: tuple[Path, ...]) -> Iterator[Path | UnreadableDocument]:
    try:
        real = folder.resolve()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield UnreadableDocument(str(folder), reason_of(error))
        return
    if real in above:
        yield UnreadableDocument(str(folder), "a link that leads back to a folder above it")
        return
    if real in seen.walked:
        return
    seen.walked.add(real)
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(entry, seen, (*above, real))


def _entry(entry: Path, seen: _Walk, above: tuple[Path, ...]) -> Iterator[Path | UnreadableDocument]:
    if entry.is_dir():
        yield from _walk(entry, seen, above)
    elif entry.stem.lower() == "readme":
        return
    elif entry.suffix.lower() in seen.suffixes:
        yield entry
    else:
        seen.aside.append(entry.suffix.lower())
