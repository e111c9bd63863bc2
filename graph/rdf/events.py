"""Events as linked data: sem:Event and schema:Event, with a sem:Role for each party.

An event leads straight to its actors (`sem:hasActor`) and to the states behind them (`involves`), so that a page of
events needs no detour; its participations keep the roles and the claims that say so.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from graph.identity import actor_id
from graph.model import Event, Link, Participation, Place
from graph.rdf.addresses import Addresses
from graph.rdf.moments import HAS_TIME, TYPE, edtf_literal, moment
from graph.rdf.terms import Term, Triple, day, iri, literal, name, number
from graph.vocabulary import plover

StateId = Callable[[str], str]
"""Gives the actor id of the state of an alpha-3 code."""

LABEL = name("rdfs:label")
ABOUT = name("schema:about")
EVENT_TYPE, HAS_ACTOR, HAS_PLACE = name("sem:eventType"), name("sem:hasActor"), name("sem:hasPlace")
DERIVED = name("prov:wasDerivedFrom")
_BEGIN, _END = name("sem:hasBeginTimeStamp"), name("sem:hasEndTimeStamp")
_START_DATE, _END_DATE = name("schema:startDate"), name("schema:endDate")
_EVENTS = (name("sem:Event"), name("schema:Event"))
_ROLE, _ROLE_TYPE, _VALUE = name("sem:Role"), name("sem:roleType"), name("rdf:value")
_SUB_EVENT = name("sem:hasSubEvent")
_EVENT_STATUS: Final = {
    "planned": name("schema:EventScheduled"),
    "cancelled": name("schema:EventCancelled"),
    "postponed": name("schema:EventPostponed"),
}


class Mapping:
    """What turns records into triples: the addresses, and the state behind each code."""

    def __init__(self, addresses: Addresses, state_id: StateId) -> None:
        self.addresses = addresses
        self._state_id = state_id

    def actor(self, party: Participation) -> Term:
        """Give the address of a party."""
        if party.id is None and party.kind == "state" and party.country:
            return self.state(party.country)
        return self.addresses.of("actors", party.id or actor_id(party.kind, party.name, party.country))

    def state(self, code: str) -> Term:
        """Give the address of a state."""
        return self.addresses.of("actors", self._state_id(code))

    def subject(self, about: str) -> Term:
        """Give the address of a subject: an issue, or a third state."""
        return self.state(about) if is_state(about) else self.addresses.of("issues", about)

    def issue(self, about: str) -> Iterator[Triple]:
        """Describe an issue as a concept of the scheme of issues; nothing for a state."""
        if not is_state(about):
            here = self.addresses.of("issues", about)
            yield here, TYPE, name("skos:Concept")
            yield here, name("skos:prefLabel"), literal(issue_label(about), language="en")
            yield here, name("skos:inScheme"), iri(f"{self.addresses.base}issues")

    def place(self, place: Place) -> Iterator[Triple]:
        """Describe a place."""
        here = self.addresses.place(place)
        yield here, TYPE, name("sem:Place")
        yield here, TYPE, name("schema:Place")
        yield here, LABEL, literal(", ".join(part for part in (place.name, place.country) if part))
        if place.country:
            yield here, name("schema:containedInPlace"), self.state(place.country)
            yield here, name("schema:addressCountry"), literal(place.country)

    def event(self, event: Event) -> Iterator[Triple]:
        """Describe an event with its participations."""
        here, own = self.addresses.of("events", event.id), self.addresses.own
        yield from ((here, TYPE, kind) for kind in _EVENTS)
        yield here, LABEL, literal(event_label(event))
        yield here, EVENT_TYPE, own(event.type)
        yield here, own("status"), own(event.status)
        yield here, own("plover"), literal(plover(event.type, event.status))
        yield here, own("confidence"), number(event.confidence)
        if event.status in _EVENT_STATUS:
            yield here, name("schema:eventStatus"), _EVENT_STATUS[event.status]
        yield from self._when(here, event)
        yield from self._where(here, event)
        for said in event.about:
            yield here, ABOUT, self.subject(said.value)
            yield from self.issue(said.value)
        yield from ((here, DERIVED, self.addresses.of("claims", claim)) for claim in event.claims)
        yield from self._parties(here, event)

    def links(self, links: Iterable[Link]) -> Iterator[Triple]:
        """Tell which events are parts of others."""
        for link in links:
            yield self.addresses.of("events", link.whole), _SUB_EVENT, self.addresses.of("events", link.part)

    def _where(self, here: Term, event: Event) -> Iterator[Triple]:
        """Tell the place, and those that only some claims tell."""
        others = (said.value for said in event.places if said.value != event.place)
        for place in (event.place, *others):
            if place is not None:
                told = HAS_PLACE if place == event.place else self.addresses.own("toldPlace")
                yield here, told, self.addresses.place(place)
                yield from self.place(place)

    def _when(self, here: Term, event: Event) -> Iterator[Triple]:
        own = self.addresses.own
        if event.date is None or event.first_day is None or event.last_day is None:
            return
        yield here, own("date"), edtf_literal(event.date)
        if event.date_basis == "published":
            yield here, own("dateBasis"), literal(event.date_basis)
        first, last = day(event.first_day.isoformat()), day(event.last_day.isoformat())
        yield from ((here, begin, first) for begin in (_BEGIN, _START_DATE))
        yield here, _END, last
        if last != first:
            yield here, _END_DATE, last
        yield here, HAS_TIME, self.addresses.of("times", event.date)
        yield from moment(self.addresses, event.date)

    def _parties(self, here: Term, event: Event) -> Iterator[Triple]:
        own, states = self.addresses.own, set[str]()
        for position, said in enumerate(event.participants):
            party, actor = said.value, self.actor(said.value)
            role = self.addresses.of("events", event.id, f"p{position}")
            yield here, HAS_ACTOR, actor
            yield here, own("participation"), role
            yield role, TYPE, _ROLE
            yield role, _VALUE, actor
            yield role, _ROLE_TYPE, own(party.role)
            if len(event.claims) > 1:
                yield from ((role, DERIVED, self.addresses.of("claims", claim)) for claim in said.claims)
            if party.country:
                yield role, own("onBehalfOf"), self.state(party.country)
                states.add(party.country)
        yield from ((here, own("involves"), self.state(code)) for code in sorted(states))


def is_state(about: str) -> bool:
    """Tell whether a subject is a third state, by its alpha-3 code."""
    return len(about) == 3 and about.isupper()


def issue_label(issue: str) -> str:
    """Name an issue: `syria-war` is Syria war."""
    words = issue.replace("-", " ")
    return words[:1].upper() + words[1:]


def event_label(event: Event) -> str:
    """Name an event in a few words."""
    names = [said.value.name for said in event.participants]
    shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    return f"{event.type}: {shown}" + (f" ({event.date})" if event.date else "")
