"""Refreshing, against a real SPARQL server on this machine."""

import datetime
import json

import pytest
from tables import write_tables
from typer.testing import CliRunner
from wikidata import MINISTER, OF_A_CITY, PRESIDENT, rows_of, serving, term

from app.commands import line
from graph.errors import EndpointError
from graph.reference import Reference
from graph.refresh import Asking, Endpoint, ask_terms, compare, write_changes
from graph.refresh.asking import ask_names

ORLOV = term("Q9", "Boris Orlov", PRESIDENT, "2010-05-07", "2017-11-21")
PETROVA = term("Q1", "Anna Petrova", PRESIDENT, "2017-11-21")
HADDAD = term("Q2", "Omar Haddad", MINISTER, "2012-01-01")
KNOWN = (ORLOV, PETROVA, HADDAD)
BOTH = Asking(["RUS", "SYR"], ["head_of_state", "foreign_minister"])


def ask(server, asking=BOTH, **options):
    waits = []
    usual = {"pause": 0.25, "tries": 3, "sleep": waits.append}
    with Endpoint(server.url, **{**usual, **options}) as endpoint:
        return ask_terms(endpoint, asking), waits


def differences(reference, *statements):
    with serving(*statements) as server:
        told, _ = ask(server)
    return [(change.kind, change.what, change.told.name) for change in compare(reference, told)]


def refresh(server, *options):
    fixed = ["--from", server.url, "--pause", "0", "--timeout", "0.5"]
    return CliRunner().invoke(line, ["reference", "refresh", *fixed, *options])


def test_terms_are_asked_for_by_state_and_rank_and_page_by_page(reference):
    with serving(*KNOWN, term("Q5", "Some Mayor", OF_A_CITY, "2001")) as server:
        whole, _ = ask(server)
        paged, waits = ask(server, page=1)
    assert whole == paged
    assert {(one.person, one.rank, one.country, one.first, one.last) for one in whole} == {
        ("Q9", "head_of_state", "RUS", "2010-05-07", "2017-11-21"),
        ("Q1", "head_of_state", "RUS", "2017-11-21", None),
        ("Q2", "foreign_minister", "SYR", "2012-01-01", None),
    }
    assert set(waits) == {0.25}
    assert len(waits) == len(server.asked) - 3
    assert all(agent.startswith("readout/") for agent in server.agents)


def test_a_year_is_not_taken_for_its_first_day_and_an_unknown_end_is_no_open_one():
    statements = (
        term("Q5", "Old One", PRESIDENT, "1992", "1995-03"),
        term("Q6", "Other One", PRESIDENT, "2001-02-03", "?"),
        term("Q7", "Wrong One", PRESIDENT, "2002-02-03", rank="DeprecatedRank"),
    )
    with serving(*statements) as server:
        told, _ = ask(server)
    assert {(one.name, one.first, one.last, one.ended) for one in told} == {
        ("Old One", "1992", "1995-03", True),
        ("Other One", "2001-02-03", None, True),
    }


def test_what_is_known_is_no_change(reference):
    assert differences(reference, *KNOWN) == []
    assert differences(reference, term("Q9", "Boris Orlov", PRESIDENT, "2010", "2017")) == []


def test_a_new_person_and_a_new_term_are_added(reference):
    new = term("Q50", "Ivan Novak", MINISTER, "2005-01-01", "2011-12-31")
    assert differences(reference, *KNOWN, new) == [("added", "person", "Ivan Novak"), ("added", "term", "Ivan Novak")]


def test_an_open_term_is_ended_and_the_next_holder_is_added(reference):
    ended = term("Q2", "Omar Haddad", MINISTER, "2012-01-01", "2025-01-10")
    following = term("Q50", "Ivan Novak", MINISTER, "2025-01-10")
    assert differences(reference, ended, following) == [
        ("added", "person", "Ivan Novak"),
        ("ended", "term", "Omar Haddad"),
        ("added", "term", "Ivan Novak"),
    ]


def test_another_name_of_a_known_person_is_a_change(reference):
    assert differences(reference, term("Q2", "Umar Haddad", MINISTER, "2012-01-01")) == [
        ("changed", "person", "Umar Haddad")
    ]


@pytest.mark.parametrize(
    "statement",
    [
        term("Q9", "Boris Orlov", PRESIDENT, "2011-05-07", "2017-11-21"),
        term("Q9", "Boris Orlov", PRESIDENT, "2010-05-07", "2016-11-21"),
        term("Q9", "Boris Orlov", PRESIDENT, "2010-05-07"),
    ],
)
def test_days_that_contradict_known_ones_are_a_conflict(reference, statement):
    assert differences(reference, statement) == [("conflicting", "term", "Boris Orlov")]


def test_somebody_beside_the_known_holder_is_a_conflict(reference):
    changes = differences(reference, term("Q50", "Ivan Novak", PRESIDENT, "2014-01-01", "2016-01-01"))
    assert ("conflicting", "term", "Ivan Novak") in changes
    assert ("added", "term", "Ivan Novak") not in changes


def test_what_is_not_told_is_absent_and_stays(reference, tmp_path):
    with serving(HADDAD) as server:
        told, _ = ask(server)
    changes = compare(reference, told, asked=[("head_of_state", "RUS"), ("foreign_minister", "SYR")])
    assert {(change.kind, change.told.name) for change in changes} == {
        ("absent", "Boris Orlov"),
        ("absent", "Anna Petrova"),
    }
    today = datetime.date(2026, 1, 2)
    assert write_changes(reference, changes, tmp_path / "own", host="h", retrieved=today) == []


