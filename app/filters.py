"""The filters of events and what each takes: one text for the help of the command line and of the API."""

from collections.abc import Mapping
from typing import Final

from graph.vocabulary import EVENT_TYPES, ROLES, STATUSES

FILTERS: Final[Mapping[str, str]] = {
    "actor": "An actor's id or name, or a part of a name that fits one actor only.",
    "role": f"The role of that actor: {', '.join(ROLES)}.",
    "state": "A state by ISO code or English name; given twice, both states take part.",
    "type": f"The type of event: {', '.join(EVENT_TYPES)}.",
    "status": f"What became of it: {', '.join(STATUSES)}.",
    "place": "The city or venue.",
    "country": "The country of the place, as ISO alpha-3 code.",
    "subject": "What it was about: a subject (syria-war) or a third state (SYR).",
    "publisher": "Who published a document that tells it.",
    "speaker": "Whom a text credits for it, as the text names it.",
    "document": "The id of a document that tells it.",
    "after": "Events that last until this day or longer: 2017-11-20, 2017-11 or 2017.",
    "before": "Events that begin on this day or earlier.",
    "confidence": "The least confidence, 0 to 1.",
    "reported_after": "Told by a document of this day or later; with reported_before by one of the days between.",
    "reported_before": "Told by a document of this day or earlier.",
    "q": 'Words, or a "phrase", of one sentence or title that tells it.',
}
"""The filters of events, and what each takes."""
