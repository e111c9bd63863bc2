"""Documents and their claims as linked data: schema:NewsArticle, PROV and Web Annotation.

A claim is an annotation whose target is the sentence that tells it. The texts themselves stay in the record.
"""

from collections.abc import Iterable, Iterator

from graph.model import Claim, Document
from graph.rdf.events import ABOUT, DERIVED, EVENT_TYPE, HAS_PLACE, Mapping
from graph.rdf.moments import TYPE, edtf_literal
from graph.rdf.terms import XSD, Term, Triple, day, literal, name, number, whole

_BY = name("prov:wasAttributedTo")
_TARGET, _SOURCE, _SELECTOR = name("oa:hasTarget"), name("oa:hasSource"), name("oa:hasSelector")
_QUOTE, _EXACT = name("oa:TextQuoteSelector"), name("oa:exact")
_POSITION, _START, _STOP = name("oa:TextPositionSelector"), name("oa:start"), name("oa:end")


def describe_document(mapping: Mapping, document: Document) -> Iterator[Triple]:
    """Describe a document, without its text."""
    here = mapping.addresses.of("documents", document.id)
    yield here, TYPE, name("schema:NewsArticle")
    yield here, name("schema:inLanguage"), literal(document.language)
    facts = (
        (name("schema:headline"), document.title, ""),
        (name("dc:publisher"), document.publisher, ""),
        (name("schema:url"), document.url, f"{XSD}anyURI"),
        (mapping.addresses.own("placeLine"), document.place_line, ""),
    )
    yield from ((here, predicate, literal(value, datatype)) for predicate, value, datatype in facts if value)
    if document.published:
        yield here, name("schema:datePublished"), day(document.published.isoformat())


def describe_claim(mapping: Mapping, claim: Claim) -> Iterator[Triple]:
    """Describe a claim: what it says, where it says so, and what read it."""
    here, own = mapping.addresses.of("claims", claim.id), mapping.addresses.own
    yield from ((here, TYPE, kind) for kind in (own("Claim"), name("oa:Annotation")))
    yield here, EVENT_TYPE, own(claim.type)
    yield here, own("status"), own(claim.status)
    yield here, own("confidence"), number(claim.confidence)
    yield from ((here, own(f"{party.role}Is"), mapping.actor(party)) for party in claim.participants)
    if claim.date:
        yield here, own("date"), edtf_literal(claim.date)
    if claim.date_basis == "published":
        yield here, own("dateBasis"), literal(claim.date_basis)
    if claim.place:
        yield here, HAS_PLACE, mapping.addresses.place(claim.place)
    yield from ((here, ABOUT, mapping.subject(about)) for about in claim.about)
    yield from ((here, own("accordingTo"), literal(speaker)) for speaker in claim.according_to)
    yield from _origin(mapping, here, claim)
    yield from _target(mapping, here, claim)


def describe_claims(mapping: Mapping, claims: Iterable[Claim]) -> Iterator[Triple]:
    """Describe claims."""
    for claim in claims:
        yield from describe_claim(mapping, claim)


def _origin(mapping: Mapping, here: Term, claim: Claim) -> Iterator[Triple]:
    own = mapping.addresses.own
    yield here, DERIVED, mapping.addresses.of("documents", claim.document)
    if claim.rule:
        yield here, own("rule"), literal(claim.rule)
    if claim.extractor:
        yield here, _BY, own(f"extractor-{claim.extractor}")


def _target(mapping: Mapping, here: Term, claim: Claim) -> Iterator[Triple]:
    target, place = (mapping.addresses.of("claims", claim.id, part) for part in ("target", "place"))
    yield here, _TARGET, target
    yield target, _SOURCE, mapping.addresses.of("documents", claim.document)
    if claim.part == "title":
        yield target, mapping.addresses.own("part"), literal(claim.part)
    yield target, _SELECTOR, place
    yield place, TYPE, _QUOTE
    yield place, TYPE, _POSITION
    yield place, _EXACT, literal(claim.evidence)
    yield place, _START, whole(claim.start)
    yield place, _STOP, whole(claim.end)
