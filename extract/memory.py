"""What a document has told so far: its people, states and the parties of its last event.

Pronouns and short names point into it; it is filled in reading order and belongs to one document.
"""

import datetime
from collections.abc import Iterable

from extract.parties import Party
from graph.vocabulary import EventType

_HIGHEST = frozenset({"head_of_state", "head_of_government"})


class Memory:
    """The people and states of one document, in the order of their mention.

    Attributes:
        countries: ISO 3166 codes of the states told so far, in order.
        near: the state that opens the sentence being linked ("In Nigeria, ..."), if one does.
        last_parties: the parties of the event told last, for "they" and "both sides"; told in sentence `last_at`.
        first_parties: the parties of the event told first, which the document is about; `first_type` is its type.
        last_states: the states that the sentence before told, for "the three countries".
        focus: the person whom the last sentences are about, for "he" and "his".
        authors: those who say "we" in a joint statement; () elsewhere.
        speaker: who says "I": whoever the title gives a statement to, else `home`.
        lede: the day that an article's first news happened on, where that is not the day of publication.
        home: the person whose own office tells this ("the President" of the Kremlin's news); `home_ranks` the ranks.
    """

    def __init__(self, *, home: Party | None = None, home_ranks: frozenset[str] = frozenset()) -> None:
        self.countries: dict[str, None] = {}
        self.last_parties: tuple[Party, ...] = ()
        self.last_at = 0
        self.first_parties: tuple[Party, ...] = ()
        self.first_type: EventType | None = None
        self.last_states: tuple[Party, ...] = ()
        self.near: str | None = None
        self.authors: tuple[Party, ...] = ()
        self.speaker: Party | None = home
        self.focus: Party | None = home
        self.home, self.home_ranks = home, home_ranks
        self.lede: datetime.date | None = None
        self._by_surname: dict[str, list[Party]] = {}
        self._recent: list[tuple[Party, frozenset[str]]] = []

    def register(self, party: Party, surnames: Iterable[str]) -> None:
        """Remember a person under folded surnames, so that a short name finds the person anywhere in the text."""
        for surname in surnames:
            known = self._by_surname.setdefault(surname, [])
            if party not in known:
                known.append(party)

    def note(self, parties: Iterable[Party], ranks: Iterable[str] = ()) -> None:
        """Remember that parties were mentioned now, with the ranks that the text or the reference gives them."""
        for party in parties:
            if party.country:
                self.countries[party.country] = None
            if party.kind == "person":
                self._recent.append((party, frozenset(ranks)))

    def told(self, kind: EventType, parties: Iterable[Party], *, at: int) -> None:
        """Remember the parties of an event that sentence `at` told; one party alone is no event to point to."""
        distinct = tuple(dict.fromkeys(parties))
        if len(distinct) > 1:
            self.last_parties, self.last_at = distinct, at
            if not self.first_parties:
                self.first_parties, self.first_type = distinct, kind

    def country_for(self, ranks: Iterable[str]) -> str | None:
        """Give the state that an official named without one serves: the last told, else that of the readout's office.

        An office that leads a state, or that the readout's own state fills with somebody else, is never its own.
        """
        if self.near is not None:
            return self.near
        own = self.home is not None and not set(ranks) & (self.home_ranks | _HIGHEST)
        return self.home.country if self.home is not None and own else None

    def person(self, surname: str, *, country: str | None = None) -> Party | None:
        """Give the one person of the document with this folded surname (of this country, where one is given)."""
        known = self._by_surname.get(surname, [])
        if country is not None:
            known = [party for party in known if party.country in {country, None}]
        return known[0] if len(known) == 1 else None

    def last_person(self, *, ranks: Iterable[str] = (), besides: Iterable[Party] = ()) -> Party | None:
        """Give the person mentioned last, of one of the ranks where any are given."""
        wanted, left_out = frozenset(ranks), set(besides)
        for party, held in reversed(self._recent):
            if party not in left_out and (not wanted or wanted & held):
                return party
        return None
