"""All frames of `lexicons/triggers.tsv`, and the casting of a trigger by its own."""

from dataclasses import replace

from extract.frame import Cast, Frame, Words
from extract.frames_of_nouns import NOUN_FRAMES
from extract.frames_of_verbs import VERB_FRAMES
from extract.triggers import Trigger

FRAMES: dict[str, Frame] = {**VERB_FRAMES, **NOUN_FRAMES}


def cast(trigger: Trigger, words: Words) -> Cast | None:
    """Give the cast of a trigger, or None where its frame does not hold."""
    found = FRAMES[trigger.reading.frame](trigger.token, trigger.reading.type, words)
    return None if found is None else replace(found, rule=f"{trigger.reading.frame}:{found.rule}".rstrip(":"))
