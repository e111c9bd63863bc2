"""What both doors answer: records with the codes and links that readers outside want.

The command line's `--json` prints the same fields as the HTTP API, since both are made here.
"""

import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from graph.errors import BadFilter, NotFound
from graph.facets import Count
from graph.highlights import Highlight
from graph.model import Actor, Claim, Document, Event, Link, Record, Term
from graph.store.reading import homes
from graph.vocabulary import CAMEO, plover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph import KnowledgeGraph
    from graph.reference import Context, Reference
    from graph.speaking import States
    from graph.store.actors import ActorSummary


class EventAnswer(Event):
    """An event with its CAMEO and PLOVER codes; `link` is its own address."""

    cameo: str
    plover: str
    link: str


class Source(Record):
    """The document that makes a claim, without its text."""

    id: str
    publisher: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    link: str


class ClaimAnswer(Claim):
    """A claim and the document that makes it."""

    source: Source


class ClaimDetail(ClaimAnswer):
    """A claim with the document that makes it and the event that it tells."""

    event: str
    link: str


class EventDetail(EventAnswer):
    """An event with every claim that tells it, in the order of report, and its links to other events.

    `part_of` are the events that it is part of, such as a summit; `parts` its own parts, such as meetings of a visit.
    """

    told_by: tuple[ClaimAnswer, ...]
    part_of: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()


class EventList(Record):
    """A page of events. `next_cursor` asks for the next page and `next` is its address; both are null on the last.

    `facets` holds what was asked to be counted; `highlights` tells by event where the words of `q` were found.
    """

    total: int
    items: tuple[EventAnswer, ...]
    next_cursor: str | None = None
    next: str | None = None
    facets: dict[str, tuple[Count, ...]] | None = None
    highlights: dict[str, tuple[Highlight, ...]] | None = None


class ActorAnswer(Actor):
    """An actor, and how many events of the graph it takes part in, from which day to which.

    `why` and `score` (0..1) tell how a name or title led to the actor; null where the question was not about a day.
    """

    events: int
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    link: str
    why: str | None = None
    score: float | None = None


class TermAnswer(Term):
    """A term with what its office is: the title, the rank, and whose office it is."""

    title: str
    rank: str
    body: str
    country: str | None = None


class ActorDetail(ActorAnswer):
    """An actor with the terms in which it held offices, the earliest first."""

    terms: tuple[TermAnswer, ...]


class ActorList(Record):
    """Actors, those of most events first; with a day, the likeliest first.

    `unresolved` keeps the words of a name or title that leads to nobody; all items are then mere suggestions.
    """

    items: tuple[ActorAnswer, ...]
    unresolved: str | None = None


class Readiness(Record):
    """Every question can be answered; `change` is the record's last change, `view` the last that SPARQL knows."""

    status: str
    change: int
    view: int | None = None


class Numbered(Record):
    """The latest change of a document or event; `gone` where it is no more or has become part of another."""

    number: int
    kind: Literal["document", "event"]
    id: str
    gone: bool
    link: str


class NumberedList(Record):
    """What changed after a number, in order.

    `last` is the number to ask on from; `more` tells whether there is more already.
    """

    last: int
    more: bool
    items: tuple[Numbered, ...]


class ChangeAnswer(Record):
    """What a refresh found to differ: a person or a term, what the endpoint tells of it, and the whole in words."""

    change: str
    what: str
    detail: str
    person: str
    name: str
    rank: str
    country: str
    first: str
    last: str | None = None
    ended: bool


class DocumentAnswer(Document):
    """A document, its address, and the ids of the events that it tells."""

    link: str
    events: tuple[str, ...]


class Health(Record):
    """The server answers and its record can be read."""

    status: str
    version: str


def answer_event(event: Event) -> EventAnswer:
    """Give an event with its codes and its link."""
    return EventAnswer(**_fields(event), **_codes(event))


def answer_detail(kg: "KnowledgeGraph", event: Event, *, as_of: datetime.date | None = None) -> EventDetail:
    """Give an event with the claims that tell it, where each comes from, and its links, on a day or now."""
    claims = kg.claims(event.id, as_of=as_of)
    links = kg.links(event.id, as_of=as_of)
    sources = {key: answer_source(kg.document(key)) for key in dict.fromkeys(claim.document for claim in claims)}
    told_by = tuple(ClaimAnswer(**_fields(claim), source=sources[claim.document]) for claim in claims)
    return EventDetail(
        **_fields(event),
        **_codes(event),
        told_by=told_by,
        part_of=tuple(link for link in links if link.part == event.id),
        parts=tuple(link for link in links if link.whole == event.id),
    )


