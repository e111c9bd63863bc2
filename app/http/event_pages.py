"""Write pages of events as JSON, JSON lines or CSV.

The record keeps each event as its JSON; it goes out as it stands, with its codes and address put at its end, since
reading it only to write it again would take most of the time of a page.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from pydantic import TypeAdapter

from app.answers import event_link
from app.questions import Found
from graph.facets import Count
from graph.highlights import Highlight
from graph.questions import Row
from graph.store.telling import Telling
from graph.vocabulary import CAMEO, EventType, Status, plover

JSON, NDJSON, CSV = "application/json", "application/x-ndjson", "text/csv"
FORMS: Final = (JSON, NDJSON, CSV)
"""The media types of a page of events, the usual one first."""

COLUMNS: Final = (
    "id", "type", "status", "date", "first_day", "last_day", "participants", "states", "roles", "place", "country",
    "about", "publishers", "sources", "confidence", "cameo", "plover",
)  # fmt: skip
"""The columns of a page as CSV; several values of one cell are parted by `; `."""

_BESIDE: Final = TypeAdapter(dict[str, tuple[Count, ...]] | dict[str, tuple[Highlight, ...]] | None)


def write_page(found: Found, form: str, following: str | None) -> bytes:
    """Give a page in one of the forms; `following` is the address of the next page."""
    if form == NDJSON:
        return "".join(f"{item}\n" for item in map(write_event, found.rows)).encode()
    if form == CSV:
        return _table(found.rows).encode()
    return _object(found, following).encode()


def write_event(row: Row, more: str = "") -> str:
    """Give an event as JSON with its codes and address, and with more fields where they are given as JSON."""
    return f"{row.record[:-1]},{codes(row)}{more}}}"


def write_detail(key: str, found: Telling) -> bytes:
    """Give an event with all that tells it as JSON."""
    row = Row(key, cast("EventType", found.type), cast("Status", found.status), found.record)
    more = f',"told_by":{found.told_by},"part_of":{found.part_of},"parts":{found.parts}'
    return write_event(row, more).encode()


def codes(row: Row) -> str:
    """Give the fields that an event has beside its record, as JSON without brackets."""
    link = json.dumps(event_link(row.id))
    return f'"cameo":"{CAMEO[row.type]}","plover":"{plover(row.type, row.status)}","link":{link}'


def _object(found: Found, following: str | None) -> str:
    items = ",".join(map(write_event, found.rows))
    cursor, address = json.dumps(found.next_cursor), json.dumps(following)
    facets, marks = (_BESIDE.dump_json(each).decode() for each in (found.facets, found.highlights))
    return (
        f'{{"total":{found.total},"items":[{items}],"next_cursor":{cursor},"next":{address},'
        f'"facets":{facets},"highlights":{marks}}}'
    )


def _table(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(list(_cells(row)) for row in rows)
    return out.getvalue()


def _cells(row: Row) -> Iterator[Any]:
    event = json.loads(row.record)
    parties = [said["value"] for said in event["participants"]]
    place = event["place"] or {"name": None, "country": None}
    yield from (event[name] for name in COLUMNS[:6])
    yield "; ".join(party["name"] for party in parties)
    yield "; ".join(sorted({party["country"] for party in parties if party["country"]}))
    yield "; ".join(party["role"] for party in parties)
    yield from (place["name"], place["country"])
    yield "; ".join(said["value"] for said in event["about"])
    yield "; ".join(event["publishers"])
    yield len(event["documents"])
    yield event["confidence"]
    yield from (CAMEO[row.type], plover(row.type, row.status))