def test_changes_are_kept_in_files_of_their_own_and_read_after_the_shipped_ones(reference, tmp_path):
    shipped, own, today = write_tables(tmp_path), tmp_path / "own", datetime.date(2026, 1, 2)
    statements = (
        term("Q2", "Umar Haddad", MINISTER, "2012-01-01", "2025-01-10"),
        term("Q50", "Ivan Novak", MINISTER, "2025-01-10", aliases=("Iwan Nowak", "a\\tb|c")),
        term("Q51", "Maria Rossi", PRESIDENT, "1999", "2001"),
    )
    with serving(*statements) as server:
        told, _ = ask(server)
        with Endpoint(server.url, pause=0) as endpoint:
            names = ask_names(endpoint, ["Q50", "Q51"])
    changes = compare(reference, told)
    written = write_changes(reference, changes, own, host="h", retrieved=today, names=names, shipped=shipped)
    assert [path.name for path in written] == ["people-refreshed.tsv", "terms-refreshed.tsv"]
    known = Reference(shipped, own=own)
    day = datetime.date(2025, 6, 1)
    assert [actor.id for actor in known.holders("foreign_minister", "SYR", on=day)] == ["Q50"]
    (ended,) = known.terms_of("Q2")
    assert (ended.last, ended.source) == ("2025-01-10", "h, retrieved 2026-01-02")
    assert {naming.actor_id for naming in known.named("Umar Haddad")} == {"Q2"}
    assert known.resolve("Iwan Nowak")[0].actor.name == "Ivan Novak"
    assert compare(known, told) == []
    assert write_changes(known, changes, own, host="h", retrieved=today, names=names, shipped=shipped) == written
    assert Reference(shipped, own=own).terms_of("Q2") == (ended,)


def test_a_busy_server_is_asked_again_when_it_says():
    with serving(*KNOWN) as server:
        server.spoiled = [(429, {"retry-after": "7"}, b""), (503, {}, b"")]
        told, waits = ask(server)
    assert len(told) == 3
    assert waits[:2] == [7.0, 2.0]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, {}, b"the engine broke"), "status 500: the engine broke"),
        ((429, {"retry-after": "1"}, b""), "is busy"),
        ((200, {}, b"<html>hello</html>"), "no SPARQL result"),
        ((200, {}, b'{"results": {"bindings": [3]}}'), "no SPARQL result"),
        ((200, {}, rows_of({"person": "http://example.org/x", "name": "X", "iso3": "RUS", "start": "?"})), "shape"),
        ((0, {}, b""), "in time"),
    ],
)
@pytest.mark.parametrize("after", [0, 2])
def test_a_server_that_fails_is_told_and_changes_nothing(tmp_path, answer, reason, after):
    with serving(*KNOWN, term("Q50", "Ivan Novak", PRESIDENT, "1995", "1999")) as server:
        server.after, server.spoiled = after, [answer] * 5
        with pytest.raises(EndpointError, match=reason):
            ask(server, timeout=0.3, tries=2, page=1)
        server.asked.clear()
        server.spoiled = [answer] * 5
        if answer[0] not in {0, 429}:
            told = refresh(server, "--state", "RUS", "--page", "1", "--write", "--into", str(tmp_path / "own"))
            assert (told.exit_code, "nothing was changed" in told.output) == (1, True)
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("url", ["nonsense", "ftp://example.org/", "http://", "file:///etc/passwd"])
def test_what_is_no_address_is_told(url):
    with pytest.raises(EndpointError, match="no address"):
        Endpoint(url)


def test_the_command_tells_and_writes_only_when_told_to(tmp_path):
    new = term("Q987654321", "Olav Nordmann", PRESIDENT, "1899-01-01", "1900-01-01")
    own = tmp_path / "own"
    with serving(new) as server:
        seen = refresh(server, "--state", "Russia", "--rank", "head_of_state", "--into", str(own))
        assert seen.exit_code == 0
        assert "added       term    head of state of RUS: Olav Nordmann, 1899-01-01 to 1900-01-01" in seen.output
        assert "absent" in seen.output
        assert "nothing was written" in seen.output
        assert not own.exists()
        kept = refresh(server, "--state", "RUS", "--rank", "head_of_state", "--into", str(own), "--write")
        assert kept.exit_code == 0, kept.output
    rows = (own / "terms-refreshed.tsv").read_text(encoding="utf-8").splitlines()
    assert rows[1].split("\t")[1:5] == ["Q987654321", "1899-01-01", "1900-01-01", "1"]
    assert rows[1].split("\t")[5].startswith("127.0.0.1, retrieved 20")


def test_the_command_gives_json_too():
    with serving(term("Q987654321", "Olav Nordmann", PRESIDENT, "1899-01-01", "1900-01-01")) as server:
        told = refresh(server, "--state", "RUS", "--rank", "head_of_state", "--json")
    changes = [json.loads(row) for row in told.stdout.splitlines()]
    assert {"change", "what", "detail", "person", "name", "rank", "country", "first", "last", "ended"} == set(
        changes[0]
    )
    assert {"added", "absent"} <= {change["change"] for change in changes}


@pytest.mark.parametrize(
    ("options", "reason"),
    [(["--rank", "cook"], "rank"), (["--state", "Atlantis"], "state"), (["--write"], "--into")],
)
def test_a_wrong_option_is_told(options, reason, monkeypatch):
    monkeypatch.delenv("READOUT_REFERENCE", raising=False)
    with serving() as server:
        told = refresh(server, *options)
    assert (told.exit_code, server.asked) == (2, [])
    assert reason in told.output
