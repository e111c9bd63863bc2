"""Read one parsed sentence: cast each trigger, and keep those casts that join at least two sides."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Token

from extract.arguments import arguments
from extract.casting import Casting, Roles
from extract.deciding import chosen, event_features, weigh
from extract.frame import Cast, Words, read_frame_words
from extract.frames import cast
from extract.grammar import is_verb, left_modifiers, owners, prepositional
from extract.heads import Head, load_head
from extract.kinds import kind_of
from extract.lexicon import read_words
from extract.memory import Memory
from extract.parsing import Parsed
from extract.parties import Mention, Party
from extract.sentences import Sentence
from extract.speakers import speakers_of
from extract.status import Statuses
from extract.subjects import Subjects, third_states
from extract.telling import Attempt, Telling
from extract.triggers import Trigger, Triggers
from extract.when import LASTING_TYPES, When, attach, dates_in, lasting, settled, under_way
from extract.where import place_of
from graph.reference import Reference
from graph.vocabulary import EventType, Role

TELLS = 0.5
"""The least probability at which a trigger is taken to tell an event."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The trained heads: whether a party takes part, and whether a trigger tells an event."""

    party: Head
    event: Head


@dataclass(frozen=True, slots=True)
class Reader:
    """The lexicons and the reference that sentences are read with."""

    reference: Reference
    words: Words
    triggers: Triggers
    statuses: Statuses
    subjects: Subjects
    reporting: frozenset[str]
    heads: Heads

    @classmethod
    def load(cls, reference: Reference) -> "Reader":
        """Read the lexicons."""
        return cls(
            reference,
            read_frame_words(),
            Triggers(),
            Statuses(),
            Subjects(),
            read_words("reporting.txt"),
            Heads(load_head("party"), load_head("event")),
        )

    def read(
        self,
        sentence: Sentence,
        parsed: Parsed,
        mentions: list[Mention],
        memory: Memory,
        *,
        published: datetime.date | None,
        note: bool,
    ) -> Iterator[Attempt]:
        """Give what came of each trigger of a sentence: its tellings, or what stopped it."""
        casting = Casting(parsed, memory, self.reference, self.words, on=published)
        covered = [mention is not None and mention.kind != "adjective" for mention in parsed.mentions]
        triggers = tuple(self.triggers.find(parsed.doc, covered))
        for trigger in triggers:
            attempt = partial(Attempt, trigger.token.text, trigger.reading.type)
            found = cast(trigger, self.words)
            if found is None:
                yield attempt(None, f"the frame {trigger.reading.frame} does not hold")
                continue
            if found.must and not any(casting.parties(token) for token in found.must):
                yield attempt(None, "its object is no party")
                continue
            weighed = weigh(arguments(trigger, found, casting, parsed, self.reporting, triggers), self.heads.party)
            roles = self._with_home(found, chosen(weighed, found, trigger.token), memory)
            back = points_back(found, casting)
            features = event_features(trigger, found, weighed, roles, sentence, memory, back=back, note=note)
            probability = self.heads.event(features) if roles else 0.0
            if probability < TELLS:
                if back:
                    yield attempt(self._pointing(sentence, parsed, found, trigger, published))
                else:
                    who = ", ".join(party.name for party, _ in roles) or "nobody"
                    yield attempt(None, f"held for no event ({probability:.2f}) with {who}")
                continue
            for part in self._split(found, roles, parsed):
                telling = self._tell(sentence, parsed, mentions, found, part, trigger, memory, published, probability)
                yield attempt(telling)

    def _pointing(
        self, sentence: Sentence, parsed: Parsed, found: Cast, trigger: Trigger, published: datetime.date | None
    ) -> Telling:
        """Give what a sentence adds to an event told before ("the summit will be held on May 28")."""
        status = self.statuses.read(found)
        date = attach(dates_in(sentence.text, published=published, status=status.status), found, parsed, self.reporting)
        when = When(date.edtf, "text", date.text) if date and date.edtf else When(None, None, "")
        about = self.subjects.told(sentence.text)
        return Telling(
            found.type, settled(status.status, when.date, published), (), when, place_of(found, parsed), about, (),
            sentence, trigger.token.text, f"pointing/{status.why}", 0.5, main=False,
        )  # fmt: skip

    def _tell(
        self,
        sentence: Sentence,
        parsed: Parsed,
        mentions: list[Mention],
        found: Cast,
        roles: Roles,
        trigger: Trigger,
        memory: Memory,
        published: datetime.date | None,
        probability: float,
    ) -> Telling:
        kind = kind_of(found, roles, self.words)
        status = self.statuses.read(found)
        date = attach(dates_in(sentence.text, published=published, status=status.status), found, parsed, self.reporting)
        when = When(date.edtf, "text", date.text) if date and date.edtf else When(None, None, "")
        if when.date and kind in LASTING_TYPES:
            when = replace(when, date=lasting(sentence.text, when.date))
        final = settled(status.status, when.date, published)
        if kind == "visit" and final == "occurred" and under_way(sentence.text, when.date, published):
            final = "ongoing"
        countries = frozenset(party.country for party, _ in roles if party.country)
        about = (*third_states(sentence.text, mentions, countries), *self.subjects.told(sentence.text))
        return Telling(
            kind, final, _fitting(kind, roles, memory.home), when, place_of(found, parsed), about,
            speakers_of(found, parsed, self.reporting), sentence, trigger.token.text, f"{found.rule}/{status.why}",
            round(probability, 3), sentence.part == "title" or _is_main(found),
        )  # fmt: skip

    def _with_home(self, found: Cast, roles: Roles, memory: Memory) -> Roles:
        """Add the person whose office tells it to a heading that leaves that person out ("Visit to Cuba")."""
        heading = not any(token.tag_ in _FINITE for token in found.anchors[0].doc)
        if memory.home is None or not heading or any(party.country == memory.home.country for party, _ in roles):
            return roles
        role: Role = {"visit": "visitor", "message": "sender"}.get(found.type, "participant")  # type: ignore[assignment]
        return ((memory.home, role), *roles) if roles else roles

    def _split(self, found: Cast, roles: Roles, parsed: Parsed) -> Iterator[Roles]:
        """Give one cast of roles an event: separate calls told together are several."""
        people = [(party, role) for party, role in roles if party.kind == "person"]
        separate = any(token.lower_ in {"separate", "separately", "respectively"} for token in parsed.doc)
        joint = any(token.lower_ in _JOINT for token in parsed.doc)
        several = found.anchors[0].tag_ == "NNS" and found.type == "call"
        if len(people) < 3 or joint or not (several or separate):
            yield roles
            return
        (first, *others) = people
        for other in others:
            yield (first, other)


