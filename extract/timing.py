"""Choose by a trained head which date of a sentence an event has, and whether an undated one is the day's own news."""

import datetime
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.arguments import path
from extract.dates import DateMention
from extract.frame import Cast
from extract.grammar import governor, is_verb
from extract.heads import Head
from extract.passage import Passage
from extract.status import StatusReading
from extract.triggers import Trigger
from extract.when import distance, token_at
from graph.edtf import bounds

DATES = 0.5
"""The least probability at which a date of the sentence is taken for the event's."""


def date_of(
    mentions: Sequence[DateMention], trigger: Trigger, found: Cast, passage: Passage, head: Head
) -> DateMention | None:
    """Give the date mention that most probably dates what a trigger tells, or None where none probably does."""
    weighed = [
        (head(date_features(mention, mentions, trigger, found, passage)), -n)
        for n, mention in enumerate(mentions)
        if not _of_another(mention, found, passage)
    ]
    best = max(weighed, default=(0.0, 0))
    return mentions[-best[1]] if best[0] >= DATES else None


_QUALIFYING = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
_DURING = frozenset({"at", "during", "in", "on"})


def _of_another(mention: DateMention, found: Cast, passage: Passage) -> bool:
    """Tell whether a date qualifies the noun of another event ("spoke about **Tuesday's** summit").

    What happened "at" that event shares its date.
    """
    token = token_at(passage.parsed, mention)
    own, others = {anchor.i for anchor in found.anchors}, {other.token.i for other in passage.triggers}
    while token is not None and token.dep_ in _QUALIFYING and token.head.i > token.i:
        token = token.head
        if token.i in own:
            return False
        if token.i in others:
            return not is_verb(token) and token.head.lower_ not in _DURING
    return False


def looks_ahead(reading: StatusReading, found: Cast, passage: Passage) -> bool:
    """Tell whether the dates beside an event lie ahead: it is planned, or an article tells it in the present tense.

    A short note and a heading tell in the present what has happened.
    """
    if reading.status in {"planned", "proposed"}:
        return True
    verb = next((anchor for anchor in found.anchors if is_verb(anchor)), None)
    present = verb is not None and verb.tag_ in {"VBZ", "VBP"}
    helped = verb is not None and any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return present and not helped and not passage.note and passage.sentence.part != "title"


def date_features(
    mention: DateMention, mentions: Sequence[DateMention], trigger: Trigger, found: Cast, passage: Passage
) -> Iterator[str]:
    """Give what speaks for and against a date's being that of a trigger."""
    yield "bias"
    token = token_at(passage.parsed, mention)
    if token is None:
        yield "unseen"
        return
    head, frame = trigger.token, trigger.reading.frame
    low, high = sorted((token.i, head.i))
    between = sum(low < other.token.i < high for other in passage.triggers)
    steps = distance(token, found, passage.reporting)
    side = "before" if token.i < head.i else "after"
    yield f"steps={'none' if steps is None else min(steps, 8)}"
    yield f"steps={'none' if steps is None else min(steps, 8)}&between={between > 0}"
    yield f"{side}&between={min(between, 2)}"
    yield f"{side}&distance={min((high - low) // 3, 8)}"
    yield f"{side}&frame={frame}"
    yield f"path={path(token, head)}"
    yield f"kind={mention.kind}"
    yield f"alone={len(mentions) == 1}&{side}"
    yield f"alone={len(mentions) == 1}&steps={'none' if steps is None else min(steps, 8)}"
    yield f"length={len(mention.edtf or '')}"
    if token.dep_ == "pobj":
        yield f"preposition={token.head.lower_}"
        yield f"above={token.head.head.lower_ if token.head.head.i != head.i else 'trigger'}"
    else:
        yield f"dep={token.dep_}"
    reports = is_verb(token.head) and token.head.lower_ in passage.reporting
    yield f"reports={reports}"
    nearest = min(passage.triggers, key=lambda other: abs(other.token.i - token.i), default=trigger)
    yield f"nearest={nearest.token.i == head.i}&{side}"
    yield f"relation={relation(mention.edtf, passage.published)}&place={passage.place}"


def relation(edtf: str | None, published: datetime.date | None) -> str:
    """Tell how a date lies to the day of publication: before, on, over (an interval with it), ahead, or none."""
    if edtf is None or published is None:
        return "none"
    first, last = bounds(edtf)
    if first > published:
        return "ahead"
    if last < published:
        return "yesterday" if (published - last).days == 1 else "before"
    return "on" if first == last else "over"


def own_features(trigger: Trigger, found: Cast, passage: Passage, *, main: bool, status: str) -> Iterator[str]:
    """Give what speaks for an undated event's having happened on the day of publication."""
    token = trigger.token
    verb = token if is_verb(token) else governor(token)
    home = passage.memory.home is not None
    yield "bias"
    yield f"main={main}&status={status}"
    if passage.memory.lede is not None:
        yield "lede"
        yield f"lede&main={main}&tense={_tense(verb)}"
        yield f"lede&type={found.type}"
        yield f"lede&place={passage.place}"
    yield f"main={main}&note={passage.note}&home={home}"
    yield f"place={passage.place}&note={passage.note}&home={home}"
    yield f"place={passage.place}&main={main}&home={home}"
    yield f"frame={trigger.reading.frame}&main={main}"
    yield f"type={found.type}&note={passage.note}&main={main}"
    yield f"dep={token.dep_}&tag={token.tag_}"
    yield f"tense={_tense(verb)}"
    yield f"tense={_tense(verb)}&main={main}&note={passage.note}"
    if token.dep_ == "pobj":
        yield f"preposition={token.head.lower_}"
        yield f"preposition={token.head.lower_}&note={passage.note}"
    for child in token.children:
        if child.dep_ in {"amod", "det", "poss"}:
            yield f"{child.dep_}={child.lower_ if child.tag_ not in {'NNP', 'NNPS'} else 'name'}"


def _tense(verb: Token | None) -> str:
    if verb is None:
        return "none"
    helpers = sorted(child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"})
    return "+".join([*helpers, verb.tag_])
