"""Read ICEWS: the full format of 20 columns, and the decoded form of set, date, subject, relation, object.

ICEWS codes most happenings twice, once from each side; the two rows are two claims, and merging makes them one event.
"""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from extract.coded.codes import Coding, by_cameo, by_relation
from extract.coded.opening import DECODED_COLUMNS, mended
from extract.coded.parties import Parties
from extract.coded.row import Counts, Paper, Row
from graph.identity import slug
from graph.model import Participation, Place

_PUBLISHER: Final = "ICEWS"
_OFFICIAL: Final = "Government"


def read_decoded(lines: IO[str], path: Path, parties: Parties, counts: Counts) -> Iterator[Row]:
    """Give the rows of the decoded form that tell a diplomatic event."""
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    next(reader, None)
    for fields in reader:
        counts.rows += 1
        if len(fields) != len(DECODED_COLUMNS):
            counts.fault(str(path), reader.line_num, f"has {len(fields)} columns and not {len(DECODED_COLUMNS)}")
            continue
        name, day, subject, relation, target = (mended(each) for each in fields)
        coding = by_relation(relation)
        if coding is None:
            counts.leave("no diplomatic event")
            continue
        on = _day(day)
        if on is None:
            counts.fault(str(path), reader.line_num, f"{day!r} is no day")
            continue
        ends = parties.icews(subject, on), parties.icews(target, on)
        row = make_row(_paper(name, on), coding, ends, on, None, f"{subject} - {relation} - {target}", counts)
        if row is not None:
            yield row


def read_full(lines: IO[str], path: Path, parties: Parties, counts: Counts) -> Iterator[Row]:
    """Give the rows of the full format that tell a diplomatic event."""
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for raw in reader:
        counts.rows += 1
        fields = {key: mended(value or "") for key, value in raw.items() if isinstance(key, str)}
        fields = {key: "" if value == "NA" else value for key, value in fields.items()}
        coding = by_cameo(fields.get("CAMEO Code", ""))
        if coding is None:
            counts.leave("no diplomatic event")
            continue
        on = _day(fields.get("Event Date", ""))
        if on is None:
            counts.fault(str(path), reader.line_num, "has no day")
            continue
        ends = _full_party(fields, "Source", on, parties), _full_party(fields, "Target", on, parties)
        told = f"{fields['Source Name']} - {fields['Event Text']} - {fields['Target Name']}"
        row = make_row(_paper(path.name.partition(".")[0], on), coding, ends, on, _place(fields, parties), told, counts)
        if row is not None:
            yield row


def make_row(
    paper: Paper,
    coding: Coding,
    ends: tuple[Participation | None, Participation | None],
    on: datetime.date,
    place: Place | None,
    told: str,
    counts: Counts,
) -> Row | None:
    """Give a row of two parties that stand for different states or bodies; others are counted as left out.

    The day of a coded row is that of its report, so a plan has no date.
    """
    source, target = ends
    if source is None or target is None:
        counts.leave("a party that acts for no state or body, or is not known")
        return None
    if source.country == target.country and (source.country or source.name == target.name):
        counts.leave("both parties of one state")
        return None
    ahead = coding.status in {"planned", "proposed"}
    return Row(paper, coding, source, target, None if ahead else on.isoformat(), "published", place, told)


def _full_party(fields: dict[str, str], end: str, on: datetime.date, parties: Parties) -> Participation | None:
    name, country = fields.get(f"{end} Name", ""), fields.get(f"{end} Country", "")
    known = parties.icews(name, on)
    if known is not None or "(" in name or _OFFICIAL not in fields.get(f"{end} Sectors", ""):
        return known
    state = parties.state_named(country)
    return None if state is None else Participation(kind="person", name=name, country=state.country)


def _place(fields: dict[str, str], parties: Parties) -> Place | None:
    state = parties.state_named(fields.get("Country", ""))
    city, country = fields.get("City") or None, None if state is None else state.country
    return Place(name=city, country=country) if city or country else None


def _paper(name: str, on: datetime.date) -> Paper:
    return Paper(f"icews-{slug(name)}-{on}", _PUBLISHER, f"{name}, {on}", on)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
