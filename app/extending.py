"""What can be added to a table whose cells are linked to actors: names, codes, terms (data extension, API 0.2)."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from app.reconciling import TYPES

if TYPE_CHECKING:
    from graph.model import Actor, Term
    from graph.reference import Reference

Cells = Iterator[dict[str, Any]]


class WantedProperty(BaseModel):
    """A property to add."""

    id: str
    settings: dict[str, Any] = {}


class ExtensionQuery(BaseModel):
    """Entities by id, and the properties to add of each."""

    model_config = ConfigDict(extra="forbid")

    ids: list[str]
    properties: list[WantedProperty]


def extend(reference: "Reference", query: ExtensionQuery) -> dict[str, Any]:
    """Give the values of the properties of entities; what is not known is an empty list."""
    wanted = [each.id for each in query.properties]
    meta = [{"id": pid, "name": _named(pid)} for pid in wanted]
    rows = {key: {pid: list(_values(reference, key, pid)) for pid in wanted} for key in query.ids}
    return {"meta": meta, "rows": rows}


def propose(kind: str) -> list[dict[str, str]]:
    """Give the properties that entities of a type have; of a type that there is not, all."""
    people = {TYPES.get(kind)} <= {"person", None}
    bodies = kind != "Person"
    return [
        {"id": pid, "name": name}
        for pid, (name, _, of_people, of_bodies) in ADDED.items()
        if (people and of_people) or (bodies and of_bodies)
    ]


def _named(pid: str) -> str:
    return ADDED[pid][0] if pid in ADDED else pid


def _values(reference: "Reference", key: str, pid: str) -> Cells:
    actor = reference.actor(key)
    if actor is not None and pid in ADDED:
        yield from ADDED[pid][1](reference, actor)


def _texts(*values: str | None) -> Cells:
    return ({"str": value} for value in values if value)


def _state(reference: "Reference", actor: "Actor") -> Cells:
    state = reference.state(actor.country) if actor.country else None
    if state is not None:
        yield {"id": state.id, "name": state.name}


def _codes(scheme: str) -> "Callable[[Reference, Actor], Cells]":
    def codes(_: "Reference", actor: "Actor") -> Cells:
        return _texts(*(code.value for code in actor.codes if code.scheme == scheme))

    return codes


def _day(day: Any) -> Cells:
    return iter([{"date": f"{day.isoformat()}T00:00:00Z"}] if day else [])


def _terms(reference: "Reference", actor: "Actor") -> Cells:
    return _texts(*(_term(reference, term) for term in reference.terms_of(actor.id)))


def _term(reference: "Reference", term: "Term") -> str:
    office = reference.office(term.office)
    owner = reference.state(office.country) if office is not None and office.country else None
    body = owner or (reference.actor(office.body) if office is not None else None)
    title = office.title if office is not None else term.office
    told = title if body is None or body.name in title else f"{title}, {body.name}"
    return f"{told}, {term.first} to {term.last or ('today' if term.last_known else 'unknown')}"


ADDED: Final[Mapping[str, "tuple[str, Callable[[Reference, Actor], Cells], bool, bool]"]] = {
    "country": ("Country code", lambda _, actor: _texts(actor.country), True, True),
    "state": ("State", _state, True, True),
    "names": ("Other names", lambda _, actor: _texts(*actor.names), True, True),
    "terms": ("Terms in office", _terms, True, False),
    "first": ("First day", lambda _, actor: _day(actor.first), False, True),
    "last": ("Last day", lambda _, actor: _day(actor.last), False, True),
    "iso2": ("ISO 3166 alpha-2", _codes("iso2"), False, True),
    "iso3": ("ISO 3166 alpha-3", _codes("iso3"), False, True),
    "cow": ("Correlates of War", _codes("cow"), False, True),
    "gw": ("Gleditsch-Ward", _codes("gw"), False, True),
}
"""The properties: name, what gives their values, and whether people and whether states and bodies have them."""
