"""Choose the events that a filter lets in, by the small tables that the record keeps for what is asked most."""

from collections.abc import Callable, Iterator

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, select, text

from graph import edtf
from graph.errors import BadFilter
from graph.filters import EventFilter, words
from graph.identity import slug
from graph.store import actors, schema, suggesting

StateCode = Callable[[str], str | None]
"""Gives the alpha-3 code of a state named in any usual way, None for no state."""


def matching(connection: Connection, wanted: EventFilter, state_code: StateCode) -> Select[tuple[str, str]]:
    """Choose day and id of events, led by the table that keeps the most telling filter in the order of days."""
    keyed = list(_keyed(connection, wanted, state_code))
    if not keyed:
        table = schema.events
        return select(table.c.day, table.c.id).where(*_plain(wanted), *_days(wanted, table.c.day))
    (leading, condition), *others = keyed
    chosen = select(leading.c.day, leading.c.event.label("id")).where(condition, *_days(wanted, leading.c.day))
    for table, also in others:
        same = and_(also, table.c.day == leading.c.day, table.c.event == leading.c.event)
        chosen = chosen.where(exists(select(1).select_from(table).where(same).correlate(leading)))
    plain = list(_plain(wanted))
    if plain:
        chosen = chosen.join(schema.events, schema.events.c.id == leading.c.event).where(*plain)
    return chosen


def _keyed(
    connection: Connection, wanted: EventFilter, state_code: StateCode
) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Give the tables by key that a filter needs, the one that leaves the fewest events first."""
    if wanted.pair:
        one, other = sorted(state_of(connection, "pair", state, state_code) for state in wanted.pair)
        table = schema.pair_days
        yield table, and_(table.c.one == one, table.c.other == other)
    if wanted.actor:
        yield actors.condition(connection, wanted.actor, wanted.role)
    for name in ("subject", "speaker", "publisher"):
        table, value = schema.metadata.tables[f"{name}_days"], getattr(wanted, name)
        if value:
            yield table, table.c[name] == value
    if wanted.state:
        table = schema.state_days.alias("states")  # type: ignore[assignment]
        yield table, table.c.state == state_of(connection, "state", wanted.state, state_code)


def _plain(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    table, homes, claims = schema.events, schema.event_claims, schema.claims
    place = None if wanted.place is None else slug(wanted.place)
    equal = {"type": wanted.type, "status": wanted.status, "country": wanted.country, "place": place}
    yield from (table.c[name] == value for name, value in equal.items() if value is not None)
    if wanted.confidence:
        yield table.c.confidence >= float(wanted.confidence)
    if wanted.after:
        yield table.c.last_day >= edtf.bounds(wanted.after)[0].isoformat()
    if wanted.document:
        of_document = select(homes.c.event).join(claims, claims.c.id == homes.c.claim)
        yield table.c.id.in_(of_document.where(claims.c.document == wanted.document))
    if wanted.reported_after or wanted.reported_before:
        yield table.c.id.in_(_reported(wanted))
    if wanted.q:
        hits = text("claims.number IN (SELECT rowid FROM quotes WHERE quotes MATCH :words)")
        quoting = select(homes.c.event).join(claims, claims.c.id == homes.c.claim)
        yield table.c.id.in_(quoting.where(hits.bindparams(words=words(wanted.q))))


def _reported(wanted: EventFilter) -> Select[tuple[str]]:
    """Choose the events that one document of a time tells."""
    homes, claims, documents = schema.event_claims, schema.claims, schema.documents
    told = select(homes.c.event).join(claims, claims.c.id == homes.c.claim)
    told = told.join(documents, documents.c.id == claims.c.document)
    if wanted.reported_after:
        told = told.where(documents.c.published >= edtf.bounds(wanted.reported_after)[0].isoformat())
    if wanted.reported_before:
        told = told.where(documents.c.published <= edtf.bounds(wanted.reported_before)[1].isoformat())
    return told


def _days(wanted: EventFilter, day: ColumnElement[str]) -> Iterator[ColumnElement[bool]]:
    if wanted.before:
        yield day <= edtf.bounds(wanted.before)[1].isoformat()
        yield day > ""


def state_of(connection: Connection, name: str, value: str, state_code: StateCode) -> str:
    """Give the code of a state; the tables of names are asked only where the record does not know it."""
    if actors.is_state(connection, value.upper()):
        return value.upper()
    code = state_code(value) or actors.state_named(connection, value)
    if code is None:
        wanted = "give a state by its ISO code or English name, such as RUS or Russia"
        raise BadFilter(
            name, value, "; ".join(filter(None, (wanted, suggesting.hint(connection, value, kind="state"))))
        )
    return code
