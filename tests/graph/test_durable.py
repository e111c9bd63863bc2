"""The record through kill -9, two writers, a full disk, a read-only folder, and a backup while it is written."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Timer

import pytest
from making import claim, document

from graph import KnowledgeGraph
from graph.errors import StoreBusy, StoreError
from graph.store import FILE, Store

WHO = ("Vladimir Putin", "Bashar al-Assad")
HERE = Path(__file__).parent
WRITER = """
import sys
from making import claim, document
from graph import KnowledgeGraph
folder, many = sys.argv[1], int(sys.argv[2])
def told(n):
    days = f"2017-{n % 12 + 1:02}-{n % 28 + 1:02}"
    one = [claim("Vladimir Putin", "Bashar al-Assad", document=f"d{n}", date=days)]
    return document(f"d{n}"), [*one, claim("RUS", "TUR", document=f"d{n}", date=days, type="call", start=9)]
with KnowledgeGraph.open(folder, **{"create": True}) as kg:
    for added in kg.add_many((told(n) for n in range(many)), batch=4):
        print(added.document, added.outcome, flush=True)
"""


def write(folder, many=1000, **options):
    """Start a process that reads documents into a folder and tells of each that is kept."""
    path = os.pathsep.join([str(HERE), str(HERE.parents[1])])
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(many)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        **options,
    )


def whole(folder):
    """Give the documents of a record, all of which must be whole, with the events that their claims tell."""
    with sqlite3.connect(folder / FILE) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    with KnowledgeGraph.open(folder) as kg:
        documents = kg.documents()
        stats = kg.stats()
        assert stats.claims == 2 * len(documents)
        in_events = {key for event in everything(kg) for key in event.claims}
        assert len(in_events) == stats.claims
    return set(documents)


def everything(kg):
    cursor = None
    while True:
        page = kg.events(limit=500, cursor=cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def test_killed_at_any_point_no_acknowledged_document_is_lost_and_none_is_half_in(tmp_path):
    chance, acknowledged = random.Random(7), set()
    for _ in range(12):
        writer = write(tmp_path)
        wanted = chance.randint(1, 60)
        for line in writer.stdout:
            key, outcome = line.split()
            acknowledged.add(key)
            wanted -= outcome == "added"
            if wanted <= 0:
                time.sleep(chance.random() / 50)
                break
        os.kill(writer.pid, signal.SIGKILL)
        told = {line.split()[0] for line in writer.stdout.read().splitlines() if len(line.split()) == 2}
        writer.wait()
        writer.stdout.close()
        writer.stderr.close()
        acknowledged |= told
        assert acknowledged <= whole(tmp_path)


def test_a_second_writer_waits_its_turn(tmp_path):
    writers = [write(tmp_path, 60), write(tmp_path, 60)]
    wrong = [writer.communicate(timeout=120)[1] for writer in writers]
    assert ([writer.returncode for writer in writers], wrong) == ([0, 0], ["", ""])
    assert len(whole(tmp_path)) == 60


def test_a_record_that_another_is_just_making_is_waited_for(tmp_path):
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="another process is writing"):
        Store.open(tmp_path, patience=0.05)
    ends = Timer(0.2, other.close)
    ends.start()
    with Store.open(tmp_path, patience=20) as store, KnowledgeGraph(store) as kg:
        assert kg.stats().documents == 0
    ends.join()


def test_a_second_writer_whose_patience_ends_is_told_why(tmp_path):
    with Store.open(tmp_path) as first, first.writing():
        second = KnowledgeGraph(Store.open(tmp_path, patience=0.1))
        with pytest.raises(StoreBusy, match="another process is writing"):
            second.add(document("d"), [claim(*WHO)])
        second.close()


def test_a_full_disk_is_told_and_the_record_survives(tmp_path):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    writer = write(tmp_path, preexec_fn=limit)
    out, wrong = writer.communicate(timeout=120)
    assert writer.returncode == 1
    assert "StoreError" in wrong.splitlines()[-1]
    assert {line.split()[0] for line in out.splitlines()} <= whole(tmp_path)


def test_a_record_with_no_room_left_says_that_the_disk_is_full(tmp_path):
    with Store.open(tmp_path) as store, KnowledgeGraph(store) as kg:
        kg.add(document("d"), [claim(*WHO)])
        with store.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StoreError, match="the disk is full"):
            kg.add(document("e", text="x" * 100_000), [claim(*WHO, document="e")])
        assert kg.documents() == ("d",)


AS_NOBODY = """
import os, sys
import graph.knowledge, making
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
from graph import KnowledgeGraph
from making import claim, document
kg = KnowledgeGraph.open(sys.argv[1], **eval(sys.argv[2]))
print(kg.stats().events, kg.stats(as_of="2017-11-21").events, flush=True)
kg.add(document("e"), [claim("RUS", "TUR", document="e")])
"""


@pytest.mark.parametrize("how", [{}, {"create": False}, {"read_only": True}])
def test_a_read_only_folder_can_be_asked_and_says_why_it_takes_nothing(how):
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        with KnowledgeGraph.open(folder / "kg") as kg:
            kg.add(document("d"), [claim(*WHO)])
        (folder / "kg" / FILE).chmod(0o444)
        (folder / "kg").chmod(0o555)
        path = os.pathsep.join([str(HERE), str(HERE.parents[1])])
        tried = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(folder / "kg"), repr(how)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        )
    finally:
        (folder / "kg").chmod(0o755)
        shutil.rmtree(folder)
    assert (tried.returncode, tried.stdout) == (1, "1 1\n"), tried.stderr
    assert tried.stderr.splitlines()[-1].endswith("the folder or file is read-only")


def test_a_backup_while_others_write_is_a_whole_graph(tmp_path):
    folder, copies = tmp_path / "kg", tmp_path / "copies"
    copies.mkdir()
    writer = write(folder, 400)
    for _ in range(20):
        writer.stdout.readline()
    with KnowledgeGraph.open(folder) as kg:
        for number in range(3):
            place = copies / str(number)
            place.mkdir()
            kg.backup(place / FILE)
    writer.kill()
    writer.communicate()
    sizes = [len(whole(copies / str(number))) for number in range(3)]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 16
