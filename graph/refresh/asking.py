"""Ask who held which office: people, terms and other names, in the shape of Wikidata's statements.

A position is one of a rank where it is a subclass of the rank's item and has a state (by ISO code) as jurisdiction.
Dates come with a precision, so that a year is not taken for its first of January.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from graph.errors import EndpointError
from graph.refresh.endpoint import Endpoint, Row

RANKS: Final[Mapping[str, str]] = {
    "head_of_state": "Q48352",
    "head_of_government": "Q2285706",
    "foreign_minister": "Q7330070",
    "defence_minister": "Q2518691",
}
"""The ranks that are asked for, each with the item of which its positions are subclasses."""

TOGETHER = 25
"""How many states one query asks for."""

_PREFIXES = """PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_TERMS = """SELECT DISTINCT ?statement ?person ?name ?iso3 ?start ?startPrecision ?end ?endPrecision ?ended WHERE {{
  VALUES ?iso3 {{ {states} }}
  ?state wdt:P298 ?iso3 .
  ?position wdt:P279* wd:{item} ; wdt:P1001 ?state .
  ?person p:P39 ?statement .
  ?statement ps:P39 ?position ; wikibase:rank ?standing ; pqv:P580 ?from .
  ?from wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision .
  FILTER(?standing != wikibase:DeprecatedRank)
  OPTIONAL {{ ?statement pq:P582 ?ended }}
  OPTIONAL {{ ?statement pqv:P582 ?until . ?until wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision }}
  ?person rdfs:label ?name . FILTER(LANG(?name) = "en")
}} ORDER BY ?iso3 ?person ?statement ?start ?end"""
_NAMES = """SELECT DISTINCT ?person ?alias WHERE {{
  VALUES ?person {{ {people} }}
  ?person skos:altLabel ?alias . FILTER(LANG(?alias) = "en")
}} ORDER BY ?person ?alias"""
_ITEM = re.compile(r"http://www\.wikidata\.org/entity/(Q[1-9]\d*)")
_DATE = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)T")
_BY_PRECISION = {"9": 4, "10": 7, "11": 10}
"""How many letters of a date a precision leaves: of a year, a month, a day."""
_STRANGE = str.maketrans(dict.fromkeys("\t\n\r|", " "))


class Told(NamedTuple):
    """A term as an endpoint tells it; `last` is None while open, and `ended` tells that some end is known to be."""

    person: str
    name: str
    rank: str
    country: str
    first: str
    last: str | None
    ended: bool


class Step(NamedTuple):
    """How far asking has come: queries done of all, and terms told so far."""

    done: int
    total: int
    terms: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What to ask for: states by alpha-3 code and ranks; `watch` is told of each step."""

    states: Sequence[str]
    ranks: Sequence[str] = tuple(RANKS)
    watch: Callable[[Step], None] = lambda _: None


def ask_terms(endpoint: Endpoint, asking: Asking) -> list[Told]:
    """Give all terms that an endpoint tells of ranks in states, each once.

    Raises:
        EndpointError: the endpoint fails, or its rows lack what a term needs.
    """
    queries = [(rank, chunk) for rank in asking.ranks for chunk in _chunks(asking.states, TOGETHER)]
    told: dict[Told, None] = {}
    for done, (rank, chunk) in enumerate(queries):
        for rows in endpoint.rows(terms_query(rank, chunk)):
            told.update(dict.fromkeys(_terms(endpoint, rank, rows)))
            asking.watch(Step(done, len(queries), len(told)))
    asking.watch(Step(len(queries), len(queries), len(told)))
    return list(told)


def ask_names(endpoint: Endpoint, people: Sequence[str]) -> dict[str, list[str]]:
    """Give the other English names of people by their items; raises as `ask_terms` does."""
    found: dict[str, list[str]] = {}
    for chunk in _chunks(people, 2 * TOGETHER):
        query = _PREFIXES + _NAMES.format(people=" ".join(f"wd:{person}" for person in chunk))
        for row in (row for rows in endpoint.rows(query) for row in rows):
            person, alias = _item(row.get("person")), _plain(row.get("alias"))
            if person is None:
                raise EndpointError(endpoint.url, "answers with rows that are not of Wikidata's shape")
            if alias:
                found.setdefault(person, []).append(alias)
    return found


def terms_query(rank: str, states: Sequence[str]) -> str:
    """Give the query for the terms of a rank in states, in order and without a limit."""
    return _PREFIXES + _TERMS.format(item=RANKS[rank], states=" ".join(f'"{state}"' for state in states))


def _chunks(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def _terms(endpoint: Endpoint, rank: str, rows: Sequence[Row]) -> Iterator[Told]:
    for row in rows:
        person, name, country = _item(row.get("person")), _plain(row.get("name")), row.get("iso3")
        if person is None or not name or not country or "start" not in row:
            raise EndpointError(endpoint.url, "answers with rows that are not of Wikidata's shape")
        first = _date(row.get("start"), row.get("startPrecision"))
        if first is not None:  # of a century or less exact: no term can be made of it
            last = _date(row.get("end"), row.get("endPrecision"))
            yield Told(person, name, rank, country, first, last, ended="ended" in row or last is not None)


def _item(address: str | None) -> str | None:
    found = _ITEM.fullmatch(address or "")
    return found[1] if found else None


def _plain(name: str | None) -> str:
    """Give a name as a cell of a table can hold it."""
    return " ".join((name or "").translate(_STRANGE).split())


def _date(value: str | None, precision: str | None) -> str | None:
    """Give the EDTF date of a time and its precision; None for what is less exact than a year."""
    found = _DATE.match(value or "")
    letters = _BY_PRECISION.get(precision or "")
    return "-".join(found.groups())[:letters] if found and letters else None
