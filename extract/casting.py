"""Turn the tokens of a cast into parties, pronouns and pointing words included.

A word that points back to nobody known is dropped: a party is never guessed.
"""

import datetime
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from extract.enumerations import enumerations
from extract.frame import Words
from extract.grammar import prepositional
from extract.memory import Memory
from extract.parsing import Parsed
from extract.parties import Mention, Party
from graph.reference import Reference
from graph.vocabulary import EventType, Role

_ONE = frozenset({"he", "him", "his", "she", "her"})
_MANY = frozenset({"they", "them", "their", "both", "two"})
_YOU = frozenset({"you", "your"})
_COUNTRIES = frozenset({"countries", "nations", "states", "governments", "neighbours", "neighbors"})
_BLOCS = frozenset({"group", "bloc", "powers"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_WE = frozenset({"we", "us", "our"})
_SELF = frozenset({"i", "me", "my"})
Roles = tuple[tuple[Party, Role], ...]


class Casting:
    """Resolves tokens of one parsed sentence; remembers nothing itself."""

    def __init__(
        self, parsed: Parsed, memory: Memory, reference: Reference, words: Words, *, on: datetime.date | None
    ) -> None:
        self._parsed, self._memory, self._reference, self._words, self._on = parsed, memory, reference, words, on
        self.plural_words = words["plural_anaphor"]

    def roles(self, cast: Iterable[tuple[Token, Role]]) -> Roles:
        """Give each party once, with the most telling role that the cast gives it."""
        found: dict[tuple[str, str], tuple[Party, Role]] = {}
        for token, role in cast:
            for party in self.parties(token):
                key = party.key()
                if key not in found or found[key][1] == "participant":
                    found[key] = (party, role)
        return without_bodies(tuple(found.values()))

    def parties(self, token: Token) -> tuple[Party, ...]:
        """Give the parties that a token stands for; () for a word that is no party."""
        mention = self._parsed.mention(token)
        if mention is not None:
            return self._mentioned(mention, token)
        return self._pronoun(token) or self._counted(token)

    def _pronoun(self, token: Token) -> tuple[Party, ...]:
        """Give whom "he", "I" or "you" stands for."""
        word = token.lower_
        if word in _ONE:
            person = self._before(token) or self._memory.focus
            return (person,) if person else ()
        if word in _SELF and self._memory.speaker is not None:
            return (self._memory.speaker,)
        if word in _WE:
            return self._memory.authors
        return self._addressed() if word in _YOU else ()

    def _counted(self, token: Token) -> tuple[Party, ...]:
        """Give whom "members of X", "the two countries" or "both sides" stand for."""
        word = token.lower_
        if word == "two" and token.dep_ == "nummod":
            return ()
        if word in self._words["members"]:
            inside = [p for each in prepositional(token, {"of", "from"}) for p in self.parties(each)]
            if inside:
                return tuple(inside)
        if word in _COUNTRIES or word in _BLOCS:
            named = self._naming(token)
            if named or word in _BLOCS:
                return named
            return self.states(self._together(token))
        if word in _MANY or word in self._words["plural_anaphor"]:
            return self._together(token)
        return ()

    def _naming(self, noun: Token) -> tuple[Party, ...]:
        """Give the members or the body that stand before a noun for a bloc ("the P5+1 group")."""
        before = [self._parsed.mention(child) for child in noun.lefts]
        return tuple(
            p for mention in before if mention and mention.kind in {"group", "organization"} for p in mention.parties
        )

    def states(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Give the states that people stand for, bodies as they are: "the two countries" are no persons."""
        found: dict[Party, None] = {}
        for party in parties:
            state = self._reference.state(party.country, on=self._on) if party.country else None
            found[Party(state.kind, state.name, state.country, state.id) if state is not None else party] = None
        return tuple(found)

    def _mentioned(self, mention: Mention, token: Token) -> tuple[Party, ...]:
        if mention.kind == "anaphor":
            inside = tuple(p for each in prepositional(token, {"of", "from"}) for p in self.parties(each))
            if inside and mention.plural:
                return inside
            if "counterpart" in mention.ranks:
                return self._counterparts(mention, token)
            if mention.plural:
                return self._together(token)
            return self._titled(mention)
        if mention.kind == "place" or "spokesperson" in mention.ranks:
            return ()
        return mention.parties

    def _addressed(self) -> tuple[Party, ...]:
        """Give the one other person of the event told last, whom the readout's own leader is speaking to."""
        others = [p for p in self._memory.last_parties if p.kind == "person" and p != self._memory.home]
        return tuple(others) if self._memory.home is not None and len(others) == 1 else ()

    def _titled(self, mention: Mention) -> tuple[Party, ...]:
        ranks = tuple(rank for rank in mention.ranks if rank != "leader")
        told = self._memory.last_person(ranks=ranks) if ranks else None
        if told is None and self._memory.home is not None and set(mention.ranks) & self._memory.home_ranks:
            told = self._memory.home
        return (told,) if told else ()

    def _counterparts(self, mention: Mention, token: Token) -> tuple[Party, ...]:
        model = self._before(token) or self._memory.focus
        if model is None or model.id is None or not mention.parties:
            return mention.parties
        ranks = [office.rank for office in self._reference.offices_of(model.id, on=self._on)]
        found: list[Party] = []
        for body in mention.parties:
            holders = [
                h for rank in ranks if body.country for h in self._reference.holders(rank, body.country, on=self._on)
            ]
            found.append(
                Party(holders[0].kind, holders[0].name, holders[0].country, holders[0].id) if holders else body
            )
        return tuple(found)

    def _together(self, token: Token) -> tuple[Party, ...]:
        modifiers = [p for child in token.lefts for p in self.parties_of_modifier(child)]
        if modifiers:
            return tuple(modifiers)
        if self._memory.authors and any(child.lower_ == "our" for child in token.lefts):
            return self._memory.authors
        count = next((_NUMBERS[child.lower_] for child in token.lefts if child.lower_ in _NUMBERS), None)
        if count == len(self._memory.last_states) != len(self._memory.last_parties):
            return self._memory.last_states
        listed = self._listed_before(token)
        if listed:
            return listed
        before = [p for t in self._parsed.doc[: token.i] for p in self._people_at(t)]
        distinct = tuple(dict.fromkeys(before))
        if len(self._memory.last_parties) < 2 and len({party.country for party in distinct}) >= 2:
            return distinct
        return self._memory.last_parties

    def _listed_before(self, token: Token) -> tuple[Party, ...]:
        """Give the states of the list that "their presidents" follows ("with Russia, Iran and Turkey")."""
        mention = self._parsed.mention(token)
        if mention is None or not mention.text.lower().startswith("their "):
            return ()
        before = [listed for listed in enumerations(self._parsed) if listed[-1].i < token.i]
        named = [self._parsed.mention(each) for each in (before[-1] if before else ())]
        states = [m.parties[0] for m in named if m is not None and m.kind == "state" and m.parties]
        return tuple(states) if len(states) == len(named) else ()

    def parties_of_modifier(self, token: Token) -> tuple[Party, ...]:
        """Give the states that an adjective in front of a noun names."""
        mention = self._parsed.mention(token)
        return mention.parties if mention is not None and mention.kind == "adjective" else ()

    def _people_at(self, token: Token) -> Sequence[Party]:
        mention = self._parsed.mention(token)
        if mention is None or mention.kind not in {"person", "state"}:
            return ()
        return [party for party in mention.parties if party.kind == "person" or token.dep_ in {"nsubj", "conj"}]

    def _before(self, token: Token) -> Party | None:
        """Give the person named as a subject before a token in its sentence, else any person named before it."""
        named = [
            (t, party) for t in self._parsed.doc[: token.i] for party in self._people_at(t) if party.kind == "person"
        ]
        leading = [party for t, party in named if t.dep_ in {"nsubj", "nsubjpass"}]
        return next(iter(leading or [party for _, party in named]), None)


def without_bodies(roles: Roles) -> Roles:
    """Leave a state out where a person of that state takes part in the same role or as its leader."""
    people = {party.country for party, _ in roles if party.kind == "person" and party.country}
    return tuple((p, r) for p, r in roles if not (p.kind == "state" and p.country in people))


def sides(roles: Roles) -> set[str]:
    """Give what counts as different sides: states by code, bodies and officials of no state by id or name."""
    found: set[str] = set()
    for party, _ in roles:
        if party.kind == "organization":
            found.add(party.id or party.name)
        elif party.country or party.id:
            found.add(party.country or party.id or "")
    return found


_LONE: frozenset[EventType] = frozenset({"summit", "talks", "agreement", "relations", "mediation", "sanction"})


def joins(kind: EventType, roles: Roles) -> bool:
    """Tell whether parties may make an event: two sides, or one body at a gathering or an act of its own."""
    if len(sides(roles)) != 1:
        return len(sides(roles)) > 1
    return kind in _LONE or (kind == "meeting" and any(party.kind == "organization" for party, _ in roles))
