"""The tables of the record: what was read, what it was judged to be, and small tables for what is asked most.

Days are ISO texts, so that they sort; `day` is an event's first day, or the empty text where it has none, which sorts
last in a listing from the newest. The tables named `*_days` are made from events and can be made again; those
named `reference_*` stand apart (`graph.store.reference`).
"""

from typing import Final

from sqlalchemy import REAL, Column, ForeignKey, Index, Integer, MetaData, Table, Text

VERSION: Final = 4
"""The version of these tables; a record of another version is not opened."""

metadata: Final = MetaData()


def _text(name: str, *, key: bool = False, null: bool = False, to: str | None = None) -> Column[str]:
    links = [ForeignKey(to, ondelete="CASCADE")] if to else []
    return Column(name, Text, *links, primary_key=key, nullable=null)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


documents: Final = Table(
    "documents",
    metadata,
    _text("id", key=True),
    _text("url", null=True),
    _text("publisher", null=True),
    _text("title", null=True),
    _text("published", null=True),
    _text("published_basis", null=True),
    _text("place_line", null=True),
    _text("language"),
    _text("retrieved", null=True),
    _text("digest"),
    _text("text"),
    Index("documents_published", "published"),
    Index("documents_publisher", "publisher", "id"),
    sqlite_strict=True,
)

claims: Final = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _text("document", to="documents.id"),
    _text("type"),
    _text("status"),
    _text("date", null=True),
    _text("date_basis", null=True),
    _text("place", null=True),
    _text("about"),
    _text("according_to"),
    _text("evidence"),
    _number("start"),
    _number("end"),
    _text("part"),
    Column("confidence", REAL, nullable=False),
    _text("trigger"),
    _text("rule"),
    _text("extractor"),
    Index("claims_document", "document"),
    sqlite_strict=True,
)
"""`number` is the row in the full-text index; `place`, `about` and `according_to` are JSON."""

participations: Final = Table(
    "participations",
    metadata,
    _text("claim", key=True, to="claims.id"),
    Column("position", Integer, primary_key=True),
    _text("kind"),
    _text("name"),
    _text("country", null=True),
    _text("role"),
    _text("id", null=True),
    _text("actor"),
    Index("participations_actor", "actor", "name"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""`actor` is the id, or one made of kind, country and name for a party that no reference table knows."""

names: Final = Table(
    "names",
    metadata,
    _text("actor", key=True),
    _text("name", key=True),
    _text("folded"),
    _text("kind"),
    _text("country", null=True),
    Index("names_folded", "folded"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Every name under which some claim names an actor."""

blocks: Final = Table(
    "blocks",
    metadata,
    _text("key", key=True),
    _text("first", key=True),
    _text("claim", key=True, to="claims.id"),
    _text("last"),
    _text("earliest"),
    Index("blocks_claim", "claim"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Where merging looks for claims of the same happening (`graph.merge.blocks`)."""

judgements: Final = Table(
    "judgements",
    metadata,
    _text("left", key=True),
    _text("right", key=True),
    _text("by", key=True),
    _text("verdict"),
    Column("score", REAL, nullable=True),
    _text("made", null=True),
    Index("judgements_right", "right"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What rules judged; `made` is when they first did."""

decisions: Final = Table(
    "decisions",
    metadata,
    _text("id", key=True),
    _text("left"),
    _text("right"),
    _text("verdict"),
    _text("by"),
    _text("made"),
    _text("note"),
    _text("undone", null=True),
    Index("decisions_left", "left"),
    Index("decisions_right", "right"),
    sqlite_strict=True,
)
"""What persons judged. No foreign keys: it outlives a document that is taken away and read again."""

events: Final = Table(
    "events",
    metadata,
    _text("id", key=True),
    _text("type"),
    _text("status"),
    _text("day"),
    _text("last_day"),
    _text("place"),
    _text("country"),
    _text("record"),
    _text("began"),
    _text("settled"),
    _text("reported"),
    _number("sources"),
    Column("confidence", REAL, nullable=False),
    Index("events_reported", "reported", "id"),
    Index("events_sources", "sources", "id"),
    Index("events_day", "day", "id"),
    Index("events_type", "type", "day", "id"),
    Index("events_status", "status", "day", "id"),
    Index("events_country", "country", "day", "id"),
    Index("events_place", "place", "day", "id"),
    Index("events_facets", "id", "type", "status", "day", "country", "place"),
    Index("events_where", "country", "place", "id"),
    Index("events_settled", "settled", "began"),
    sqlite_strict=True,
)
"""`record` is the event as JSON; the other columns repeat what is asked for, `place` folded, '' for unknown.

`began` and `settled` are the first and last day of reports that bear on the event: its own, and those of claims that
judgements lead to from it; a far day where one is not known. `reported` is the day of the event's own first report,
and `sources` the number of its documents.
"""

event_claims: Final = Table(
    "event_claims",
    metadata,
    _text("claim", key=True, to="claims.id"),
    _text("event", to="events.id"),
    Index("event_claims_event", "event"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

links: Final = Table(
    "links",
    metadata,
    _text("part", key=True, to="events.id"),
    _text("whole", key=True, to="events.id"),
    _text("rule"),
    Column("score", REAL, nullable=False),
    Index("links_whole", "whole"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Events that are parts of others (`graph.merge.linking`)."""

retired: Final = Table(
    "retired",
    metadata,
    _text("kind", key=True),
    _text("id", key=True),
    _text("into", null=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Ids of events, claims and documents that are no more, and the id that each went into; none where it is gone."""


def _days(name: str, *keys: str, more: tuple[str, ...] = ()) -> Table:
    """Make a table of events by some key and day; type and status of the event are repeated in it."""
    return Table(
        name,
        metadata,
        *(_text(key, key=True) for key in keys),
        _text("day", key=True),
        _text("event", key=True, to="events.id"),
        *(_text(column) for column in (*more, "type", "status")),
        Index(f"{name}_event", "event"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


actor_days: Final = _days("actor_days", "actor", more=("role",))
state_days: Final = _days("state_days", "state")
pair_days: Final = _days("pair_days", "one", "other")
subject_days: Final = _days("subject_days", "subject")
publisher_days: Final = _days("publisher_days", "publisher")
speaker_days: Final = _days("speaker_days", "speaker")

FULL_TEXT: Final = (
    """CREATE VIEW IF NOT EXISTS quoted AS
       SELECT claims.number AS number, claims.evidence AS quote, coalesce(documents.title, '') AS title
       FROM claims JOIN documents ON documents.id = claims.document""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS quotes USING fts5(
       quote, title, content='quoted', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')""",
)
"""The full-text index keeps no copy of the texts, so it must be told what it forgets (`graph.store.writing`)."""
