"""Read documents and give the claims that they make: the one place that puts the stages in order.

A document is read on its own: the same document gives the same claims in any order and any process.
"""

import datetime
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context

from extract.apposition import apposed
from extract.attendance import attendance, attending
from extract.authors import authors, joint_statement, speaker
from extract.complete import complete
from extract.datelines import find_dateline
from extract.explaining import Explanation, explained
from extract.gate import Gate, Setting
from extract.gather import gather
from extract.lexicon import read_table
from extract.linking import SHORT, Linker, party_of
from extract.markup import unmarked
from extract.memory import Memory
from extract.mentions import Draft, compose
from extract.naming import NameIndex
from extract.parsing import Parsed, Parser
from extract.parties import Mention, Party
from extract.reader import Reader
from extract.sentences import Sentence, split_sentences
from extract.telling import Attempt, Telling
from extract.when import LASTING_TYPES, When, lasting, lede, told_before
from graph.edtf import bounds
from graph.identity import claim_id
from graph.model import Claim, Document, Participation, Place
from graph.reference import Reference, fold, load_reference
from graph.vocabulary import DateBasis


@dataclass(frozen=True, slots=True)
class Home:
    """The office whose own publication a document is."""

    country: str
    rank: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document cut into sentences with their mentions; `kept` are the sentences that may tell an event.

    `attending` are the parties that a sentence, or the list behind it, says were there, by the number of the sentence;
    `named` is the number of the sentence that names those who speak together in a joint statement.
    """

    document: Document
    memory: Memory
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    kept: tuple[int, ...]
    attending: Mapping[int, tuple[Party, ...]]
    named: int
    place: Place | None = None


_NOTE = 5
"""A text of at most this many sentences is a news note: all that it tells is its own news."""
_OWN = 0.4
"""The least probability at which an undated event is taken to have happened on the day of publication."""
_LEDE = 0.7
"""The least probability at which an undated event is taken to have happened on the day of an article's first news."""
_AHEAD = frozenset({"planned", "proposed"})
_SEATED = frozenset({"meeting", "talks", "summit", "agreement"})
_SET = re.compile(r"(?:while |also |later )?(?:in|at) (?:the )?", re.IGNORECASE)
"""What goes before a state that its sentence is set in ("In Nigeria, ...")."""
_BESIDE = re.compile(r",?(?: and)? ")


