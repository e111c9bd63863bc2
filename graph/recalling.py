"""Recall the graph as it was known on a day: as the documents published up to that day told it.

What no later report bears on stands in the record as it stood then; the rest is told anew from the claims of the time.
Persons' judgements count, whenever they were made. Documents of unknown day are left out.
"""

import datetime

from sqlalchemy import Connection

from graph.errors import NotFound
from graph.identity import claim_of
from graph.model import Event
from graph.regrouping import Desks, group, link
from graph.store import judging, reading, writing
from graph.store.past import look_back


def recall(connection: Connection, day: datetime.date, desks: Desks) -> None:
    """Turn a connection to a day, for as long as its transaction lasts."""
    anew = look_back(connection, day)
    claims = reading.claims(connection, anew)
    decisions = (judgement for judgement in judging.of_persons(connection) if judgement.undone is None)
    events = group(connection, claims, decisions, desks).events
    writing.put_events(connection, events)
    link(connection, [standing.event for standing in events])


def event_at(connection: Connection, key: str, day: datetime.date, desks: Desks) -> Event:
    """Turn a connection to a day, and give the event that an id of today's or of then meant on it.

    Raises:
        NotFound: no document told of it by then.
        Gone: it was taken away with its last document.
    """
    try:
        now = reading.event(connection, key)
    except NotFound:  # an id that only the graph of then has
        recall(connection, day, desks)
        return reading.event(connection, key)
    recall(connection, day, desks)
    return event_then(connection, key, now, day)


def event_then(connection: Connection, key: str, now: Event, day: datetime.date) -> Event:
    """Give the event that an id meant on the day that a connection is turned to: that of its own or its first claim.

    Raises:
        NotFound: no document told of it by then.
    """
    homes = reading.homes(connection, now.claims)
    found = reading.records(connection, homes.values())
    for claim in sorted(homes, key=lambda claim: (claim != claim_of(key), claim)):
        return Event.model_validate_json(found[homes[claim]])
    raise NotFound("event", key, f"no document told of it by {day}")
