"""The closed lists of the codebook: types, statuses, roles and bases, with their CAMEO and PLOVER codes.

PLOVER codes a contact that is yet to come as AGREE and one that took place as CONSULT, so a code needs the status too.
"""

from typing import Final, Literal, get_args

EventType = Literal[
    "call", "meeting", "visit", "summit", "talks", "mediation", "message", "agreement", "relations", "sanction"
]
Status = Literal["occurred", "ongoing", "planned", "proposed", "cancelled", "postponed", "denied"]
Role = Literal["participant", "host", "visitor", "mediator", "sender", "recipient", "signatory", "organizer", "target"]
ActorKind = Literal["person", "state", "organization"]
DateBasis = Literal["text", "published"]

EVENT_TYPES: Final = get_args(EventType)
STATUSES: Final = get_args(Status)
ROLES: Final = get_args(Role)
ACTOR_KINDS: Final = get_args(ActorKind)

CONSULTATIONS: Final = frozenset({"meeting", "visit", "summit", "talks", "mediation"})
"""Types of one family: texts tell one happening now as one, now as another of them."""

CONTACTS: Final = CONSULTATIONS | {"call", "message", "agreement"}
"""Types in which the parties deal with each other; the others are done by one to another."""

TOOK_PLACE: Final = frozenset({"occurred", "ongoing"})
AHEAD: Final = frozenset({"planned", "proposed", "postponed"})
CALLED_OFF: Final = frozenset({"cancelled", "denied"})
"""What became of an event, in three."""

CAMEO: Final[dict[EventType, str]] = {
    "call": "041",
    "meeting": "040",
    "visit": "042",
    "summit": "040",
    "talks": "046",
    "mediation": "045",
    "message": "019",
    "agreement": "057",
    "relations": "050",
    "sanction": "163",
}
"""The CAMEO code of each type. Source: Schrodt, CAMEO codebook 1.1b3 (2012)."""

_PLOVER: Final[dict[EventType, str]] = {
    "message": "CONSULT",
    "agreement": "AGREE",
    "relations": "COOPERATE",
    "sanction": "SANCTION",
}


def family(event_type: EventType) -> str:
    """Name the family of a type: `consult` for contacts face to face, else the type itself."""
    return "consult" if event_type in CONSULTATIONS else event_type


def plover(event_type: EventType, status: Status) -> str:
    """Give the PLOVER root code of a type in a status. Source: PLOVER manual (Open Event Data Alliance, 2018)."""
    code = _PLOVER.get(event_type, "CONSULT")
    return "AGREE" if code == "CONSULT" and status in {"planned", "proposed"} else code
