import json
from xml.etree import ElementTree

import networkx
import polars as pl
import pytest
from polars.testing import assert_frame_equal
from worlds import world

from graph.errors import BadFilter, InputError
from graph.exchange import FORMS
from graph.exchange.followthemoney import entity_of
from graph.exchange.polecat import COLUMNS, read
from graph.exchange.snapshot import Snapshot
from graph.exchange.tabular import read_csv


@pytest.fixture(scope="module")
def kg():
    with world() as made:
        yield made


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_twice_alike(kg, form, tmp_path):
    one, other = (kg.export(tmp_path / f"{name}.{form}", form=form).read_bytes() for name in ("one", "other"))
    assert one == other
    assert one


def test_graphml_is_the_network(kg, tmp_path):
    read_back = networkx.read_graphml(kg.export(tmp_path / "net.graphml"))
    net = kg.network().net
    assert {frozenset(e) for e in read_back.edges} == {frozenset(e) for e in net.edges}
    assert read_back.edges["RUS", "TUR"]["weight"] == 1
    assert read_back.nodes["RUS"]["label"] == "Russia"


def test_gexf_has_a_spell_for_each_day_of_contact(kg, tmp_path):
    root = ElementTree.parse(kg.export(tmp_path / "net.gexf")).getroot()
    named = {"g": "http://gexf.net/1.3"}
    ties = {(e.get("source"), e.get("target")): e for e in root.iterfind(".//g:edge", named)}
    spells = [s.get("start") for s in ties["TUR", "USA"].iterfind(".//g:spell", named)]
    assert spells == ["2018-03-05", "2018-05-05"]
    assert ties["TUR", "USA"].get("weight") == "2.0"
    read_back = networkx.read_gexf(tmp_path / "net.gexf", version="1.3")
    assert {frozenset(e) for e in read_back.edges} == {frozenset(e) for e in kg.network().net.edges}
    assert read_back.edges["TUR", "USA"]["spells"] == [("2018-03-05", "2018-03-05"), ("2018-05-05", "2018-05-05")]


def test_parquet_and_csv_keep_the_events(kg, tmp_path):
    events = kg.events().to_polars()
    assert_frame_equal(pl.read_parquet(kg.export(tmp_path / "e.parquet")), events)
    assert_frame_equal(read_csv(kg.export(tmp_path / "e.csv")), events)
    codebook = pl.read_csv(tmp_path / "e.codebook.csv")
    assert codebook["column"].to_list() == events.columns


def test_polecat_has_actor_and_recipient_by_their_roles(kg, tmp_path):
    path = kg.export(tmp_path / "events.tsv", form="polecat", type="visit")
    rows = read(path)
    assert pl.read_csv(path, separator="\t").columns == list(COLUMNS)
    assert (len(COLUMNS), COLUMNS[-1]) == (41, "Status")
    assert rows.select("actor_cow", "recipient_cow", "city", "latitude").row(1) == ("640", "2", None, None)
    assert rows.select("actor_cow", "city", "country").row(0) == ("2", "Ankara", "TUR")
    assert float(rows["latitude"][0]) == pytest.approx(39.9, abs=0.2)
    assert rows.select("actor_name", "recipient_name", "event_mode").rows() == [
        ("United States", "Turkey", "visit"), ("Turkey", "United States", "visit")
    ]  # fmt: skip


def test_polecat_is_read_back_as_the_same_contacts(kg, tmp_path):
    from extract.coded import Counts, read_coded
    from graph import KnowledgeGraph
    from graph.reference import load_reference

    path = kg.export(tmp_path / "events.tsv", form="polecat", state="USA", status="occurred")
    with KnowledgeGraph() as other:
        list(other.add_many(read_coded([path], load_reference(), Counts(), form="polecat")))
        expected = kg.network(state="USA").ties.to_polars().select("one", "other", "contacts", "types")
        found = other.network().ties.to_polars().select("one", "other", "contacts", "types")
    assert_frame_equal(found, expected)


def test_follow_the_money_entities_lead_to_their_actors(kg, tmp_path):
    lines = kg.export(tmp_path / "events.ftm.json").read_text(encoding="utf-8").splitlines()
    entities = {entity["id"]: entity for entity in map(json.loads, lines)}
    events = [entity for entity in entities.values() if entity["schema"] == "Event"]
    assert len(events) == len(kg.events())
    assert all(actor in entities for event in events for actor in event["properties"]["involved"])
    assert entities["Q7747"]["properties"]["wikidataId"] == ["Q7747"]
    assert entities["Q7747"]["properties"]["country"] == ["ru"]
    countries = {code for entity in entities.values() for code in entity["properties"].get("country", [])}
    assert countries == {"ru", "tr", "sy", "us", "il", "ir"}
    assert all(
        isinstance(value, str) for e in entities.values() for values in e["properties"].values() for value in values
    )


def test_an_undated_event_is_an_entity_without_days():
    event = {"id": "e", "type": "call", "status": "occurred", "names": ["A"], "actors": ["a"], "first_day": None,
             "last_day": None, "place": None, "country": None, "subjects": [], "publishers": []}  # fmt: skip
    assert set(entity_of(event)["properties"]) == {"name", "involved", "keywords"}


def test_bibtex_has_an_entry_a_document_and_one_for_the_set(kg, tmp_path):
    text = kg.export(tmp_path / "set.bib").read_text(encoding="utf-8")
    assert text.count("@misc{") == len(kg.documents()) + 1
    assert "url = {https://example.org/k1}" in text
    assert "author = {{White House}}" in text
    assert text.count("{") == text.count("}")


def test_a_citation_tells_the_set(kg):
    line = kg.cite(state="RUS")
    assert line.startswith("Readout: 3 diplomatic events (state RUS), 2017-11-20 to 2017-12-01, from 4 documents; set ")
    assert kg.cite() != line
    assert kg.cite(state="RUS") == line


def test_a_snapshot_can_be_checked_and_read(kg, tmp_path):
    frozen = kg.freeze(tmp_path / "one")
    assert frozen.hash == kg.freeze(tmp_path / "two").hash
    assert Snapshot(tmp_path / "one").verify() == ()
    assert_frame_equal(frozen.events(), kg.events().to_polars())
    assert frozen.manifest["files"]["claims.parquet"]["rows"] == 8
    assert "Readout: 7 diplomatic events" in frozen._repr_html_()
    assert set(frozen.manifest["made_by"]) == {"readout", "polars"}
    told = pl.read_csv(tmp_path / "one" / "codebook.csv")["column"].to_list()
    tables = {name: pl.read_parquet(tmp_path / "one" / f"{name}.parquet") for name in ("events", "parties", "claims")}
    assert told == [f"{name}.{column}" for name, rows in tables.items() for column in rows.columns]
    (tmp_path / "one" / "events.csv").write_text("changed")
    (tmp_path / "one" / "claims.parquet").unlink()
    assert frozen.verify() == ("claims.parquet", "events.csv")
    with pytest.raises(InputError, match="not empty"):
        kg.freeze(tmp_path / "one")


@pytest.mark.parametrize(("name", "form"), [("x.docx", None), ("x", None), ("x.csv", "xls")])
def test_a_form_that_there_is_not_is_refused(kg, tmp_path, name, form):
    with pytest.raises(BadFilter, match="graphml"):
        kg.export(tmp_path / name, form=form)
