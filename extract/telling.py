"""What one sentence tells of one event, before the document's tellings are gathered into claims."""

import datetime
from dataclasses import dataclass

from extract.casting import Roles
from extract.deciding import Weighed
from extract.frame import Cast
from extract.sentences import Sentence
from extract.triggers import Trigger
from extract.when import When
from graph.model import Place
from graph.vocabulary import EventType, Status


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one sentence tells it.

    `main` tells that the sentence is there to tell this event, rather than to mention it in passing. `rule` names the
    frame and the reading of the status; `trigger` is the word that it started from. `own` is the probability that the
    event, where no word dates it, happened on the day of publication, and `presumed` is that day where this is likely.
    `past` tells that its verb stands in the past. `told_by` numbers the tellings gathered into it, where somebody asks
    for that.
    """

    type: EventType
    status: Status
    roles: Roles
    when: When
    place: Place | None
    about: tuple[str, ...]
    according_to: tuple[str, ...]
    sentence: Sentence
    trigger: str
    rule: str
    confidence: float
    main: bool
    own: float = 0.0
    presumed: datetime.date | None = None
    past: bool = False
    told_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one trigger of a sentence: a telling, or what stopped it.

    `seen`, `found`, `weighed` and `probability` are what it came from, as far as it came.
    """

    trigger: str
    type: EventType
    telling: Telling | None
    stopped: str = ""
    seen: Trigger | None = None
    found: Cast | None = None
    weighed: tuple[Weighed, ...] = ()
    probability: float | None = None
