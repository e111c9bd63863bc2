"""Pages of events: what they hold, how they are sorted, counted and written, and that nothing is asked twice."""

import csv
import io
import json

import pytest
from records import FRANCE, RUSSIA, SYRIA, add, make_claim, make_document

from app.answers import answer_detail, answer_event
from graph.model import Participation, Place

TURKEY = Participation(kind="state", name="Turkey", country="TUR", id="Q43")


@pytest.fixture
def events(kg):
    """Make events that differ in everything that is asked for."""
    add(kg, "d1", "They met in Sochi.")
    add(kg, "d2", "They called.", participants=(RUSSIA, FRANCE), type="call", date="2017-12-01", place=None)
    told = make_document("d3", "They will meet.", publisher="Wire", published="2018-01-10")
    kg.add(told, [make_claim(told, participants=(FRANCE, TURKEY), status="planned", date="2018-02", about=("trade",),
                             place=Place(name="Paris", country="FRA"), according_to=("Elysee",))])  # fmt: skip
    again = make_document("d4", "They met, says another.", publisher="Wire", published="2017-11-23")
    kg.add(again, [make_claim(again)])
    add(kg, "d5", "Undated.", participants=(SYRIA, TURKEY), date=None, place=None)
    return kg


def ids(answer):
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def test_a_page_gives_events_as_the_records_are(ask, events):
    items = ask("/events").json()["items"]
    assert items == [json.loads(answer_event(events.event(item["id"])).model_dump_json()) for item in items]


def test_an_event_with_its_claims_is_as_the_records_are(ask, events):
    for key in ids(ask("/events")):
        told = answer_detail(events, events.event(key))
        assert ask(f"/events/{key}").text == told.model_dump_json()


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"speaker": "Elysee"}, 1),
        ({"speaker": "Nobody"}, 0),
        ({"confidence": "0.9"}, 0),
        ({"confidence": "0.8"}, 4),
        ({"reported_after": "2018"}, 1),
        ({"reported_before": "2017-11"}, 3),
        ({"reported_after": "2017-11-22", "reported_before": "2017-12"}, 1),
        ({"state": "FRA", "type": "call", "before": "2017"}, 1),
        ({"actor": "Q1", "role": "host", "publisher": "Wire", "q": "another"}, 1),
        ({"subject": "trade", "country": "FRA", "status": "planned", "after": "2018-02-20"}, 1),
    ],
)
def test_filters_combine(ask, events, asked, count):
    answer = ask("/events", params=asked)
    assert (answer.json()["total"], len(ids(answer))) == (count, count)


@pytest.mark.parametrize(
    "wrong", [{"confidence": "high"}, {"confidence": "2"}, {"reported_after": "soon"}, {"order": "x"}]
)
def test_a_wrong_value_is_a_problem(ask, events, wrong):
    assert ask("/events", params=wrong).status_code == 400


@pytest.mark.parametrize("order", ["date", "reported", "sources"])
def test_pages_of_every_order_give_each_event_once(ask, events, order):
    found, answer = [], ask("/events", params={"order": order, "limit": 1})
    for _ in range(10):
        found += ids(answer)
        if answer.json()["next"] is None:
            break
        assert answer.headers["link"] == f'<{answer.json()["next"]}>; rel="next"'
        answer = ask(answer.json()["next"])
    assert len(found) == len(set(found)) == 4
    assert found == ids(ask("/events", params={"order": order}))


def test_the_orders_are_what_they_say(ask, events):
    items = ask("/events", params={"order": "sources"}).json()["items"]
    assert [len(item["documents"]) for item in items] == [2, 1, 1, 1]
    reported = ask("/events", params={"order": "reported"}).json()["items"]
    assert reported[0]["documents"] == ["d3"]


def test_a_cursor_of_another_order_is_a_problem(ask, events):
    cursor = ask("/events", params={"limit": 1}).json()["next_cursor"]
    assert ask("/events", params={"limit": 1, "cursor": cursor, "order": "sources"}).status_code == 400


