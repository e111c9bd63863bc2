"""Every answer shows itself as text and as HTML, and becomes a frame where it is several rows."""

import pytest
from making import claim, document
from worlds import world

from graph import KnowledgeGraph
from graph.errors import BadFilter, NotFound


@pytest.fixture(scope="module")
def kg():
    with world() as made:
        yield made


def _freeze(kg, folder):
    return kg.freeze(folder / "frozen")


ANSWERS = {
    "the graph": lambda kg: kg,
    "its past": lambda kg: kg.as_of("2018-07-01"),
    "events": lambda kg: kg.events(),
    "an event of a page": lambda kg: kg.events().items[0],
    "an event of many": lambda kg: kg.events()[3],
    "an event": lambda kg: kg.event(kg.events()[0].id),
    "claims": lambda kg: kg.claims(kg.events(type="meeting")[0].id),
    "a claim": lambda kg: kg.claims(kg.events()[0].id)[0],
    "an actor": lambda kg: kg.actor("Q7747"),
    "actors": lambda kg: kg.actors("putin"),
    "a pair": lambda kg: kg.pair("Russia", "Turkey"),
    "who": lambda kg: kg.who("Angela Merkel"),
    "a timeline": lambda kg: kg.timeline(),
    "counterparts": lambda kg: kg.actor("Q7747").counterparts(),
    "a network": lambda kg: kg.network(),
    "centrality": lambda kg: kg.network().centrality(),
    "communities": lambda kg: kg.network().communities(),
    "brokers": lambda kg: kg.network().brokers(),
    "a path": lambda kg: kg.network().path("Russia", "Turkey"),
    "reciprocity": lambda kg: kg.reciprocity(),
    "a panel": lambda kg: kg.panel(codes="cow"),
    "a comparison": lambda kg: kg.compare("Kremlin", "White House"),
    "judgements": lambda kg: kg.judgements(kg.events(type="meeting")[0].id),
    "an explanation": lambda kg: kg.explain(*kg.claims(kg.events(type="meeting")[0].id).to_polars()["id"]),
    "links": lambda kg: kg.links(kg.events()[0].id),
    "a document": lambda kg: kg.document("k1"),
    "figures": lambda kg: kg.stats(),
    "linked data": lambda kg: kg.rdf(),
    "an answer in SPARQL": lambda kg: kg.sparql("SELECT ?e WHERE { ?e a sem:Event }"),
    "a picture": lambda kg: kg.draw.timeline(),
    "a picture with notes": lambda kg: kg.draw.map().hover(),
}

FRAMES = (
    "events", "claims", "actors", "a pair", "who", "a timeline", "counterparts", "centrality", "communities", "brokers",
    "a path", "reciprocity", "a panel", "a comparison", "judgements", "an answer in SPARQL",
)  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_shows_itself(kg, name):
    answer = ANSWERS[name](kg)
    assert answer._repr_html_().startswith("<")
    assert " object at 0x" not in repr(answer)


@pytest.mark.parametrize("name", FRAMES)
def test_an_answer_of_rows_becomes_a_frame(kg, name):
    answer = ANSWERS[name](kg)
    rows = answer.to_polars()
    assert rows.height > 0
    assert len(answer.to_pandas()) == answer.to_arrow().num_rows == rows.height


def test_claims_show_their_words_with_a_link_to_the_document(kg):
    shown = kg.claims(kg.events(type="meeting")[0].id)._repr_html_()
    assert "“The two met.”" in shown
    assert '<a href="https://example.org/w1">White House</a>' in shown


def test_a_timeline_shows_its_sentences_with_links(kg):
    assert '<a href="https://example.org/k3">Kremlin</a>' in kg.timeline()._repr_html_()


def test_what_a_text_says_is_escaped_in_every_record():
    with KnowledgeGraph() as kg:
        kg.add(
            document("d", text="<b>x</b>", title="<script>"), [claim("RUS", "USA", document="d", evidence="<i>y</i>")]
        )
        shown = [kg.document("d"), kg.claims(kg.events()[0].id), kg.claims(kg.events()[0].id)[0], kg.timeline()]
        assert not any(tag in each._repr_html_() for each in shown for tag in ("<b>", "<script>", "<i>"))


def test_answers_equal_the_plain_records(kg):
    claims = kg.claims(kg.events()[0].id)
    assert claims == tuple(claims)
    assert list(kg.events()) == [kg.event(each.id) for each in kg.events()]


def test_counterparts_are_those_of_the_actor(kg):
    asked, then = kg.counterparts("Q7747", type="call"), kg.as_of("2018-07-01").counterparts("Q7747", type="call")
    assert asked.to_dicts() == then.to_dicts() == kg.actor("Q7747").counterparts(type="call").to_dicts()
    assert len(asked) == 1


def test_a_closed_graph_has_a_name():
    with KnowledgeGraph() as kg:
        assert repr(kg) == "KnowledgeGraph: 0 events from 0 documents"
    assert repr(kg) == "KnowledgeGraph (closed)"


def test_the_words_of_publishers_stand_in_one_frame(kg):
    told = kg.compare("Kremlin", "White House").to_polars()
    assert told["told_by"].value_counts().sort("told_by").rows() == [("Kremlin", 2), ("White House", 4), ("both", 1)]


@pytest.mark.parametrize(
    ("ask", "meant"),
    [
        (lambda kg: kg.events(sate="Russia"), "state"),
        (lambda kg: kg.events(type="cal"), "call"),
        (lambda kg: kg.events(status="ocurred"), "occurred"),
        (lambda kg: kg.events(state="Rusia"), "Russia"),
        (lambda kg: kg.pair("Russia", "Turky"), "Turkey"),
        (lambda kg: kg.actor("Erdogn"), "Recep Tayyip Erdogan"),
        (lambda kg: kg.panel("dyad-yer"), "dyad-year"),
        (lambda kg: kg.network(of="leader"), "leaders"),
        (lambda kg: kg.network().centrality(by=["pagernk"]), "pagerank"),
        (lambda kg: kg.network().path("Rusia", "Turkey"), "Russia"),
        (lambda kg: kg.compare("Kremln", "White House"), "Kremlin"),
        (lambda kg: kg.export("x", form="parket"), "parquet"),
    ],
)
def test_a_slip_is_told_with_what_may_have_been_meant(kg, ask, meant):
    with pytest.raises((BadFilter, NotFound), match=rf"did you mean .*\b{meant}\b"):
        ask(kg)


def test_no_event_of_a_publisher_is_told_with_who_may_have_been_meant(kg):
    assert repr(kg.events(publisher="Kremln")) == "0 events\nno event is told by 'Kremln'; did you mean Kremlin?"


def test_a_fault_in_sparql_is_told_by_its_own_line(kg):
    with pytest.raises(BadFilter, match="error at 2:"):
        kg.sparql("SELECT ?e\nWHRE { ?e a sem:Event }")


def test_several_that_fit_are_told_by_name():
    with KnowledgeGraph() as kg:
        kg.add(document("d"), [claim("King Salman", "Salman Khan", document="d")])
        with pytest.raises(NotFound, match=r"give one of the ids .*\(King Salman\).*\(Salman Khan\)"):
            kg.actor("Salman")


def test_a_snapshot_has_a_name(kg, tmp_path):
    assert repr(_freeze(kg, tmp_path)).endswith(kg.cite())
