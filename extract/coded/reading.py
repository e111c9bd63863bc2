"""Coded lists as documents with claims: the rows of one list and day stand together, each on a line of its own."""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import IO, Final

from extract.coded.gdelt import read_gdelt
from extract.coded.icews import read_decoded, read_full
from extract.coded.opening import form_of, open_list
from extract.coded.parties import Parties
from extract.coded.polecat import read_polecat
from extract.coded.row import Counts, Paper, Row
from extract.coded.state_department import read_travels, read_visits
from graph.errors import UnreadableDocument
from graph.identity import claim_id
from graph.model import Claim, Document, Participation
from graph.reference import Reference

Read = Callable[[IO[str], Path, Parties, Counts], Iterator[Row]]

FORMS: Final[dict[str, Read]] = {
    "icews": read_full,
    "icews-decoded": read_decoded,
    "gdelt": read_gdelt,
    "polecat": read_polecat,
    "visits": read_visits,
    "travels": read_travels,
}
"""The forms of lists by name, each with what reads it."""

_CONFIDENCE: Final = {"visits": 0.98, "travels": 0.98}
_CODED: Final = 0.6
"""Coders by machine err often; see docs/feeds.md."""


def read_coded(
    paths: Iterable[Path], reference: Reference, counts: Counts, *, form: str = ""
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Give the documents of lists with their claims; what is left out or broken is counted in `counts`.

    Each file is read whole before its first document is given, since rows of one day may stand apart in it.
    """
    parties = Parties(reference)
    for path in _files(paths):
        try:
            known = form or form_of(path)
            papers = _gathered(path, FORMS[known], parties, counts)
        except UnreadableDocument as fault:
            counts.faults += 1
            counts.tell(str(fault))
            continue
        for paper in sorted(papers, key=lambda p: (str(p.published or ""), p.id)):
            document, claims = _document(paper, papers[paper], known)
            counts.documents += 1
            counts.claims += len(claims)
            yield document, claims


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
        else:
            yield path


def _gathered(path: Path, read: Read, parties: Parties, counts: Counts) -> dict[Paper, list[Row]]:
    papers: dict[Paper, list[Row]] = {}
    with open_list(path) as lines:
        for row in read(lines, path, parties, counts):
            papers.setdefault(row.paper, []).append(row)
    return papers


def _document(paper: Paper, rows: list[Row], form: str) -> tuple[Document, tuple[Claim, ...]]:
    extractor = f"readout-coded/{version('readout')}"
    claims, lines, start = [], [], 0
    for row in rows:
        claims.append(_claim(row, form, start, extractor))
        lines.append(row.told)
        start += len(row.told) + 1
    document = Document(
        id=paper.id,
        text="\n".join(lines),
        publisher=paper.publisher,
        title=paper.title,
        published=paper.published,
        published_basis="metadata" if paper.published else None,
    )
    return document, tuple(claims)


def _claim(row: Row, form: str, start: int, extractor: str) -> Claim:
    source = _in_role(row.source, row.coding.source)
    target = _in_role(row.target, row.coding.target)
    coding = row.coding
    key = claim_id(
        row.paper.id,
        type=coding.type,
        status=coding.status,
        participants=(source, target),
        date=row.date,
        place=row.place,
        start=start,
    )
    return Claim(
        id=key,
        document=row.paper.id,
        type=coding.type,
        status=coding.status,
        participants=(source, target),
        date=row.date,
        date_basis=row.basis if row.date else None,
        place=row.place,
        evidence=row.told,
        start=start,
        end=start + len(row.told),
        confidence=_CONFIDENCE.get(form, _CODED),
        trigger=coding.code,
        rule=f"coded:{form}",
        extractor=extractor,
    )


def _in_role(party: Participation, role: str) -> Participation:
    return party.model_copy(update={"role": role})
