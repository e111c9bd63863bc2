"""Merge claims about one happening into an event.

Merging records judgements and never edits a claim, so any merge can be undone. Everything here is pure: the same
claims give the same events in whatever order they come.
"""

from collections.abc import Iterable, Mapping

from graph.merge.blocks import Block, blocks
from graph.merge.clusters import Clustering, cluster, is_person, judge
from graph.merge.comparing import Comparison, Sketch, compare, sketch
from graph.merge.composing import compose
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


def group(claims: Iterable[Claim], *, judgements: Iterable[Judgement] = ()) -> tuple[tuple[Claim, ...], ...]:
    """Divide claims into happenings, by the rules and by the judgements of persons given with them."""
    by_id = {claim.id: claim for claim in claims}
    clusters = cluster((sketch(claim) for claim in by_id.values()), judgements).clusters
    return tuple(tuple(by_id[key] for key in members) for members in clusters)


def merge(claims: Iterable[Claim], *, reports: Mapping[str, Report] | None = None) -> tuple[Event, ...]:
    """Give the events that claims tell, by id.

    `reports` says by document id who told a claim and when; what is missing there counts as unknown.
    """
    return tuple(sorted((compose(members, reports or {}) for members in group(claims)), key=lambda event: event.id))
