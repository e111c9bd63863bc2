"""Who is who on a date: states, organizations, people, offices and places, looked up by id and by name.

Everything is read once and kept in plain dictionaries; records and what is seldom asked are made when first asked for.
Nothing here guesses.
"""

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Actor, Code, Office, Term
from graph.reference.days import exists, first_day, last_day, within
from graph.reference.files import TABLES, PlaceRow, digest, listed, read
from graph.reference.folding import fold, turned
from graph.reference.holding import Held, Holdings
from graph.reference.people import People, Person

if TYPE_CHECKING:
    from graph.reference.resolving import Candidate, Context, Resolver

_LEADING_RANKS = ("supreme_leader", "head_of_government", "head_of_state")
_LEADING_BODY = (
    "movement_leader", "secretary_general", "director_general", "commission_president", "president", "chair",
    "managing_director", "high_representative",
)  # fmt: skip
_OF_MOVEMENTS = frozenset({"movement_leader", "deputy_movement_leader", "chief_negotiator"})


class Naming(NamedTuple):
    """What a name may stand for: an actor, and what kind of name of it this is."""

    actor_id: str
    kind: str


class Title(NamedTuple):
    """A title such as "foreign minister": the ranks that it fits, and the states in which alone it does."""

    ranks: tuple[str, ...]
    states: tuple[str, ...]
    plural: bool


