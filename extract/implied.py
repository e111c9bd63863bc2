"""Find who may take part in an event though its sentence does not name them.

"Nine documents were signed", "the talks ended without a statement": the parties are those of the event told before, of
the document's first event, or the office that tells it. A trained head weighs each by the features given here.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.frame import Cast
from extract.grammar import is_verb, owners, verbless
from extract.parties import Party
from extract.passage import Passage
from extract.triggers import Trigger

_FAR = 4  # sentences
_ARTICLES = frozenset({"the", "this", "these", "that", "a", "an", "no", "another", "both"})


def implied(
    trigger: Trigger, found: Cast, passage: Passage, named: Sequence[Party], ruled: int
) -> Iterator[tuple[Party, tuple[str, ...]]]:
    """Give each party that the document told before and the sentence does not name, with what speaks for it.

    `named` are the parties of the sentence itself, `ruled` how many sides the frame casts among them.
    """
    memory = passage.memory
    keys = {party.key() for party in named}
    countries = {party.country for party in named if party.country}
    offered: dict[Party, list[str]] = {}
    for why, parties in (
        ("last", memory.last_parties),
        ("first", memory.first_parties),
        ("home", (memory.home,) if memory.home else ()),
    ):
        for party in parties:
            if party.key() not in keys:
                offered.setdefault(party, []).append(why)
    gap = min(passage.sentence.index - memory.last_at, _FAR) if memory.last_parties else _FAR
    common = tuple(_of_the_trigger(trigger, found, passage, min(len(countries), 3), ruled, gap))
    for party, whys in offered.items():
        why = "+".join(whys)
        twin = "twin" if party.country in countries else "other"
        own = (f"{why}", f"{why}&{party.kind}", f"{why}&{twin}", f"{twin}&{party.kind}")
        crossed = (f"implied={why}&{twin}&{feature}" for feature in common)
        told = (*(f"implied={each}" for each in own), *(f"implied&{each}" for each in common))
        yield party, ("implied", *told, *crossed)


def _of_the_trigger(trigger: Trigger, found: Cast, passage: Passage, sides: int, ruled: int, gap: int) -> Iterator[str]:
    token = trigger.token
    frame = trigger.reading.frame
    heading = verbless(token)
    yield f"frame={frame}"
    yield f"frame={frame}&ruled={ruled}"
    yield f"frame={frame}&sides={sides}"
    yield f"ruled={ruled}&sides={sides}"
    yield f"gap={gap}&ruled={ruled}"
    yield f"verbless={heading}&ruled={ruled}"
    yield f"verbless={heading}&type={found.type}"
    yield f"place={passage.place}&ruled={ruled}"
    yield f"note={passage.note}&ruled={ruled}"
    yield f"shape={_shape(token)}&ruled={ruled}"
    yield f"shape={_shape(token)}&type={found.type}"


def _shape(token: Token) -> str:
    """Tell how a trigger stands: a verb with or without a subject or in the passive, a noun with its article."""
    if is_verb(token):
        labels = {child.dep_ for child in token.children}
        if "nsubjpass" in labels:
            return "passive"
        return "acts" if "nsubj" in labels else token.tag_
    if owners(token):
        return "owned"
    articles = [child.lower_ for child in token.children if child.lower_ in _ARTICLES]
    return articles[0] if articles else token.tag_
