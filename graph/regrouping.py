"""Keep events true to claims: group again what a change touches, and write the events that come out different.

Only the happenings that a new or lost claim touches are looked at again: the claims that it is judged to belong with,
and those that they belong with in turn. So the events never depend on the order in which documents came.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection

from graph.merge import Sketch, cluster, compose, is_person, sketch
from graph.merge.components import components
from graph.merge.linking import AROUND, PARTS, WHOLES, part_of
from graph.model import Claim, Event, Judgement, Link, Report
from graph.store import judging, reading, writing
from graph.store.neighbours import neighbours
from graph.store.writing import Standing

Desks = Callable[[str | None], str | None]
"""Tells the state (alpha-3) that a publisher speaks for, None for one that speaks for no state."""

NEVER: Final = "9999-12-31"
"""The day that stands for a report of unknown day."""


class Occasion(NamedTuple):
    """What a change is made with besides the record: who speaks for which state, and the time."""

    desks: Desks
    now: datetime


class Grouped(NamedTuple):
    """The events of some claims, as they are to stand in the record, and the judgements of rules behind them."""

    events: tuple[Standing, ...]
    judgements: tuple[Judgement, ...]


def sketches(connection: Connection, claims: Mapping[str, Claim]) -> dict[str, Sketch]:
    """Give what merging looks at in claims of documents that are in the record."""
    reports = reading.reports(connection, {claim.document for claim in claims.values()})
    return {key: sketch(claim, reports[claim.document].published) for key, claim in claims.items()}


def group(
    connection: Connection, claims: Mapping[str, Claim], judgements: Iterable[Judgement], desks: Desks
) -> Grouped:
    """Divide claims, which must hold every claim that judgements lead to, into events."""
    reports = _reports(connection, claims.values(), desks)
    decided = [judgement for judgement in judgements if is_person(judgement)]
    made = cluster((sketch(claim, reports[claim.document].published) for claim in claims.values()), decided)
    same = [(j.left, j.right) for j in (*made.judgements, *decided) if j.verdict == "same"]
    together = components(claims, same)
    spans = _spans(together, claims, reports)
    events = (compose([claims[key] for key in members], reports) for members in made.clusters)
    standing = (Standing(e, e.model_dump_json(), *spans[together[e.claims[0]]]) for e in events)
    return Grouped(tuple(standing), made.judgements)


def regroup(connection: Connection, touched: Collection[str], lost: Mapping[str, str], occasion: Occasion) -> None:
    """Group again what these claims are joined with, and write the events that come out different.

    `lost` gives the former events of claims that may be gone.
    """
    if not touched and not lost:
        return
    linked, judgements = judging.connected(connection, touched)
    claims = reading.claims(connection, linked)
    homes = reading.homes(connection, claims) | dict(lost)
    made = group(connection, claims, judgements, occasion.desks)
    judging.replace(connection, judgements, made.judgements, occasion.now)
    _replace(connection, made.events, homes, set(lost.values()))


def link(connection: Connection, events: Sequence[Event]) -> None:
    """Link events with those that they are part of, and with their own parts."""
    movable = [event for event in events if event.type in WHOLES | PARTS]
    if not movable:
        return
    pairs = neighbours(connection, movable, around=AROUND)
    known = {event.id: event for event in movable}
    others = reading.records(connection, {other for _, other in pairs} - known.keys())
    known |= {key: Event.model_validate_json(record) for key, record in others.items()}
    writing.put_links(connection, _links(pairs, known))


def _links(pairs: Iterable[tuple[str, str]], events: Mapping[str, Event]) -> Iterator[Link]:
    for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
        for part, whole in ((one, other), (other, one)):
            found = part_of(events[part], events[whole])
            if found is not None:
                yield found


def _replace(connection: Connection, events: Sequence[Standing], homes: Mapping[str, str], torn: set[str]) -> None:
    """Write the events that differ, and those that lost a claim even where the same claim came back."""
    made = {standing.event.id: standing for standing in events}
    old = reading.standing(connection, {*homes.values(), *made})
    changed = [s for key, s in made.items() if key in torn or key not in old or old[key][0] != s.record]
    rewritten = {standing.event.id for standing in changed}
    vanished = set(homes.values()) - made.keys()
    writing.delete_events(connection, vanished | (rewritten & old.keys()))
    writing.put_events(connection, changed)
    kept = (s for key, s in made.items() if key not in rewritten and old[key][1:] != (s.began, s.settled))
    writing.settle(connection, kept)
    writing.retire(connection, "event", _redirects(vanished, homes, [standing.event for standing in events]))
    link(connection, [standing.event for standing in changed])


def _redirects(vanished: set[str], homes: Mapping[str, str], events: Iterable[Event]) -> dict[str, str | None]:
    """Lead each vanished id to the event that has the smallest of its claims now."""
    now = {claim: event.id for event in events for claim in event.claims}
    into: dict[str, str | None] = dict.fromkeys(sorted(vanished))
    for claim in sorted(homes, reverse=True):
        if homes[claim] in vanished and claim in now:
            into[homes[claim]] = now[claim]
    return into


def _spans(
    together: Mapping[str, str], claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> dict[str, tuple[str, str]]:
    """Give for each component of claims the first and last day of its reports."""
    days: dict[str, set[str]] = {}
    for key, root in together.items():
        published = reports[claims[key].document].published
        days.setdefault(root, set()).add(published.isoformat() if published else NEVER)
    return {root: (min(found), max(found)) for root, found in days.items()}


def _reports(connection: Connection, claims: Iterable[Claim], desks: Desks) -> dict[str, Report]:
    found = reading.reports(connection, {claim.document for claim in claims})
    return {key: r.model_copy(update={"country": desks(r.publisher)}) for key, r in found.items()}
