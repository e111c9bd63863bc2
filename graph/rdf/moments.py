"""Dates in OWL-Time: an instant for a day, a proper interval for anything longer."""

from collections.abc import Iterator

from graph import edtf
from graph.rdf.addresses import Addresses
from graph.rdf.terms import EDTF, Term, Triple, day, literal, name

TYPE, HAS_TIME = name("rdf:type"), name("time:hasTime")
_INSTANT, _INTERVAL = name("time:Instant"), name("time:ProperInterval")
_BEGINNING, _END, _DATE = name("time:hasBeginning"), name("time:hasEnd"), name("time:inXSDDate")


def edtf_literal(date: str) -> Term:
    """Give an EDTF date as a literal of the Library of Congress's datatype."""
    return literal(date, EDTF)


def moment(addresses: Addresses, date: str) -> Iterator[Triple]:
    """Describe an EDTF date; dates that several events have in common are one thing."""
    here = addresses.of("times", date)
    first, last = edtf.bounds(date)
    if first == last:
        yield here, TYPE, _INSTANT
        yield here, _DATE, day(first.isoformat())
        return
    yield here, TYPE, _INTERVAL
    for end, bound in ((_BEGINNING, first), (_END, last)):
        instant = addresses.of("times", bound.isoformat())
        yield here, end, instant
        yield instant, TYPE, _INSTANT
        yield instant, _DATE, day(bound.isoformat())
