"""The view follows the record, and a stranger's query ends, stays in bounds and calls nobody."""

import socket
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim, document, libraries

from graph import KnowledgeGraph
from graph.dataset import Dataset
from graph.errors import BadQuery, QueryLimit
from graph.model import Place
from graph.rdf import Addresses
from graph.reference import load_reference
from graph.sparql import Endpoint, Limits, Query
from graph.sparql.screening import screen
from graph.sparql.view import View

DATASET = Dataset(Addresses(), load_reference())


@pytest.fixture
def kg():
    with KnowledgeGraph() as opened:
        opened.add(document("one"), [claim("RUS", "USA", document="one", place=Place(name="Sochi", country="RUS"))])
        yield opened


@pytest.fixture
def endpoint(kg, tmp_path):
    opened = Endpoint(kg, tmp_path / "view", limits=Limits(seconds=1.5, rows=50, at_once=1))
    yield opened
    opened.close()


def ask(endpoint, text, *accept):
    answer = endpoint.ask(Query(text, accept=accept or ("text/csv",)))
    return answer.body.decode().replace("\r\n", "\n")


@settings(max_examples=12, deadline=None)
@given(libraries(), st.data())
def test_a_view_that_followed_holds_what_one_built_anew_holds(library, draw):
    with KnowledgeGraph() as kg, tempfile.TemporaryDirectory() as folder:
        kg.add(document("first"), [claim("RUS", "TUR", document="first", date="2017-11-20/2017-11-22")])
        followed = View(Path(folder, "followed"), DATASET)
        for paper, told in library:
            with kg.reading() as connection:
                followed.catch_up(connection)
            kg.add(paper, told)
            if draw.draw(st.booleans()):
                kg.remove(draw.draw(st.sampled_from(kg.documents())))
        with kg.reading() as connection:
            followed.catch_up(connection)
            built = View(Path(folder, "built"), DATASET)
            built.catch_up(connection)
        both = [{str(quad) for quad in view.quads()} for view in (followed, built)]
        del followed, built
        assert both[0] == both[1]


def test_a_view_goes_on_where_it_stopped(kg, tmp_path):
    view = View(tmp_path / "view", DATASET)
    with kg.reading() as connection:
        assert view.catch_up(connection)
    seen = view.seen
    del view
    again = View(tmp_path / "view", DATASET)
    assert again.seen == seen
    with kg.reading() as connection:
        assert not again.catch_up(connection)


def test_a_view_of_another_base_is_built_anew(kg, tmp_path):
    view = View(tmp_path / "view", DATASET)
    with kg.reading() as connection:
        view.catch_up(connection)
    del view
    assert View(tmp_path / "view", Dataset(Addresses("http://other.example"), load_reference())).seen == 0


def test_the_next_query_sees_what_was_added_and_what_was_taken_away(kg, endpoint):
    count = "SELECT (COUNT(?e) AS ?n) WHERE { ?e a sem:Event }"
    assert ask(endpoint, count) == "n\n1\n"
    kg.add(document("two"), [claim("TUR", "IRN", document="two")])
    assert ask(endpoint, count) == "n\n2\n"
    kg.remove("one")
    assert ask(endpoint, count) == "n\n1\n"


def test_answers_come_in_the_format_that_is_asked_for(endpoint):
    select, one = (
        "SELECT ?type WHERE { ?e a sem:Event ; sem:eventType ?type }",
        "http://127.0.0.1:8000/vocabulary#meeting",
    )
    assert ask(endpoint, select) == f"type\n{one}\n"
    assert ask(endpoint, select, "text/tab-separated-values") == f"?type\n<{one}>\n"
    assert f"<uri>{one}</uri>" in ask(endpoint, select, "application/sparql-results+xml")
    assert '"type": "uri"' in ask(endpoint, select, "application/sparql-results+json")
    assert ask(endpoint, "ASK { ?e a sem:Event }", "application/sparql-results+json") == '{"head":{},"boolean":true}'
    assert "a sem:Place" in ask(endpoint, "CONSTRUCT WHERE { ?p a sem:Place }", "text/turtle")
    assert ask(endpoint, "DESCRIBE ?p { ?p a sem:Place }", "application/n-triples").count(" .\n") >= 4


def test_a_document_is_a_graph(endpoint):
    graphs = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?c a :Claim } }"
    assert ask(endpoint, graphs) == "g\nhttp://127.0.0.1:8000/documents/one\n"
    answer = endpoint.ask(
        Query(
            "SELECT (COUNT(*) AS ?n) WHERE { ?e a sem:Event }",
            default_graphs=["http://127.0.0.1:8000/documents/one"],
            accept=("text/csv",),
        )
    )
    assert answer.body == b"n\r\n0\r\n"


def test_rows_are_limited_and_the_answer_says_so(endpoint):
    answer = endpoint.ask(Query("SELECT * WHERE { ?s ?p ?o }", accept=("text/csv",)))
    assert (answer.truncated, answer.body.count(b"\r\n")) == (True, 51)


def test_a_query_without_end_is_ended_and_the_next_one_answered(endpoint):
    with pytest.raises(QueryLimit, match="ended after"):
        ask(endpoint, "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c > ?l) }")
    assert ask(endpoint, "ASK { ?e a sem:Event }", "text/csv") == "true"


def test_a_query_cannot_take_all_memory(kg, tmp_path):
    small = Endpoint(kg, tmp_path / "view", limits=Limits(seconds=20, memory=1 << 30, at_once=1))
    hungry = "SELECT ?a ?d ?g WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    with pytest.raises(QueryLimit, match="memory"):
        ask(small, hungry)
    assert ask(small, "ASK {}") == "true"
    small.close()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE?x{ ?s ?p ?o } }",
        "SELECT * { # it's\n SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''it's \\''' ''' . SERVICE <URL> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "a\\\\" . SERVICE <URL> { ?s ?p ?o } }',
        "PREFIX a:<x:#y> SELECT * {SERVICE <URL> {}}",
    ],
)
def test_no_query_makes_the_server_call_another(endpoint, query):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        host, port = listening.getsockname()
        with pytest.raises(BadQuery):
            ask(endpoint, query.replace("URL", f"http://{host}:{port}/"))
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE' }",
        "SELECT * { ?service a ex:service, ex:a.SERVICE, <http://x.example/SERVICE> } # SERVICE",
        'SELECT * { ?s ?p """a " SERVICE "" """@en-SERVICE }',
        "SELECT ?services { ?services ?p :SERVICE }",
    ],
)
def test_the_word_in_a_string_name_or_comment_is_no_call(query):
    assert screen(query) == query


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <x:a> <x:b> 1 }",
        "DROP ALL",
        "LOAD <http://127.0.0.1/>",
        "SELECT",
        "SELECT * { ?s ?p ?o " * 200,
        "SELECT * {" + "(" * 5000,
        "#" * 200_000,
        "SELECT * { ?s ?p '\x00\ud800' ",
    ],
)
def test_what_is_no_query_is_refused(endpoint, query):
    with pytest.raises(BadQuery):
        ask(endpoint, query)
