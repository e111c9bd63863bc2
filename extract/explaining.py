"""Explain a reading: of each sentence who is named, which words were tried, and what made or stopped each event.

Nothing is read a second time for it: the records are made of what the reading itself left behind.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, Protocol

from extract.dates import find_dates
from extract.deciding import TAKES_PART
from extract.parsing import Parsed, hidden
from extract.parties import Mention, Party
from extract.reader import TELLS, Reader
from extract.sentences import Sentence
from extract.telling import Attempt, Telling
from extract.when import settled, told_before
from graph.model import Claim, Document, Place, Record
from graph.vocabulary import ActorKind, EventType, Role, Status


class Known(Record):
    """Somebody or something that a stretch of text stands for; `id` is None where it is not in the reference."""

    kind: ActorKind
    name: str
    country: str | None = None
    id: str | None = None


class Linked(Record):
    """A mention `[start:end]` of the part of the document, whom it was linked to, and why; no party: nobody."""

    start: int
    end: int
    text: str
    kind: str
    parties: tuple[Known, ...] = ()
    place: Place | None = None
    why: str


class SeenDate(Record):
    """Words of a sentence that tell a date, and its EDTF; None where nothing fixes it."""

    text: str
    edtf: str | None


class PassedOver(Record):
    """A word of the trigger lexicon that is no trigger where it stands, and the reason."""

    word: str
    why: str


class Weighed(Known):
    """A party beside a trigger, by the words that stand for it, with the probability that it takes part.

    `role` is set where it was taken to take part. `words` is empty for whom no word of the sentence names: parties told
    before, or the office that publishes the document. `probability` is None for whom nothing was weighed.
    """

    words: str
    probability: float | None
    role: Role | None


class Told(Record):
    """What a trigger tells by itself, before the events of the document are gathered.

    `status_words` is what the lexicon's reading of the status rests on, "default" where nothing speaks for another than
    occurred; `status_by` tells what decided: those words, the date, or the trained head. `points_back` tells that it
    names nobody itself and adds to an event told before.
    """

    type: EventType
    status: Status
    status_words: str
    status_by: Literal["words", "date", "head"]
    date: str | None
    date_words: str
    place: Place | None
    about: tuple[str, ...]
    according_to: tuple[str, ...]
    rule: str
    points_back: bool


class Tried(Record):
    """A trigger and what came of it: `told` and the `event` that it became part of, or what `stopped` it.

    `probability` is that it tells an event; None where its frame did not hold, so that nobody was weighed, and for what
    a sentence tells as a whole: who was there (`frame` "attendance"), who speaks in a joint statement ("joint").
    """

    trigger: str
    start: int
    end: int
    type: EventType
    frame: str
    parties: tuple[Weighed, ...] = ()
    probability: float | None = None
    least: float = TELLS
    told: Told | None = None
    stopped: str = ""
    event: Claim | None = None


class ExplainedSentence(Record):
    """A sentence of a document, numbered from 1 over title and text.

    `unread` tells why it was not parsed, and is empty where it was.
    """

    document: str
    number: int
    part: Literal["text", "title"]
    start: int
    end: int
    text: str
    unread: str = ""
    mentions: tuple[Linked, ...] = ()
    dates: tuple[SeenDate, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    tried: tuple[Tried, ...] = ()


class Explanation(Record):
    """All sentences of a document, explained, and the claims that came of them."""

    document: str
    sentences: tuple[ExplainedSentence, ...]
    claims: tuple[Claim, ...]


class Cut(Protocol):
    """A document cut into sentences with their mentions, as the extractor prepares it."""

    @property
    def document(self) -> Document: ...  # noqa: D102
    @property
    def sentences(self) -> tuple[Sentence, ...]: ...  # noqa: D102
    @property
    def mentions(self) -> tuple[tuple[Mention, ...], ...]: ...  # noqa: D102


def explained(
    cut: Cut,
    parsed: Mapping[int, Parsed],
    attempts: Sequence[tuple[int, Attempt]],
    claims: Sequence[tuple[Claim, tuple[int, ...]]],
    reader: Reader,
    idle: Mapping[int, float],
) -> Explanation:
    """Give the explanation of a document.

    `parsed` has the parses of the sentences that were read, by number; `attempts` what came of their triggers, each
    with the number of its sentence; `claims` what was made of them, each with the places of its attempts in that list;
    `idle` the probability of telling an event of those that were held for idle by their words alone.
    """
    published = cut.document.published
    events = {number: claim for claim, told_by in claims for number in told_by}
    tried: dict[int, list[Tried]] = {}
    for number, (at, attempt) in enumerate(attempts):
        sentence, event = cut.sentences[at], events.get(number)
        if attempt.seen is None:
            record = _whole(attempt, sentence, event)
        else:
            record = _tried(attempt, parsed[at], sentence, reader, published, event)
        tried.setdefault(at, []).append(record)
    sentences = (
        ExplainedSentence(
            document=cut.document.id,
            number=at + 1,
            part="title" if sentence.part == "title" else "text",
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            unread="" if at in parsed else _unread(sentence, cut.mentions[at], reader, idle.get(at)),
            mentions=tuple(_linked(mention, sentence) for mention in cut.mentions[at]),
            dates=tuple(_dates(cut, at)),
            passed_over=tuple(_passed_over(parsed[at], reader)) if at in parsed else (),
            tried=tuple(tried.get(at, ())),
        )
        for at, sentence in enumerate(cut.sentences)
    )
    return Explanation(document=cut.document.id, sentences=tuple(sentences), claims=tuple(c for c, _ in claims))


def _dates(cut: Cut, at: int) -> Iterator[SeenDate]:
    """Give the dates of a sentence; "the same day" counts from what the sentences before tell, as in the reading."""
    published = cut.document.published
    told = partial(told_before, cut.sentences, at, published)
    for mention in find_dates(cut.sentences[at].text, anchor=published, reference=told):
        yield SeenDate(text=mention.text, edtf=mention.edtf)


def _unread(sentence: Sentence, mentions: Sequence[Mention], reader: Reader, idle: float | None) -> str:
    if not reader.triggers.has_word(sentence.text):
        return "no trigger word"
    if not reader.triggers.has_word(sentence.text, hidden(mentions)):
        return "no trigger word outside names"
    if mentions and idle:
        return f"its words tell hardly an event ({idle:.3f})"
    return "lacks what its trigger needs" if mentions else "names nobody"


def _linked(mention: Mention, sentence: Sentence) -> Linked:
    return Linked(
        start=sentence.start + mention.start,
        end=sentence.start + mention.end,
        text=mention.text,
        kind=mention.kind,
        parties=tuple(_known(party) for party in mention.parties),
        place=mention.place,
        why=mention.why,
    )


def _known(party: Party) -> Known:
    return Known(kind=party.kind, name=party.name, country=party.country, id=party.id)


def _passed_over(parsed: Parsed, reader: Reader) -> Iterator[PassedOver]:
    covered = [mention is not None and mention.kind != "adjective" for mention in parsed.mentions]
    for token, why in reader.triggers.missed(parsed.tokens, covered):
        mention = parsed.mention(token)
        yield PassedOver(word=mention.text if mention and covered[token.i] else token.text, why=why)


def _tried(
    attempt: Attempt,
    parsed: Parsed,
    sentence: Sentence,
    reader: Reader,
    published: datetime.date | None,
    event: Claim | None,
) -> Tried:
    assert attempt.seen is not None
    start, end = parsed.spans[attempt.seen.token.i]
    return Tried(
        trigger=attempt.trigger,
        start=sentence.start + start,
        end=sentence.start + end,
        type=attempt.type,
        frame=attempt.seen.reading.frame,
        parties=tuple(_weighed(attempt, parsed)),
        probability=attempt.probability if attempt.probability is None else round(attempt.probability, 3),
        told=None if attempt.telling is None else _told(attempt, attempt.telling, reader, published),
        stopped=_stopped(attempt, event),
        event=event,
    )


def _whole(attempt: Attempt, sentence: Sentence, event: Claim | None) -> Tried:
    """Give what a sentence tells as a whole, without a trigger: who was there, who speaks in a joint statement."""
    assert attempt.telling is not None
    telling = attempt.telling
    return Tried(
        trigger=attempt.trigger,
        start=sentence.start,
        end=sentence.end,
        type=attempt.type,
        frame=telling.rule.partition("/")[0],
        parties=tuple(
            Weighed(**_known(party).model_dump(), words=party.name, probability=None, role=role)
            for party, role in telling.roles
        ),
        told=_as_told(telling, "default", "words"),
        stopped=_stopped(attempt, event),
        event=event,
    )


def _stopped(attempt: Attempt, event: Claim | None) -> str:
    """Tell what stopped a trigger; a probability of 0 is that of parties that make no two sides."""
    if attempt.telling is not None:
        return "" if event else "points back, and no event told before fits"
    if attempt.probability == 0.0:
        return "its parties make no two sides" if _takers(attempt) else "nobody takes part"
    return attempt.stopped


def _takers(attempt: Attempt) -> bool:
    return any(each.probability >= TAKES_PART for each in attempt.weighed)


def _weighed(attempt: Attempt, parsed: Parsed) -> Iterator[Weighed]:
    """Give the parties that were weighed, and those of the telling that no word of the sentence stands for."""
    telling = attempt.telling
    roles = {party.key(): role for party, role in telling.roles} if telling else None
    seen = set()
    for each in attempt.weighed:
        words = parsed.mention(each.argument.token)
        named = "" if each.argument.implied else words.text if words else each.argument.token.text
        for party in each.argument.parties:
            seen.add(party.key())
            taken: Role | None = (each.argument.role or "participant") if each.probability >= TAKES_PART else None
            yield Weighed(
                **_known(party).model_dump(),
                words=named,
                probability=round(each.probability, 3),
                role=taken if roles is None else roles.get(party.key()),
            )
    for party, role in telling.roles if telling else ():
        if party.key() not in seen:
            yield Weighed(**_known(party).model_dump(), words="", probability=None, role=role)


def _told(attempt: Attempt, telling: Telling, reader: Reader, published: datetime.date | None) -> Told:
    assert attempt.found is not None
    reading = reader.statuses.read(attempt.found)
    by: Literal["words", "date", "head"] = "words"
    if reading.status != telling.status:
        by = "date" if settled(telling.type, reading.status, telling.when.date, published) == telling.status else "head"
    return _as_told(telling, reading.why, by)


def _as_told(telling: Telling, words: str, by: Literal["words", "date", "head"]) -> Told:
    return Told(
        type=telling.type,
        status=telling.status,
        status_words=words,
        status_by=by,
        date=telling.when.date,
        date_words=telling.when.why,
        place=telling.place,
        about=telling.about,
        according_to=telling.according_to,
        rule=telling.rule,
        points_back=not telling.roles,
    )
