"""Who held which office when: the terms, indexed by person and by office.

Terms are kept as days and cells; a `Term` record is made when one is asked for.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.errors import BadTable
from graph.model import Office, Term
from graph.reference.days import first_day, last_day

OPEN = datetime.date.max
"""The last day of a term without an end."""
_SOON = datetime.timedelta(days=31)
_BY_HAND = "public knowledge"
"""The source of the rows that people keep; they are given before those that were derived."""

Row = tuple[str, ...]


class Held(NamedTuple):
    """A term with its bounds as days; `last` is `OPEN` while the holder serves or the end is unknown.

    `cells` holds first, last, whether the end is known, and the source, as the table has them.
    """

    first: datetime.date
    last: datetime.date
    office: str
    person: str
    cells: tuple[str, str, bool, str]

    @property
    def term(self) -> Term:
        """Give the term as a record."""
        first, last, known, source = self.cells
        return Term.model_construct(
            office=self.office, person=self.person, first=first, last=last or None, last_known=known, source=source
        )

    @property
    def by_hand(self) -> bool:
        """Tell whether people keep the row."""
        return self.cells[3].startswith(_BY_HAND)


class Holdings:
    """All terms. Look-ups by day take `on=None` for any day."""

    def __init__(self, offices: Mapping[str, Office]) -> None:
        self._offices = offices
        self._of_person: dict[str, list[Held]] = {}
        self._of_rank: dict[tuple[str, str], list[Held]] = {}
        self._of_key: dict[str, list[Held]] = {}

    def add(self, rows: Iterable[Row], *, mend: bool = False) -> None:
        """Take in rows of terms; with `mend` a row takes the place of what was told of the same time in office."""
        for office, person, first, last, known, source in rows:
            cells = (first, last, known == "1", source)
            held = Held(first_day(first) or datetime.date.min, last_day(last) or OPEN, office, person, cells)
            post = self._offices.get(office)
            if post is None:
                raise BadTable("terms", 0, f"there is no office {office!r}")
            if mend:
                self._forget(held)
            key = post.country or post.body
            self._of_rank.setdefault((post.rank, key), []).append(held)

    def settle(self) -> None:
        """Put terms in order, and end those of unknown end where the next holder begins; called once after `add`."""
        self._of_person = {}
        for (_, key), every in self._of_rank.items():
            every.sort(key=_start)
            _close_unknown_ends(every)
            for held in every:
                self._of_person.setdefault(held.person, []).append(held)
            every.sort(key=_preferred)
            self._of_key.setdefault(key, []).extend(every)
        for terms in self._of_person.values():
            terms.sort(key=_start)

    def of_person(self, person: str) -> list[Held]:
        """Give a person's terms, the earliest first."""
        return self._of_person.get(person, [])

    def of_rank(self, rank: str, key: str) -> list[Held]:
        """Give the terms of an office, rows kept by hand first, then the latest.

        `key` is the alpha-3 code of a state or the id of an organization.
        """
        return self._of_rank.get((rank, key), [])

    def of_key(self, key: str) -> list[Held]:
        """Give all terms of all offices of a state or an organization."""
        return self._of_key.get(key, [])

    def every(self) -> Iterator[Held]:
        """Give all terms."""
        return (held for terms in self._of_key.values() for held in terms)

    def ranks(self, key: str) -> Iterator[str]:
        """Give the ranks of which a state or an organization has an office."""
        return (rank for rank, owner in self._of_rank if owner == key)

    def office(self, key: str) -> Office:
        """Give the office of an id."""
        return self._offices[key]

    def _forget(self, told: Held) -> None:
        post = self._offices[told.office]
        every = self._of_rank.get((post.rank, post.country or post.body), [])
        every[:] = [held for held in every if not _same_time(held, told)]


def _same_time(held: Held, told: Held) -> bool:
    same = held.office == told.office and held.person == told.person
    return same and held.first <= told.last and told.first <= held.last


def _start(held: Held) -> datetime.date:
    return held.first


def _preferred(held: Held) -> tuple[bool, int]:
    return (not held.by_hand, -held.first.toordinal())


def _follows(each: Held, held: Held) -> bool:
    later = each.person != held.person and each.first > held.first + _SOON
    return later and (each.by_hand or not held.by_hand)


def _close_unknown_ends(every: list[Held]) -> None:
    """End terms of unknown end with the next beginning, those kept by hand with the next that is kept so.

    A beginning soon after is the same holder's, told by another source.
    """
    for n, held in enumerate(every[:-1]):
        if held.last != OPEN or held.cells[2]:
            continue
        end = next((each.first for each in every[n + 1 :] if _follows(each, held)), None)
        if end is not None:
            every[n] = held._replace(last=end)
