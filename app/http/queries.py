"""The query parameters of lists, as records: a name that there is not is refused, not passed over."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Any

import fastapi
from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.filters import FILTERS
from graph.vocabulary import ActorKind, EventType, Role, Status


def _filter(name: str, *examples: str) -> Any:
    return Field(None, description=FILTERS[name], examples=list(examples) or None)


class Query(BaseModel):
    """Parameters of a list; an empty value counts as not given, as forms send it."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _given(cls, values: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if value not in ("", [""])}


class MomentQuery(Query):
    """The parameter of what may be asked as of a day."""

    as_of: datetime.date | None = Field(
        None, description="As the documents published up to this day told it.", examples=["2017-11-21"]
    )


class EventQuery(MomentQuery):
    """The parameters of a list of events."""

    actor: str | None = _filter("actor", "Vladimir Putin", "Q7747")
    role: Role | None = _filter("role", "host")
    state: list[str] = Field([], description=FILTERS["state"], examples=[["RUS", "USA"]])
    type: EventType | None = _filter("type", "call")
    status: Status | None = _filter("status", "occurred")
    place: str | None = _filter("place", "Sochi")
    country: str | None = _filter("country", "RUS")
    subject: str | None = _filter("subject", "syria-war")
    publisher: str | None = _filter("publisher")
    document: str | None = _filter("document")
    after: str | None = _filter("after", "2017-11-20")
    before: str | None = _filter("before", "2017-11")
    q: str | None = _filter("q", "political settlement")
    limit: int = Field(50, ge=1, le=500, description="The most events of one page.")
    cursor: str | None = Field(None, description="`next_cursor` of the page before, with the same filters.")

    def filters(self) -> dict[str, str | None]:
        """Give the filters that take one value each."""
        return {name: getattr(self, name) for name in FILTERS if name != "state"}


class ActorQuery(MomentQuery):
    """The parameters of a list of actors."""

    q: str = Field("", description="A name or a part of one; with `on` also a title.", examples=["Russian president"])
    on: datetime.date | None = Field(None, description="The day on which `q` was said.", examples=["2017-11-21"])
    state: list[str] = Field([], description="With `on`: states told near by, by ISO code or name.", examples=[["SYR"]])
    person: list[str] = Field([], description="With `on`: people told near by, by id or name.")
    kind: ActorKind | None = Field(None, description="Only persons, states or organizations.")
    limit: int = Field(50, ge=1, le=500, description="The most actors of the list.")


class JudgementQuery(Query):
    """The parameters of a list of judgements."""

    about: str | None = Field(None, description="A claim or event; with it the rules' judgements are told too.")


class PairQuery(Query):
    """Two claims or events."""

    left: str = Field(description="The id of a claim or event.")
    right: str = Field(description="The id of another.")


Moment = Annotated[MomentQuery, fastapi.Query()]
Judgements = Annotated[JudgementQuery, fastapi.Query()]
Pair = Annotated[PairQuery, fastapi.Query()]
Events = Annotated[EventQuery, fastapi.Query()]
Actors = Annotated[ActorQuery, fastapi.Query()]