def test_facets_count_all_events_of_the_filter(ask, events):
    names = ("type", "status", "state", "actor", "subject", "place", "country", "publisher", "speaker", "month", "year")
    answer = ask("/events", params={"facet": names, "state": "FRA", "limit": 1}).json()
    found = {name: {each["value"]: each["count"] for each in counts} for name, counts in answer["facets"].items()}
    assert found == {
        "type": {"call": 1, "meeting": 1},
        "status": {"occurred": 1, "planned": 1},
        "state": {"FRA": 2, "RUS": 1, "TUR": 1},
        "actor": {"Q142": 2, "Q1": 1, "Q43": 1},
        "subject": {"trade": 1},
        "place": {"paris": 1},
        "country": {"FRA": 1},
        "publisher": {"Desk": 1, "Wire": 1},
        "speaker": {"Elysee": 1},
        "month": {"2017-12": 1, "2018-02": 1},
        "year": {"2017": 1, "2018": 1},
    }
    assert answer["facets"]["actor"][0]["label"] == "France"


def test_facets_of_everything_and_of_a_filter_that_lets_all_in_are_the_same(ask, events):
    asked = {"facet": ["type", "state", "publisher", "month"]}
    everything = ask("/events", params=asked).json()["facets"]
    assert everything == ask("/events", params={**asked, "confidence": "0"}).json()["facets"]
    assert {each["value"]: each["count"] for each in everything["publisher"]} == {"Desk": 3, "Wire": 2}


def test_counts_follow_the_record(ask, events):
    before = ask("/events", params={"facet": "type"}).json()
    add(events, "d9", "They met once more.", date="2019-01-01")
    after = ask("/events", params={"facet": "type"}).json()
    assert after["total"] == before["total"] + 1
    assert after["facets"]["type"][0]["count"] == before["facets"]["type"][0]["count"] + 1


def test_highlights_mark_the_words_that_were_found(ask, events):
    answer = ask("/events", params={"q": "met"}).json()
    (event,) = answer["items"]
    marked = answer["highlights"][event["id"]]
    assert {each["text"][slice(*mark)] for each in marked for mark in each["marks"]} == {"met"}
    assert {each["claim"] for each in marked} == set(event["claims"])
    assert ask("/events").json()["highlights"] is None


def test_a_page_as_csv_and_as_json_lines_has_the_same_events(ask, events):
    wanted = ids(ask("/events"))
    table = ask("/events", headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert [row["id"] for row in rows] == wanted
    assert rows[0]["participants"] == "France; Turkey"
    lines = ask("/events", headers={"Accept": "application/x-ndjson"}).text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == wanted
    assert table.headers["readout-total"] == "4"


def test_a_form_that_there_is_not_is_not_acceptable(ask, events):
    assert ask("/events", headers={"Accept": "image/png"}).status_code == 406


def test_what_has_not_changed_is_not_sent_again(ask, events):
    first = ask("/events?state=FRA")
    tag = first.headers["etag"]
    assert ask("/events?state=FRA", headers={"If-None-Match": tag}).status_code == 304
    assert ask("/events?state=RUS", headers={"If-None-Match": tag}).status_code == 200
    assert ask("/events?state=FRA", headers={"If-None-Match": tag, "Accept": "text/csv"}).status_code == 200
    add(events, "d9", "They met once more.", date="2019-01-01")
    assert ask("/events?state=FRA", headers={"If-None-Match": tag}).status_code == 200


def test_long_answers_are_packed_for_who_can_unpack(ask, events):
    assert ask("/events", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in ask("/events", headers={"Accept-Encoding": "identity"}).headers


def test_nothing_is_shared_with_other_origins_unless_they_are_named(ask, events):
    assert "access-control-allow-origin" not in ask("/events", headers={"Origin": "https://a.example"}).headers


def test_changes_are_told_once_in_order(ask, events):
    first = ask("/changes", params={"limit": 3}).json()
    rest = ask("/changes", params={"since": first["last"]}).json()
    told = [(item["kind"], item["id"]) for item in first["items"] + rest["items"]]
    assert len(told) == len(set(told))
    assert {key for kind, key in told if kind == "document"} == set(events.documents())
    assert rest["more"] is False
    events.remove("d2")
    gone = ask("/changes", params={"since": rest["last"]}).json()["items"]
    assert {item["kind"] for item in gone if item["gone"]} == {"document", "event"}


def test_documents_are_listed_page_by_page(ask, events):
    first = ask("/documents", params={"limit": 3}).json()
    second = ask(first["next"]).json()
    assert [item["id"] for item in first["items"] + second["items"]] == ["d1", "d2", "d3", "d4", "d5"]
    assert ask("/documents", params={"publisher": "Wire"}).json()["total"] == 2
