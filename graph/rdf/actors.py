"""Actors as linked data: sem:Actor with names, codes and the offices that people held (org).

An actor with a Wikidata id is the same as Wikidata's.
"""

import re
from collections.abc import Iterator
from typing import Final

from graph import edtf
from graph.model import Actor, Office, Term
from graph.rdf.events import LABEL, Mapping
from graph.rdf.moments import TYPE, edtf_literal
from graph.rdf.terms import Term as Node
from graph.rdf.terms import Triple, iri, literal, name

_CLASSES: Final = {
    "person": (name("schema:Person"),),
    "state": (name("schema:Country"), name("org:FormalOrganization")),
    "organization": (name("schema:Organization"), name("org:Organization")),
}
_QID: Final = re.compile(r"Q[1-9]\d*")
_ALSO = name("skos:altLabel")


def describe_actor(mapping: Mapping, actor: Actor) -> Iterator[Triple]:
    """Describe an actor with its names and codes."""
    here, own = mapping.addresses.of("actors", actor.id), mapping.addresses.own
    yield here, TYPE, name("sem:Actor")
    yield from ((here, TYPE, kind) for kind in _CLASSES[actor.kind])
    yield here, own("kind"), literal(actor.kind)
    yield here, LABEL, literal(actor.name)
    yield from ((here, _ALSO, literal(other)) for other in actor.names if other != actor.name)
    known_as = {code.value for code in actor.codes if code.scheme == "wikidata"} | {actor.id}
    for key in sorted(filter(_QID.fullmatch, known_as)):
        yield here, name("owl:sameAs"), iri(f"http://www.wikidata.org/entity/{key}")
    if actor.country:
        yield here, own("country"), literal(actor.country)
        if actor.kind != "state":
            yield here, own("standsFor"), mapping.state(actor.country)
    for scheme, value in sorted({(code.scheme, code.value) for code in actor.codes if code.scheme != "wikidata"}):
        yield here, own(scheme), literal(value)


def describe_term(mapping: Mapping, term: Term, office: Office) -> Iterator[Triple]:
    """Describe who held an office: org:Membership of a person in an org:Post."""
    person, own = mapping.addresses.of("actors", term.person), mapping.addresses.own
    post = mapping.addresses.of("offices", office.id)
    here = mapping.addresses.of("actors", term.person, f"{office.id}-{term.first}".replace("/", "_"))
    yield here, TYPE, name("org:Membership")
    yield here, name("org:member"), person
    yield here, name("org:post"), post
    yield from _bounds(mapping, here, term)
    yield post, TYPE, name("org:Post")
    yield post, LABEL, literal(office.title)
    yield post, name("org:postIn"), mapping.subject(office.body)
    yield post, own("rank"), literal(office.rank)


def _bounds(mapping: Mapping, here: Node, term: Term) -> Iterator[Triple]:
    own = mapping.addresses.own
    yield here, own("since"), edtf_literal(term.first)
    if term.last and edtf.is_edtf(term.last):
        yield here, own("until"), edtf_literal(term.last)
