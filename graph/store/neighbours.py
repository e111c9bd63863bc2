"""Find the events near to others: those of the same pair of states, or of the same place, at about the same time."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any, Final

from sqlalchemy import Connection, text

from graph.identity import slug
from graph.model import Event
from graph.store.writing import states_of

LONGEST: Final = timedelta(days=31)
"""The longest event that others are looked for in."""
_MOST_STATES: Final = 25

_BY_PAIR: Final = text("""
    SELECT DISTINCT json_extract(asked.value, '$[0]') AS event, near.event AS other
    FROM json_each(:rows) AS asked
    CROSS JOIN pair_days AS near
      ON near.one = json_extract(asked.value, '$[1]') AND near.other = json_extract(asked.value, '$[2]')
     AND near.day BETWEEN json_extract(asked.value, '$[3]') AND json_extract(asked.value, '$[4]')
    JOIN events ON events.id = near.event
    WHERE near.event <> json_extract(asked.value, '$[0]') AND events.type IN ('visit', 'summit', 'talks', 'meeting',
      'agreement', 'mediation')""")
_BY_PLACE: Final = text("""
    SELECT DISTINCT json_extract(asked.value, '$[0]') AS event, near.id AS other
    FROM json_each(:rows) AS asked
    CROSS JOIN events AS near
      ON near.place = json_extract(asked.value, '$[1]')
     AND (near.day = '' OR near.day BETWEEN json_extract(asked.value, '$[2]') AND json_extract(asked.value, '$[3]')
       OR (near.type = 'talks' AND near.last_day >= json_extract(asked.value, '$[2]')
         AND near.day BETWEEN json_extract(asked.value, '$[4]') AND json_extract(asked.value, '$[2]')))
    WHERE near.id <> json_extract(asked.value, '$[0]')
      AND near.type IN ('summit', 'talks', 'meeting', 'agreement', 'mediation')""")


def neighbours(connection: Connection, events: Iterable[Event], *, around: int) -> set[tuple[str, str]]:
    """Give pairs of each event and one near to it; `around` is for how many days a process may reach back or on."""
    known = list(events)
    pairs = _ask(connection, _BY_PAIR, (row for event in known for row in _by_pair(event)))
    return pairs | _ask(connection, _BY_PLACE, (row for event in known for row in _by_place(event, around)))


def _ask(connection: Connection, question: Any, rows: Iterator[list[str]]) -> set[tuple[str, str]]:
    asked = list(rows)
    if not asked:
        return set()
    return {(row.event, row.other) for row in connection.execute(question, {"rows": json.dumps(asked)})}


def _by_pair(event: Event) -> Iterator[list[str]]:
    states = states_of(event)
    if event.first_day is None or event.last_day is None or len(states) > _MOST_STATES:
        return
    days = [_before(event.first_day, LONGEST), _after(event.last_day, timedelta(days=1))]
    for one, other in combinations(states, 2):
        yield [event.id, one, other, *days]


def _by_place(event: Event, around: int) -> Iterator[list[str]]:
    if event.type not in {"summit", "talks", "meeting"} or event.place is None or not event.place.name:
        return
    place = slug(event.place.name)
    reach = timedelta(days=around)
    for first, last in _spans(event, reach):
        earliest = _before(event.first_day, reach) if event.first_day else first
        yield [event.id, place, first, last, earliest]


def _spans(event: Event, around: timedelta) -> Iterator[tuple[str, str]]:
    if event.first_day is not None and event.last_day is not None:
        yield _before(event.first_day, LONGEST), _after(event.last_day, timedelta(days=1))
        return
    for reported in {change.reported for change in event.status_history if change.reported}:
        yield _before(reported, around), _after(reported, around)


def _before(day: date, by: timedelta) -> str:
    return date.fromordinal(max(1, day.toordinal() - by.days)).isoformat()


def _after(day: date, by: timedelta) -> str:
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + by.days)).isoformat()
