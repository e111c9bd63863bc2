import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim, document, libraries, party

from graph import KnowledgeGraph
from graph.errors import BadDate, BadFilter, NotFound
from graph.model import Participation, Place
from graph.questions import EventFilter


@pytest.fixture
def kg():
    putin = Participation(kind="person", name="Vladimir Putin", country="RUS", id="Q7747")
    tellings = [
        claim(putin, "Bashar al-Assad", place=Place(name="Sochi", country="RUS"), evidence="Réunion on peace."),
        claim(putin, "USA", type="call", date="2017-11-21", about=("syria-war",), start=1),
        claim(putin, "TUR", "IRN", type="summit", status="planned", date="2017-11-22/2017-11-24", start=2),
        claim(party("USA", "visitor"), party("TUR", "host"), type="visit", date=None, start=3),
        claim(party("Donald Trump", "sender"), party("SYR", "recipient"), type="message", date="2016", start=4),
    ]
    with KnowledgeGraph() as graph:
        graph.add(document(publisher="Desk", title="A week of talks"), tellings)
        yield graph


def types(kg, **filters):
    return [event.type for event in kg.events(**filters).items]


def test_events_come_newest_first_and_undated_last(kg):
    assert types(kg) == ["summit", "call", "meeting", "message", "visit"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"actor": "Q7747"}, ["summit", "call", "meeting"]),
        ({"actor": "vladimir putin"}, ["summit", "call", "meeting"]),
        ({"actor": "Assad"}, ["meeting"]),
        ({"actor": "United States"}, ["call", "message", "visit"]),
        ({"actor": "United States", "role": "visitor"}, ["visit"]),
        ({"state": "RUS"}, ["summit", "call", "meeting"]),
        ({"state": "Turkey"}, ["summit", "visit"]),
        ({"state": "Russian Federation"}, ["summit", "call", "meeting"]),
        ({"state": "POL"}, []),
        ({"pair": "RUS,TUR"}, ["summit"]),
        ({"pair": ("TUR", "RUS")}, ["summit"]),
        ({"pair": ("Syria", "USA")}, ["message"]),
        ({"state": "USA", "actor": "Q7747"}, ["call"]),
        ({"type": "call"}, ["call"]),
        ({"status": "planned"}, ["summit"]),
        ({"place": "SOCHI"}, ["meeting"]),
        ({"country": "RUS"}, ["meeting"]),
        ({"subject": "syria-war"}, ["call"]),
        ({"publisher": "Desk", "type": "visit"}, ["visit"]),
        ({"publisher": "Other"}, []),
        ({"document": "d", "status": "planned"}, ["summit"]),
        ({"after": "2017-11-21"}, ["summit", "call"]),
        ({"after": "2017-11-23"}, ["summit"]),
        ({"before": "2017-11-20"}, ["meeting", "message"]),
        ({"after": "2016-05", "before": "2016-06"}, ["message"]),
        ({"q": "peace"}, ["meeting"]),
        ({"q": "reunion"}, ["meeting"]),
        ({"q": '"on peace"'}, ["meeting"]),
        ({"q": '"peace on"'}, []),
        ({"q": "week", "type": "call"}, ["call"]),
        ({"q": "peace*) OR NEAR("}, []),
        ({"actor": None, "type": None}, ["summit", "call", "meeting", "message", "visit"]),
    ],
)
def test_a_filter_lets_in_what_it_says(kg, filters, found):
    page = kg.events(**filters)
    assert [event.type for event in page.items] == found
    assert page.total == len(found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("type", "party"),
        ("status", "done"),
        ("state", "Atlantis"),
        ("state", "XYZ"),
        ("state", "Vladimir Putin"),
        ("pair", "RUS"),
        ("pair", "RUS,USA,SYR"),
        ("pair", "RUS,"),
        ("pair", 3),
        ("actor", "Nobody"),
        ("actor", "a"),
        ("actor", ""),
        ("role", "host"),
        ("q", "  "),
        ("q", '"'),
        ("colour", "red"),
        ("type", 7),
        ("cursor", "xyz"),
        ("cursor", "W10"),
        ("cursor", "é"),
        ("limit", 0),
        ("limit", 501),
    ],
)
def test_a_value_that_a_filter_does_not_take_is_named(kg, name, value):
    with pytest.raises(BadFilter) as fault:
        kg.events(**{name: value})
    assert (fault.value.name, fault.value.value) == (name, value)