class Extractor:
    """Gives the claims of documents. Loading takes about a second; reading is pure."""

    def __init__(self, reference: Reference | None = None) -> None:
        self._reference = reference or load_reference()
        self._names = NameIndex(self._reference)
        self._reader = Reader.load(self._reference)
        self._gate = Gate(self._reader.triggers)
        self._offices = frozenset(title for title in self._reference.titles if " " not in title)
        self._parser = Parser()
        self._homes = {
            row["publisher"].lower(): Home(row["country"], row["rank"]) for row in read_table("publishers.tsv")
        }
        self._name = f"readout {version('readout')}"

    def extract(self, document: Document) -> tuple[Claim, ...]:
        """Give the claims that a document makes, in the order of their evidence."""
        return next(claims for _, claims in self.extract_many([document]))

    def extract_many(
        self, documents: Iterable[Document], *, batch: int = 32, jobs: int = 1
    ) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        """Give each document with its claims, in the order given, whatever `batch` and `jobs` are.

        `batch` documents are parsed together; with `jobs` above 1 that many processes read side by side.
        """
        if jobs > 1:
            yield from self._side_by_side(documents, batch=batch, jobs=jobs)
            return
        waiting: list[Document] = []
        for document in documents:
            waiting.append(document)
            if len(waiting) >= batch:
                yield from self._batch(waiting)
                waiting = []
        yield from self._batch(waiting)

    def _side_by_side(
        self, documents: Iterable[Document], *, batch: int, jobs: int
    ) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        batches = batched(documents, batch)
        with ProcessPoolExecutor(
            jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(self._reference,)
        ) as pool:
            running = deque(pool.submit(_read, each) for each in islice(batches, 2 * jobs))
            while running:
                yield from running.popleft().result()
                running.extend(pool.submit(_read, each) for each in islice(batches, 1))

    def _batch(self, documents: Sequence[Document]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        prepared = [self._prepare(document) for document in documents]
        parsed = self._parser.parse(
            (one.sentences[at].text, one.mentions[at]) for one in prepared for at in one.kept
        )  # fmt: skip
        for one in prepared:
            yield one.document, self._claims(one, [next(parsed) for _ in one.kept])

    def _prepare(self, document: Document) -> Prepared:
        memory = self._memory(document)
        linker = Linker(self._reference, memory, on=document.published)
        title = split_sentences(document.title, part="title") if document.title else []
        sentences = (*title, *split_sentences(unmarked(_without_dateline(document.text))))
        drafts = [(s, tuple(compose(self._names.items(s.text)))) for s in sentences]
        for _ in range(2):  # the second reading knows full names that stand further on
            mentions = tuple(self._link(linker, memory, s, d) for s, d in drafts)
        memory.authors, named = authors(sentences, mentions)
        memory.speaker = speaker(sentences, mentions) or memory.home
        setting = setting_of(memory, sentences)
        kept = tuple(
            n for n, s in enumerate(sentences) if (mentions[n] or n) and self._gate.opens(s, mentions[n], setting)
        )
        return Prepared(
            document,
            memory,
            sentences,
            mentions,
            kept,
            attending(sentences, mentions),
            named,
            self._place_line(document, memory),
        )

    def _place_line(self, document: Document, memory: Memory) -> Place | None:
        """Give the place of a place line; a part of it that is in the reference tells the country."""
        if not document.place_line:
            return None
        for part in reversed(document.place_line.split(",")):
            rows = self._reference.place(part.strip())
            told = [row for row in rows if row.country in memory.countries]
            if rows:
                return Place(name=document.place_line, country=(told or rows)[0].country)
            states = [n for n in self._reference.names().get(fold(part.strip()), ()) if n.kind == "state"]
            if states and (state := self._reference.actor(states[0].actor_id)):
                return Place(name=document.place_line, country=state.country)
        return Place(name=document.place_line, country=memory.home.country if memory.home else None)

    def _memory(self, document: Document) -> Memory:
        home = self._homes.get((document.publisher or "").lower())
        if home is None or document.published is None:
            return Memory()
        holders = self._reference.holders(home.rank, home.country, on=document.published)
        return Memory(home=party_of(holders[0]) if holders else None, home_ranks=frozenset({home.rank, "leader"}))

    def _link(self, linker: Linker, memory: Memory, sentence: Sentence, drafts: Sequence[Draft]) -> tuple[Mention, ...]:
        memory.near = opening = None
        mentions: list[Mention] = []
        for draft in drafts:
            beside = _beside(mentions, draft, sentence.text)
            memory.near = beside or opening
            mention = linker.link(draft, sentence.text)
            if mention is None:
                continue
            mentions.append(mention)
            if mention.kind == "state" and mention.parties and _SET.fullmatch(sentence.text[: mention.start]):
                opening = mention.parties[0].country
            for party in mention.parties:
                if party.country:
                    memory.countries[party.country] = None
                if party.kind == "person" and mention.why != SHORT:
                    memory.register(party, self._surnames(party))
        return apposed(mentions, sentence.text, self._offices, home=memory.home.country if memory.home else None)

    def _surnames(self, party: Party) -> tuple[str, ...]:
        known = self._reference.surnames(party.id) if party.id else ()
        return tuple(fold(name) for name in known) or (fold(party.name.split()[-1]),)

    def _claims(self, one: Prepared, parsed: Sequence[Parsed]) -> tuple[Claim, ...]:
        tellings = [attempt.telling for _, attempt in self._attempts(one, parsed) if attempt.telling]
        return tuple(self._claim(one.document, telling) for telling in _events(tellings, one))

    def explain(self, document: Document) -> Explanation:
        """Tell of each sentence what was found in it, and what made or stopped each event; the claims are the same."""
        one = self._prepare(document)
        parsed = list(self._parser.parse((one.sentences[at].text, one.mentions[at]) for at in one.kept))
        attempts = list(self._attempts(one, parsed))
        tellings = [replace(a.telling, told_by=(n,)) for n, (_, a) in enumerate(attempts) if a.telling]
        claims = [(self._claim(document, telling), telling.told_by) for telling in _events(tellings, one)]
        setting = setting_of(one.memory, one.sentences)
        idle = {
            n: self._gate.probability(sentence, one.mentions[n], setting)
            for n, sentence in enumerate(one.sentences)
            if n not in one.kept
        }
        return explained(one, dict(zip(one.kept, parsed, strict=True)), attempts, claims, self._reader, idle)

    def _attempts(self, one: Prepared, parsed: Sequence[Parsed]) -> Iterator[tuple[int, Attempt]]:
        """Give what came of each trigger with the number of its sentence; the memory goes along as they are taken."""
        by_index = dict(zip(one.kept, parsed, strict=True))
        for n, sentence in enumerate(one.sentences):
            if n in by_index:
                told = self._reader.read(
                    sentence,
                    by_index[n],
                    one.mentions[n],
                    one.memory,
                    published=one.document.published,
                    note=len(one.sentences) <= _NOTE,
                    told=partial(told_before, one.sentences, n, one.document.published),
                )
                for attempt in told:
                    if attempt.telling:
                        people = (party for party, _ in attempt.telling.roles)
                        one.memory.told(attempt.telling.type, people, at=sentence.index)
                        self._note_lede(one, attempt.telling)
                    yield n, attempt
            if n == one.named and (telling := joint_statement(sentence, one.memory.authors)):
                yield n, Attempt(telling.trigger, telling.type, telling)
            if n in one.attending and (telling := attendance(sentence, one.sentences[0], one.attending[n], one.memory)):
                yield n, Attempt(telling.trigger, telling.type, telling)
            self._remember(one, n)

    def _note_lede(self, one: Prepared, telling: Telling) -> None:
        """Remember the day of an article's first news; a short note and an office's own readout have none."""
        if one.memory.lede is None and one.memory.home is None and len(one.sentences) > _NOTE:
            when = telling.when
            one.memory.lede = lede(
                when.date, when.basis, telling.status, telling.sentence.index, one.document.published
            )

    def _remember(self, one: Prepared, n: int) -> None:
        people = [p for m in one.mentions[n] for p in m.parties if p.kind == "person" and m.kind == "person"]
        for mention in one.mentions[n]:
            for party in mention.parties:
                one.memory.note([party], self._ranks(party, one.document.published) | set(mention.ranks))
        states = dict.fromkeys(p for m in one.mentions[n] for p in m.parties if p.kind == "state")
        if states:
            one.memory.last_states = tuple(states)
        if people:
            one.memory.focus = people[0]

    def _ranks(self, party: Party, on: datetime.date | None) -> set[str]:
        if party.kind != "person" or party.id is None or on is None:
            return set()
        return {office.rank for office in self._reference.offices_of(party.id, on=on)}

    def _claim(self, document: Document, telling: Telling) -> Claim:
        participants = tuple(
            Participation(kind=p.kind, name=p.name, country=p.country, role=role, id=p.id) for p, role in telling.roles
        )
        key = claim_id(
            document.id,
            type=telling.type,
            status=telling.status,
            participants=participants,
            date=telling.when.date,
            place=telling.place,
            start=telling.sentence.start,
            part=telling.sentence.part,
        )
        return Claim(
            id=key,
            document=document.id,
            type=telling.type,
            status=telling.status,
            participants=participants,
            date=telling.when.date,
            date_basis=telling.when.basis,
            place=telling.place,
            about=telling.about,
            according_to=telling.according_to,
            evidence=_words(document, telling.sentence),
            start=telling.sentence.start,
            end=telling.sentence.end,
            part=telling.sentence.part,
            confidence=telling.confidence,
            trigger=telling.trigger,
            rule=telling.rule,
            extractor=self._name,
        )


def setting_of(memory: Memory, sentences: Sequence[Sentence]) -> Setting:
    """Give what the gate has to know of a document."""
    return Setting(memory.home is not None, len(sentences) <= _NOTE)


def _beside(mentions: Sequence[Mention], draft: Draft, text: str) -> str | None:
    """Give the state of the official named just before another ("Turkish Minister A and Interior Minister B")."""
    before = mentions[-1] if mentions else None
    if before is None or before.why != "title and name" or not before.parties:
        return None
    return before.parties[0].country if _BESIDE.fullmatch(text[before.end : draft.start]) else None


def _words(document: Document, sentence: Sentence) -> str:
    """Give a sentence as the document has it."""
    part = document.title if sentence.part == "title" else document.text
    return (part or "")[sentence.start : sentence.end]


def _without_dateline(text: str) -> str:
    """Give a text with spaces where its dateline stands, so that offsets stay and its place is nobody's party."""
    found = find_dateline(text)
    if found is None:
        return text
    return text[: found.start] + " " * (found.end - found.start) + text[found.end :]


_reader: list[Extractor] = []
"""The extractor of a worker process."""


def _start(reference: Reference) -> None:
    _reader.append(Extractor(reference))


def _read(documents: Sequence[Document]) -> list[tuple[Document, tuple[Claim, ...]]]:
    return list(_reader[0].extract_many(documents))


def batched(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Cut documents into lists of `size`, the last one shorter."""
    every = iter(documents)
    while batch := list(islice(every, size)):
        yield batch


def _events(tellings: Iterable[Telling], one: Prepared) -> list[Telling]:
    """Give the events of a document: its tellings gathered, dated and completed from one another."""
    presumed = (replace(telling, presumed=_day(telling, one)) for telling in tellings)
    return complete([_on_publication(telling, one) for telling in gather(presumed)])


def _of_the_day(date: str | None, published: datetime.date | None) -> bool:
    """Tell whether what has this date may be of the day of publication: undated, of that day or going on over it."""
    if date is None or published is None:
        return date is None
    first, last = bounds(date)
    return date == published.isoformat() or ("/" in date and first <= published <= last)


def _day(telling: Telling, one: Prepared) -> datetime.date | None:
    """Give the day of an article's news to a telling of it that no word dates: the lede's, else that of publication."""
    least = _OWN if one.memory.lede is None else _LEDE
    own = telling.when.date is None and telling.own >= least and telling.status not in _AHEAD
    return (one.memory.lede or one.document.published) if own else None


def _on_publication(telling: Telling, one: Prepared) -> Telling:
    """Date a main event that no word dates by the publication, and place it where the readout's place line says."""
    document = one.document
    place = telling.place
    early = len(one.sentences) <= _NOTE or one.memory.home is not None or telling.sentence.index <= 1
    today = _of_the_day(telling.when.date, document.published) and telling.status in {"occurred", "ongoing"}
    if place is None and one.memory.home is not None and telling.type in _SEATED and today and (telling.main or early):
        place = one.place
    when = telling.when
    if (news := _day(telling, one)) is not None:
        day = news.isoformat()
        stays = telling.status == "ongoing" and telling.type in LASTING_TYPES
        told: DateBasis = "published" if news == document.published else "text"
        when = When(lasting(telling.sentence.text, day) if stays else day, told, "lede" if told == "text" else told)
    return replace(telling, place=place, when=when)
