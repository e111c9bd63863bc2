"""The figures of the third notebook against the State Department's own rows, counted here without Readout."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graph import KnowledgeGraph

LISTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "state-department" / "visits"
FILES = [LISTS / f"{decade}.xml" for decade in (2000, 2010)]
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not LISTS.is_dir(), reason="../shared is absent")]

NAMES = {
    "israel": "ISR", "jordan": "JOR", "iraq": "IRQ", "germany": "DEU", "mexico": "MEX", "france": "FRA", "italy": "ITA",
    "pakistan": "PAK", "ireland": "IRL", "russia": "RUS", "japan": "JPN", "turkey": "TUR", "canada": "CAN",
    "united-kingdom": "GBR", "india": "IND", "poland": "POL", "ukraine": "UKR", "georgia": "GEO", "egypt": "EGY",
}  # fmt: skip
"""Ids in the lists and codes, written by hand."""


@pytest.fixture(scope="module")
def kg():
    with KnowledgeGraph() as made:
        made.read(FILES)
        yield made


@pytest.fixture(scope="module")
def rows():
    """Give the country's id and the first day of each row."""
    visits = [visit for path in FILES for visit in ElementTree.parse(path).iter("visit")]
    found = [visit.find("from") for visit in visits]
    countries = [None if country is None else country.get("id") for country in found]
    return list(zip(countries, [visit.findtext("start-date") for visit in visits], strict=True))


@pytest.fixture(scope="module")
def claims(kg):
    return [claim for event in kg.events() for claim in kg.claims(event.id)]


def test_each_year_has_as_many_claims_as_the_lists_have_rows(claims, rows):
    assert Counter(claim.date[:4] for claim in claims) == Counter(day[:4] for _, day in rows)


@pytest.mark.parametrize(("name", "code"), NAMES.items())
def test_each_state_came_as_often_as_the_lists_tell(claims, rows, name, code):
    visitors = Counter(
        party.country for claim in claims for party in claim.participants if party.role == "visitor"
    )  # fmt: skip
    told = sum(country == name for country, _ in rows)
    assert told > 0
    assert visitors[code] == told


def test_visits_are_hardly_fewer_than_rows(kg, rows):
    assert len(rows) - 3 <= len(kg.events()) <= len(rows)


def test_the_visits_of_israel_are_those_of_the_lists(kg, rows):
    told = sorted(day for country, day in rows if country == "israel" and "2005" <= day[:4] <= "2014")
    line = kg.timeline(pair=("Israel", "United States"), after="2005", before="2014").to_polars()
    assert [str(day) for day in line["first_day"]] == told
    panel = kg.panel(pair=("Israel", "United States"), after="2005", before="2014").to_polars()
    years = {str(row["year"]): row["visit"] for row in panel.iter_rows(named=True) if row["one"] == "ISR"}
    assert years == Counter(day[:4] for day in told)


def test_reciprocity_counts_them_as_visits_to_the_united_states(kg, rows):
    table = kg.reciprocity(after="2005", before="2014").to_polars()
    (pair,) = table.filter(one="ISR", other="USA").to_dicts()
    told = sum(country == "israel" and "2005" <= day[:4] <= "2014" for country, day in rows)
    assert (pair["visits"], pair["returned"]) == (told, 0)
