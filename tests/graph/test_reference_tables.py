"""The shipped tables keep their promises: sources, dates that run forward, known ids, one holder of a post."""

import datetime
import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from graph import edtf
from graph.reference import fold, load_reference
from graph.reference.files import COLUMNS, listed, read

DATED = [table for table, columns in COLUMNS.items() if {"first", "last"} <= set(columns.split())]
SOURCED = [table for table, columns in COLUMNS.items() if "source" in columns.split()]
SHARED = {"and-head_of_state", "smr-head_of_state"}
"""Offices that two people hold together by law."""
SINGLE = {
    "head_of_state", "head_of_government", "supreme_leader", "foreign_minister", "defence_minister", "crown_prince",
    "secretary_general", "director_general", "high_representative", "commission_president", "president",
    "movement_leader", "national_security_adviser", "un_ambassador", "special_envoy",
}  # fmt: skip
HAND_OVER = datetime.timedelta(days=31)
VACANT = {"IRQ", "SOM", "HTI", "BEN", "COL", "PER", "SMR"}
"""States that nobody led for a while, or whose present leader no source at hand names."""


def rows(table: str) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS[table].split(), row, strict=True)) for row in read(table)]


@pytest.fixture(scope="module")
def reference():
    return load_reference()


@pytest.mark.parametrize("table", SOURCED)
def test_every_row_names_its_source(table):
    assert [row for row in rows(table) if not row["source"].strip()] == []


@pytest.mark.parametrize("table", DATED)
def test_dates_are_edtf_and_run_forward(table):
    def forward(row: dict[str, str]) -> bool:
        first, last = row["first"], row["last"]
        return not (first and last) or edtf.bounds(first)[0] <= edtf.bounds(last)[1]

    assert [row for row in rows(table) if not forward(row)] == []


@pytest.mark.parametrize("table", ["states", "organizations", "offices", "people"])
def test_ids_are_given_once(table):
    counted = Counter(row["id"] for row in rows(table))
    assert [key for key, count in counted.items() if count > 1] == []


def test_ids_of_people_are_wikidata_ids_or_readable():
    shape = re.compile(r"Q[1-9]\d*|person-[a-z]{3}-[a-z0-9-]+")
    assert [row["id"] for row in rows("people") if not shape.fullmatch(row["id"])] == []


def test_codes_have_the_shape_of_their_scheme():
    shapes = {"iso2": r"[A-Z]{2}", "iso3": r"[A-Z]{3}", "cow": r"\d{1,3}", "gw": r"\d{1,3}", "wikidata": r"Q[1-9]\d*"}
    codes = [*rows("state_codes"), *rows("organization_codes")]
    assert [code for code in codes if not re.fullmatch(shapes[code["scheme"]], code["value"])] == []


def test_a_code_means_one_state_at_a_time():
    held = defaultdict(list)
    for row in rows("state_codes"):
        first = edtf.bounds(row["first"])[0] if row["first"] else datetime.date.min
        last = edtf.bounds(row["last"])[1] if row["last"] else datetime.date.max
        held[row["scheme"], row["value"]].append((first, last, row["state"]))
    shared = [
        (key, before, after)
        for key, spans in held.items()
        for before, after in pairwise(sorted(spans))
        if after[0] < before[1] and before[2] != after[2]
    ]
    assert shared == []


def test_every_id_referred_to_exists():
    states, organizations = ({row["id"] for row in rows(table)} for table in ("states", "organizations"))
    people, offices = ({row["id"] for row in rows(table)} for table in ("people", "offices"))
    iso3 = {row["iso3"] for row in rows("states")}
    dangling = [
        *(row for row in rows("state_codes") if row["state"] not in states),
        *(row for row in rows("organization_codes") if row["organization"] not in organizations),
        *(row for row in rows("capitals") if row["state"] not in states),
        *(row for row in rows("metonyms") if row["means"] not in states | organizations),
        *(
            row
            for row in rows("memberships")
            if row["organization"] not in organizations or row["member"] not in states
        ),
        *(row for row in rows("terms") if row["office"] not in offices or row["person"] not in people),
        *(row for row in rows("offices") if row["body"] not in states | organizations),
        *(row for row in rows("offices") if row["country"] and row["country"] not in iso3),
        *(row for row in rows("people") if row["country"] and row["country"] not in iso3),
        *(row for row in rows("leading") if row["country"] not in iso3),
        *(row for row in rows("groups") if not set(listed(row["members"])) <= iso3),
    ]
    assert dangling == []


