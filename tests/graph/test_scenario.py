"""November 2017: one desk's article and the Kremlin's own items tell the same calls, meetings and summit.

The claims here are those that a careful reader takes from the texts; tests/extract/test_scenario_read.py reads them.
"""

import pytest
from making import claim, document, party

from graph import KnowledgeGraph
from graph.model import Participation, Place

PUTIN, ASSAD, ERDOGAN = "Vladimir Putin", "Bashar al-Assad", "Recep Tayyip Erdogan"
SOCHI = Place(name="Sochi", country="RUS")


def person(name, country):
    return Participation(kind="person", name=name, country=country)


ROUHANI = person("Hassan Rouhani", "IRN")
SALMAN, NETANYAHU, SISI = (
    person("Salman bin Abdulaziz Al Saud", "SAU"),
    person("Benjamin Netanyahu", "ISR"),
    person("Abdel Fattah el-Sisi", "EGY"),
)
CALLS = {"king": SALMAN, "israel": NETANYAHU, "egypt": SISI}


def desk():
    """Give what the desk's article of the 21st tells; it gives the three calls no day."""
    calls = [claim(PUTIN, who, document="desk", type="call", date=None, start=900) for who in CALLS.values()]
    return [
        *calls,
        claim(PUTIN, ASSAD, document="desk", place=SOCHI, start=300),
        claim(party(ASSAD, "visitor"), party("RUS", "host"), document="desk", type="visit", date=None, start=1500),
        claim(PUTIN, ROUHANI, ERDOGAN, document="desk", type="summit", status="planned", date=None, place=SOCHI),
        claim("RUS", "IRN", "TUR", document="desk", type="summit", status="planned", date="2017-11-22", start=1600),
    ]


def kremlin():
    """Give what the Kremlin's items of the 21st and 22nd tell."""
    for key, who in CALLS.items():
        yield "2017-11-21", claim(PUTIN, who, document=key, type="call", date="2017-11-21", date_basis="published")
    yield "2017-11-21", claim("RUS", "IRN", "TUR", document="agenda", status="planned", date="2017-11-22", place=SOCHI)
    yield (
        "2017-11-21",
        claim(PUTIN, ASSAD, document="readout", place=SOCHI, date_basis="published"),
    )
    summit = {"type": "summit", "date": "2017-11-22", "date_basis": "published", "place": SOCHI}
    yield "2017-11-22", claim(PUTIN, ROUHANI, ERDOGAN, document="summit", **summit)
    yield "2017-11-22", claim(PUTIN, ROUHANI, ERDOGAN, document="statements", **summit)
    yield "2017-11-22", claim(PUTIN, ROUHANI, document="bilateral", date="2017-11-22", place=SOCHI)


@pytest.fixture(params=[False, True], ids=["desk first", "desk last"])
def kg(request):
    readings = [(document("desk", "2017-11-21", publisher="Desk"), desk())]
    readings += [(document(c.document, day, publisher="Kremlin"), [c]) for day, c in kremlin()]
    with KnowledgeGraph() as opened:
        list(opened.add_many(readings[::-1] if request.param else readings))
        yield opened


@pytest.mark.parametrize(("key", "who"), CALLS.items())
def test_each_call_is_one_event_with_both_sources(kg, key, who):
    (event,) = (e for e in kg.events(type="call").items if who.country in {p.value.country for p in e.participants})
    assert set(event.documents) == {"desk", key}
    assert event.date == "2017-11-21"


def test_the_summit_is_one_event_planned_and_then_held(kg):
    (event,) = kg.events(type="summit").items
    assert set(event.documents) == {"desk", "agenda", "summit", "statements"}
    assert [change.status for change in event.status_history] == ["planned", "occurred"]
    assert event.status == "occurred"


def test_as_of_the_21st_the_summit_is_planned(kg):
    (event,) = kg.events(type="summit", as_of="2017-11-21").items
    assert (event.status, event.date) == ("planned", "2017-11-22")


def test_the_meeting_with_assad_is_one_event(kg):
    (event,) = kg.events(type="meeting", state="SYR").items
    assert set(event.documents) == {"desk", "readout"}


def test_the_bilateral_meeting_stands_beside_the_summit_and_is_part_of_it(kg):
    (summit,) = kg.events(type="summit").items
    (meeting,) = kg.events(type="meeting", state="IRN").items
    assert meeting.documents == ("bilateral",)
    assert [(link.part, link.whole) for link in kg.links(meeting.id)] == [(meeting.id, summit.id)]
