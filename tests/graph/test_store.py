import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim, claims, document, documents

from graph import KnowledgeGraph
from graph.errors import StoreBusy, StoreError
from graph.store import FILE, Store, reading, schema, writing


@settings(max_examples=50, deadline=None)
@given(documents, st.lists(claims(), max_size=3, unique_by=lambda told: told.id))
def test_documents_and_claims_come_out_as_they_went_in(paper, told):
    with KnowledgeGraph() as kg:
        kg.add(paper, told)
        assert kg.document(paper.id) == paper
        assert [kg.claim(each.id) for each in told] == told
        for each in told:
            assert type(kg.claim(each.id)).model_validate(kg.claim(each.id).model_dump()) == each


def test_the_record_is_there_when_it_is_opened_again(tmp_path):
    with KnowledgeGraph.open(tmp_path / "kg") as kg:
        kg.add(document(), [claim("RUS", "SYR")])
    with KnowledgeGraph.open(tmp_path / "kg", create=False) as kg:
        assert kg.stats().claims == 1


def test_every_commit_waits_for_the_disk(tmp_path):
    with Store.open(tmp_path) as store, store.reading() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        assert [connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in pragmas] == ["wal", 2, 1]


def test_all_tables_are_strict(tmp_path):
    with Store.open(tmp_path) as store, store.reading() as connection:
        listing = connection.exec_driver_sql("PRAGMA table_list")
        strict = {row.name: row.strict for row in listing}
    assert all(strict[table] for table in schema.metadata.tables)


def test_a_fault_in_the_middle_leaves_nothing_half_in(tmp_path, monkeypatch):
    with KnowledgeGraph.open(tmp_path) as kg:
        kg.add(document("a"), [claim("RUS", "SYR", document="a")])
        before = kg.stats()

        def break_off(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(writing, "put_events", break_off)
        with pytest.raises(KeyboardInterrupt):
            kg.add(document("b"), [claim("RUS", "TUR", document="b")])
        assert kg.documents() == ("a",)
        assert kg.stats() == before


READER = """
import sys
sys.path.insert(0, {tests!r})
from making import claim, document
from graph import KnowledgeGraph
kg = KnowledgeGraph.open({folder!r})
def tellings(key):
    return document(key), [claim("RUS", "SYR", document=key, start=start) for start in range(3)]
for added in kg.add_many((tellings(f"d{{n}}") for n in range(9999)), batch={batch}):
    print(added.document, flush=True)
"""


@pytest.mark.parametrize("batch", [1, 7])
def test_what_was_acknowledged_survives_a_kill(tmp_path, batch):
    script = READER.format(tests=str(Path(__file__).parent), folder=str(tmp_path), batch=batch)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        told = [process.stdout.readline().strip() for _ in range(10)]
        time.sleep(0.03)
        os.kill(process.pid, signal.SIGKILL)
        told += process.stdout.read().split()
    with KnowledgeGraph.open(tmp_path) as kg:
        kept = kg.documents()
        assert set(told) <= set(kept)
        assert kg.stats().claims == 3 * len(kept)
        assert sum(len(event.claims) for event in kg.events().items) == 3 * len(kept)


def test_a_second_writer_waits_and_then_says_so(tmp_path):
    with Store.open(tmp_path) as first, Store.open(tmp_path, patience=0.05) as second, first.writing():
        with pytest.raises(StoreBusy, match="another process is writing"), second.writing():
            pass
        with second.reading() as connection:
            assert reading.digests(connection, ["a"]) == {}


def test_a_full_disk_is_told_and_nothing_is_kept(tmp_path):
    with Store.open(tmp_path) as store, KnowledgeGraph(store) as kg:
        with store.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 3}")
        with pytest.raises(StoreError, match="disk is full"):
            kg.add(document(text="word " * 100_000), [])
        assert kg.documents() == ()


def test_a_record_opened_for_reading_takes_nothing(tmp_path):
    KnowledgeGraph.open(tmp_path).close()
    with (
        KnowledgeGraph.open(tmp_path, read_only=True) as kg,
        pytest.raises(StoreError, match="read-only"),
    ):
        kg.add(document(), [])


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_database_is_told(tmp_path, read_only):
    (tmp_path / FILE).write_text("Dear Sir or Madam, " * 99)
    with pytest.raises(StoreError, match="no SQLite database"):
        Store.open(tmp_path, read_only=read_only)


def test_a_database_of_something_else_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE letters (body TEXT)")
    other.close()
    with pytest.raises(StoreError, match="version 0"):
        Store.open(tmp_path)


def test_a_record_of_another_version_is_not_opened(tmp_path):
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(StoreError, match="99"):
        Store.open(tmp_path)


def test_no_record_is_made_where_none_is_wanted(tmp_path):
    with pytest.raises(StoreError, match="no record"):
        Store.open(tmp_path / "kg", create=False)
    assert not (tmp_path / "kg").exists()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "kg").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(tmp_path / "kg")


def test_signs_in_a_folders_name_are_taken_as_they_are(tmp_path):
    folder = tmp_path / "a b?c#d%20é"
    Store.open(folder).close()
    assert (folder / FILE).is_file()


def test_pages_are_read_along_an_index(tmp_path):
    with Store.open(tmp_path) as store, store.reading() as connection:
        for table, key in (("actor_days", "actor"), ("state_days", "state"), ("events", "type"), ("events", "country")):
            order = "day DESC, id DESC" if table == "events" else "day DESC, event DESC"
            question = f"EXPLAIN QUERY PLAN SELECT day FROM {table} WHERE {key} = 'x' ORDER BY {order} LIMIT 5"
            plan = json.dumps([row.detail for row in connection.exec_driver_sql(question)])
            assert "SEARCH" in plan
            assert "TEMP B-TREE" not in plan
