"""Merge claims about one happening into an event.

Merging records judgements and never edits a claim, so any merge can be undone. Everything here is pure: the same
claims give the same events in whatever order they come.
"""

from collections.abc import Iterable, Mapping

from graph.merge.blocks import Block, blocks
from graph.merge.clusters import Clustering, cluster, judge
from graph.merge.comparing import Comparison, compare
from graph.merge.composing import UNKNOWN, compose
from graph.merge.sketching import Sketch, sketch
from graph.merge.verdicts import is_person
from graph.model import Claim, Event, Judgement, Report

__all__ = [
    "Block",
    "Clustering",
    "Comparison",
    "Sketch",
    "blocks",
    "cluster",
    "compare",
    "compose",
    "group",
    "is_person",
    "judge",
    "merge",
    "sketch",
]


def group(
    claims: Iterable[Claim],
    *,
    judgements: Iterable[Judgement] = (),
    reports: Mapping[str, Report] | None = None,
) -> tuple[tuple[Claim, ...], ...]:
    """Divide claims into happenings, by the rules and by the judgements of persons given with them."""
    by_id = {claim.id: claim for claim in claims}
    told = reports or {}
    sketches = (sketch(claim, told.get(claim.document, UNKNOWN).published) for claim in by_id.values())
    clusters = cluster(sketches, judgements).clusters
    return tuple(tuple(by_id[key] for key in members) for members in clusters)


def merge(
    claims: Iterable[Claim],
    *,
    judgements: Iterable[Judgement] = (),
    reports: Mapping[str, Report] | None = None,
) -> tuple[Event, ...]:
    """Give the events that claims tell, by id.

    `reports` says by document id who told a claim and when; what is missing there counts as unknown.
    """
    groups = group(claims, judgements=judgements, reports=reports)
    return tuple(sorted((compose(members, reports or {}) for members in groups), key=lambda event: event.id))
