"""Link the cells of somebody's table to actors: what the Reconciliation Service API 0.2 asks and is answered.

Source: Reconciliation Service API v0.2, W3C Entity Reconciliation Community Group, 2023-04-10. Nothing here knows HTTP.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.answers import state_code

if TYPE_CHECKING:
    from graph.model import Actor, Term
    from graph.reference import Candidate, Reference

TYPES: Final[Mapping[str, str]] = {"Person": "person", "State": "state", "Organization": "organization"}
"""The types of entities, and the kind of actor that each is."""

PROPERTIES: Final[Mapping[str, tuple[str, str]]] = {
    "on": ("Day", "The day on which the name was said, as 2017-11-21; decides who held an office"),
    "state": ("State", "A state that the person or body belongs to, or that is told beside the name"),
    "title": ("Title", "A title told with the name: President, Foreign Minister, NATO Secretary General"),
    "person": ("Person", "A person told beside the name, whose counterpart or minister may be meant"),
}
"""What may be told of a name beside it: the name and the meaning of each property."""

SURE, APART = 0.9, 0.1
"""A candidate is a match from this score on, and only where it stands this much above the next."""
MOST, USUAL = 50, 5
_OTHER_STATE = 0.25
"""What is taken off the score of an actor of another state than the one told."""

Value = str | int | float | bool | dict[str, Any]


class PropertyValue(BaseModel):
    """A property of a query with its value or values; an entity counts by its id."""

    pid: str
    v: Value | list[Value]

    def texts(self) -> list[str]:
        """Give the values as texts."""
        values = self.v if isinstance(self.v, list) else [self.v]
        return [str(value.get("id", "")) if isinstance(value, dict) else str(value) for value in values]


class ReconciliationQuery(BaseModel):
    """A cell to be linked: its text, and what else is known of it."""

    model_config = ConfigDict(extra="forbid")

    query: str = ""
    type: str | list[str] = []
    limit: float | None = Field(None, gt=0)
    properties: list[PropertyValue] = []
    type_strict: Literal["any", "should", "all"] | None = None

    @model_validator(mode="after")
    def _asks(self) -> "ReconciliationQuery":
        if not self.query and not self.properties:
            message = "give a query or properties"
            raise ValueError(message)
        return self

    def kinds(self) -> set[str]:
        """Give the kinds of actors that may be meant; a type that there is not lets in none."""
        types = [self.type] if isinstance(self.type, str) else self.type
        return {TYPES.get(name, "") for name in types if name}

    def told(self, pid: str) -> list[str]:
        """Give what the properties of a name tell."""
        return [text for each in self.properties if each.pid == pid for text in each.texts() if text]

    def most(self) -> int:
        """Give how many candidates are wanted."""
        return USUAL if self.limit is None else max(1, min(int(self.limit), MOST))


def reconcile(reference: "Reference", query: ReconciliationQuery) -> list[dict[str, Any]]:
    """Give the candidates of a query, the likeliest first, with scores of 0 to 100.

    Where nobody is meant, those with a similar name come with scores of 30 or less. `match` is true only for one that
    is sure and stands alone.
    """
    on, states = _day(query), _states(reference, query)
    text = _text(reference, query, states)
    found = _placed(_resolved(reference, query, text, on, states), states)
    kinds = query.kinds()
    fitting = [candidate for candidate in found if not kinds or candidate.actor.kind in kinds]
    sure = _sure(fitting)
    return [
        _result(reference, candidate, on, match=sure and place == 0)
        for place, candidate in enumerate(fitting[: query.most()])
    ]


def _text(reference: "Reference", query: ReconciliationQuery, states: Sequence[str]) -> str:
    """Give what is to be resolved: the title before the name, and the state of the title after it."""
    title = " ".join(query.told("title"))
    state = reference.state(states[0]) if title and len(states) == 1 else None
    return " ".join(part for part in (title, query.query, f"of {state.name}" if state else "") if part).strip()


def _resolved(
    reference: "Reference", query: ReconciliationQuery, text: str, on: datetime.date | None, states: Sequence[str]
) -> Sequence["Candidate"]:
    from graph.reference import Context

    context = Context(states=tuple(states), people=tuple(query.told("person")))
    found = reference.resolve(text, on=on, context=context)
    if not found and query.told("title") and query.query:
        found = reference.resolve(query.query, on=on, context=context)
    return found or reference.suggest(query.query, on=on, limit=MOST)


def _placed(found: "Sequence[Candidate]", states: Sequence[str]) -> list["Candidate"]:
    """Put candidates of other states than those told lower."""
    if not states:
        return list(found)
    lowered = (
        each if each.actor.country in states else each._replace(score=max(each.score - _OTHER_STATE, 0.01))
        for each in found
    )
    return sorted(lowered, key=lambda each: -each.score)


def _sure(found: "Sequence[Candidate]") -> bool:
    best, following = [*(each.score for each in found[:2]), 0.0, 0.0][:2]
    return best >= SURE and best - following >= APART


def _day(query: ReconciliationQuery) -> datetime.date | None:
    """Give the day that a query tells; a time of day is passed over, and what is no day counts as not told."""
    for text in query.told("on"):
        try:
            return datetime.date.fromisoformat(text[:10])
        except ValueError:
            continue
    return None


def _states(reference: "Reference", query: ReconciliationQuery) -> list[str]:
    """Give the codes of the states that a query tells by code, name or id."""
    codes: list[str] = []
    for text in query.told("state"):
        actor = reference.actor(text)
        code = actor.country if actor is not None else state_code(reference, text)
        codes.extend([code] if code else [])
    return codes


def _result(reference: "Reference", candidate: "Candidate", on: datetime.date | None, *, match: bool) -> dict[str, Any]:
    actor = candidate.actor
    return {
        **entity(actor),
        "description": "; ".join((candidate.why, *describe(reference, actor, on))),
        "type": [type_of(actor)],
        "score": round(100 * candidate.score, 1),
        "match": match,
    }


# what the other services tell of entities, types and properties


def entity(actor: "Actor") -> dict[str, Any]:
    """Give an actor by id and name."""
    return {"id": actor.id, "name": actor.name}


def type_of(actor: "Actor") -> dict[str, str]:
    """Give the type of an actor."""
    name = next(name for name, kind in TYPES.items() if kind == actor.kind)
    return {"id": name, "name": name}


def describe(reference: "Reference", actor: "Actor", on: datetime.date | None = None) -> Iterator[str]:
    """Give what tells an actor from others of the name: its state, and the offices of the day or the latest one."""
    if actor.kind == "person" and actor.country:
        state = reference.state(actor.country, on=on)
        yield state.name if state is not None else actor.country
    offices = reference.offices_of(actor.id, on=on) if on is not None else ()
    terms = reference.terms_of(actor.id)
    if offices:
        yield ", ".join(office.title for office in offices)
    elif terms and (office := reference.office((latest := max(terms, key=_ends)).office)) is not None:
        yield f"{office.title} {latest.first[:4]}-{(latest.last or '')[:4]}"


def _ends(term: "Term") -> str:
    """Sort terms by their ends, those that go on last, and those of unknown end by their beginning."""
    return term.last or ("9999" if term.last_known else term.first)


def suggest_entities(reference: "Reference", prefix: str, cursor: int) -> list[dict[str, Any]]:
    """Give the actors whose id is a text or a name of whose begins with it, a page from `cursor` on."""
    known = reference.actor(prefix.strip())
    found = [known] if known is not None else islice(reference.beginning(prefix), cursor, cursor + MOST)
    return [
        {**entity(actor), "description": "; ".join(describe(reference, actor)), "notable": [type_of(actor)]}
        for actor in found
    ]


def suggest_types(prefix: str) -> list[dict[str, str]]:
    """Give the types whose name begins with a text."""
    return [{"id": name, "name": name} for name in TYPES if name.lower().startswith(prefix.strip().lower())]


def suggest_properties(prefix: str) -> list[dict[str, str]]:
    """Give the properties of which a word begins with a text."""
    asked = prefix.strip().lower()
    every = ({"id": pid, "name": name, "description": told} for pid, (name, told) in PROPERTIES.items())
    return [each for each in every if each["id"].startswith(asked) or each["name"].lower().startswith(asked)]