class Reference:
    """The reference tables, indexed. All look-ups by day take `on=None` for any day.

    `own` is a folder of further tables, whose rows mend those of `folder`.
    """

    def __init__(self, folder: Path = TABLES, *, own: Path | None = None) -> None:
        self._folders = (folder,) if own is None else (folder, own)
        self._actors: dict[str, Actor] = {}
        self._names: dict[str, tuple[Naming, ...]] = {}
        self._in_use: dict[tuple[str, str], tuple[str, str]] = {}
        self._by_iso3: dict[str, list[Actor]] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        self._offices: dict[str, Office] = {}
        self._people = People()
        self._held = Holdings(self._offices)
        self._load()

    # what there is

    @property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id."""
        for key in self._people:
            self.actor(key)
        return MappingProxyType(self._actors)

    def actor(self, key: str) -> Actor | None:
        """Give the actor of an id."""
        known = self._actors.get(key)
        if known is None:
            person = self._people.get(key)
            if person is not None:
                known = self._actors[key] = person.actor()
        return known

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
        return tuple(held.term for held in self._held.of_person(person))

    def offices_of(self, person: str, on: datetime.date | None = None) -> tuple[Office, ...]:
        """Give the offices that a person holds on a day."""
        held = (h for h in self._held.of_person(person) if on is None or h.first <= on <= h.last)
        return tuple(dict.fromkeys(self._offices[h.office] for h in held))

    def stands_for(self, person: str, on: datetime.date | None = None) -> str | None:
        """Give the state that a person stands for on a day; None while all offices held are those of bodies."""
        offices = self.offices_of(person, on=on) if on is not None else ()
        if offices and not any(office.country or office.rank in _OF_MOVEMENTS for office in offices):
            return None
        actor = self.actor(person)
        return actor.country if actor is not None else None

    def held_by(self, person: str) -> Sequence[Held]:
        """Give a person's terms as days, the earliest first."""
        return self._held.of_person(person)

    def held(self, rank: str, key: str) -> Sequence[Held]:
        """Give the terms of an office as days, rows kept by hand first, then the latest; `key` as in `holders`."""
        return self._held.of_rank(rank, key)

    def held_in(self, key: str) -> Sequence[Held]:
        """Give the terms of all offices of a state or an organization as days."""
        return self._held.of_key(key)

    def holders(self, rank: str, key: str, on: datetime.date | None = None) -> tuple[Actor, ...]:
        """Give who holds an office of a rank, rows kept by hand first, then the latest; two on a hand-over day.

        `key` is the alpha-3 code of a state or the id of an organization.
        """
        people = (h.person for h in self._held.of_rank(rank, key) if on is None or h.first <= on <= h.last)
        return tuple(actor for actor in map(self.actor, dict.fromkeys(people)) if actor is not None)

    def leading_ranks(self, key: str, on: datetime.date | None = None) -> tuple[str, ...]:
        """Give the ranks that lead a state or body in fact on a day, the first that is held counts."""
        told = [rank for rank, first, last in self._leading.get(key, []) if within(first, last, on)]
        return (*told, *_LEADING_RANKS, *_LEADING_BODY)

    def leaders(self, key: str, on: datetime.date | None = None) -> tuple[Actor, ...]:
        """Give who leads a state in fact on a day: the office that `leading.tsv` names, else the head of government.

        Of an organization (by its id), whoever heads it.
        """
        for rank in self.leading_ranks(key, on):
            if found := self.holders(rank, key, on=on):
                return found
        return ()

    def surnames(self, person: str) -> tuple[str, ...]:
        """Give a person's surnames as written."""
        known = self._people.get(person)
        return tuple(known.surnames) if known is not None else ()

    def names(self) -> Mapping[str, tuple[Naming, ...]]:
        """Give all names, folded, with what each may stand for."""
        return MappingProxyType(self._names)

    def named(self, text: str) -> tuple[Naming, ...]:
        """Give what a name may stand for; of a name turned around at a comma ("Korea, Republic of"), as it is said."""
        return self._names.get(fold(text)) or self._names.get(fold(turned(text) or ""), ())

    def in_use(self, name: str, naming: Naming, on: datetime.date | None) -> bool:
        """Tell whether a folded name stood for an actor on a day; only metonyms have days ("Bonn")."""
        return naming.kind != "metonym" or within(*self._in_use.get((name, naming.actor_id), ("", "")), on)

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

    def members(self, organization: str, on: datetime.date | None = None) -> tuple[str, ...]:
        """Give the alpha-3 codes of an organization's members on a day."""
        rows = self.memberships.get(organization, ())
        states = (self._actors.get(member) for member, first, last in rows if within(first, last, on))
        return tuple(dict.fromkeys(state.country for state in states if state is not None and state.country))

    def resolve(
        self, text: str, on: datetime.date | None = None, context: "Context | None" = None
    ) -> "tuple[Candidate, ...]":
        """Give the actors that a name or title meant on a day, the likeliest first; () for nobody known."""
        return self.resolver.resolve(text, on=on, context=context)

    def suggest(self, text: str, on: datetime.date | None = None, limit: int = 5) -> "tuple[Candidate, ...]":
        """Give actors with a name spelled much like a text, all with low scores; a name that is known has none."""
        return self.resolver.suggest(text, on=on, limit=limit)

    def bodies(self) -> Iterator[Actor]:
        """Give all states and organizations."""
        return (actor for key, actor in self._actors.items() if key not in self._people)

    def people(self) -> Iterator[Person]:
        """Give all people with their names, as the tables tell them."""
        return iter(self._people.values())

    def offices(self) -> Iterator[Office]:
        """Give all offices."""
        return iter(self._offices.values())

    def terms(self) -> Iterator[Held]:
        """Give all terms as days, in no order that counts."""
        return self._held.every()

    def rows(self, table: str) -> Iterator[tuple[str, ...]]:
        """Give the rows of a table as the files have them: the cells of `COLUMNS`, those of one's own files last."""
        return (row for folder in self._folders for row in read(table, folder=folder))

    # what is made when first asked for

    @cached_property
    def digest(self) -> str:
        """What the files hold, as one short text: other tables have another."""
        return digest(*self._folders)

    @cached_property
    def resolver(self) -> "Resolver":
        """What resolves names and titles against these tables."""
        from graph.reference.resolving import Resolver

        return Resolver(self)

    def beginning(self, prefix: str) -> Iterator[Actor]:
        """Give the actors with a name that begins with a text, those of the shortest names first, each once."""
        folded = fold(prefix)
        first = bisect_left(self._sorted, folded)
        names: list[str] = []
        while folded and first < len(self._sorted) and self._sorted[first].startswith(folded):
            names.append(self._sorted[first])
            first += 1
        namings = (naming for name in sorted(names, key=len) for naming in self._names[name])
        found = (self.actor(key) for key in dict.fromkeys(naming.actor_id for naming in namings))
        return (actor for actor in found if actor is not None)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._names)

    @cached_property
    def titles(self) -> Mapping[str, "Title"]:
        """Titles by folded form, singular and plural."""
        found: dict[str, Title] = {}
        for title, ranks, plural, states in self.rows("titles"):
            found[fold(title)] = Title(tuple(listed(ranks)), tuple(listed(states)), plural=False)
            if plural:
                found.setdefault(fold(plural), Title(tuple(listed(ranks)), tuple(listed(states)), plural=True))
        return found

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The words about names and titles by what they do: "former" (ended), "deputy" (below) and so on."""
        found: dict[str, set[str]] = {}
        for word, kind in self.rows("words"):
            found.setdefault(kind, set()).add(fold(word))
        return {kind: frozenset(words) for kind, words in found.items()}

    @cached_property
    def styles(self) -> Mapping[str, tuple[tuple[frozenset[str], str, str], ...]]:
        """Give for each monarchy (alpha-3) the titles of its head of state, each with first and last day."""
        found: dict[str, list[tuple[frozenset[str], str, str]]] = {}
        for country, titles, first, last in self.rows("styles"):
            found.setdefault(country, []).append((frozenset(map(fold, listed(titles))), first, last))
        return {country: tuple(rows) for country, rows in found.items()}

    @cached_property
    def memberships(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """Give for each organization its members as (state id, first, last)."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for organization, member, first, last, _ in self.rows("memberships"):
            found.setdefault(organization, []).append((member, first, last))
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def former_capitals(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """Give for each state that changed its seat the former ones as (place, first, last)."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for state, place, first, last, _ in self.rows("capitals"):
            found.setdefault(state, []).append((place, first, last))
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def _leading(self) -> Mapping[str, list[tuple[str, str, str]]]:
        found: dict[str, list[tuple[str, str, str]]] = {}
        for country, rank, first, last in self.rows("leading"):
            found.setdefault(country, []).append((rank, first, last))
        return found

    @cached_property
    def _places(self) -> Mapping[str, list[PlaceRow]]:
        found: dict[str, list[PlaceRow]] = {}
        for key, name, names, country, latitude, longitude, kind, population, _ in self.rows("places"):
            point = (float(latitude) if latitude else None, float(longitude) if longitude else None)
            row = PlaceRow(key, name, country, *point, kind, int(population) if population else None)
            for each in (name, *listed(names)):
                found.setdefault(fold(each), []).append(row)
        return found

    # loading

    def _load(self) -> None:
        self._load_states()
        self._load_organizations()
        for row in self.rows("people"):
            for folded, kind in self._people.add(row):
                self._name(row[0], kind, folded)
        self._load_terms()

    def _load_states(self) -> None:
        codes: dict[str, list[Code]] = {}
        for state, scheme, value, first, last, _ in self.rows("state_codes"):
            codes.setdefault(state, []).append(_code(scheme, value, first, last))
        for key, name, _, iso3, first, last, capital, adjectives, people, names, _ in self.rows("states"):
            actor = Actor(
                id=key, kind="state", name=name, names=tuple(listed(names)), country=iso3 or None,
                codes=tuple(codes.get(key, ())), first=first_day(first), last=last_day(last),
            )  # fmt: skip
            self._actors[key] = actor
            self._by_iso3.setdefault(iso3, []).append(actor)
            for kind, each in (("state", [name, *listed(names)]), ("capital", listed(capital)),
                               ("adjective", listed(adjectives)), ("people", listed(people))):  # fmt: skip
                self._name_all(key, kind, each)
        for surface, means, first, last, _ in self.rows("metonyms"):
            self._name_all(means, "metonym", [surface])
            if first or last:
                self._in_use[fold(surface), means] = (first, last)

    def _load_organizations(self) -> None:
        codes: dict[str, list[Code]] = {}
        for key, scheme, value, first, last, _ in self.rows("organization_codes"):
            codes.setdefault(key, []).append(_code(scheme, value, first, last))
        for key, name, acronyms, names, country, _, first, last, _ in self.rows("organizations"):
            self._actors[key] = Actor(
                id=key, kind="organization", name=name, names=(*listed(names), *listed(acronyms)),
                country=country or None, codes=tuple(codes.get(key, ())), first=first_day(first), last=last_day(last),
            )  # fmt: skip
            self._name_all(key, "organization", [name, *listed(names)])
            self._name_all(key, "acronym", listed(acronyms))
        for surface, members, *_ in self.rows("groups"):
            self._groups[fold(surface)] = tuple(listed(members))
            self._name_all(f"group-{fold(surface)}", "group", [surface])

    def _load_terms(self) -> None:
        for key, title, rank, body, country in self.rows("offices"):
            self._offices[key] = Office.model_construct(
                id=key, title=title, rank=rank, body=body, country=country or None
            )
        for folder in self._folders:
            mends = folder != self._folders[0]
            self._held.add(read("terms", folder=folder), mend=mends)
        self._held.settle()

    def _name_all(self, key: str, kind: str, names: Iterable[str]) -> None:
        for name in names:
            self._name(key, kind, fold(name))

    def _name(self, key: str, kind: str, folded: str) -> None:
        known = self._names.get(folded, ())
        naming = Naming(key, kind)
        if folded and naming not in known:
            self._names[folded] = (*known, naming)


def _code(scheme: str, value: str, first: str, last: str) -> Code:
    return Code.model_validate({"scheme": scheme, "value": value, "first": first_day(first), "last": last_day(last)})


def load_reference(folder: Path = TABLES, *, own: Path | None = None) -> Reference:
    """Give the reference of a folder of tables (the shipped one by default), read once.

    `own` is a folder of further tables that mend those.

    Raises:
        BadTable: a file does not have the columns that it should, or names an office that there is not.
    """
    return _load(folder, own)


@cache
def _load(folder: Path, own: Path | None) -> Reference:
    return Reference(folder, own=own)
