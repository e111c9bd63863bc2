"""Read one parsed sentence: cast each trigger, and keep those casts that join at least two sides."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extract.casting import Casting, Roles, sides
from extract.frames import Cast, Words, cast, read_frame_words
from extract.grammar import is_verb, left_modifiers, owners, prepositional
from extract.kinds import kind_of
from extract.lexicon import read_words
from extract.memory import Memory
from extract.nearby import beside
from extract.parsing import Parsed
from extract.parties import Mention, Party
from extract.sentences import Sentence
from extract.speakers import speakers_of
from extract.status import Statuses
from extract.subjects import Subjects, third_states
from extract.telling import Telling
from extract.triggers import Trigger, Triggers
from extract.when import LASTING_TYPES, When, attach, dates_in, lasting, settled, under_way
from extract.where import place_of
from graph.reference import Reference
from graph.vocabulary import EventType, Role


@dataclass(frozen=True, slots=True)
class Reader:
    """The lexicons and the reference that sentences are read with."""

    reference: Reference
    words: Words
    triggers: Triggers
    statuses: Statuses
    subjects: Subjects
    reporting: frozenset[str]

    @classmethod
    def load(cls, reference: Reference) -> "Reader":
        """Read the lexicons."""
        return cls(reference, read_frame_words(), Triggers(), Statuses(), Subjects(), read_words("reporting.txt"))

    def read(
        self,
        sentence: Sentence,
        parsed: Parsed,
        mentions: list[Mention],
        memory: Memory,
        *,
        published: datetime.date | None,
    ) -> Iterator[Telling]:
        """Give what a sentence tells, one telling for each happening that its triggers tell."""
        casting = Casting(parsed, memory, self.reference, self.words, on=published)
        covered = [mention is not None and mention.kind != "adjective" for mention in parsed.mentions]
        for trigger in self.triggers.find(parsed.doc, covered):
            found = cast(trigger, self.words)
            if found is None:
                continue
            if found.must and not any(casting.parties(token) for token in found.must):
                continue
            if points_back(found, casting):
                yield self._pointing(sentence, parsed, found, trigger, published)
                continue
            found, roles_told = self._filled(found, casting, memory, parsed)
            for roles in self._split(found, roles_told, parsed):
                telling = self._tell(sentence, parsed, mentions, found, roles, trigger, memory, published)
                if telling is not None:
                    yield telling

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
    ) -> Telling | None:
        kind = kind_of(found, roles, self.words)
        if not _joins(kind, roles, found):
            return None
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
            0.7, sentence.part == "title" or _is_main(found),
        )  # fmt: skip

    def _filled(self, found: Cast, casting: Casting, memory: Memory, parsed: Parsed) -> tuple[Cast, Roles]:
        """Give the roles of a cast; the rule tells where the nearest parties had to fill it."""
        roles = self._with_home(found, casting.roles(found.roles), memory)
        if len(sides(roles)) >= 2 or found.least < 2:
            return found, roles
        filled = beside(found, roles, parsed, self.reporting)
        return (found if filled == roles else replace(found, rule=f"{found.rule}+nearby")), filled

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


_NEEDED: dict[EventType, frozenset[Role]] = {
    "visit": frozenset({"visitor", "host"}),
    "sanction": frozenset({"target"}),
    "agreement": frozenset({"signatory"}),
}


def _joins(kind: EventType, roles: Roles, found: Cast) -> bool:
    """Tell whether the parties make an event: two sides, or one body for a gathering of its own."""
    told = {role for _, role in roles}
    if found.rule.startswith("membership") and not any(_is_union(party) for party, _ in roles):
        return False
    if not _NEEDED.get(kind, frozenset()) <= told:
        return False
    if len(sides(roles)) >= 2:
        return True
    bodies = [party for party, _ in roles if party.kind == "organization"]
    if kind == "talks" and roles and found.anchors[0].lower_ in _ROUNDS:
        return True
    return bool(roles) and (
        (kind == "summit" and bool(bodies)) or found.rule.removesuffix("+nearby").endswith(("treaty", "brokered"))
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


def _is_union(party: Party) -> bool:
    return party.kind == "organization" and party.country is None


_ROUNDS = frozenset(["talks", "negotiations", "conference", "round"])
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
