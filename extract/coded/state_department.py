"""Read the State Department's lists of visits by foreign leaders and of travels of presidents and secretaries.

A list was published when its last entry was written; each entry is a visit with its first and last day.
"""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final
from xml.etree import ElementTree

from extract.coded.codes import Coding
from extract.coded.opening import mended
from extract.coded.parties import Parties
from extract.coded.row import Counts, Paper, Row
from graph import edtf
from graph.errors import UnreadableDocument
from graph.model import Participation, Place

_VISIT: Final = Coding("State Department visit", "visit", "occurred", "visitor", "host")
_TITLES: Final = re.compile(
    r"^((?:Acting|Deputy|Vice|First|Crown|Federal|Interim|Designate)[\s-]+)*"
    r"(?:President(?:-elect)?|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Empress|Emir|Amir|Sultan|Shah|Pope"
    r"|Prince|Princess|Taoiseach|Chairman|Chairwoman|General Secretary|Secretary[ -]General|Chief of State"
    r"|Head of Government|Foreign Minister|Sheikh|General|Captain|Governor-General|Duke|Grand Duke)\s+"
)
_USA: Final = "United States"


def read_visits(source: IO[str], path: Path, parties: Parties, counts: Counts) -> Iterator[Row]:
    """Give the visits of foreign leaders to the United States."""
    entries = _entries(source, path, "visit")
    paper = _paper("visits", path, entries)
    host = parties.state_named(_USA)
    for number, entry in enumerate(entries, start=1):
        counts.rows += 1
        visitor = _person(_text(entry, "visitor"), _text(entry, "from"), parties)
        told = f"{_text(entry, 'visitor')} of {_text(entry, 'from')} visits the United States"
        row = _row(entry, paper, (visitor, host), Place(country="USA"), told, counts, (str(path), number))
        if row is not None:
            yield row


def read_travels(source: IO[str], path: Path, parties: Parties, counts: Counts) -> Iterator[Row]:
    """Give the travels of presidents and secretaries of state to foreign countries."""
    entries = _entries(source, path, "trip")
    paper = _paper(f"travels-{path.parent.name}", path, entries)
    for number, entry in enumerate(entries, start=1):
        counts.rows += 1
        visitor = _person(_text(entry, "name"), _USA, parties)
        host = parties.state_named(_text(entry, "country"))
        city = _text(entry, "locale").partition(",")[0].strip() or None
        place = Place(name=city, country=host.country if host else None)
        told = f"{_text(entry, 'name')} travels to {_text(entry, 'country')}"
        row = _row(entry, paper, (visitor, host), place, told, counts, (str(path), number))
        if row is not None:
            yield row


def _row(
    entry: ElementTree.Element,
    paper: Paper,
    ends: tuple[Participation | None, Participation | None],
    place: Place,
    told: str,
    counts: Counts,
    where: tuple[str, int],
) -> Row | None:
    first, last = _day(_text(entry, "start-date")), _day(_text(entry, "end-date"))
    if first is None or (last is not None and last < first):
        counts.fault(*where, "has no day, or ends before it begins")
        return None
    source, target = ends
    if source is None or target is None:
        counts.leave("a country that is not known")
        return None
    if source.country == target.country:
        counts.leave("both parties of one state")
        return None
    when = edtf.span(first, last or first)
    return Row(paper, _VISIT, source, target, when, "text", place, f"{told}, {when}")


def _entries(source: IO[str], path: Path, tag: str) -> list[ElementTree.Element]:
    text = source.read()
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableDocument(str(path), "declares a document type or entities, which these lists do not")
    try:
        return list(ElementTree.fromstring(text.encode("utf-8", "replace")).iter(tag))
    except ElementTree.ParseError as fault:
        raise UnreadableDocument(str(path), f"is no XML ({fault})") from fault


def _person(written: str, country: str, parties: Parties) -> Participation | None:
    name = _TITLES.sub("", written).strip()
    state = parties.state_named(country)
    known = parties.named(name) if " " in name else None
    if known is not None and known.kind == "person" and (state is None or known.country == state.country):
        return known
    return None if state is None else Participation(kind="person", name=name or written, country=state.country)


def _paper(kind: str, path: Path, entries: list[ElementTree.Element]) -> Paper:
    names = ("created-datetime", "last-modified-datetime")
    written = (_day(_text(entry, name)[:10]) for entry in entries for name in names)
    known = [day for day in written if day is not None]
    name = path.name.partition(".")[0]
    return Paper(f"state-department-{kind}-{name}", "State Department", f"{kind} {name}", max(known, default=None))


def _text(entry: ElementTree.Element, name: str) -> str:
    return mended(entry.findtext(name) or "")


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