_JOINT = frozenset(
    ["trilateral", "three-way", "quadrilateral", "four-way", "conference", "joint", "multilateral", "together", "quad"]
)


_NOMINAL: frozenset[EventType] = frozenset({"call", "meeting", "talks", "summit", "visit"})


def points_back(found: Cast, casting: Casting) -> bool:
    """Tell whether a trigger is a noun with an article and no party of its own: it points to an event told before."""
    noun = found.anchors[0]
    if found.type not in _NOMINAL or is_verb(noun):
        return False
    definite = any(child.lower_ in {"the", "this", "that", "these"} and child.dep_ == "det" for child in noun.children)
    return definite and not any(
        casting.parties(token) for token in (*owners(noun), *left_modifiers(noun), *_inside(noun))
    )


def _inside(noun: Token) -> list[Token]:
    return prepositional(noun, {"with", "between", "of", "among", "to"})


_VISIT_ROLES: frozenset[Role] = frozenset({"visitor", "host"})


def _fitting(kind: EventType, roles: Roles, home: Party | None) -> Roles:
    """Give the roles as the type knows them.

    A meeting's guests are participants unless it has a host; a visit to a readout's own state is one to its leader.
    """
    if kind == "visit":
        named = {party.key() for party, _ in roles}
        return tuple(
            (home, role)
            if home
            and role == "host"
            and party.kind == "state"
            and party.country == home.country
            and home.key() not in named
            else (party, role)
            for party, role in roles
        )
    if any(role == "host" for _, role in roles):
        return roles
    return tuple((party, "participant" if role in _VISIT_ROLES else role) for party, role in roles)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKED = frozenset({"mark", "prep"})


def _is_main(found: Cast) -> bool:
    """Tell whether an event is what its sentence says, not a backdrop to something else."""
    verb = next((anchor for anchor in found.anchors if is_verb(anchor)), None)
    if verb is None:
        return False
    current = verb
    while current.head.i != current.i:
        leaning = current.dep_ == "advcl" and current.tag_ == "VBG" and not _MARKED & {c.dep_ for c in current.children}
        if current.dep_ not in {"conj", "xcomp", "ccomp"} and not leaning:
            return False
        current = current.head
    noun = found.anchors[0]
    return (
        noun.i == verb.i
        or noun.dep_ in {"dobj", "nsubj", "nsubjpass", "conj"}
        or noun.head.lower_ in {"for", "in", "during"}
    )
