"""Link drafts of mentions to actors, as of the document's day and with what the document told before.

A surname alone is looked up in the document first and among office-holders of the day next; where neither knows it, the
words are kept and nobody is guessed.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence

from extract.memory import Memory
from extract.mentions import Draft
from extract.naming import Item
from extract.parties import Mention, Party
from graph.model import Actor, Place
from graph.reference import Reference, exists, fold
from graph.reference.likeness import alike, core, form

SHORT = "short name"
"""Why a mention was linked by a surname alone: it points at a person and introduces nobody."""
_OWN_BODIES = frozenset({"security council", "federal assembly"})
"""Names that in a state's own publication mean its own body, where no other is told."""
RULING = ("head_of_state", "head_of_government", "supreme_leader", "party_leader", "crown_prince")
"""The ranks of those who lead a state, whom a surname alone may mean."""
_FULL_NAME = 2  # words
_NAME_KINDS = frozenset({"full", "other", "title_name"})
_BODY_KINDS = frozenset({"state", "adjective", "people", "metonym", "capital", "organization", "acronym"})


class Linker:
    """Looks names and titles up in the reference as of one day, with one document's memory."""

    def __init__(self, reference: Reference, memory: Memory, *, on: datetime.date | None) -> None:
        self._reference, self._memory, self._on = reference, memory, on
        self._by_pattern: dict[str, Callable[[Draft, str], Mention | None]] = {
            "titled": self._titled,
            "titled_in": self._titled,
            "appositive": self._titled,
            "honorific": self._honorific,
            "named": self._named,
            "title": self._title,
            "title_of": self._title,
            "titles": self._titles,
            "titles_of": self._titles,
            "anaphor": self._anaphor,
            "anaphors": self._anaphor,
            "bare_title": self._bare_title,
        }

    def link(self, draft: Draft, sentence: str) -> Mention | None:
        """Give the mention that a draft becomes, or None where it stands for nothing."""
        text = sentence[draft.start : draft.end]
        return self._by_pattern.get(draft.pattern, self._plain)(draft, text)

    # people

    def _titled(self, draft: Draft, text: str) -> Mention | None:
        bodies = self._bodies(draft)
        party = self._named_person(draft, bodies, ranks=draft.ranks)
        return self._mention(draft, text, "person", (party,) if party else (), ranks=draft.ranks, why="title and name")

    def _honorific(self, draft: Draft, text: str) -> Mention | None:
        party = self._named_person(draft, (), ranks=())
        why = "honorific" if len(draft.name) > 1 else SHORT
        return self._mention(draft, text, "person" if party else "name", (party,) if party else (), why=why)

    def _named(self, draft: Draft, text: str) -> Mention | None:
        bodies = self._bodies(draft)
        party = self._known_person(draft.name, bodies, ranks=())
        if party is None:
            country = next((Place(country=body.country) for body in bodies if body.country), None)
            return self._mention(draft, text, "name", (), place=country, why="unknown name")
        return self._mention(
            draft, text, "person", (party,), why="name" if len(draft.name) > 1 or _full(draft) else SHORT
        )

    def _title(self, draft: Draft, text: str) -> Mention | None:
        bodies = self._bodies(draft)
        if "counterpart" in draft.ranks:
            return self._mention(draft, text, "anaphor", bodies, ranks=draft.ranks, why="counterpart")
        parties = tuple(party for body in bodies[:1] for party in self._office_holder(draft, body))
        return self._mention(
            draft, text, parties[0].kind if parties else "name", parties, ranks=draft.ranks, why="title"
        )

    def _titles(self, draft: Draft, text: str) -> Mention | None:
        bodies = self._bodies(draft)
        if "counterpart" in draft.ranks:
            return self._mention(draft, text, "anaphor", bodies, ranks=draft.ranks, plural=True, why="counterparts")
        parties = tuple(party for body in bodies for party in self._office_holder(draft, body))
        return self._mention(draft, text, "group", parties, ranks=draft.ranks, plural=True, why="titles")

    def _anaphor(self, draft: Draft, text: str) -> Mention | None:
        return self._mention(draft, text, "anaphor", (), ranks=draft.ranks, plural=draft.plural, why="points back")

    def _bare_title(self, draft: Draft, text: str) -> Mention | None:
        return self._anaphor(draft, text) if text[0].isupper() else None

    # states, bodies and places

    def _plain(self, draft: Draft, text: str) -> Mention | None:
        if draft.pattern == "place":
            return self._mention(draft, text, "place", (), place=self._place(draft.bodies[0]), why="place")
        if draft.pattern == "group":
            return self._mention(draft, text, "group", self._members(draft.bodies[0]), plural=True, why="closed group")
        bodies = self._bodies(draft)
        if draft.pattern == "association":
            return self._association(draft, text, bodies)
        if draft.pattern in {"movement", "movement_of"} and bodies and bodies[0].kind == "state":
            return self._association(draft, text, bodies)
        if not bodies:
            return None
        kind = "adjective" if draft.pattern == "adjective" else bodies[0].kind
        place = self._place(draft.bodies[0]) if draft.pattern in {"seat", "state"} else None
        return self._mention(draft, text, kind, bodies[:1], place=place, why=draft.pattern)

    def _association(self, draft: Draft, text: str, bodies: Sequence[Party]) -> Mention:
        """Give an unknown body whose name tells what it is ("Sudan Liberation Movement")."""
        country = next((body.country for body in bodies if body.country), None)
        party = Party("organization", text.removeprefix("the ").removeprefix("The "), country)
        return self._mention(draft, text, "organization", (party,), why="association")

    def _bodies(self, draft: Draft) -> tuple[Party, ...]:
        found = (self._body(item) for item in draft.bodies if item.code not in "LG")
        return tuple(dict.fromkeys(party for party in found if party))

    def _body(self, item: Item) -> Party | None:
        if item.folded in _OWN_BODIES and self._memory.home is not None:
            return Party("organization", item.folded.title(), self._memory.home.country)
        actors = [self._reference.actor(n.actor_id) for n in item.namings if n.kind in _BODY_KINDS]
        known = [actor for actor in actors if actor is not None and actor.kind != "person"]
        if not known:
            return None
        alive = [actor for actor in known if exists(actor, self._on)] or known
        mentioned = [actor for actor in alive if actor.country in self._memory.countries]
        return party_of((mentioned or alive)[0])

    def _members(self, item: Item) -> tuple[Party, ...]:
        groups = (naming.actor_id.removeprefix("group-") for naming in item.namings if naming.kind == "group")
        members = self._reference.group(next(groups, ""))
        states = (self._reference.state(iso3, on=self._on) for iso3 in members)
        return tuple(party_of(state) for state in states if state is not None)

    def _place(self, item: Item) -> Place | None:
        if item.places:
            body = self._body(item)
            inside = [row for row in item.places if body is not None and row.country == body.country]
            row = max(inside or item.places, key=lambda place: place.population or 0)
            return Place(name=row.name, country=row.country)
        body = self._body(item)
        if body is None or body.kind != "state":
            return None
        return Place(country=body.country)

    # looking up

    def _office_holder(self, draft: Draft, body: Party) -> tuple[Party, ...]:
        """Give the person whom a title of a body stands for on the day; the body where that is not known."""
        if draft.plural and draft.ranks == ("leader",):
            return (body,)
        holders = self._holders(draft.ranks, body)
        return tuple(self._party(actor) for actor in holders[:1]) or (body,)

    def _holders(self, ranks: Iterable[str], body: Party) -> list[Actor]:
        found: list[Actor] = []
        key = body.country if body.kind == "state" else body.id
        if key is None or self._on is None:
            return found
        for rank in ranks:
            if rank == "leader":
                found.extend(self._reference.leaders(key, on=self._on))
            else:
                found.extend(self._reference.holders(rank, key, on=self._on))
        return found

    def _named_person(self, draft: Draft, bodies: Sequence[Party], *, ranks: Sequence[str]) -> Party | None:
        known = (
            self._known_person(draft.name, bodies, ranks=ranks)
            or self._turned(draft.name)
            or self._spelled(draft.name, bodies, ranks)
        )
        if known is not None:
            return known
        name = written_name(item for item in draft.name)
        country = next((body.country for body in bodies if body.country), None)
        told = self._memory.person(draft.name[-1].folded, country=country)
        if told is None and len(draft.name) == 1:
            told = self._memory.person(draft.name[-1].folded)  # "the US president, Putin told him" joins two people
        if told is not None:
            return told
        if not ranks and not bodies and not draft.title:
            return None
        return Party("person", name, country or self._memory.country_for(ranks))

    def _turned(self, name: Sequence[Item]) -> Party | None:
        """Give the person whose surname the text puts first ("Kishida Fumio")."""
        if len(name) != _FULL_NAME:
            return None
        namings = self._reference.named(f"{name[1].folded} {name[0].folded}")
        people = [self._reference.actor(naming.actor_id) for naming in namings if naming.kind == "full"]
        return self._party(people[0]) if len(people) == 1 and people[0] is not None else None

    def _spelled(self, name: Sequence[Item], bodies: Sequence[Party], ranks: Sequence[str]) -> Party | None:
        """Give the holder of the office whose name is this one in another spelling ("Sarksyan" for Sargsyan)."""
        words = core([item.folded for item in name if item.code in "NUC"])
        if len(words) < _FULL_NAME:
            return None
        holders = (actor for body in bodies for actor in self._holders(ranks, body))
        told = (a for a in holders if alike(words, form((a.name, *a.names), self._reference.surnames(a.id))))
        return next((self._party(actor) for actor in told), None)

    def _known_person(self, name: Sequence[Item], bodies: Sequence[Party], *, ranks: Sequence[str]) -> Party | None:
        last = name[-1]
        countries: set[str | None] = {body.country for body in bodies if body.country}
        full = self._people(last, _NAME_KINDS)
        if full:
            chosen = self._choose(full, countries, ranks) if countries or len(full) > 1 else full[0]
            return self._party(chosen or full[0])
        titled = [actor for body in bodies for actor in self._holders(ranks, body)]
        for actor in titled:
            if last.folded in {fold(surname) for surname in self._reference.surnames(actor.id)}:
                return self._party(actor)
        if len(name) == 1 or ranks:
            told = self._memory.person(last.folded, country=next(iter(countries), None))
            if told is not None and (len(name) == 1 or told.id is None):
                return told
        alone = len(name) == 1
        surnamed = self._people(last, frozenset({"surname"}))
        if surnamed and (alone or ranks):
            return self._surnamed(surnamed, countries, ranks, alone=alone)
        return None

    def _surnamed(
        self, people: Sequence[Actor], countries: set[str | None], ranks: Sequence[str], *, alone: bool
    ) -> Party | None:
        serving = [actor for actor in people if self._serves(actor, ranks if not alone or ranks else RULING)]
        if countries:
            serving = [actor for actor in serving if actor.country in countries]
        elif len(serving) > 1 or (not ranks and len({actor.country for actor in people}) > 1):
            serving = [actor for actor in serving if actor.country in self._memory.countries]
        return self._party(serving[0]) if len({actor.id for actor in serving}) == 1 else None

    def _serves(self, actor: Actor, ranks: Sequence[str]) -> bool:
        if self._on is None:
            return False
        held = {office.rank for office in self._reference.offices_of(actor.id, on=self._on)}
        return bool(held & set(ranks)) or ("leader" in ranks and bool(held & set(RULING)))

    def _people(self, item: Item, kinds: frozenset[str]) -> list[Actor]:
        actors = (self._reference.actor(naming.actor_id) for naming in item.namings if naming.kind in kinds)
        return [actor for actor in actors if actor is not None and actor.kind == "person"]

    def _party(self, actor: Actor) -> Party:
        return Party(actor.kind, actor.name, self._reference.stands_for(actor.id, self._on), actor.id)

    def _choose(self, people: Sequence[Actor], countries: set[str | None], ranks: Sequence[str]) -> Actor | None:
        near = [actor for actor in people if actor.country in countries] or list(people)
        serving = [actor for actor in near if ranks and self._serves(actor, ranks)]
        anyhow = [actor for actor in near if self._on and self._reference.offices_of(actor.id, on=self._on)]
        return (serving or anyhow or near)[0]

    def _mention(
        self,
        draft: Draft,
        text: str,
        kind: str,
        parties: tuple[Party, ...],
        *,
        ranks: tuple[str, ...] = (),
        plural: bool = False,
        place: Place | None = None,
        why: str,
    ) -> Mention:
        return Mention(draft.start, draft.end, text, kind, parties, ranks, plural, place, why)  # type: ignore[arg-type]


def _full(draft: Draft) -> bool:
    return any(naming.kind in _NAME_KINDS for naming in draft.name[-1].namings)


def party_of(actor: Actor) -> Party:
    """Give the party that an actor is."""
    return Party(actor.kind, actor.name, actor.country, actor.id)


def written_name(items: Iterable[Item]) -> str:
    """Write an unknown name as the text does, in plain ASCII and capitals where names have them."""
    words = [{"h": "-", "p": item.folded}.get(item.code, item.folded.title()) for item in items]
    return " ".join(words).replace(" - ", "-")
