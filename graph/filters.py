"""What may be asked of events: the filters, and what each takes."""

import re
from collections.abc import Mapping
from typing import Self

from pydantic import ValidationInfo, field_validator, model_validator

from graph import edtf
from graph.errors import BadFilter
from graph.hinting import one_of
from graph.model import Record
from graph.vocabulary import EVENT_TYPES, ROLES, STATUSES


class EventFilter(Record):
    """What is asked of events; what is None is not asked.

    `actor` is an id, a name or a part of one; `state` and `pair` are alpha-3 codes or names of states; `role` is that
    of `actor`; `place` a city or venue and `country` the alpha-3 code where it lies; `after` and `before` are EDTF
    dates and let in what overlaps the time from the one's first day to the other's last; `reported_after` and
    `reported_before` let in what one document of that time tells; `speaker` is whom a text credits; `confidence` is the
    least; `q` are words of one quote or title.

    Raises:
        BadFilter: a value that the filter does not take.
        BadDate: `after` or `before` is no date.
    """

    actor: str | None = None
    role: str | None = None
    state: str | None = None
    pair: tuple[str, str] | None = None
    type: str | None = None
    status: str | None = None
    place: str | None = None
    country: str | None = None
    subject: str | None = None
    publisher: str | None = None
    speaker: str | None = None
    document: str | None = None
    confidence: str | None = None
    after: str | None = None
    before: str | None = None
    reported_after: str | None = None
    reported_before: str | None = None
    q: str | None = None

    @classmethod
    def of(cls, filters: Mapping[str, object]) -> Self:
        """Make a filter of values by name; None stands for not asked.

        Raises:
            BadFilter: a name that there is not, or a value that its filter does not take.
        """
        for name, value in filters.items():
            if name not in cls.model_fields:
                raise BadFilter(name, value, f"no such filter; {one_of(name, cls.model_fields)}")
            if name != "pair" and not isinstance(value, str | None):
                raise BadFilter(name, value, "give a text")
        return cls.model_validate(dict(filters))

    @field_validator("pair", mode="before")
    @classmethod
    def _two_states(cls, value: object) -> object:
        states = value.split(",") if isinstance(value, str) else value
        if states is None:
            return None
        if not isinstance(states, list | tuple) or len(states) != 2 or not all(str(s).strip() for s in states):
            raise BadFilter("pair", value, "give two states, such as RUS,USA")
        return tuple(str(state).strip() for state in states)

    @field_validator("*", mode="after")
    @classmethod
    def _not_empty(cls, value: object, about: ValidationInfo) -> object:
        if value == "":
            raise BadFilter(about.field_name or "", value, "give a value, or leave the filter out")
        return value

    @model_validator(mode="after")
    def _known_values(self) -> Self:
        for name, known in (("type", EVENT_TYPES), ("status", STATUSES), ("role", ROLES)):
            value = getattr(self, name)
            if value is not None and value not in known:
                raise BadFilter(name, value, one_of(value, known))
        for when in (self.after, self.before, self.reported_after, self.reported_before):
            if when is not None:
                edtf.bounds(when)
        if self.confidence is not None and not re.fullmatch(r"0|1|0?\.\d{1,6}|1\.0{1,6}", self.confidence):
            raise BadFilter("confidence", self.confidence, "give a number from 0 to 1, such as 0.5")
        if self.role and not self.actor:
            raise BadFilter("role", self.role, "give the actor whose role it is, too")
        if self.q is not None and not words(self.q):
            raise BadFilter("q", self.q, "give at least one word")
        return self


def words(q: str) -> str:
    """Write what was asked as a full-text query in which nothing but quotation marks has a meaning."""
    phrases = (quoted or word for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', q))
    return " ".join(f'"{phrase}"' for phrase in phrases if re.search(r"\w", phrase))
