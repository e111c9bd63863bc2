"""Documents into a graph: the one place that puts reading, extraction and storage in a row.

A document is told of when it is on the disk, so an interrupted run loses nothing that it told of.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import UnreadableDocument
from graph.frames.reading import Progress, Read, Readable
from graph.model import Claim, Document

if TYPE_CHECKING:
    from extract.explaining import Explanation
    from graph import KnowledgeGraph
    from graph.intake import Added

Extract = Callable[[Iterable[Document]], Iterator[tuple[Document, tuple[Claim, ...]]]]
"""Gives each document with its claims."""

BATCH = 16
"""How many documents are put on the disk together."""


@dataclass(slots=True)
class Tally:
    """What has been read so far."""

    documents: int = 0
    claims: int = 0
    unreadable: int = 0
    undated: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    events: set[str] = field(default_factory=set)

    def count(self, added: "Added") -> None:
        """Count a document that has been taken in."""
        self.documents += 1
        self.claims += added.claims
        self.outcomes[added.outcome] = self.outcomes.get(added.outcome, 0) + 1
        self.events.update(added.events)


@dataclass(frozen=True, slots=True)
class Telling:
    """How documents are read: what is known of them beforehand, and whom to tell what is wrong with one."""

    published: datetime.date | None = None
    publisher: str | None = None
    tell: Callable[[str], None] = lambda _: None


def read_sources(sources: Sequence[str], tally: Tally, how: Telling) -> Iterator[Document]:
    """Give the documents of files, folders and addresses; what gives none is counted and told."""
    from extract.reading import Notice, read_documents

    def fault(wrong: UnreadableDocument) -> None:
        tally.unreadable += 1
        how.tell(str(wrong))

    def notice(told: Notice) -> None:
        how.tell(f"note: {told}")

    documents = read_documents(sources, published=how.published, publisher=how.publisher, faults=fault, notices=notice)
    for document in documents:
        tally.undated += document.published is None
        yield document


def load_extract(*, jobs: int = 1, own: Path | None = None) -> Extract:
    """Give the extraction with its reference knowledge and language model; takes a second or two.

    `own` is a folder of reference tables that mend the shipped ones.
    """
    from extract import Extractor
    from graph.reference import load_reference

    extractor = Extractor(load_reference(own=own))
    return lambda documents: extractor.extract_many(documents, jobs=jobs)


def load_explain(*, own: Path | None = None) -> "Callable[[Document], Explanation]":
    """Give what explains a document's reading, with the reference knowledge and the language model."""
    from extract import Extractor
    from graph.reference import load_reference

    return Extractor(load_reference(own=own)).explain


def tallied(
    readings: Iterable[tuple[Document, tuple[Claim, ...]]], tally: Tally
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Give the readings on and count them along."""
    for document, claims in readings:
        tally.documents += 1
        tally.claims += len(claims)
        yield document, claims


def read_into(kg: "KnowledgeGraph", documents: Iterable[Document], extract: Extract, tally: Tally) -> Iterator["Added"]:
    """Take documents into a graph and tell of each when it is on the disk; `tally` counts along."""
    for added in kg.add_many(extract(documents), batch=BATCH):
        tally.count(added)
        yield added


def is_list(source: str | Path) -> bool:
    """Tell whether a source is a file of coded events: ICEWS, GDELT, POLECAT or a list of the State Department."""
    from extract.coded.opening import form_of

    if "://" in str(source) or not Path(source).is_file():
        return False
    try:
        return bool(form_of(Path(source)))
    except UnreadableDocument:
        return False


def read_lists(
    kg: "KnowledgeGraph", paths: Iterable[Path], tally: Tally, tell: Callable[[str], None]
) -> Iterator["Added"]:
    """Take lists of coded events into a graph; what is left out is told by its reason and number at the end."""
    from extract.coded import Counts, read_coded
    from graph.reference import load_reference

    counts = Counts(tell=tell)
    for added in kg.add_many(read_coded(paths, load_reference(), counts), batch=BATCH):
        tally.count(added)
        yield added
    tally.unreadable += counts.faults
    for reason, number in counts.left_out.most_common():
        tell(f"{number:,} of {counts.rows:,} rows left out: {reason}")


def read_all(
    kg: "KnowledgeGraph",
    sources: Iterable[Readable],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    published: datetime.date | None = None,
    publisher: str | None = None,
) -> Read:
    """Read files, folders, addresses, coded lists and ready documents into a graph: what `KnowledgeGraph.read` does."""
    tally, notes = Tally(), list[str]()
    several = list(sources)
    ready = [source for source in several if isinstance(source, Document)]
    lists = [Path(source) for source in several if not isinstance(source, Document) and is_list(source)]
    named = [str(source) for source in several if not isinstance(source, Document) and Path(source) not in lists]
    runs = [read_lists(kg, lists, tally, notes.append)] if lists else []
    if named or ready:
        found = read_sources(named, tally, Telling(published, publisher, notes.append)) if named else iter(())
        runs.append(read_into(kg, chain(found, ready), load_extract(jobs=jobs), tally))
    for added in chain.from_iterable(runs):
        if progress is not None:
            progress(tally.documents, added.document)
    return Read(
        tally.documents,
        tally.claims,
        len(tally.events),
        tally.unreadable,
        dict(sorted(tally.outcomes.items())),
        tuple(notes),
    )
