import datetime

import polars as pl
import pytest
from hypothesis import given, settings
from making import claim, document, libraries
from worlds import world

from graph import KnowledgeGraph
from graph.errors import BadDate, BadFilter, NotFound, StoreError
from graph.frames.codebook import EVENTS, PARTIES
from graph.frames.panel import code_in
from graph.store.writing import states_of

FEWER = settings(max_examples=25, deadline=None)


@pytest.fixture(scope="module")
def kg():
    with world() as made:
        yield made


@FEWER
@given(libraries())
def test_the_frame_has_the_events_in_their_order(library):
    with KnowledgeGraph() as kg:
        list(kg.add_many(library))
        events = list(kg.events(limit=1))
        frame = kg.events().to_polars()
        assert frame.columns == list(EVENTS)
        assert frame["id"].to_list() == [event.id for event in events]
        for event, row in zip(events, frame.iter_rows(named=True), strict=True):
            parties = [said.value for said in event.participants]
            assert row["names"] == [party.name for party in parties]
            assert row["states"] == states_of(event)
            assert (row["date"], row["first_day"], row["claims"]) == (event.date, event.first_day, list(event.claims))
            assert row["place"] == (event.place.name if event.place else None)


@FEWER
@given(libraries())
def test_the_panel_counts_what_a_count_by_hand_counts(library):
    with KnowledgeGraph() as kg:
        list(kg.add_many(library))
        counted = {}
        for event in kg.events(limit=500).items:
            states = states_of(event)
            for one in states:
                for other in states:
                    if one < other and event.first_day:
                        key = (one, other, event.first_day.year)
                        counted[key] = counted.get(key, 0) + (event.status == "occurred")
        rows = kg.panel().to_polars()
        assert {(r["one"], r["other"], r["year"]): r["contacts"] for r in rows.iter_rows(named=True)} == counted


def test_events_are_a_page_and_a_whole(kg):
    page = kg.events(limit=2)
    assert (len(page.items), page.total, len(page), bool(page)) == (2, 7, 7, True)
    assert [event.id for event in page] == kg.events().to_polars()["id"].to_list()
    assert page[6].id == page[-1].id == list(page)[-1].id
    assert len(kg.events().to_pandas()) == kg.events().to_arrow().num_rows == 7
    with pytest.raises(IndexError, match="there are 7 events"):
        page[7]


def test_no_event_is_an_empty_frame_of_the_same_columns():
    with KnowledgeGraph() as kg:
        assert kg.events().to_polars().columns == list(EVENTS)
        assert kg.events().parties().columns == list(PARTIES)
        assert len(kg.panel()) == len(kg.network()) == len(kg.reciprocity()) == len(kg.timeline()) == 0
        assert len(kg.network(of="leaders").centrality()) == len(kg.network().brokers()) == 0


def test_parties_that_no_table_knows_have_the_id_that_the_record_asks_by(kg):
    parties = kg.events(actor="Q7747").parties().to_polars()
    assert set(parties["actor"]) == {"Q7747", "Q39259"}
    assad = kg.events(actor="Bashar al-Assad").parties().to_polars().filter(pl.col("name") == "Bashar al-Assad")
    assert assad["actor"].to_list() == [kg.actor("Bashar al-Assad").actor.id]


def test_answers_show_themselves_with_quotes_and_links(kg):
    shown = kg.events()._repr_html_()
    assert "7 events" in shown
    assert 'href="https://example.org/' in shown
    assert "They met." in shown
    told = kg.event(kg.events(type="meeting")[0].id)._repr_html_()
    assert "The two met." in told
    assert "Note w1" in told
    assert "Vladimir Putin" in kg.actor("Q7747")._repr_html_()
    assert "Russia and Turkey" in kg.pair("Russia", "Turkey")._repr_html_()


def test_words_of_a_text_are_no_markup():
    with KnowledgeGraph() as kg:
        paper = document(url="javascript:alert(1)", publisher="<b>Desk</b>")
        kg.add(paper, [claim("RUS", "USA", evidence="<script>alert(1)</script>")])
        shown = kg.events()._repr_html_() + kg.event(kg.events()[0].id)._repr_html_() + kg.timeline()._repr_html_()
    assert "<script" not in shown
    assert "<b>Desk" not in shown
    assert "href" not in shown


@pytest.mark.parametrize(("asked", "meant"), [("Erdogn", "Recep Tayyip Erdogan"), ("Vladimr Putin", "Vladimir Putin")])
def test_a_name_that_is_nearly_right_is_suggested(kg, asked, meant):
    with pytest.raises(NotFound, match=rf"no actor '{asked}'; did you mean {meant}\?"):
        kg.actor(asked)
    with pytest.raises(BadFilter, match=rf"did you mean {meant}\?"):
        kg.events(actor=asked)


def test_a_state_that_is_nearly_right_is_suggested(kg):
    with pytest.raises(BadFilter, match=r"did you mean Turkey\?"):
        kg.pair("Russia", "Turkei")


def test_a_name_that_is_far_from_all_gets_no_suggestion(kg):
    with pytest.raises(NotFound) as fault:
        kg.actor("Xyzzy")
    assert "did you mean" not in str(fault.value)


def test_a_timeline_goes_from_the_first_to_the_last_with_words(kg):
    rows = kg.timeline(state="USA").to_polars()
    assert rows["first_day"].is_sorted()
    assert rows["quote"].null_count() == 0
    assert rows["url"][0].startswith("https://example.org/")


