"""A graph's records made in a line: a meeting of two people that nobody knows."""

import datetime
from typing import Any

from graph import KnowledgeGraph
from graph.identity import claim_id
from graph.model import Claim, Document, Participation, Place

RUSSIA = Participation(kind="person", name="Anna Petrova", country="RUS", id="Q1", role="host")
SYRIA = Participation(kind="person", name="Omar Haddad", country="SYR", id="Q2", role="visitor")
FRANCE = Participation(kind="state", name="France", country="FRA", id="Q142")


def make_document(key: str, text: str, **fields: Any) -> Document:
    usual = {"publisher": "Desk", "published": datetime.date(2017, 11, 21), "published_basis": "metadata"}
    return Document(id=key, text=text, **{**usual, **fields})


def make_claim(document: Document, **fields: Any) -> Claim:
    usual: dict[str, Any] = {
        "type": "meeting",
        "status": "occurred",
        "participants": (RUSSIA, SYRIA),
        "date": "2017-11-20",
        "place": Place(name="Sochi", country="RUS"),
    }
    told = {**usual, **fields}
    return Claim(
        id=claim_id(document.id, start=0, **{name: told[name] for name in usual}),
        document=document.id,
        date_basis=None if told["date"] is None else "text",
        evidence=document.text,
        start=0,
        end=len(document.text),
        confidence=0.8,
        **told,
    )


def add(kg: KnowledgeGraph, key: str, text: str, **fields: Any) -> str:
    """Put a document with one claim into a graph and give its event's id."""
    document = make_document(key, text)
    return kg.add(document, [make_claim(document, **fields)]).events[0]
