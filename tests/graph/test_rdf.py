"""The record as linked data: statements are well formed, stay themselves through a parser, and pass the shapes."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import claim, claims, document, documents, party
from rdflib import Graph

from graph import KnowledgeGraph
from graph.dataset import Dataset
from graph.model import Claim, Place
from graph.rdf import Addresses, lines
from graph.rdf.addresses import place_key, split_place
from graph.rdf.documents import describe_claim, describe_document
from graph.rdf.publishing import context, shapes, vocabulary
from graph.rdf.terms import iri, literal
from graph.reference import load_reference

BASE = Addresses("http://facts.example/")
OWN = BASE.vocabulary


@pytest.fixture(scope="module")
def dataset():
    return Dataset(BASE, load_reference())


def write(kg, dataset):
    with kg.reading() as connection:
        return "".join(dataset.everything(connection))


def quads(text):
    return list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))


def flat(text):
    triples = [quad.triple for quad in quads(text)]
    return Graph().parse(data=pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")


@given(st.text())
def test_any_text_is_a_literal_that_parses_to_itself_but_for_control_characters(text):
    (triple,) = pyoxigraph.parse(
        "".join(lines([(iri("x:s"), iri("x:p"), literal(text))])), format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    read = triple.object.value
    assert len(read) == len(text)
    assert all(a == b or b == "\N{REPLACEMENT CHARACTER}" for a, b in zip(text, read, strict=True))


@given(st.text(min_size=1))
def test_an_address_leads_back_to_its_key(key):
    try:
        address = BASE.of("documents", key)[1:-1]
    except UnicodeEncodeError:
        return
    assert BASE.key(address) == ("documents", key)


@pytest.mark.parametrize(
    "place", [Place(name="São Paulo", country="BRA"), Place(country="RUS"), Place(name="Sochi"), Place(name="x y z")]
)
def test_a_place_key_tells_country_and_folded_name(place):
    country, folded = split_place(place_key(place))
    assert country == place.country
    assert (folded is None) == (place.name is None)


@given(documents, claims("d"))
def test_any_document_and_claim_is_well_formed(dataset, paper, told):
    triples = [*describe_document(dataset.mapping, paper), *describe_claim(dataset.mapping, told)]
    parsed = list(pyoxigraph.parse("".join(lines(triples)), format=pyoxigraph.RdfFormat.N_TRIPLES))
    assert len(parsed) == len(triples)


def test_a_whole_graph_passes_the_shapes(dataset):
    from pyshacl import validate

    kg = KnowledgeGraph()
    paper = document("a/b", title="T", publisher="Kremlin", url="http://x.example/ y")
    kg.add(paper, [claim("Vladimir Putin", "SYR", "NATO", document="a/b", about=("trade", "TUR"), extractor="e/1")])
    kg.add(document("c"), [claim("RUS", "USA", document="c", date="2017-11-22/2017-11-24", place=Place(name="Sochi"))])
    kg.add(document("e"), [claim("RUS", "USA", document="e", date=None, status="cancelled")])
    facts = flat(write(kg, dataset)).parse(data=vocabulary(BASE), format="turtle")
    conforms, _, report = validate(facts, shacl_graph=Graph().parse(data=shapes(BASE), format="turtle"))
    assert conforms, report


def test_a_claim_of_wrong_confidence_does_not_pass_the_shapes(dataset):
    from pyshacl import validate

    wrong = claim("RUS", "USA").model_copy(update={"confidence": 2.0})
    triples = [*describe_document(dataset.mapping, document()), *describe_claim(dataset.mapping, wrong)]
    facts = Graph().parse(data="".join(lines(triples)), format="nt")
    assert not validate(facts, shacl_graph=Graph().parse(data=shapes(BASE), format="turtle"))[0]


def test_each_document_is_a_graph_of_its_own(dataset):
    kg = KnowledgeGraph()
    kg.add(document("one"), [claim("RUS", "USA", document="one")])
    named = {quad.graph_name.value for quad in quads(write(kg, dataset))}
    wanted = {"documents/one", "graphs/events", "graphs/actors"}
    assert {BASE.base + name for name in wanted} <= named


def test_every_property_of_our_own_is_described(dataset):
    told = claim("Vladimir Putin", "USA", place=Place(name="Sochi", country="RUS"), rule="r", according_to=("A",))
    kg = KnowledgeGraph()
    kg.add(document(place_line="SOCHI"), [told])
    used = {quad.predicate.value for quad in quads(write(kg, dataset))}
    described = {str(s) for s in Graph().parse(data=vocabulary(BASE), format="turtle").subjects()}
    assert {p for p in used if p.startswith(OWN)} <= described


def test_the_context_names_every_property_that_is_used(dataset):
    words = context(BASE)["@context"]
    assert words["date"]["@id"] == f"{OWN}date"
    assert all(isinstance(word, str | dict) for word in words.values())


def test_a_state_without_an_id_stands_under_the_id_of_its_code(dataset):
    assert dataset.mapping.actor(party("RUS")) == dataset.mapping.state("RUS")
    assert isinstance(claim("RUS", "USA"), Claim)
