"""The small records of the reference: what a name names, where a place lies, why a candidate was chosen.

They are named tuples, not Pydantic records: tens of thousands are made at load, from tables that the tests have checked.
"""

from datetime import date
from typing import Literal, NamedTuple

from graph.model import Actor

NamingKind = Literal[
    "full", "other", "surname", "title_name", "state", "adjective", "people", "metonym", "capital", "organization",
    "acronym", "group",
]  # fmt: skip


class Naming(NamedTuple):
    """One thing that a folded surface may name; for `group`, `actor_id` is the group's surface."""

    actor_id: str
    kind: NamingKind


class PlaceRow(NamedTuple):
    """A capital, city or venue; `country` is alpha-3, `id` that of GeoNames where it has one."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str
    latitude: float | None
    longitude: float | None
    kind: str
    population: int | None


class Tenure(NamedTuple):
    """A term as days: `first` and `last` bound it as closely as the table and its neighbours tell, both included."""

    office: str
    person: str
    first: date
    last: date
    row: int


class Context(NamedTuple):
    """What the surrounding text tells: states (alpha-3) mentioned near by, the likeliest first, and ranks of titles."""

    states: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """An actor that a text may mean, why, and how likely (0..1; comparable within one answer, not a probability)."""

    actor: Actor
    why: str
    score: float
