"""Judgements in the store: those of rules, which are made again at need, and those of persons, which are kept for good.

A person's judgement that was taken back stays in its table with the time of that, and counts for nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from graph.errors import NotFound
from graph.identity import digest
from graph.model import Judgement
from graph.store import schema
from graph.store.reading import among, listed

_FORGET: Final = delete(schema.judgements).where(
    schema.judgements.c.left == bindparam("left_end"),
    schema.judgements.c.right == bindparam("right_end"),
    schema.judgements.c.by == bindparam("judge"),
)


def of_rules(connection: Connection, ids: Iterable[str]) -> tuple[Judgement, ...]:
    """Give what rules judged on any of these claims."""
    table = schema.judgements
    wanted = select(table).where(or_(among(table.c.left), among(table.c.right)))
    return tuple(_judgement(row) for row in connection.execute(wanted, listed(ids)))


def of_persons(connection: Connection, ids: Iterable[str] | None = None) -> tuple[Judgement, ...]:
    """Give what persons judged, on any of these claims or on all, the newest first; also what they took back."""
    table = schema.decisions
    wanted = select(table).order_by(table.c.made.desc(), table.c.id)
    if ids is None:
        return tuple(_judgement(row) for row in connection.execute(wanted))
    wanted = wanted.where(or_(among(table.c.left), among(table.c.right)))
    return tuple(_judgement(row) for row in connection.execute(wanted, listed(ids)))


def connected(connection: Connection, ids: Iterable[str]) -> tuple[set[str], tuple[Judgement, ...]]:
    """Give the claims that are joined with these by any chain of judgements, and the judgements that count."""
    found, fresh = set(ids), set(ids)
    made: dict[tuple[str, str, str, str], Judgement] = {}
    while fresh:
        reached = [*of_rules(connection, fresh), *(j for j in of_persons(connection, fresh) if j.undone is None)]
        made.update({(j.left, j.right, j.by, j.id): j for j in reached})
        fresh = {end for j in reached if j.verdict == "same" for end in (j.left, j.right)} - found
        found |= fresh
    return found, tuple(made.values())


def replace(connection: Connection, former: Iterable[Judgement], made: Iterable[Judgement], now: datetime) -> None:
    """Put what rules judge now in the place of what they judged before; what they judge as before keeps its time."""
    before = {_key(j): j for j in former if not j.id}
    new = {_key(j): j for j in made}
    stale = [dict(zip(("left_end", "right_end", "judge"), key, strict=True)) for key in before.keys() - new.keys()]
    if stale:
        connection.execute(_FORGET, stale)
    rows = [_row(j, now) for key, j in sorted(new.items()) if key not in before or _said(before[key]) != _said(j)]
    if rows:
        connection.execute(upsert(schema.judgements).prefix_with("OR REPLACE"), rows)


def decide(connection: Connection, judgement: Judgement) -> Judgement:
    """Keep a person's judgement and give it with its id; the same one twice is kept once."""
    told = judgement.model_dump(mode="json", exclude={"id", "undone", "score"})
    kept = judgement.model_copy(update={"id": f"j-{digest(told)}"})
    row = kept.model_dump(mode="json", exclude={"score"})
    connection.execute(upsert(schema.decisions).on_conflict_do_nothing(), row)
    return kept


def take_back(connection: Connection, key: str, now: datetime) -> Judgement:
    """Mark a person's judgement as taken back, and give it.

    Raises:
        NotFound: there is none of this id, or it was taken back before.
    """
    table = schema.decisions
    found = connection.execute(select(table).where(table.c.id == key)).one_or_none()
    if found is None or found.undone is not None:
        raise NotFound("judgement", key, "" if found is None else "it was taken back before")
    connection.execute(update(table).where(table.c.id == key).values(undone=now.isoformat()))
    return _judgement(found).model_copy(update={"undone": now})


def _row(judgement: Judgement, now: datetime) -> dict[str, Any]:
    row = judgement.model_dump(mode="json", include={"left", "right", "verdict", "by", "score"})
    return row | {"made": now.isoformat()}


def _said(judgement: Judgement) -> tuple[str, float | None]:
    return judgement.verdict, judgement.score


def _judgement(row: Any) -> Judgement:
    fields = dict(row._mapping)
    for when in ("made", "undone"):
        if fields.get(when):
            fields[when] = datetime.fromisoformat(fields[when])
    return Judgement.model_construct(**fields)


def _key(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.left, judgement.right, judgement.by
