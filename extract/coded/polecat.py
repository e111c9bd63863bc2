"""Read POLECAT: 40 columns under a header, found by their names.

Its known defects are borne: `None` and `NA` for nothing, several actors in one field, line ends and tabs inside quotes,
bytes that are no UTF-8, rows that are short, dates with a time.
"""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from extract.coded.codes import by_plover
from extract.coded.icews import make_row
from extract.coded.opening import mended
from extract.coded.parties import Parties
from extract.coded.row import Counts, Paper, Row
from graph.model import Participation, Place

_NOTHING: Final = frozenset({"", "none", "na", "nan", "null"})
_OFFICIAL: Final = frozenset({"", "GOV", "MIL", "LEG", "IGO", "SPY", "ELI", "EXE"})
_NEEDED: Final = ("Event Date", "Event Type", "Actor Name", "Recipient Name")


def read_polecat(lines: IO[str], path: Path, parties: Parties, counts: Counts) -> Iterator[Row]:
    """Give the rows that tell a diplomatic event."""
    reader = csv.DictReader(lines, delimiter="\t")
    while True:
        try:
            raw = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            counts.fault(str(path), reader.line_num, str(fault))
            continue
        counts.rows += 1
        fields = {key: _value(value) for key, value in raw.items() if isinstance(key, str)}
        row = _read(fields, path, reader.line_num, parties, counts)
        if row is not None:
            yield row


def _read(fields: dict[str, str], path: Path, line: int, parties: Parties, counts: Counts) -> Row | None:
    coding = by_plover(fields.get("Event Type", ""), fields.get("Event Mode", ""))
    if coding is None:
        counts.leave("no diplomatic event")
        return None
    on = _day(fields.get("Event Date", ""))
    if on is None:
        missing = [name for name in _NEEDED if name not in fields]
        counts.fault(str(path), line, f"lacks {', '.join(missing)}" if missing else "has no day")
        return None
    published = _day(fields.get("Publication Date", "")) or on
    ends = _party(fields, "Actor", parties), _party(fields, "Recipient", parties)
    paper = Paper(f"polecat-{published}", "POLECAT", f"POLECAT, {published}", published)
    told = f"{fields.get('Actor Name', '')} - {coding.code} - {fields.get('Recipient Name', '')}"
    return make_row(paper, coding, ends, on, _place(fields, parties), told, counts)


def _party(fields: dict[str, str], end: str, parties: Parties) -> Participation | None:
    """Give the first party of a field that may name several."""
    if fields.get(f"Primary {end} Sector", "") not in _OFFICIAL:
        return None
    name = fields.get(f"{end} Name", "").partition(";")[0].strip()
    known = parties.named(name) if name else None
    if known is not None:
        return known
    state = parties.state_named(fields.get(f"{end} Country", "").partition(";")[0].strip())
    if state is None or not fields.get(f"{end} Title"):
        return state
    return Participation(kind="person", name=name, country=state.country) if name else state


def _place(fields: dict[str, str], parties: Parties) -> Place | None:
    state = parties.state_named(fields.get("Country", ""))
    city = fields.get("City") or None
    return Place(name=city, country=state.country if state else None) if city or state else None


def _value(value: object) -> str:
    text = mended(value) if isinstance(value, str) else ""
    return "" if text.lower() in _NOTHING else text


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