@pytest.mark.parametrize("name", ["after", "before"])
def test_a_date_that_is_none_is_named(kg, name):
    with pytest.raises(BadDate, match="soon"):
        kg.events(**{name: "soon"})


def test_a_name_that_fits_several_lists_their_ids(kg):
    with pytest.raises(BadFilter, match="Q7747"):
        kg.events(actor="a")


@settings(max_examples=25, deadline=None)
@given(libraries(), st.integers(1, 3))
def test_pages_give_every_event_once(library, limit):
    with KnowledgeGraph() as kg:
        assert len(list(kg.add_many(library))) == len(library)
        whole = kg.events(limit=500)
        found, cursor = [], None
        while True:
            page = kg.events(limit=limit, cursor=cursor)
            assert page.total == whole.total
            found += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
        assert tuple(found) == whole.items


@settings(max_examples=25, deadline=None)
@given(libraries())
def test_filters_by_table_agree_with_the_records(library):
    with KnowledgeGraph() as kg:
        assert len(list(kg.add_many(library))) == len(library)
        events = kg.events(limit=500).items
        for state in ("RUS", "TUR"):
            expected = [e for e in events if state in {said.value.country for said in e.participants}]
            assert list(kg.events(state=state, limit=500).items) == expected
            assert list(kg.events(state=state, type="meeting", limit=500).items) == [
                event for event in expected if event.type == "meeting"
            ]


def test_actors_are_counted_by_their_events(kg):
    counted = {found.actor.name: found.events for found in kg.actors()}
    assert counted["Vladimir Putin"] == 3
    assert counted["United States"] == 3
    assert [found.actor.name for found in kg.actors(limit=1)] == ["Vladimir Putin"]


def test_actors_are_found_by_part_of_a_name_and_kind(kg):
    assert [found.actor.id for found in kg.actors("putin")] == ["Q7747"]
    assert {found.actor.kind for found in kg.actors(kind="state")} == {"state"}
    assert kg.actors("?") == ()


def test_an_actor_tells_its_first_and_last_day(kg):
    found = kg.actor("Putin")
    assert (str(found.first_day), str(found.last_day)) == ("2017-11-20", "2017-11-22")


@pytest.mark.parametrize("name", ["Nobody", "a", ""])
def test_an_actor_that_cannot_be_told_is_not_found(kg, name):
    with pytest.raises(NotFound) as fault:
        kg.actor(name)
    assert fault.value.kind == "actor"


def test_a_kind_of_actor_that_is_none_is_named(kg):
    with pytest.raises(BadFilter, match="give one of person, state, organization"):
        kg.actors(kind="ship")


def test_stats_count_what_is_there(kg):
    stats = kg.stats()
    assert (stats.documents, stats.claims, stats.events) == (1, 5, 5)
    assert stats.types["summit"] == 1
    assert stats.statuses == {"occurred": 4, "planned": 1}
    assert (str(stats.first_day), str(stats.last_day)) == ("2016-01-01", "2017-11-24")


def test_a_filter_is_a_record_that_can_be_kept():
    wanted = EventFilter(pair="RUS,USA", after="2017")
    assert EventFilter.model_validate_json(wanted.model_dump_json()) == wanted


def test_the_most_used_name_of_an_actor_comes_first():
    names = ("Assad", "Bashar al-Assad", "Bashar al-Assad")
    tellings = [
        claim("RUS", Participation(kind="person", name=name, country="SYR", id="Q44329"), start=start)
        for start, name in enumerate(names)
    ]
    with KnowledgeGraph() as kg:
        kg.add(document(), tellings)
        found = kg.actor("Q44329").actor
    assert (found.name, found.names) == ("Bashar al-Assad", ("Assad",))


def test_a_short_name_finds_the_actor_that_it_was_merged_into():
    tellings = [
        claim("RUS", Participation(kind="person", name=name, country="TUR", id=key), start=start)
        for start, (name, key) in enumerate([("Erdogan", None), ("Recep Tayyip Erdogan", "Q39259")])
    ]
    with KnowledgeGraph() as kg:
        kg.add(document(), tellings)
        assert kg.events(actor="Erdogan").total == 1
        assert [found.actor.id for found in kg.actors(kind="person")] == ["Q39259"]
