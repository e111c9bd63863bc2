"""Who is who on a date: states, organizations, people, offices and places, looked up by id and by name.

Everything is read once and kept in plain dictionaries; nothing here guesses.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from graph import edtf
from graph.model import Actor, Code, Office, Term
from graph.reference.files import TABLES, PlaceRow, listed, read
from graph.reference.folding import fold

if TYPE_CHECKING:
    from graph.reference.resolving import Candidate, Context

_LEADING_RANKS = (
    "supreme_leader", "head_of_government", "head_of_state",
    "movement_leader", "secretary_general", "director_general", "commission_president", "president", "chair",
)  # fmt: skip
_OF_MOVEMENTS = frozenset({"movement_leader", "deputy_movement_leader", "chief_negotiator"})

_BY_HAND = "public knowledge"
"""The source of the rows that people keep; they are given before those that were derived."""


class Naming(NamedTuple):
    """What a name may stand for: an actor, and what kind of name of it this is."""

    actor_id: str
    kind: str


class Title(NamedTuple):
    """A title such as "foreign minister": the ranks that it fits, and the states in which alone it does."""

    ranks: tuple[str, ...]
    states: tuple[str, ...]
    plural: bool


class Held(NamedTuple):
    """A term with its bounds as days; `last` is `date.max` while the holder serves or the end is unknown."""

    first: datetime.date
    last: datetime.date
    term: Term


class Reference:
    """The reference tables, indexed. All look-ups by day take `on=None` for any day."""

    def __init__(self, folder: Path = TABLES) -> None:
        self._folder = folder
        self._actors: dict[str, Actor] = {}
        self._names: dict[str, dict[Naming, None]] = {}
        self._surnames: dict[str, tuple[str, ...]] = {}
        self._by_iso3: dict[str, list[Actor]] = {}
        self._offices: dict[str, Office] = {}
        self._held: dict[str, list[Held]] = {}
        self._by_rank: dict[tuple[str, str], list[Held]] = {}
        self._places: dict[str, list[PlaceRow]] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        self._leading: dict[str, list[tuple[str, str, str]]] = {}
        self._load()

    # what there is

    @property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id."""
        return MappingProxyType(self._actors)

    def actor(self, key: str) -> Actor | None:
        """Give the actor of an id."""
        return self._actors.get(key)

    def state(self, iso3: str, on: datetime.date | None = None) -> Actor | None:
        """Give the state of an ISO 3166 alpha-3 code, the one that existed on the day where two had it."""
        known = self._by_iso3.get(iso3, [])
        alive = [actor for actor in known if exists(actor, on)]
        return next(iter(alive or known), None)

    def office(self, key: str) -> Office | None:
        """Give the office of an id."""
        return self._offices.get(key)

    def terms_of(self, person: str) -> tuple[Term, ...]:
        """Give a person's terms, the earliest first."""
        return tuple(held.term for held in self._held.get(person, []))

    def offices_of(self, person: str, on: datetime.date | None = None) -> tuple[Office, ...]:
        """Give the offices that a person holds on a day."""
        held = (h for h in self._held.get(person, []) if on is None or h.first <= on <= h.last)
        return tuple(dict.fromkeys(self._offices[h.term.office] for h in held))

    def stands_for(self, person: str, on: datetime.date | None = None) -> str | None:
        """Give the state that a person stands for on a day; None while all offices held are those of bodies."""
        offices = self.offices_of(person, on=on) if on is not None else ()
        if offices and not any(office.country or office.rank in _OF_MOVEMENTS for office in offices):
            return None
        actor = self._actors.get(person)
        return actor.country if actor is not None else None

    def holders(self, rank: str, key: str, on: datetime.date | None = None) -> tuple[Actor, ...]:
        """Give who holds an office of a rank, rows kept by hand first, then the latest; two on a hand-over day.

        `key` is the alpha-3 code of a state or the id of an organization.
        """
        held = self._by_rank.get((rank, key), [])
        people = (h.term.person for h in held if on is None or h.first <= on <= h.last)
        return tuple(self._actors[person] for person in dict.fromkeys(people))

    def leaders(self, key: str, on: datetime.date | None = None) -> tuple[Actor, ...]:
        """Give who leads a state in fact on a day: the office that `leading.tsv` names, else the head of government."""
        told = [rank for rank, first, last in self._leading.get(key, []) if _within(first, last, on)]
        for rank in (*told, *_LEADING_RANKS):
            if found := self.holders(rank, key, on=on):
                return found
        return ()

    def surnames(self, person: str) -> tuple[str, ...]:
        """Give a person's surnames as written."""
        return self._surnames.get(person, ())

    def names(self) -> Mapping[str, tuple[Naming, ...]]:
        """Give all names, folded, with what each may stand for."""
        return {name: tuple(namings) for name, namings in self._names.items()}

    def named(self, text: str) -> tuple[Naming, ...]:
        """Give what a name may stand for."""
        return tuple(self._names.get(fold(text), ()))

    def place_names(self) -> Mapping[str, tuple[PlaceRow, ...]]:
        """Give all names of places, folded."""
        return {name: tuple(rows) for name, rows in self._places.items()}

    def place(self, name: str, country: str | None = None) -> tuple[PlaceRow, ...]:
        """Give the places of a name, the largest first."""
        rows = (row for row in self._places.get(fold(name), []) if country in {None, row.country})
        return tuple(sorted(rows, key=lambda row: -(row.population or 0)))

    def group(self, surface: str) -> tuple[str, ...]:
        """Give the alpha-3 codes of a closed group's members."""
        return self._groups.get(fold(surface), ())

    @cached_property
    def titles(self) -> Mapping[str, "Title"]:
        """Titles by folded form, singular and plural."""
        found: dict[str, Title] = {}
        for title, ranks, plural, states in read("titles", folder=self._folder):
            found[fold(title)] = Title(tuple(listed(ranks)), tuple(listed(states)), plural=False)
            if plural:
                found.setdefault(fold(plural), Title(tuple(listed(ranks)), tuple(listed(states)), plural=True))
        return found

    @cached_property
    def memberships(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """Give for each organization its members as (state id, first, last)."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for organization, member, first, last, _ in read("memberships", folder=self._folder):
            found.setdefault(organization, []).append((member, first, last))
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def former_capitals(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """Give for each state that changed its seat the former ones as (place, first, last)."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for state, place, first, last, _ in read("capitals", folder=self._folder):
            found.setdefault(state, []).append((place, first, last))
        return {key: tuple(rows) for key, rows in found.items()}

    def members(self, organization: str, on: datetime.date | None = None) -> tuple[str, ...]:
        """Give the alpha-3 codes of an organization's members on a day."""
        rows = self.memberships.get(organization, ())
        states = (self._actors.get(member) for member, first, last in rows if _within(first, last, on))
        return tuple(dict.fromkeys(state.country for state in states if state is not None and state.country))

    def resolve(
        self, text: str, on: datetime.date | None = None, context: "Context | None" = None
    ) -> "tuple[Candidate, ...]":
        """Give the actors that a name or title meant on a day, the likeliest first; () for nobody known."""
        from graph.reference.resolving import resolve

        return resolve(self, text, on=on, context=context)

    # loading

    def _load(self) -> None:
        self._load_states()
        self._load_organizations()
        self._load_people()
        self._load_terms()
        for key, name, names, country, latitude, longitude, kind, population, _ in read("places", folder=self._folder):
            point = (float(latitude) if latitude else None, float(longitude) if longitude else None)
            row = PlaceRow(key, name, country, *point, kind, int(population) if population else None)
            for each in (name, *listed(names)):
                self._places.setdefault(fold(each), []).append(row)
        for country, rank, first, last in read("leading", folder=self._folder):
            self._leading.setdefault(country, []).append((rank, first, last))

    def _load_states(self) -> None:
        codes: dict[str, list[Code]] = {}
        for state, scheme, value, first, last, _ in read("state_codes", folder=self._folder):
            codes.setdefault(state, []).append(Code(scheme=scheme, value=value, first=_day(first), last=_end(last)))
        for key, name, _, iso3, first, last, capital, adjectives, people, names, _ in read(
            "states", folder=self._folder
        ):
            actor = Actor(
                id=key, kind="state", name=name, names=tuple(listed(names)), country=iso3 or None,
                codes=tuple(codes.get(key, ())), first=_day(first), last=_end(last),
            )  # fmt: skip
            self._actors[key] = actor
            self._by_iso3.setdefault(iso3, []).append(actor)
            for kind, each in (("state", [name, *listed(names)]), ("capital", listed(capital)),
                               ("adjective", listed(adjectives)), ("people", listed(people))):  # fmt: skip
                self._name(key, kind, each)
        for surface, means, *_ in read("metonyms", folder=self._folder):
            self._name(means, "metonym", [surface])

    def _load_organizations(self) -> None:
        codes: dict[str, list[Code]] = {}
        for key, scheme, value, first, last, _ in read("organization_codes", folder=self._folder):
            codes.setdefault(key, []).append(
                Code.model_validate({"scheme": scheme, "value": value, "first": _day(first), "last": _end(last)})
            )
        for key, name, acronyms, names, country, _, first, last, _ in read("organizations", folder=self._folder):
            self._actors[key] = Actor(
                id=key, kind="organization", name=name, names=(*listed(names), *listed(acronyms)),
                country=country or None, codes=tuple(codes.get(key, ())), first=_day(first), last=_end(last),
            )  # fmt: skip
            self._name(key, "organization", [name, *listed(names)])
            self._name(key, "acronym", listed(acronyms))
        for surface, members, *_ in read("groups", folder=self._folder):
            self._groups[fold(surface)] = tuple(listed(members))
            self._name(f"group-{fold(surface)}", "group", [surface])

    def _load_people(self) -> None:
        for key, name, names, country, _ in read("people", folder=self._folder):
            before = self._actors.get(key)
            spellings = [each for each in listed(names) if not each.startswith("surname:")]
            every = (*((*before.names, name) if before and before.name != name else ()), *spellings)
            self._actors[key] = Actor.model_construct(
                id=key,
                kind="person",
                name=before.name if before else name,
                names=tuple(dict.fromkeys(every)),
                country=country or None,
                codes=(),
            )
            surnames = [each.removeprefix("surname:") for each in listed(names) if each.startswith("surname:")]
            self._surnames[key] = tuple(
                dict.fromkeys((*self._surnames.get(key, ()), *(surnames or [name.split()[-1]])))
            )
            self._name(key, "full" if " " in name else "surname", [name])
            self._name(key, "other", [each for each in spellings if " " in each or "-" in each])
            self._name(key, "surname", [*self._surnames[key], *(e for e in spellings if " " not in e and "-" not in e)])

    def _load_terms(self) -> None:
        for key, title, rank, body, country in read("offices", folder=self._folder):
            self._offices[key] = Office.model_construct(
                id=key, title=title, rank=rank, body=body, country=country or None
            )
        for office, person, first, last, known, source in read("terms", folder=self._folder):
            term = Term.model_construct(
                office=office, person=person, first=first, last=last or None, last_known=known == "1", source=source
            )
            start = _day(first) or datetime.date.min
            held = Held(start, _end(last) or datetime.date.max, term)
            self._held.setdefault(person, []).append(held)
            key = self._offices[office].country or self._offices[office].body
            self._by_rank.setdefault((self._offices[office].rank, key), []).append(held)
        for every in (*self._held.values(), *self._by_rank.values()):
            every.sort(key=lambda held: held.first)
        for key_held in self._by_rank.values():
            _close_unknown_ends(key_held)
            key_held.sort(key=lambda held: (held.term.source != _BY_HAND, -held.first.toordinal()))

    def _name(self, key: str, kind: str, names: Iterable[str]) -> None:
        for name in names:
            if folded := fold(name):
                self._names.setdefault(folded, {})[Naming(key, kind)] = None


def _close_unknown_ends(held: list[Held]) -> None:
    """End a term of unknown end when the next holder of the office begins."""
    for n, each in enumerate(held[:-1]):
        following = held[n + 1]
        unknown = each.last == datetime.date.max and not each.term.last_known
        if unknown and following.term.person != each.term.person:
            held[n] = each._replace(last=following.first)


def exists(actor: Actor, on: datetime.date | None) -> bool:
    """Tell whether an actor existed on a day."""
    return on is None or ((actor.first is None or actor.first <= on) and (actor.last is None or on <= actor.last))


def _within(first: str, last: str, on: datetime.date | None) -> bool:
    return on is None or ((not first or edtf.bounds(first)[0] <= on) and (not last or on <= edtf.bounds(last)[1]))


def _day(text: str) -> datetime.date | None:
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    return edtf.bounds(text)[0] if text else None


def _end(text: str) -> datetime.date | None:
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    return edtf.bounds(text)[1] if text else None


@cache
def load_reference(folder: Path = TABLES) -> Reference:
    """Give the reference of a folder of tables (the shipped one by default), read once."""
    return Reference(folder)
