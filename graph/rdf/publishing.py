"""What is published beside the facts: vocabulary, shapes, JSON-LD context, and what the dataset is.

The vocabulary's terms stand under the server's own address, so that each of them leads to its description.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from graph.rdf.addresses import Addresses
from graph.rdf.moments import TYPE
from graph.rdf.terms import EDTF, PREFIXES, Triple, lines, literal, name
from graph.vocabulary import CAMEO, EVENT_TYPES, ROLES, STATUSES

_HERE: Final = Path(__file__).parent
_LISTS: Final = {"TYPES": EVENT_TYPES, "STATUSES": STATUSES, "ROLES": ROLES}


def vocabulary(addresses: Addresses) -> str:
    """Give the vocabulary of our own in Turtle, with the closed lists of the codebook."""
    text = _read("vocabulary.ttl").replace("BASE", addresses.base)
    return text + "".join(lines(_concepts(addresses)))


def shapes(addresses: Addresses) -> str:
    """Give the SHACL shapes in Turtle."""
    text = _read("shapes.ttl").replace("BASE", addresses.base)
    for word, values in _LISTS.items():
        text = text.replace(f"( {word} )", f"( {' '.join(addresses.own(value) for value in values)} )")
    return text


def description(addresses: Addresses, counts: Mapping[str, int]) -> str:
    """Give what the dataset and its SPARQL service are (VoID, DCAT, SPARQL service description) in Turtle.

    `counts` has the number of events, documents, claims and actors.
    """
    text = _read("dataset.ttl").replace("BASE", addresses.base)
    here = f"<{addresses.base}dataset>"
    void = "http://rdfs.org/ns/void#"
    classes = {"events": name("sem:Event"), "documents": name("schema:NewsArticle"), "actors": name("sem:Actor")}
    parts = (
        f"{here} <{void}classPartition> [ <{void}class> {kind} ; <{void}entities> {counts[word]} ] .\n"
        for word, kind in classes.items()
        if word in counts
    )
    return text + "".join(parts)


def context(addresses: Addresses) -> dict[str, Any]:
    """Give the JSON-LD context: a short word for each property, with the type of its values."""
    own = {word: f"{addresses.vocabulary}{word}" for word in _OWN}
    links = {word: {"@id": place, "@type": "@id"} for word, place in _LINKS.items()}
    mine = {word: {"@id": f"{addresses.vocabulary}{word}", "@type": "@id"} for word in _OWN_LINKS}
    roles = {f"{role}Is": {"@id": f"{addresses.vocabulary}{role}Is", "@type": "@id"} for role in ROLES}
    dates = {word: {"@id": place, "@type": "xsd:date"} for word, place in _DAYS.items()}
    edtf = {word: {"@id": f"{addresses.vocabulary}{word}", "@type": EDTF} for word in ("date", "since", "until")}
    return {"@context": {**PREFIXES, **_WORDS, **own, **links, **mine, **roles, **dates, **edtf}}


_WORDS: Final = {
    "id": "@id", "type": "@type", "label": "rdfs:label", "altLabel": "skos:altLabel", "headline": "schema:headline",
    "publisher": "dc:publisher", "language": "schema:inLanguage", "quote": "oa:exact",
}  # fmt: skip
_LINKS: Final = {
    "eventType": "sem:eventType", "actor": "sem:hasActor", "place": "sem:hasPlace", "when": "time:hasTime",
    "about": "schema:about", "derivedFrom": "prov:wasDerivedFrom", "attributedTo": "prov:wasAttributedTo",
    "subEvent": "sem:hasSubEvent", "roleType": "sem:roleType", "value": "rdf:value", "sameAs": "owl:sameAs",
    "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector",
    "inScheme": "skos:inScheme", "member": "org:member", "post": "org:post",
}  # fmt: skip
_DAYS: Final = {
    "begin": "sem:hasBeginTimeStamp", "end": "sem:hasEndTimeStamp", "startDate": "schema:startDate",
    "endDate": "schema:endDate", "datePublished": "schema:datePublished", "day": "time:inXSDDate",
}  # fmt: skip
_OWN: Final = ("dateBasis", "plover", "accordingTo", "rule", "part", "kind", "country", "placeLine", "rank")
_OWN_LINKS: Final = ("status", "participation", "involves", "onBehalfOf", "standsFor", "toldPlace")


def _concepts(addresses: Addresses) -> Iterator[Triple]:
    label, scheme, notation = name("skos:prefLabel"), name("skos:inScheme"), name("skos:notation")
    for group, values in (("types", EVENT_TYPES), ("statuses", STATUSES), ("roles", ROLES)):
        for value in values:
            here = addresses.own(value)
            yield here, TYPE, name("skos:Concept")
            yield here, label, literal(value, language="en")
            yield here, scheme, addresses.own(group)
    for event_type in EVENT_TYPES:
        yield addresses.own(event_type), TYPE, name("sem:EventType")
        yield addresses.own(event_type), notation, literal(CAMEO[event_type], addresses.vocabulary + "CAMEO")
    for role in ROLES:
        yield addresses.own(role), TYPE, name("sem:RoleType")
        here = addresses.own(f"{role}Is")
        yield here, TYPE, name("owl:ObjectProperty")
        yield here, name("rdfs:label"), literal(f"{role} is", language="en")
        yield here, name("rdfs:subPropertyOf"), name("sem:hasActor")


@cache
def _read(file: str) -> str:
    return (_HERE / file).read_text(encoding="utf-8")
