"""Compare what an endpoint tells with what the reference knows, and say what differs.

An endpoint adds and ends terms and gives names. Where it contradicts a day that is known, or puts somebody beside the
one known to hold an office, that is a conflict for a person to settle: it is told and changes nothing.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from graph.model import Actor
from graph.reference import Reference, fold
from graph.reference.days import first_day, last_day
from graph.reference.holding import Held
from graph.refresh.asking import Told

Kind = Literal["added", "ended", "changed", "conflicting", "absent"]

_APART = datetime.timedelta(days=31)
"""By how much days may differ between sources that mean the same."""
_FAR = datetime.date.max - _APART


class Change(NamedTuple):
    """A difference: `ended` terms and `added` ones are kept when written, as are people `added` or `changed`.

    `what` is a person or a term, `detail` what is told and what is known; `told` is what the endpoint tells, with the
    person's id in the reference as `person`. What is `conflicting` or `absent` is never written.
    """

    kind: Kind
    what: Literal["person", "term"]
    detail: str
    told: Told
    person: str


def compare(reference: Reference, told: Sequence[Told], *, asked: Iterable[tuple[str, str]] = ()) -> list[Change]:
    """Give the changes that make what is told part of the reference; none where it is known already.

    `asked` are the offices (rank, alpha-3 code) of which all terms were asked for: what is known of them and was not
    told is `absent`.
    """
    known = {one.person: _known(reference, one) for one in told}
    by_office: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        by_office.setdefault((one.rank, one.country), []).append(one)
    changes = list(_people(reference, told, known))
    for (rank, country), terms in by_office.items():
        changes.extend(_office(reference, reference.held(rank, country), terms, known))
    for rank, country in asked:
        changes.extend(_absent(reference, reference.held(rank, country), by_office.get((rank, country), ()), known))
    return changes


def _known(reference: Reference, told: Told) -> str | None:
    """Give the id of a person who is known: by the item, else by the whole name in the same state."""
    if reference.actor(told.person) is not None:
        return told.person
    found = {
        naming.actor_id
        for naming in reference.named(told.name)
        if naming.kind in {"full", "other"} and _country(reference.actor(naming.actor_id)) == told.country
    }
    return found.pop() if len(found) == 1 else None


def _country(actor: Actor | None) -> str | None:
    return actor.country if actor is not None else None


def _people(reference: Reference, told: Sequence[Told], known: Mapping[str, str | None]) -> Iterator[Change]:
    for one in {each.person: each for each in told}.values():
        key = known[one.person]
        actor = reference.actor(key) if key is not None else None
        if actor is None:
            yield Change("added", "person", f"{one.name} ({one.country}), {one.person}", one, one.person)
        elif fold(one.name) not in {fold(name) for name in (actor.name, *actor.names)}:
            yield Change("changed", "person", f"{actor.name} is called {one.name}, too", one, actor.id)


def _office(
    reference: Reference, held: Sequence[Held], told: Sequence[Told], known: Mapping[str, str | None]
) -> Iterator[Change]:
    """Compare the terms of one office."""
    ends = {term: one for one in told for term in held if known[one.person] == term.person and _same(term, one)}
    for one in told:
        term = next((each for each in held if ends.get(each) is one or _meant(each, one, known)), None)
        if term is not None:
            yield from _differing(term, one)
            continue
        beside = next((each for each in held if _beside(each, ends.get(each), one, known)), None)
        if beside is None:
            yield Change("added", "term", _said(one), one, known[one.person] or one.person)
        else:
            detail = f"{_said(one)}, while {_name(reference, beside)} is known ({_days(beside)})"
            yield Change("conflicting", "term", detail, one, known[one.person] or one.person)


def _differing(term: Held, told: Told) -> Iterator[Change]:
    """Give how a term told differs from the one known of the same person."""
    first, last, certain, _ = term.cells
    begins_so = _near(term.first, first_day(told.first), exact=_exact(first, told.first))
    ends_so = not (last and certain) if told.last is None else _near_end(last, told.last)
    if not begins_so or not (ends_so or (told.ended and told.last is None)):
        yield Change("conflicting", "term", f"{_said(told)}, known as {_days(term)}", told, term.person)
    elif told.last is not None and not last:
        mended = told._replace(first=first)
        yield Change("ended", "term", f"{_said(mended)}, known as {_days(term)}", mended, term.person)


def _near_end(known: str, told: str) -> bool:
    return not known or _near(last_day(known), last_day(told), exact=_exact(known, told))


def _absent(
    reference: Reference, held: Sequence[Held], told: Sequence[Told], known: Mapping[str, str | None]
) -> Iterator[Change]:
    for term in held:
        if not any(_meant(term, one, known) for one in told):
            office = reference.office(term.office)
            rank, country = (office.rank, office.country or "") if office is not None else ("", "")
            first, last, *_ = term.cells
            one = Told(term.person, _name(reference, term), rank, country, first, last or None, ended=bool(last))
            yield Change("absent", "term", f"{_said(one)} is not told", one, term.person)


# whether two tell the same


def _meant(term: Held, told: Told, known: Mapping[str, str | None]) -> bool:
    return known.get(told.person) == term.person and _same(term, told)


def _same(term: Held, told: Told) -> bool:
    """Tell whether a term known and one told of the same person overlap or all but touch."""
    first, last = _bounds(told)
    return term.first <= min(last, _FAR) + _APART and first <= min(term.last, _FAR) + _APART


def _beside(term: Held, ending: Told | None, told: Told, known: Mapping[str, str | None]) -> bool:
    """Tell whether somebody else is known to hold the office for more than a hand-over of a term told."""
    if term.person == known.get(told.person) or not (term.cells[1] or term.cells[2] or ending is not None):
        return False
    ends = _bounds(ending)[1] if ending is not None and not term.cells[1] else term.last
    first, last = _bounds(told)
    return min(last, ends) - max(first, term.first) > _APART


def _bounds(told: Told) -> tuple[datetime.date, datetime.date]:
    first = first_day(told.first) or datetime.date.min
    return first, last_day(told.last or "") or (first if told.ended else datetime.date.max)


def _exact(*dates: str) -> bool:
    return all(len(date) == 10 for date in dates)


def _near(left: datetime.date | None, right: datetime.date | None, *, exact: bool) -> bool:
    """Tell whether two days mean the same; those of a month or year only are compared by the year."""
    if left is None or right is None:
        return left == right
    return abs(left - right) <= _APART if exact else abs(left.year - right.year) <= 1


def _said(told: Told) -> str:
    until = told.last or ("an unknown end" if told.ended else "today")
    return f"{told.rank.replace('_', ' ')} of {told.country}: {told.name}, {told.first} to {until}"


def _days(term: Held) -> str:
    first, last, certain, source = term.cells
    return f"{first} to {last or ('today' if certain else 'an unknown end')}, {source}"


def _name(reference: Reference, term: Held) -> str:
    actor = reference.actor(term.person)
    return actor.name if actor is not None else term.person
