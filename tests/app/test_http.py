import pytest
from records import FRANCE, RUSSIA, add

from app.http.queries import EventQuery
from graph.errors import StoreError


def test_events_come_with_codes_and_their_own_address(kg, ask):
    event = add(kg, "d1", "They met.")
    (item,) = ask("/events").json()["items"]
    assert (item["id"], item["link"], item["cameo"], item["plover"]) == (event, f"/events/{event}", "040", "CONSULT")
    assert ask(item["link"]).json()["id"] == event


def test_a_planned_meeting_is_an_agreement_in_plover(kg, ask):
    add(kg, "d1", "They will meet.", status="planned")
    assert ask("/events").json()["items"][0]["plover"] == "AGREE"


@pytest.mark.parametrize(
    "query",
    [
        "actor=Q1", "actor=Petrova", "state=SYR", "state=RUS&state=SYR", "type=meeting", "status=occurred",
        "place=sochi", "subject=syria-war", "after=2017-11-20", "before=2017-11", "q=sat+down",
        "role=host&actor=Q1", "country=RUS", "publisher=Desk", "document=d1",
    ],
)  # fmt: skip
def test_each_filter_lets_in_what_it_names(kg, ask, query):
    event = add(kg, "d1", "They sat down.", about=("syria-war",))
    assert [item["id"] for item in ask(f"/events?{query}").json()["items"]] == [event]


@pytest.mark.parametrize(
    "query",
    [
        "actor=Q142", "state=FRA", "state=RUS&state=FRA", "type=call", "status=denied", "place=Geneva", "subject=trade",
        "after=2017-12", "before=2016", "q=stood", "country=CHE", "publisher=Other", "document=d9",
        "role=visitor&actor=Q1",
    ],
)  # fmt: skip
def test_each_filter_keeps_out_what_it_does_not_name(kg, ask, query):
    event = add(kg, "d1", "They sat down.")
    italy = FRANCE.model_copy(update={"name": "Italy", "country": "ITA", "id": "Q38"})
    add(kg, "d9", "Others spoke.", participants=(FRANCE, italy), date="2017-01-01", place=None)
    answer = ask(f"/events?{query}")
    assert answer.status_code == 200
    assert event not in [item["id"] for item in answer.json()["items"]]


def test_an_empty_value_counts_as_not_asked(kg, ask):
    add(kg, "d1", "They met.")
    assert ask("/events?actor=&type=&state=&limit=&q=").json()["total"] == 1


