"""The query parameters of lists, as records: a name that there is not is refused, not passed over."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import fastapi
from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.filters import FILTERS
from app.http.parameters import reader
from app.questions import make_filter
from graph.filters import EventFilter
from graph.vocabulary import ActorKind, EventType, Role, Status

Facet = Literal[
    "type", "status", "state", "actor", "subject", "place", "country", "publisher", "speaker", "month", "year"
]


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


class NoQuery(Query):
    """No parameter at all."""


class FilterQuery(MomentQuery):
    """The filters of events."""

    actor: str | None = _filter("actor", "Vladimir Putin", "Q7747")
    role: Role | None = _filter("role", "host")
    state: list[str] = Field([], description=FILTERS["state"], examples=[["RUS", "USA"]])
    type: EventType | None = _filter("type", "call")
    status: Status | None = _filter("status", "occurred")
    place: str | None = _filter("place", "Sochi")
    country: str | None = _filter("country", "RUS")
    subject: str | None = _filter("subject", "syria-war")
    publisher: str | None = _filter("publisher")
    speaker: str | None = _filter("speaker", "Kremlin")
    document: str | None = _filter("document")
    confidence: str | None = _filter("confidence", "0.7")
    after: str | None = _filter("after", "2017-11-20")
    before: str | None = _filter("before", "2017-11")
    reported_after: str | None = _filter("reported_after", "2017-11-21")
    reported_before: str | None = _filter("reported_before", "2017-11")
    q: str | None = _filter("q", "political settlement")

    def filters(self) -> dict[str, str | None]:
        """Give the filters that take one value each."""
        return {name: getattr(self, name) for name in FILTERS if name != "state"}

    def wanted(self) -> EventFilter:
        """Give the filter of events.

        Raises:
            BadFilter: a value that its filter does not take, or more than two states.
            BadDate: a date that is none.
        """
        return make_filter(self.filters(), self.state)


class EventQuery(FilterQuery):
    """The parameters of a list of events."""

    order: Literal["date", "reported", "sources"] = Field(
        "date", description="The latest first day, the latest first report, or the most documents first."
    )
    facet: list[Facet] = Field([], description="What to count all events of the filter by; may be given again.")
    facet_size: int = Field(20, ge=1, le=100, description="The most values of one facet.")
    limit: int = Field(50, ge=1, le=500, description="The most events of one page.")
    cursor: str | None = Field(None, description="`next_cursor` of the page before, with the same filters and order.")


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


Nothing = Annotated[NoQuery, fastapi.Query()]
Moment = Annotated[MomentQuery, fastapi.Query()]
Judgements = Annotated[JudgementQuery, fastapi.Query()]
Pair = Annotated[PairQuery, fastapi.Query()]
Events = Annotated[EventQuery, fastapi.Depends(reader(EventQuery))]
Actors = Annotated[ActorQuery, fastapi.Query()]