def test_a_person_is_one_row():
    spelled = defaultdict(set)
    for row in rows("people"):
        for name in (row["name"], *listed(row["names"])):
            if " " in name and not name.startswith("surname:"):
                spelled[row["country"], fold(name)].add(row["id"])
    twins = {key: ids for key, ids in spelled.items() if len(ids) > 1}
    two = {("USA", "george bush"), ("LVA", "andris berzins"), ("GRC", "konstantinos karamanlis")}
    assert set(twins) == {*two, ("ISL", "bjarni benediktsson")}, "two people each, and no others"


def test_nobody_comes_back_after_a_generation(reference):
    people = [actor for actor in reference.actors.values() if actor.kind == "person"]
    spans = {actor.id: [(held.first.year, held.last.year) for held in reference.held_by(actor.id)] for actor in people}
    back = {key for key, terms in spans.items() for one, other in pairwise(terms) if other[0] - one[1] > 26}
    assert back == set(), "a father and a son, taken for one?"


def test_people_have_full_names():
    mononyms = {
        "Akihito", "Birendra", "Boediono", "Dipendra", "Gyanendra", "Hirohito", "Naruhito", "Sugiono", "Suharto",
        "Wiranto", "Vajiralongkorn", "Willem-Alexander", "Beatrix", "Baudouin",
    }  # fmt: skip
    assert {row["name"] for row in rows("people") if " " not in row["name"]} <= mononyms


def test_a_post_has_one_holder_but_for_a_hand_over():
    rank = {row["id"]: row["rank"] for row in rows("offices")}
    held = defaultdict(list)
    for row in rows("terms"):
        if rank[row["office"]] in SINGLE and row["office"] not in SHARED:
            first = edtf.bounds(row["first"])
            last = edtf.bounds(row["last"])[0] if row["last"] else datetime.date.max
            held[row["office"]].append((first[0], first[1], last, row))
    crossing = [
        (before[3], after[3])
        for spans in held.values()
        for before, after in pairwise(sorted(spans, key=lambda span: span[:2]))
        if before[2] != datetime.date.max or before[3]["last_known"] == "1"
        if before[2] > after[1] + HAND_OVER
    ]
    assert crossing == []


def test_every_state_has_a_leader_since_1990(reference):
    united = {row["member"] for row in rows("memberships") if row["organization"] == "org-united-nations"}
    extra = {"state-twn", "state-xkx", "state-pse", "state-vat"}
    missing = defaultdict(list)
    for state in (reference.actor(key) for key in sorted(united | extra)):
        begun = max(state.first or datetime.date.min, datetime.date(1990, 1, 1))
        begun = max(begun, datetime.date(1994, 7, 5)) if state.country == "PSE" else begun
        for day in (datetime.date(year, month, 15) for year in range(1990, 2027) for month in (2, 5, 8, 11)):
            if begun < day < datetime.date(2026, 11, 20) and not reference.leaders(state.country, on=day):
                missing[state.country].append(day.isoformat())
    assert set(missing) <= VACANT, missing
    assert max(map(len, missing.values())) < 4


def test_the_office_tables_are_as_broad_as_promised(reference):
    since = [row for row in rows("terms") if row["first"] >= "2000" or not row["last"] or row["last"] >= "2000"]
    rank = {row["id"]: (row["rank"], row["country"]) for row in rows("offices")}
    ministers = Counter(rank[row["office"]][1] for row in since if rank[row["office"]][0] == "foreign_minister")
    assert len([state for state, count in ministers.items() if count >= 3]) >= 120
    assert len(rows("organizations")) >= 100
    assert len({row["organization"] for row in rows("memberships")}) >= 35


def test_members_are_those_of_the_day(reference):
    assert "GBR" in reference.members("org-european-union", on=datetime.date(2019, 1, 1))
    assert "GBR" not in reference.members("org-european-union", on=datetime.date(2021, 1, 1))
    assert len(reference.members("org-nato", on=datetime.date(2025, 1, 1))) == 32
    assert len(reference.members("org-united-nations", on=datetime.date(2025, 1, 1))) == 193


def test_a_person_stands_for_the_body_whose_office_he_holds(reference):
    [stoltenberg] = reference.holders("secretary_general", "org-nato", on=datetime.date(2020, 1, 1))
    assert reference.stands_for(stoltenberg.id, datetime.date(2020, 1, 1)) is None
    assert reference.stands_for(stoltenberg.id, datetime.date(2010, 1, 1)) == "NOR"
