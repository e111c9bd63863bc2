"""The record holds who is who: the reference tables that it was written with."""

import datetime
import random
import re
import sqlite3
import threading
from pathlib import Path

import pytest
from making import claim, document

from graph import KnowledgeGraph
from graph.errors import BadTable, NotFound
from graph.reference import load_reference
from graph.reference.files import TABLES, digest
from graph.reference.telling import COLUMNS, told
from graph.store import FILE, Store
from graph.store import reference as kept

HOLDERS = """
    SELECT person FROM reference_terms JOIN reference_offices ON reference_offices.id = office
    WHERE rank = ? AND coalesce(country, body) = ? AND ? BETWEEN first_day AND coalesce(last_day, '9999')"""


@pytest.fixture(scope="module")
def reference():
    return load_reference()


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("record")
    with KnowledgeGraph.open(folder) as kg:
        kg.add(document(), [claim("RUS", "SYR")])
    connection = sqlite3.connect(folder / FILE)
    yield connection
    connection.close()


def own_tables(folder, *, last="2025-06-01"):
    folder.mkdir(exist_ok=True)
    people = "id\tname\tnames\tcountry\tsource\nQ7747\tVladimir Putin\tVova Putin\tRUS\tmy notes\n"
    terms = "office\tperson\tfirst\tlast\tlast_known\tsource\n"
    terms += f"rus-head_of_state\tQ7747\t2012-05-07\t{last}\t1\tmy notes\n"
    (folder / "people-own.tsv").write_text(people)
    (folder / "terms-own.tsv").write_text(terms)
    return folder


def asked(folder, question, *bound):
    with sqlite3.connect(folder / FILE) as connection:
        found = connection.execute(question, bound).fetchall()
    connection.close()
    return found


def test_every_actor_office_term_and_place_is_in_the_record(record, reference):
    for table, rows in told(reference):
        listing = record.execute(f"SELECT * FROM reference_{table}").fetchall()
        assert sorted(listing, key=repr) == sorted(rows, key=repr)
        assert len(listing) > 100
    ids = {key for (key,) in record.execute("SELECT id FROM reference_actors")}
    assert ids == set(reference.actors)


def test_columns_are_named_and_documented(record):
    for table, columns in COLUMNS.items():
        found = record.execute(f"PRAGMA table_info(reference_{table})").fetchall()
        assert [row[1] for row in found] == columns.split()
    assert {row[5] for row in record.execute("PRAGMA table_list") if row[1].startswith("reference_")} == {1}


def test_the_record_tells_who_held_an_office_as_the_reference_does(record, reference):
    chance = random.Random(7)
    offices = sorted(reference.offices(), key=lambda office: office.id)
    for office in chance.choices(offices, k=300):
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=chance.randrange(13_000))
        key = office.country or office.body
        wanted = {actor.id for actor in reference.holders(office.rank, key, on=day)}
        assert {row[0] for row in record.execute(HOLDERS, (office.rank, key, day.isoformat()))} == wanted


def test_names_lead_to_actors(record):
    question = "SELECT DISTINCT id, kind FROM reference_names WHERE name = ? COLLATE NOCASE"
    assert record.execute(question, ("abdel fattah al-sisi",)).fetchall() == [("Q307871", "other name")]
    assert ("state-rus", "metonym") in record.execute(question, ("kremlin",)).fetchall()
    assert ("org-nato", "acronym") in record.execute(question, ("NATO",)).fetchall()
    [(place, kind)] = record.execute(question, ("Camp David",)).fetchall()
    assert kind == "name"
    [(latitude,)] = record.execute("SELECT latitude FROM reference_places WHERE id = ?", (place,))
    assert 39 < latitude < 40


def test_parties_of_events_are_met_among_the_actors(tmp_path):
    with KnowledgeGraph.open(tmp_path) as kg:
        kg.read(document("news", text="Russian President Vladimir Putin met Bashar al-Assad in Sochi on Monday."))
    question = """SELECT DISTINCT reference_actors.name FROM participations
        JOIN reference_actors ON reference_actors.id = participations.actor ORDER BY 1"""
    assert asked(tmp_path, question) == [("Bashar al-Assad",), ("Vladimir Putin",)]


def test_the_question_of_the_docs_is_answered(tmp_path):
    docs = Path(__file__).parents[2] / "docs" / "reference.md"
    [question] = re.findall(r"```sql\n(.*?)```", docs.read_text(encoding="utf-8"), flags=re.DOTALL)
    with KnowledgeGraph.open(tmp_path) as kg:
        text = "Russian President Vladimir Putin met Bashar al-Assad in Sochi on Monday."
        kg.read(document("news", published="2017-11-21", text=text))
    found = asked(tmp_path, question)
    assert {("2017-11-20", "Vladimir Putin"), ("2017-11-20", "Bashar al-Assad")} == {row[:2] for row in found}
    assert len(found) == 2


