"""Everything has an address that answers a page, JSON-LD, Turtle and JSON with the same facts."""

import json

import pyoxigraph
import pytest
from rdflib import RDFS, Graph, Namespace, URIRef
from records import add

BASE = "http://127.0.0.1:8000/"
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")


@pytest.fixture
def things(kg):
    event = add(kg, "d/1", 'They <b>met</b> & "talked".', about=("trade", "SYR"))
    claim = kg.event(event).claims[0]
    return {
        "events": event,
        "claims": claim,
        "actors": "Q1",
        "documents": "d%2F1",
        "places": "RUS-sochi",
        "issues": "trade",
        "times": "2017-11-20",
    }


KINDS = ("events", "claims", "actors", "documents", "places", "issues", "times")


@pytest.mark.parametrize("kind", KINDS)
def test_the_forms_of_a_thing_hold_the_same_statements(ask, things, kind):
    address = f"/{kind}/{things[kind]}"
    turtle = ask(address, headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert "accept" in turtle.headers["vary"].lower()
    facts = Graph().parse(data=turtle.text, format="turtle")
    assert (URIRef(BASE + address[1:]), None, None) in facts
    plain = ask(address, headers={"Accept": "application/n-triples"})
    assert set(Graph().parse(data=plain.text, format="nt")) == set(facts)
    told = ask(address, headers={"Accept": "application/ld+json"}).json()
    assert told["@context"] == f"{BASE}context.jsonld"
    words = ask("/context.jsonld").json()
    read = pyoxigraph.parse(json.dumps(told | words), format=pyoxigraph.RdfFormat.JSON_LD)
    again = pyoxigraph.serialize((quad.triple for quad in read), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert set(Graph().parse(data=again, format="nt")) == set(facts)


@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_gets_a_page(ask, things, kind):
    page = ask(f"/{kind}/{things[kind]}", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "<script" not in page.text
    assert "<b>met" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_who_asks_for_nothing_gets_json(ask, things, kind):
    assert ask(f"/{kind}/{things[kind]}").headers["content-type"] == "application/json"
    assert ask(f"/{kind}/{things[kind]}", headers={"Accept": "*/*"}).json()["link"] == f"/{kind}/{things[kind]}"


@pytest.mark.parametrize("form", ["text/html", "text/turtle", "application/ld+json"])
@pytest.mark.parametrize("kind", KINDS[:-1])
def test_what_is_not_there_is_a_problem_in_every_form(ask, kind, form):
    answer = ask(f"/{kind}/none", headers={"Accept": form})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_date_that_is_none_is_a_problem(ask):
    assert ask("/times/soon").status_code == 400


def test_what_was_taken_away_is_gone_as_linked_data(ask, kg, things):
    kg.remove("d/1")
    assert ask(f"/events/{things['events']}", headers={"Accept": "text/turtle"}).status_code == 410


def test_an_actor_of_the_reference_has_an_address(ask, reference):
    key = next(iter(reference.actors))
    facts = Graph().parse(data=ask(f"/actors/{key}", headers={"Accept": "text/turtle"}).text)
    assert (URIRef(f"{BASE}actors/{key}"), RDFS.label, None) in facts


def test_the_vocabulary_is_a_page_and_a_graph(ask):
    page = ask("/vocabulary", headers={"Accept": "text/html"}).text
    assert 'id="involves"' in page
    assert ask("/vocabulary", headers={"Accept": "application/ld+json"}).json()
    for form, name in (("text/turtle", "turtle"), ("application/n-triples", "nt")):
        terms = Graph().parse(data=ask("/vocabulary", headers={"Accept": form}).text, format=name)
        assert (URIRef(f"{BASE}vocabulary#meeting"), None, SEM.EventType) in terms


@pytest.mark.parametrize("path", ["/dataset", "/.well-known/void", "/shapes"])
def test_what_is_published_is_turtle(ask, kg, things, path):
    answer = ask(path)
    assert len(Graph().parse(data=answer.text, format="turtle")) > 5


def test_the_description_counts_the_events(ask, things):
    facts = Graph().parse(data=ask("/dataset").text)
    counted = facts.query(
        "SELECT ?n { [] <http://rdfs.org/ns/void#class> ?c ; <http://rdfs.org/ns/void#entities> ?n }",
        initBindings={"c": SEM.Event},
    )
    assert [int(row[0]) for row in counted] == [1]


def test_lists_of_places_and_issues_count_events(ask, things):
    (place,) = ask("/places", params={"country": "RUS"}).json()["items"]
    assert (place["id"], place["name"], place["events"]) == ("RUS-sochi", "Sochi", 1)
    assert {item["id"] for item in ask("/issues").json()["items"]} == {"trade", "SYR"}
    assert ask(place["events_link"]).json()["total"] == 1


def test_a_claim_tells_its_source(ask, things):
    claim = ask(f"/claims/{things['claims']}").json()
    assert claim["source"]["id"] == "d/1"
