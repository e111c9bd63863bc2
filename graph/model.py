"""The records of Readout, the same in files, in storage and over HTTP.

Every record is frozen and forbids unknown fields. Ids are made from content (`graph.identity`), never counted.
"""

import datetime
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from graph import edtf, showing
from graph.vocabulary import ActorKind, DateBasis, EventType, Role, Status


def _checked_edtf(text: str) -> str:
    edtf.bounds(text)
    return text


Edtf = Annotated[str, AfterValidator(_checked_edtf)]
"""An EDTF date of the kinds in `graph.edtf`."""


class Record(BaseModel):
    """The base of all records: frozen, with no fields but the declared ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def _repr_html_(self) -> str:
        return showing.record(self)


class Document(Record):
    """One text by one publisher. Follows schema.org/NewsArticle.

    `published_basis` tells what the publication date rests on; the later in `metadata`, `dateline`, `option` wins.
    """

    id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    published_basis: Literal["metadata", "dateline", "option"] | None = None
    place_line: str | None = None
    language: str = "en"
    retrieved: datetime.datetime | None = None


class Code(Record):
    """A code of an actor in one scheme, valid from `first` to `last` (None: open)."""

    scheme: Literal["iso3", "iso2", "cow", "gw", "wikidata"]
    value: str
    first: datetime.date | None = None
    last: datetime.date | None = None


class Actor(Record):
    """A person, state or organization. Follows sem:Actor.

    `id` is the Wikidata QID where one is known, else a name made of kind, country and name.
    `country` is the ISO 3166 alpha-3 code of the state that the actor is or stands for; None for international bodies.
    """

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    codes: tuple[Code, ...] = ()
    first: datetime.date | None = None
    last: datetime.date | None = None


class Office(Record):
    """A post that people hold one after another. Follows org:Post.

    `rank` is the kind of post (head_of_state, foreign_minister, ...); `body` the actor whose post it is.
    """

    id: str
    title: str
    rank: str
    body: str
    country: str | None = None


class Term(Record):
    """Who held an office, from the first to the last day, both included. Follows org:Membership.

    `last` is None while the holder is in office as of `source`; `last_known` is False where the end is unknown.
    """

    office: str
    person: str
    first: Edtf
    last: Edtf | None = None
    last_known: bool = True
    source: str


class Place(Record):
    """A place as a text tells it: a city or venue, and its country (ISO 3166 alpha-3); either may be unknown."""

    name: str | None = None
    country: str | None = None


class Participation(Record):
    """A party of an event and its role. Follows sem:Role.

    `id` is the actor's id, or None for a party that is told but not known; `name` then keeps the text's own words.
    """

    kind: ActorKind
    name: str
    country: str | None = None
    role: Role = "participant"
    id: str | None = None


class Claim(Record):
    """One document tells one event: the unit of evidence, never edited.

    `evidence` is the sentence that tells it best, and equals `[start:end]` of the document's `part`. `date_basis` is
    None exactly where `date` is. `confidence` lies in 0..1; `rule` names what decided, `trigger` where it started.
    """

    id: str
    document: str
    type: EventType
    status: Status
    participants: tuple[Participation, ...] = Field(min_length=1)
    date: Edtf | None = None
    date_basis: DateBasis | None = None
    place: Place | None = None
    about: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    evidence: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    part: Literal["text", "title"] = "text"
    confidence: float = Field(ge=0, le=1)
    trigger: str = ""
    rule: str = ""
    extractor: str = ""

    @model_validator(mode="after")
    def _dated_on_a_basis(self) -> "Claim":
        if (self.date is None) != (self.date_basis is None):
            message = "date and date_basis are given together or not at all"
            raise ValueError(message)
        return self


class Report(Record):
    """Who told a claim and when: what merging needs to know of a document.

    `country` is the state (alpha-3) that the publisher speaks for, None for desks that speak for no state.
    """

    published: datetime.date | None = None
    publisher: str | None = None
    country: str | None = None


Verdict = Literal["same", "different", "unsure"]
Value = TypeVar("Value")


class Said(Record, Generic[Value]):
    """A value and the ids of the claims that say it."""

    value: Value
    claims: tuple[str, ...]


class StatusChange(Record):
    """A status, the day on which documents first told it (None: undated documents), and the claims that say it."""

    status: Status
    reported: datetime.date | None
    claims: tuple[str, ...]


class Choice(Record):
    """Why one value of an event was chosen where its claims say different ones.

    `claim` is the id of the claim that it was taken from.
    """

    field: Literal["type", "status", "date", "place"]
    claim: str
    reason: str


class Event(Record):
    """What the claims of one happening say together. Follows sem:Event.

    `type`, `status`, `date`, `place` are the chosen values; `types`, `dates`, `places` list every one with its claims.
    `first_day` and `last_day` bound `date`.
    """

    id: str
    type: EventType
    status: Status
    participants: tuple[Said[Participation], ...]
    date: Edtf | None = None
    date_basis: DateBasis | None = None
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    place: Place | None = None
    about: tuple[Said[str], ...] = ()
    according_to: tuple[Said[str], ...] = ()
    status_history: tuple[StatusChange, ...]
    types: tuple[Said[EventType], ...]
    dates: tuple[Said[str], ...] = ()
    places: tuple[Said[Place], ...] = ()
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    publishers: tuple[str, ...] = ()
    confidence: float = Field(ge=0, le=1)
    choices: tuple[Choice, ...] = ()


class Link(Record):
    """An event that is part of another: a meeting of a visit or at a summit, a round of a process.

    `rule` names what speaks for it, `score` in 0..1 how much; both ends are event ids.
    """

    part: str
    whole: str
    rule: str
    score: float


class Judgement(Record):
    """A decision on whether two claims tell one event, by a rule with its score or by a person.

    `left` < `right` are claim ids; a person's judgement outweighs any rule's, and a later one an earlier one. `made`
    is when it was taken; `undone` when the person took it back, from which moment on it counts for nothing. `id` is
    empty for a rule's.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    score: float | None = None
    made: datetime.datetime | None = None
    note: str = ""
    undone: datetime.datetime | None = None
    id: str = ""


class Factor(Record):
    """One factor of a comparison, in 0..1: 1 speaks fully for one happening, 0 contradicts."""

    name: str
    value: float
    reason: str


class Explanation(Record):
    """Why two claims are, or are not, taken for one happening: the product of the factors, and what was judged."""

    left: str
    right: str
    score: float
    threshold: float
    joined: bool
    factors: tuple[Factor, ...]
    judgements: tuple[Judgement, ...] = ()
