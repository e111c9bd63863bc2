"""All frames of `lexicons/triggers.tsv`, and the casting of a trigger by its own."""

from dataclasses import replace

from extract.companions import companions
from extract.frame import Cast, Frame, Words
from extract.frames_of_acts import ACT_FRAMES
from extract.frames_of_contacts import CONTACT_FRAMES
from extract.frames_of_nouns import NOUN_FRAMES
from extract.triggers import Trigger

FRAMES: dict[str, Frame] = {**CONTACT_FRAMES, **ACT_FRAMES, **NOUN_FRAMES}


_LOOSE = frozenset({
    "visit", "travel", "meet_with", "speak", "host", "receive", "membership", "presence", "ties", "sign_object", "call",
})  # fmt: skip
"""Frames that may tell an event without the grammar that they ask for; who takes part is then left to the heads."""


def cast(trigger: Trigger, words: Words) -> Cast | None:
    """Give the cast of a trigger, or None where its frame does not hold; some then cast loosely, naming nobody."""
    frame, kind = trigger.reading.frame, trigger.reading.type
    found = FRAMES[frame](trigger.token, kind, words)
    if found is None:
        needed = companions(words).get(frame)
        alone = needed is not None and not any(token.lower_ in needed for token in trigger.token.doc)
        if frame not in _LOOSE or alone:
            return None
        return Cast(kind, (), (trigger.token,), f"{frame}:loose", loose=True)
    return replace(found, rule=f"{frame}:{found.rule}".rstrip(":"))
