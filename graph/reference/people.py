"""People as the tables tell them: one person out of the rows of several files, and the names that each goes by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.model import Actor
from graph.reference.files import listed
from graph.reference.folding import fold

_SURNAME = "surname:"
_AFTER = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xii", "xiii", "xvi"})
"""What may stand after a surname, or after the name of a monarch."""

Row = tuple[str, ...]
Named = tuple[str, str]
"""A folded name and the kind of name that it is."""


@dataclass(slots=True)
class Person:
    """A person while rows are read; `names` and `surnames` keep their order."""

    id: str
    name: str
    country: str
    names: dict[str, None] = field(default_factory=dict)
    surnames: dict[str, None] = field(default_factory=dict)

    def actor(self) -> Actor:
        """Give the person as a record."""
        return Actor.model_construct(
            id=self.id, kind="person", name=self.name, names=tuple(self.names), country=self.country or None, codes=(),
            first=None, last=None,
        )  # fmt: skip


class People:
    """All people by id, and the ids under which other files list them."""

    def __init__(self) -> None:
        self.by_id: dict[str, Person] = {}
        self.same_as: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], str] = {}

    def add_file(self, rows: Iterable[Row]) -> Iterator[tuple[str, list[Named]]]:
        """Take in the rows of a file, and give each person's id with the names that the row tells.

        A person of a country who bears a name that an earlier file knows there is the one known, and so is one who is
        told without a country in one of them; the first name stands. Two rows of one file are two people.
        """
        here: set[str] = set()
        for row in rows:
            key, named = self._add(row, here)
            here.add(key)
            yield key, named

    def _add(self, row: Row, here: set[str]) -> tuple[str, list[Named]]:
        listed_id, name, names, country, _ = row
        spellings, surnames = _parted(names)
        folded = {each: fold(each) for each in (name, *spellings)}
        full = [folded[each] for each in (name, *(each for each in spellings if " " in each))]
        known = (self._known(country, each) for each in full)
        key = self.same_as.get(listed_id) or next((one for one in known if one and one not in here), listed_id)
        for each in full:
            self._by_name.setdefault((country, each), key)
            if " " in each:
                self._by_name.setdefault(("", each), key)
        self.same_as[listed_id] = key
        person = self._person(key, name, country)
        person.names.update(dict.fromkeys(each for each in (name, *spellings) if each != person.name))
        if surnames or not person.surnames:
            person.surnames.update(dict.fromkeys(surnames or [_surname(name)]))
        return key, list(_named(name, spellings, person.surnames, folded))

    def _known(self, country: str, name: str) -> str | None:
        known = self._by_name.get((country, name)) or self._by_name.get(("", name))
        if known is None or not country or self.by_id[known].country in {"", country}:
            return known
        return None

    def _person(self, key: str, name: str, country: str) -> Person:
        person = self.by_id.get(key)
        if person is None:
            person = self.by_id[key] = Person(key, name, country)
        return person


def _surname(name: str) -> str:
    """Give the last word of a name, that of "Abdullah II of Jordan" being Abdullah."""
    words = name.split(" of ", 1)[0].split()
    while len(words) > 1 and words[-1].lower().strip(".") in _AFTER:
        words.pop()
    return words[-1] if words else name


def _parted(names: str) -> tuple[list[str], list[str]]:
    every = listed(names)
    if _SURNAME not in names:
        return every, []
    return (
        [each for each in every if not each.startswith(_SURNAME)],
        [each.removeprefix(_SURNAME) for each in every if each.startswith(_SURNAME)],
    )


def _named(
    name: str, spellings: Iterable[str], surnames: Iterable[str], folded: dict[str, str]
) -> Iterable[tuple[str, str]]:
    yield folded[name], "full" if " " in name else "surname"
    for each in spellings:
        yield folded[each], "other" if " " in each or "-" in each else "surname"
    for each in surnames:
        yield fold(each), "surname"
