"""A small world with everything in it: who met whom in 2017, told by two publishers."""

from making import claim, document, party

from graph import KnowledgeGraph
from graph.model import Participation, Place

SOCHI, ANKARA = Place(name="Sochi", country="RUS"), Place(name="Ankara", country="TUR")
PUTIN = Participation(kind="person", name="Vladimir Putin", country="RUS", id="Q7747")
ERDOGAN = Participation(kind="person", name="Recep Tayyip Erdogan", country="TUR", id="Q39259")


def world():
    """Give a graph of seven events."""
    kg = KnowledgeGraph(desks={"Kremlin": "RUS"}.get)
    told = [
        ("k1", "Kremlin", [claim("Vladimir Putin", "Bashar al-Assad", document="k1", place=SOCHI)]),
        ("w1", "White House", [claim("Vladimir Putin", "Bashar al-Assad", document="w1", evidence="The two met.")]),
        ("k2", "Kremlin", [claim(PUTIN, ERDOGAN, document="k2", type="call", date="2017-11-25")]),
        ("k3", "Kremlin", [claim("RUS", "USA", document="k3", type="call", date="2017-12-01")]),
        ("w2", "White House", [claim("USA", "ISR", document="w2", type="talks", date="2018-02", status="planned")]),
        (
            "w3",
            "White House",
            [claim(_as("TUR", "visitor"), _as("USA", "host"), document="w3", type="visit", date="2018-03-05")],
        ),
        (
            "w4",
            "White House",
            [
                claim(
                    _as("USA", "visitor"),
                    _as("TUR", "host"),
                    document="w4",
                    type="visit",
                    date="2018-05-05",
                    place=ANKARA,
                )
            ],
        ),
        ("w5", "White House", [claim("USA", "IRN", document="w5", type="sanction", date="2018-06-01")]),
    ]
    for key, publisher, claims in told:
        kg.add(
            document(key, "2018-07-01", publisher=publisher, title=f"Note {key}", url=f"https://example.org/{key}"),
            claims,
        )
    return kg


def _as(code, role):
    return party(code, role)
