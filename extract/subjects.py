"""Find what an event is about: the subjects of `lexicons/subjects.tsv`, and third states that are talked about."""

import re
from collections.abc import Iterable

from extract.lexicon import read_table
from extract.parties import Mention

_ABOUT = re.compile(
    r"\b(?:discuss\w*|talk\w* about|on|over|about|regarding|concerning|situation|crisis|conflict|war|issue|issues|"
    r"developments|aggression|invasion|tensions|events|settlement|future of|resolution)\b",
    re.IGNORECASE,
)


class Subjects:
    """The subject lexicon: a slug and the words that tell it."""

    def __init__(self) -> None:
        cues: dict[str, list[str]] = {}
        for row in read_table("subjects.tsv"):
            cues.setdefault(row["subject"], []).append(row["cue"])
        self._cues = {slug: re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE) for slug, words in cues.items()}

    def told(self, text: str) -> tuple[str, ...]:
        """Give the slugs of the subjects that a text tells, in the order of the lexicon."""
        return tuple(slug for slug, cue in self._cues.items() if cue.search(text))


def third_states(text: str, mentions: Iterable[Mention], parties: frozenset[str]) -> tuple[str, ...]:
    """Give the alpha-3 codes of states told as subjects of talk, those of the parties left out."""
    start = _ABOUT.search(text)
    if start is None:
        return ()
    codes = (
        party.country
        for mention in mentions
        if mention.kind in {"state", "adjective"} and mention.start >= start.end()
        for party in mention.parties
    )
    return tuple(dict.fromkeys(code for code in codes if code and code not in parties))
