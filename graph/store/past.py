"""Let a connection see the record as the documents up to a day told it.

Temporary views take the places of the tables: they let through what no later report bears on, and beside it hold what
is told anew. They go with the transaction.
"""

import datetime
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, Table, text

from graph.store import schema

_OF_EVENTS: Final[tuple[Table, ...]] = (
    schema.event_claims,
    schema.actor_days,
    schema.state_days,
    schema.pair_days,
    schema.subject_days,
    schema.publisher_days,
    schema.speaker_days,
)


def look_back(connection: Connection, day: datetime.date) -> set[str]:
    """Turn a connection to a day; give the claims of that time whose events later reports bear on, to be told anew."""
    until = day.isoformat()
    rows = connection.execute(text(_OPEN), {"day": until})
    claims = {row.claim for row in rows}
    for statement in _statements(until):
        connection.execute(text(statement))
    return claims


_OPEN: Final = """
    SELECT event_claims.claim AS claim FROM events
    JOIN event_claims ON event_claims.event = events.id
    JOIN claims ON claims.id = event_claims.claim
    JOIN documents ON documents.id = claims.document
    WHERE events.settled > :day AND events.began <= :day AND documents.published <= :day"""


def _statements(until: str) -> Iterator[str]:
    seen = f"(SELECT id FROM main.events WHERE settled <= '{until}')"
    told = f"(SELECT id FROM main.documents WHERE published <= '{until}')"
    yield f"CREATE TEMP VIEW documents AS SELECT * FROM main.documents WHERE published <= '{until}'"
    yield f"CREATE TEMP VIEW claims AS SELECT * FROM main.claims WHERE document IN {told}"
    yield f"""CREATE TEMP VIEW participations AS SELECT * FROM main.participations AS p WHERE EXISTS (
        SELECT 1 FROM main.claims AS c WHERE c.id = p.claim AND c.document IN {told})"""
    yield """CREATE TEMP VIEW names AS SELECT * FROM main.names AS n WHERE EXISTS (
        SELECT 1 FROM participations AS p WHERE p.actor = n.actor AND p.name = n.name)"""
    yield "CREATE TEMP TABLE retired AS SELECT * FROM main.retired WHERE 0"
    yield from _overlaid(schema.events, f"settled <= '{until}'")
    for table in _OF_EVENTS:
        yield from _overlaid(table, f"event IN {seen}")
    yield from _overlaid(schema.links, f"part IN {seen} AND whole IN {seen}")


def _overlaid(table: Table, condition: str) -> Iterator[str]:
    """Put a view in the place of a table, and let what is written to it go into a table of its own."""
    name, columns = table.name, [f'"{column.name}"' for column in table.columns]
    yield f"CREATE TEMP TABLE anew_{name} AS SELECT * FROM main.{name} WHERE 0"
    yield f"""CREATE TEMP VIEW {name} AS SELECT {", ".join(columns)} FROM main.{name} WHERE {condition}
        UNION ALL SELECT {", ".join(columns)} FROM anew_{name}"""
    values = ", ".join(f"NEW.{column}" for column in columns)
    yield f"""CREATE TEMP TRIGGER put_{name} INSTEAD OF INSERT ON {name}
        BEGIN INSERT INTO anew_{name} VALUES ({values}); END"""