def test_pages_follow_one_another_by_their_address(kg, ask):
    for day in range(1, 6):
        add(kg, f"d{day}", "They met.", date=f"2017-11-{day:02}")
    path, seen = "/events?state=RUS&state=SYR&limit=2", []
    while path:
        page = ask(path).json()
        seen += [item["date"] for item in page["items"]]
        path = page["next"]
    assert seen == [f"2017-11-{day:02}" for day in (5, 4, 3, 2, 1)]


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("type=party", "type", "party"),
        ("status=maybe", "status", "maybe"),
        ("state=Atlantis", "state", "Atlantis"),
        ("state=RUS&state=USA&state=FRA", "state", "RUS, USA, FRA"),
        ("limit=0", "limit", "0"),
        ("limit=many", "limit", "many"),
        ("cursor=%25%25", "cursor", "%%"),
        ("sate=RUS", "sate", "RUS"),
        ("role=host", "role", "host"),
        ("after=soon", "text", "soon"),
    ],
)
def test_a_wrong_value_is_answered_with_its_name(ask, query, name, value):
    answer = ask(f"/events?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 400
    assert value in problem["detail"]
    assert problem.get(name, problem.get("value")) == value or problem["name"] == name


def test_an_event_shows_who_tells_it_in_which_words(kg, ask):
    event = add(kg, "d1", "They met.")
    add(kg, "d2", "The two sat down.")
    told = ask(f"/events/{event}", follow_redirects=True).json()["told_by"]
    assert {(claim["evidence"], claim["source"]["publisher"]) for claim in told} == {
        ("They met.", "Desk"),
        ("The two sat down.", "Desk"),
    }


def test_a_retired_id_leads_to_the_event_it_became_part_of(kg, ask):
    ids = [add(kg, f"d{n}", f"They met, says {n}.") for n in range(6)]
    retired = sorted(set(ids) - {kg.event(ids[0]).id})
    assert retired, "the six claims should have changed the event's id at least once"
    answer = ask(f"/events/{retired[0]}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/events/{kg.event(ids[0]).id}"


def test_what_was_taken_away_is_gone_and_what_never_was_is_not_found(kg, ask):
    event = add(kg, "d1", "They met.")
    kg.remove("d1")
    assert ask(f"/events/{event}").status_code == 410
    for path in ("/events/e-none", "/actors/nobody", "/documents/none", "/nowhere"):
        answer = ask(path)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert ask("/events", method="POST").status_code == 405


def test_actors_are_listed_with_their_share(kg, ask):
    add(kg, "d1", "They met.")
    add(kg, "d2", "They met again.", participants=(RUSSIA, FRANCE), date="2017-12-01")
    items = ask("/actors?q=petrova&kind=person").json()["items"]
    assert [(item["name"], item["events"], item["first_day"], item["last_day"]) for item in items] == [
        ("Anna Petrova", 2, "2017-11-20", "2017-12-01")
    ]
    assert ask(items[0]["link"]).json()["id"] == "Q1"


def test_a_title_is_resolved_on_its_day(kg, ask):
    add(kg, "d1", "They met.")
    items = ask("/actors?q=Russian+president&on=2017-11-21").json()["items"]
    assert [(item["id"], item["events"], item["score"]) for item in items] == [("Q1", 1, 0.9), ("Q9", 0, 0.88)]
    assert ask("/actors?on=2017-11-21").json()["name"] == "on"
    assert ask("/actors?q=x&on=never").json()["value"] == "never"


def test_what_stands_near_by_tells_who_is_meant(ask):
    def meant(query):
        return [item["id"] for item in ask(f"/actors?on=2017-11-20&{query}").json()["items"]]

    assert meant("q=foreign+minister") == []
    assert meant("q=foreign+minister&state=Syria") == meant("q=foreign+minister&state=SYR") == ["Q2"]
    assert meant("q=foreign+minister&person=Omar+Haddad") == ["Q2"]
    assert ask("/actors?on=2017-11-20&q=x&state=Atlantis").json()["name"] == "state"
    assert ask("/actors?q=x&state=Syria").json()["name"] == "state"


def test_a_name_of_nobody_keeps_its_words_and_gets_suggestions_only(ask):
    answer = ask("/actors?q=Anna+Petrowa&on=2017-11-20").json()
    assert answer["unresolved"] == "Anna Petrowa"
    assert [(item["id"], item["score"] <= 0.3) for item in answer["items"]] == [("Q1", True)]
    assert ask("/actors?q=Olav+Nordmann&on=2017-11-20").json() == {"items": [], "unresolved": "Olav Nordmann"}
    assert ask("/actors?q=Anna+Petrova&on=2017-11-20").json()["unresolved"] is None


def test_an_actor_shows_its_terms_whether_it_is_in_the_graph_or_not(kg, ask):
    add(kg, "d1", "They met.")
    here, known = ask("/actors/Q1").json(), ask("/actors/Q9").json()
    assert (here["events"], known["events"]) == (1, 0)
    (term,) = known["terms"]
    assert (term["title"], term["rank"], term["first"], term["last"], term["country"]) == (
        "President of Russia", "head_of_state", "2010-05-07", "2017-11-21", "RUS",
    )  # fmt: skip
    assert ask("/actors/state-syr").json()["name"] == "Syria"
    assert ask("/actors/Q77").status_code == 404


def test_a_document_with_a_path_for_an_id_is_shown_with_its_events(kg, ask):
    event = add(kg, "news/2017/a b.txt", "They met.")
    source = ask(f"/events/{event}").json()["told_by"][0]["source"]
    document = ask(source["link"]).json()
    assert (document["text"], document["events"]) == ("They met.", [event])


def test_the_service_counts_and_is_well(kg, ask):
    add(kg, "d1", "They met.")
    assert ask("/stats").json()["events"] == 1
    assert ask("/health").json()["status"] == "ok"


def test_a_record_that_cannot_be_read_is_a_problem_that_hides_its_place(kg, ask, monkeypatch):
    def fail():
        raise StoreError("/secret/kg", "the disk is gone")

    monkeypatch.setattr(kg, "reading", fail)
    answer = ask("/health")
    assert answer.status_code == 503
    assert answer.json()["detail"] == "the disk is gone"
    assert "secret" not in answer.text


def test_what_nobody_foresaw_is_told_without_its_trace(kg, ask, monkeypatch):
    monkeypatch.setattr(kg, "stats", lambda: 1 / 0)
    answer = ask("/stats")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "division" not in answer.text


def test_the_page_of_operations_loads_nothing_from_elsewhere(ask):
    page = ask("/docs")
    assert "<script" not in page.text
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    for path, methods in ask("/openapi.json").json()["paths"].items():
        assert all(f"{method.upper()} {path}" in page.text for method in methods)


def test_every_problem_has_its_place_on_the_page(ask):
    page = ask("/docs").text
    for path in ("/events?type=party", "/events/none"):
        kind = ask(path).json()["type"].removeprefix("/docs#")
        assert f'id="{kind}"' in page


def test_the_description_promises_problem_documents(ask):
    for methods in ask("/openapi.json").json()["paths"].values():
        for operation in methods.values():
            assert list(operation["responses"]["4XX"]["content"]) == ["application/problem+json"]
            assert "422" not in operation["responses"]


STRANGE = ("%00", "%ff%fe", "%22", "*", "'%20OR%201=1--", "9" * 400, "2017/", "W10", "WzEsMl0", "..%2F..%2Fetc", "NOT")
PLACES = (*(f"/events?{name}=" for name in EventQuery.model_fields), "/events/", "/documents/")


@pytest.mark.parametrize("place", PLACES)
def test_a_strange_value_is_never_the_servers_fault(kg, ask, place):
    add(kg, "d1", "They met.")
    assert {ask(place + value, follow_redirects=True).status_code for value in STRANGE} <= {200, 400, 404}
