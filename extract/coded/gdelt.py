"""Read the event exports of GDELT 2: 61 columns, no header.

Only root events are read: the others are side remarks of the same sentence. The day on which GDELT added a row is the
day of its report.
"""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from extract.coded.codes import by_cameo
from extract.coded.icews import make_row
from extract.coded.opening import mended
from extract.coded.parties import Parties
from extract.coded.row import Counts, Paper, Row
from graph.model import Participation, Place

_COLUMNS: Final = 61
_DAY, _ROOT, _CODE, _ADDED, _URL = 1, 25, 26, 59, 60
_GEO_TYPE, _GEO_NAME = 51, 52
_ACTORS: Final = ((6, 7, 8, 12), (16, 17, 18, 22))
"""Where name, country, known group and first type stand for each actor."""
_CITIES: Final = frozenset({"3", "4"})
_OFFICIALS: Final = frozenset({"", "GOV", "MIL", "SPY", "LEG", "ELI", "IGO"})


def read_gdelt(lines: IO[str], path: Path, parties: Parties, counts: Counts) -> Iterator[Row]:
    """Give the rows that tell a diplomatic event."""
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for fields in reader:
        counts.rows += 1
        if len(fields) != _COLUMNS:
            counts.fault(str(path), reader.line_num, f"has {len(fields)} columns and not {_COLUMNS}")
            continue
        row = _read(fields, path, reader.line_num, parties, counts)
        if row is not None:
            yield row


def _read(fields: list[str], path: Path, line: int, parties: Parties, counts: Counts) -> Row | None:
    coding = by_cameo(fields[_CODE])
    if coding is None:
        counts.leave("no diplomatic event")
        return None
    if fields[_ROOT] != "1":
        counts.leave("no root event")
        return None
    on, added = _day(fields[_DAY]), _day(fields[_ADDED])
    if on is None or added is None:
        counts.fault(str(path), line, "has no day")
        return None
    ends = _party(fields, *_ACTORS[0], parties), _party(fields, *_ACTORS[1], parties)
    paper = Paper(f"gdelt-{added}", "GDELT", f"GDELT events added on {added}", added)
    told = f"{fields[6]} - {coding.code} - {fields[16]} - {mended(fields[_URL])}"
    return make_row(paper, coding, ends, on, _place(fields, parties), told, counts)


def _party(fields: list[str], name: int, country: int, group: int, kind: int, parties: Parties) -> Participation | None:
    if fields[kind] not in _OFFICIALS:
        return None
    named = parties.named(mended(fields[name]).title()) if fields[name] else None
    if named is not None and named.kind == "person":
        return named
    return parties.cameo(fields[country], fields[group] or fields[kind])


def _place(fields: list[str], parties: Parties) -> Place | None:
    parts = [part.strip() for part in mended(fields[_GEO_NAME]).split(",")]
    state = parties.state_named(parts[-1]) if parts[-1] else None
    city = parts[0] if fields[_GEO_TYPE] in _CITIES else None
    return Place(name=city, country=state.country if state else None) if city or state else None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    except ValueError:
        return None