def answer_claim(kg: "KnowledgeGraph", claim: Claim) -> ClaimDetail:
    """Give a claim with the document that makes it and the event that it tells."""
    with kg.reading() as connection:
        event = homes(connection, [claim.id])[claim.id]
    source = answer_source(kg.document(claim.document))
    return ClaimDetail(**_fields(claim), source=source, event=event, link=f"/claims/{claim.id}")


def answer_source(document: Document) -> Source:
    """Give a document's particulars without its text."""
    return Source(
        id=document.id,
        publisher=document.publisher,
        title=document.title,
        published=document.published,
        url=document.url,
        link=document_link(document.id),
    )


def answer_actor(summary: "ActorSummary", *, why: str | None = None, score: float | None = None) -> ActorAnswer:
    """Give an actor with its share in the graph."""
    return ActorAnswer(
        **_fields(summary.actor),
        events=summary.events,
        first_day=summary.first_day,
        last_day=summary.last_day,
        link=actor_link(summary.actor.id),
        why=why,
        score=score,
    )


def answer_who(
    reference: "Reference",
    text: str,
    on: datetime.date | None,
    kg: "KnowledgeGraph | None" = None,
    *,
    context: "Context | None" = None,
) -> ActorList:
    """Give the actors that a name or title meant on a day, the likeliest first, with their share in the graph.

    Where it meant nobody, those with a similar name are suggested.
    """
    found = reference.resolve(text, on=on, context=context)
    items = tuple(
        _candidate(candidate.actor, kg, why=candidate.why, score=candidate.score)
        for candidate in found or reference.suggest(text, on=on)
    )
    return ActorList(items=items, unresolved=None if found else text)


def answer_known(
    reference: "Reference", key: str, kg: "KnowledgeGraph", *, as_of: datetime.date | None = None
) -> ActorDetail:
    """Give an actor of the graph by id or name, or one of the reference by id, with its terms.

    With `as_of` the share in the graph is that of the day.

    Raises:
        NotFound: neither knows it.
    """
    try:
        answer = answer_actor(kg.actor(key, as_of=as_of))
    except NotFound:
        actor = reference.actor(key)
        if actor is None:
            raise
        answer = _candidate(actor, None if as_of else kg)
    terms = (answer_term(reference, term) for term in reference.terms_of(answer.id))
    return ActorDetail(**_fields(answer), terms=tuple(terms))


def answer_term(reference: "Reference", term: Term) -> TermAnswer:
    """Give a term with its office."""
    office = reference.office(term.office)
    facts = {} if office is None else {name: getattr(office, name) for name in ("title", "rank", "body", "country")}
    return TermAnswer.model_construct(**_fields(term), **facts)


def read_context(reference: "Reference", states: "Sequence[str]", people: "Sequence[str]") -> "Context":
    """Give the context of a question: states by ISO code or English name, people by id or name.

    Raises:
        BadFilter: a state that there is not.
    """
    from graph.reference import Context

    codes = [(state, state_code(reference, state)) for state in states]
    if wrong := [state for state, code in codes if code is None]:
        raise BadFilter("state", wrong[0], "give an ISO code or the English name of a state")
    return Context(states=tuple(code for _, code in codes if code), people=tuple(people))


def state_code(reference: "Reference", state: str) -> str | None:
    """Give the alpha-3 code of a state by ISO code or English name; None where there is none."""
    return _states(reference).code(state)


@cache
def _states(reference: "Reference") -> "States":
    from graph.speaking import States

    return States(lambda: reference)


def answer_document(kg: "KnowledgeGraph", document: Document) -> DocumentAnswer:
    """Give a document with the events that it tells."""
    events: list[str] = []
    cursor: str | None = None
    while True:
        page = kg.events(document=document.id, limit=500, cursor=cursor)
        events.extend(event.id for event in page.items)
        cursor = page.next_cursor
        if cursor is None:
            break
    return DocumentAnswer(**_fields(document), link=document_link(document.id), events=tuple(events))


def event_link(event_id: str) -> str:
    """Give the address of an event on the server."""
    return f"/events/{quote(event_id, safe='')}"


def actor_link(actor_id: str) -> str:
    """Give the address of an actor on the server."""
    return f"/actors/{quote(actor_id, safe='')}"


def document_link(document_id: str) -> str:
    """Give the address of a document on the server."""
    return f"/documents/{quote(document_id, safe='')}"


def _candidate(
    actor: Actor, kg: "KnowledgeGraph | None", *, why: str | None = None, score: float | None = None
) -> ActorAnswer:
    if kg is not None:
        try:
            return answer_actor(kg.actor(actor.id), why=why, score=score)
        except NotFound:
            pass  # known to the reference, in no event of this graph
    return ActorAnswer(**_fields(actor), events=0, link=actor_link(actor.id), why=why, score=score)


def _fields(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def _codes(event: Event) -> dict[str, str]:
    return {
        "cameo": CAMEO[event.type],
        "plover": plover(event.type, event.status),
        "link": event_link(event.id),
    }