def test_opening_puts_nothing_in(tmp_path):
    KnowledgeGraph.open(tmp_path).close()
    assert asked(tmp_path, "SELECT name FROM sqlite_master WHERE name LIKE 'reference_%'") == []


def test_the_tables_are_put_in_once(tmp_path, reference):
    with Store.open(tmp_path) as store:
        for first in (True, False):
            with store.writing() as connection:
                assert kept.keep(connection, reference) is first


def test_a_record_gets_other_tables_with_the_next_change(tmp_path):
    question = "SELECT last_day FROM reference_terms WHERE person = 'Q7747' AND first = '2012-05-07'"
    with KnowledgeGraph.open(tmp_path / "kg") as kg:
        kg.add(document("a"), [])
    assert asked(tmp_path / "kg", question) == [(None,)]
    for day in ("2025-06-01", "2025-07-01"):
        own = own_tables(tmp_path / day, last=day)
        with KnowledgeGraph.open(tmp_path / "kg", own=own) as kg:
            kg.add(document(day), [])
        assert asked(tmp_path / "kg", question) == [(day,)]
    names = "SELECT name FROM reference_names WHERE id = 'Q7747' AND name LIKE 'Vova%'"
    assert asked(tmp_path / "kg", names) == [("Vova Putin",)]
    assert asked(tmp_path / "kg", "SELECT count(*) FROM reference_actors WHERE id = 'Q7747'") == [(1,)]


def test_a_record_of_an_earlier_layout_gets_the_present_one(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "LAYOUT", 0)
    with KnowledgeGraph.open(tmp_path) as kg:
        kg.add(document("a"), [])
    monkeypatch.undo()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("DROP TABLE reference_groups")
        connection.execute("CREATE TABLE reference_groups (old TEXT) STRICT")
    connection.close()
    with KnowledgeGraph.open(tmp_path) as kg:
        kg.add(document("b"), [])
    assert ("Normandy Four", "FRA") in asked(tmp_path, "SELECT name, state FROM reference_groups")


def test_a_change_that_fails_leaves_no_tables(tmp_path):
    with KnowledgeGraph.open(tmp_path) as kg, pytest.raises(NotFound):
        kg.remove("nothing")
    assert asked(tmp_path, "SELECT name FROM sqlite_master WHERE name LIKE 'reference_%'") == []
    with KnowledgeGraph.open(tmp_path) as kg:
        kg.add(document(), [])
    assert asked(tmp_path, "SELECT count(*) > 5000 FROM reference_actors") == [(1,)]


def test_tables_that_cannot_be_used_leave_the_record_as_it_was(tmp_path):
    own = own_tables(tmp_path / "own")
    (own / "terms-own.tsv").write_text("office\tperson\n")
    with KnowledgeGraph.open(tmp_path / "kg", own=own) as kg:
        with pytest.raises(BadTable, match=r"terms-own\.tsv"):
            kg.add(document(), [])
        assert kg.documents() == ()


def test_a_record_may_be_read_while_its_tables_are_put_in_anew(tmp_path):
    own = own_tables(tmp_path / "own")
    with KnowledgeGraph.open(tmp_path / "kg") as kg:
        kg.add(document("a"), [])
        with kg.reading() as connection:
            count = "SELECT count(*) FROM reference_terms WHERE source = 'my notes'"
            assert connection.exec_driver_sql(count).scalar() == 0
            with KnowledgeGraph.open(tmp_path / "kg", own=own) as other:
                writer = threading.Thread(target=other.add, args=(document("b"), []))
                writer.start()
                writer.join()
            assert connection.exec_driver_sql(count).scalar() == 0
        with kg.reading() as connection:
            assert connection.exec_driver_sql(count).scalar() == 1


def test_a_backup_holds_the_tables_too(tmp_path):
    with KnowledgeGraph.open(tmp_path / "kg") as kg:
        kg.add(document(), [])
        kg.backup(tmp_path / FILE)
    assert asked(tmp_path, "SELECT count(*) > 5000 FROM reference_actors") == [(1,)]


def test_a_record_opened_for_reading_stays_as_it_is(tmp_path):
    with KnowledgeGraph.open(tmp_path / "kg") as kg:
        kg.add(document(), [])
    before = asked(tmp_path / "kg", "SELECT digest FROM reference_loaded")
    own = own_tables(tmp_path / "own")
    with KnowledgeGraph.open(tmp_path / "kg", read_only=True, own=own) as kg:
        assert kg.documents() == ("d",)
    assert asked(tmp_path / "kg", "SELECT digest FROM reference_loaded") == before


def test_the_digest_tells_tables_apart(tmp_path):
    own = own_tables(tmp_path / "own")
    one = digest(TABLES, own)
    assert digest(TABLES, own) == one
    own_tables(own, last="2025-06-02")
    assert digest(TABLES, own) != one
    assert digest(TABLES) not in {one, digest(TABLES, own)}