def test_counterparts_of_a_state_are_states_and_of_a_person_people(kg):
    of_state = kg.actor("United States").counterparts().to_polars()
    assert dict(of_state.select("state", "contacts").iter_rows()) == {"TUR": 2, "RUS": 1, "ISR": 0}
    assert dict(of_state.select("state", "planned").iter_rows())["ISR"] == 1
    (row,) = kg.actor("Q7747").counterparts()
    assert (row["name"], row["contacts"], row["types"]) == ("Recep Tayyip Erdogan", 1, ["call"])


def test_a_pair_has_its_years(kg):
    rows = kg.pair("Turkey", "USA").by_year()
    assert [(row["one"], row["other"], row["year"], row["contacts"], row["visit"]) for row in rows] == [
        ("TUR", "USA", 2018, 2, 2)
    ]


@pytest.mark.parametrize(
    ("state", "year", "cow", "gw"),
    [("USA", 2018, "2", "2"), ("DEU", 2018, "255", "260"), ("DEU", 1980, "260", "260"), ("YEM", 2010, "679", "678"),
     ("SRB", 2010, "345", "340"), ("ISR", 2018, "666", "666"), ("JPN", 2018, "740", "740"), ("COG", 2018, "484", "484"),
     ("SSD", 2018, "626", "626"), ("TON", 2010, "955", "972"), ("HKG", 2010, None, None)],
)  # fmt: skip
def test_states_have_the_codes_of_the_field(state, year, cow, gw):
    assert (code_in(state, year, "cow"), code_in(state, year, "gw")) == (cow, gw)


def test_a_panel_carries_codes_and_zeros(kg):
    rows = kg.panel(codes="cow", balanced=True).to_polars()
    assert rows.columns[:5] == ["one", "other", "year", "cow_one", "cow_other"]
    turkey = rows.filter(pl.col("one") == "TUR", pl.col("other") == "USA")
    assert turkey.select("year", "contacts", "cow_one", "cow_other").rows() == [(2017, 0, 640, 2), (2018, 2, 640, 2)]
    months = kg.panel("state-month", balanced=True, state="TUR").to_polars().filter(pl.col("state") == "TUR")
    assert months["month"].to_list() == [f"2017-{m}" for m in ("11", "12")] + [f"2018-0{m}" for m in range(1, 6)]


@pytest.mark.parametrize("wrong", [{"unit": "week"}, {"codes": "fips"}, {"state": "Nowhere"}, {"colour": "red"}])
def test_a_panel_refuses_what_there_is_not(kg, wrong):
    with pytest.raises(BadFilter):
        kg.panel(**wrong)


def test_two_publishers_side_by_side(kg):
    told = kg.compare("Kremlin", "White House")
    (both,) = told.both
    assert (both["Kremlin"], both["White House"], both["differ"]) == ("They met.", "The two met.", [])
    assert (len(told.only_one), len(told.only_other)) == (2, 4)
    assert "2 by Kremlin alone" in repr(told)
    assert "Told by Kremlin and not by White House" in told._repr_html_()
    with pytest.raises(NotFound, match=r"did you mean Kremlin\?"):
        kg.compare("Kremln", "White House")


def test_what_two_publishers_say_differently_is_named():
    with KnowledgeGraph() as kg:
        kg.add(document("a", publisher="A"), [claim("Vladimir Putin", "Bashar al-Assad", document="a", type="meeting")])
        kg.add(document("b", publisher="B"), [claim("Vladimir Putin", "Bashar al-Assad", document="b", type="talks")])
        assert [row["differ"] for row in kg.compare("A", "B").both] == [["type"]]


def test_who_tells_whom_a_title_meant():
    with KnowledgeGraph() as kg:
        found = kg.who("Syrian president", on="2017-11-21")
        assert found[0]["name"] == "Bashar al-Assad"
        assert len(kg.who("nobody at all")) == 0
        with pytest.raises(BadDate):
            kg.who("Syrian president", on="yesterday")


def test_a_saved_graph_is_the_same(kg, tmp_path):
    kg.save(tmp_path / "copy")
    with KnowledgeGraph.open(tmp_path / "copy") as other:
        assert other.events(limit=500).items == kg.events(limit=500).items
    with pytest.raises(StoreError, match="already"):
        kg.save(tmp_path / "copy")


def test_the_graph_of_a_day_answers_in_the_same_ways():
    with world() as kg:
        kg.add(document("late", "2019-01-01", publisher="Desk"), [claim("IRN", "ISR", document="late", type="call")])
        past = kg.as_of("2018-12-31")
        assert len(past.events()) == len(past.events().to_polars()) == 7
        assert len(kg.events()) == 8
        assert len(past.panel()) == len(kg.panel()) - 1
        assert "IRN" not in past.network().net
        with pytest.raises(BadDate):
            kg.as_of("soon")


def test_documents_can_be_read_from_a_notebook(tmp_path):
    seen = []
    text = "Moscow, November 21, 2017. Vladimir Putin met with Bashar al-Assad in Sochi on Monday."
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    ready = document("ready", text="Donald Trump spoke by telephone with Vladimir Putin on Tuesday.")
    with KnowledgeGraph() as kg:
        told = kg.read(
            [tmp_path, ready], published=datetime.date(2017, 11, 21), progress=lambda n, key: seen.append((n, key))
        )
        assert (told.documents, told.events) == (2, 2)
        assert [count for count, _ in seen] == [1, 2]
        assert "documents" in told._repr_html_()
