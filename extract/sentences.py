"""Split a text into sentences with their offsets.

Line breaks are read two ways: archives wrap lines in the middle of a sentence, and put headings on lines of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "lt",
        "maj",
        "sgt",
        "capt",
        "adm",
        "rev",
        "hon",
        "st",
        "sen",
        "rep",
        "gov",
        "sec",
        "amb",
        "no",
        "vs",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "etc",
        "i.e",
        "e.g",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
    ]
)
_END = re.compile(r"""[.!?]+["'”’)\]]*(?=\s+["'“‘(\[*]*[A-ZÀ-Ž0-9•])|[.!?]["”’']+(?=\s*$)""")
_WORD_BEFORE = re.compile(r"([^\s(“\"']+)$")
_BREAK = re.compile(r"\n[ \t]*(?:\n\s*)?")
_DATED = re.compile(r"\b[A-Z][a-z]{2,8} \d{1,2}(?: ?[-–−] ?(?:[A-Z][a-z]{2,8} )?\d{1,2})?, \d{4}$")
"""A line that closes with a full date is a heading or a link of its own, however long it is."""
_SPEAKER = re.compile(r"(?:[A-Z][\w'’.-]*|of|the|and)(?: (?:[A-Z][\w'’.-]*|of|the|and)){1,11}: [A-Z“\"]")
"""A line that opens with somebody's name and a colon is what that person said: a paragraph of its own."""
_WRAPPED = 58
"""A line at least this long that ends without punctuation was broken by wrapping; a shorter one is a heading."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: `text` equals `[start:end]` of the document's part.

    `index` counts sentences of the part from 0; `paragraph` counts paragraphs from 0.
    """

    start: int
    end: int
    text: str
    index: int
    paragraph: int
    part: str = "text"


def split_sentences(text: str, *, part: str = "text") -> list[Sentence]:
    """Split a text into sentences; white space around them is left out, nothing else is."""
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_blocks(text)):
        for first, last in _in_block(text, start, end):
            piece = text[first:last]
            stripped = piece.strip()
            if stripped:
                begin = first + piece.index(stripped[0])
                sentences.append(Sentence(begin, begin + len(stripped), stripped, len(sentences), paragraph, part))
    return sentences


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].rstrip()
        speaks = _SPEAKER.match(text, found.end()) is not None
        if found.group().count("\n") == 1 and not speaks and _runs_on(line, text[found.end() : found.end() + 1]):
            continue
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _runs_on(line: str, following: str) -> bool:
    """Tell whether a sentence goes on after this line."""
    if not line or line[-1] in ".!?:*" or _DATED.search(line):
        return False
    return following.islower() or line[-1] in ",-–" or len(line) >= _WRAPPED


_BULLET = re.compile(r"\s*(?P<mark>[-•*–]) ")


def _in_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the sentences of a block; the items of a list that runs on in one line are sentences of their own."""
    bullet = _BULLET.match(text, start, end)
    if bullet is not None:
        for found in re.finditer(rf"\s(?={re.escape(bullet['mark'])} [A-Z])", text[bullet.end() : end]):
            yield from _up_to(text, start, bullet.end() + found.start())
            start = bullet.end() + found.start()
    yield from _up_to(text, start, end)


def _up_to(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for found in _END.finditer(text, start, end):
        if _ends_here(text, first, found):
            yield first, found.end()
            first = found.end()
    yield first, end


def _ends_here(text: str, first: int, found: re.Match[str]) -> bool:
    if found.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, first, found.start())
    if before is None:
        return True
    word = before.group().lower()
    return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha() and word != "i")
