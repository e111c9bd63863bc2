"""People as the tables tell them, and the names that each goes by. A person is told by id, in one row or several."""

from collections.abc import Iterator
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


class People(dict[str, Person]):
    """All people by id."""

    def add(self, row: Row) -> Iterator[Named]:
        """Take in a row and give the names that it tells; of a person in two rows the first name stands."""
        key, name, names, country, _ = row
        spellings, surnames = _parted(names)
        person = self.get(key)
        if person is None:
            person = self[key] = Person(key, name, country)
        person.names.update(dict.fromkeys(each for each in (name, *spellings) if each != person.name))
        if surnames or not person.surnames:
            person.surnames.update(dict.fromkeys(surnames or [_surname(name)]))
        yield fold(name), "full" if " " in name else "surname"
        for each in spellings:
            yield fold(each), "other" if " " in each or "-" in each else "surname"
        for each in person.surnames:
            yield fold(each), "surname"


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
