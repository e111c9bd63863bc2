"""Read one parsed sentence: cast each trigger, weigh its parties, and keep what is probably an event.

Rules cast and trained heads decide; what stopped a trigger is kept beside what it told.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Token

from extract.arguments import arguments
from extract.casting import Casting, Roles, joins
from extract.dates import DateMention, Told
from extract.deciding import calibrated, chosen, event_features, levelled, weigh, with_home
from extract.frame import Cast, Words, read_frame_words
from extract.frames import cast
from extract.grammar import is_verb, left_modifiers, owners, prepositional
from extract.heads import Choice, Head, load_head
from extract.kinds import kind_of
from extract.lexicon import read_weights, read_words
from extract.linking import RULING
from extract.memory import Memory
from extract.outcome import STATUSES, status_features
from extract.parsing import Parsed
from extract.parties import Mention, Party
from extract.passage import Passage
from extract.sentences import Sentence
from extract.speakers import speakers_of
from extract.splitting import Part, parts
from extract.status import Statuses, StatusReading
from extract.subjects import Subjects, third_states
from extract.telling import Attempt, Telling
from extract.timing import date_of, looks_ahead, own_features
from extract.triggers import Trigger, Triggers
from extract.when import LASTING_TYPES, When, dates_in, lasting, settled
from extract.where import place_of
from graph.reference import Reference
from graph.vocabulary import EventType, Role, Status

TELLS = 0.45
"""The least probability at which a trigger is taken to tell an event."""


MARGIN = 2.0
"""How much better than the lexicon's reading another status has to be."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The trained heads, one for each question that a sentence is asked.

    Attributes:
        party: does this party take part?
        event: does this trigger tell an event?
        level: is this person told where the event is one of states?
        date: is this its date?
        own: undated, did it happen on the day of publication?
        status: which status has it?
    """

    party: Head
    event: Head
    level: Head
    date: Head
    own: Head
    status: Choice

    @classmethod
    def load(cls) -> "Heads":
        """Read the weights of `extract/weights/`."""
        party, event, level, date, own = (load_head(name) for name in ("party", "event", "level", "date", "own"))
        return cls(party, event, level, date, own, Choice(STATUSES, read_weights("status")))


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
            reference, read_frame_words(), Triggers(), Statuses(), Subjects(), read_words("reporting.txt"), Heads.load()
        )

    def read(
        self,
        sentence: Sentence,
        parsed: Parsed,
        mentions: Sequence[Mention],
        memory: Memory,
        *,
        published: datetime.date | None,
        note: bool,
        told: Told | None = None,
    ) -> Iterator[Attempt]:
        """Give what came of each trigger of a sentence: its tellings, or what stopped it."""
        covered = [mention is not None and mention.kind != "adjective" for mention in parsed.mentions]
        triggers = tuple(self.triggers.find(parsed.tokens, covered))
        casts = tuple(cast(trigger, self.words) for trigger in triggers)
        passage = Passage(
            sentence, parsed, tuple(mentions), triggers, casts, memory, published, note, self.reporting, told
        )  # fmt: skip
        casting = Casting(parsed, memory, self.reference, self.words, on=published)
        for trigger, found in zip(triggers, casts, strict=True):
            yield from self._attempts(trigger, found, passage, casting)

    def _attempts(self, trigger: Trigger, found: Cast | None, passage: Passage, casting: Casting) -> Iterator[Attempt]:
        attempt = partial(Attempt, trigger.token.text, trigger.reading.type, seen=trigger)
        if found is None:
            yield attempt(None, f"the frame {trigger.reading.frame} does not hold")
            return
        if found.must and not any(casting.parties(token) for token in found.must):
            yield attempt(None, "its object is no party")
            return
        weighed = weigh(arguments(trigger, found, casting, passage), self.heads.party)
        weighed = levelled(weighed, found, trigger, self.heads.level, casting)
        roles = with_home(found, chosen(weighed, found, trigger.token), passage.memory, casting)
        back = points_back(found, casting)
        features = event_features(trigger, found, weighed, roles, passage, back=back)
        probability = self.heads.event(features) if joins(found.type, roles) else 0.0
        attempt = partial(attempt, found=found, weighed=weighed, probability=probability)
        if probability < TELLS:
            who = ", ".join(party.name for party, _ in roles) or "nobody"
            telling = self._pointing(found, trigger, passage) if back else None
            yield attempt(telling, "" if telling else f"held for no event ({probability:.2f}) with {who}")
            return
        dates = self._dates(self.statuses.read(found), found, passage)
        for part in parts(trigger, found, roles, weighed, passage, dates):
            yield attempt(self._tell(found, part, trigger, passage, probability))

    def _dates(self, reading: StatusReading, found: Cast, passage: Passage) -> Sequence[DateMention]:
        ahead = looks_ahead(reading, found, passage)
        return dates_in(passage.sentence.text, published=passage.published, ahead=ahead, told=passage.told)

    def when(
        self, reading: StatusReading, found: Cast, trigger: Trigger, passage: Passage, own: DateMention | None = None
    ) -> When:
        """Give the date of the sentence that what a trigger tells has; `own` is one that is told of it alone."""
        mentions = self._dates(reading, found, passage)
        date = own or date_of(mentions, trigger, found, passage, self.heads.date)
        if date is None or date.edtf is None:
            return When(None, None, "")
        stays = found.type in LASTING_TYPES
        return When(lasting(passage.sentence.text, date.edtf) if stays else date.edtf, "text", date.text)

    def _settle(
        self, found: Cast, trigger: Trigger, passage: Passage, own: DateMention | None = None
    ) -> tuple[Status, When, str]:
        """Give status and date of what a trigger tells, and the words that the status was read from."""
        reading = self.statuses.read(found)
        when = self.when(reading, found, trigger, passage, own)
        features = status_features(reading, trigger, found, passage, when.date)
        status = self.heads.status(features, first="" if reading.why == "default" else reading.status, margin=MARGIN)
        return settled(found.type, status, when.date, passage.published), when, reading.why  # type: ignore[arg-type]

    def _pointing(self, found: Cast, trigger: Trigger, passage: Passage) -> Telling:
        """Give what a sentence adds to an event told before ("the summit will be held on May 28")."""
        status, when, why = self._settle(found, trigger, passage)
        about = self.subjects.told(passage.sentence.text)
        return Telling(
            found.type, status, (), when, place_of(found, passage.parsed), about, (), passage.sentence,
            trigger.token.text, f"pointing/{why}", 0.5, main=False,
        )  # fmt: skip

    def _leads(self, party: Party, *, on: datetime.date | None) -> bool:
        """Tell whether a person may lead a state on a day; of whom no office is known, this is open."""
        held = self.reference.offices_of(party.id, on=on) if party.id and on else ()
        return not held or any(office.rank in RULING for office in held)

    def _tell(self, found: Cast, part: Part, trigger: Trigger, passage: Passage, probability: float) -> Telling:
        sentence, roles = passage.sentence, part.roles
        kind = kind_of(found, roles, sentence.text, self.words, partial(self._leads, on=passage.published))
        status, when, why = self._settle(found, trigger, passage, part.date)
        main = sentence.part == "title" or is_main(found)
        countries = frozenset(party.country for party, _ in roles if party.country)
        about = (*third_states(sentence.text, passage.mentions, countries), *self.subjects.told(sentence.text))
        place = part.place or (None if kind == "call" else place_of(found, passage.parsed))
        own = self.heads.own(own_features(trigger, found, passage, main=main, status=status))
        return Telling(
            kind, status, _fitting(kind, roles), when, place, about,
            speakers_of(found, passage.parsed, self.reporting), sentence, trigger.token.text, f"{found.rule}/{why}",
            round(calibrated(probability), 3), main, own, past=any(anchor.tag_ == "VBD" for anchor in found.anchors),
        )  # fmt: skip


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


def _fitting(kind: EventType, roles: Roles) -> Roles:
    """Give the roles as the type knows them.

    A meeting's guests are participants unless it has a host.
    """
    if kind == "visit":
        return roles
    if any(role == "host" for _, role in roles):
        return roles
    return tuple((party, "participant" if role in _VISIT_ROLES else role) for party, role in roles)


_MARKED = frozenset({"mark", "prep"})


def is_main(found: Cast) -> bool:
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
