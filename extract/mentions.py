"""Compose names, titles and states of a sentence into drafts of mentions.

Patterns run over item codes (see `extract.naming`), not over words, so that one pattern fits every name and title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.naming import Item

_NAME = (
    r"(?:(?:C(?:h[CwWpU])?|i|p(?=h?[pCNUi])h?)*"
    r"(?:N(?:h[CU])?|U(?:h[CU])?(?:p?[CU](?:h[CU])?){0,3}|C(?:h[CwWpU])?)(?:c?j)?)"
)
_PRE = r"(?:[ASOMG]s?|Ks)"
_GAP = r"[wW]?[CW]{0,3}?"
_TITLE = r"T\.?(?:c?&?T\.?)*"
_PATTERNS = {
    "appositive": rf"m?(?P<name>{_NAME})c[ta]?(?:(?P<pre>{_PRE}){_GAP})?(?P<title>{_TITLE})"
    r"(?:ot?(?P<of>[SOMK]))?(?!m?[CNUi])",
    "titles_of": r"t?(?P<title>P)ot?(?P<of>[SOMK](?:c?&?t?[SOMK])*)(?!s)",
    "titles": r"t?(?P<pre>[ASOM](?:[ch]?&?[ASOM])*)[wW]?(?P<title>P)(?!m?[CNUi])",
    "titled": rf"(?:[ta](?=[^o]))?(?:(?P<pre>{_PRE}){_GAP})?(?P<title>[TP](?:c?&?T)*)(?:ot?(?P<of>[SOMK])(?!s))?"
    rf"(?P<comma>c?)m?(?P<name>{_NAME})(?:ot?(?P<of2>[SOMK])(?!s))?",
    "titled_in": rf"[ta]?(?:(?P<pre>{_PRE}){_GAP})?(?P<title>T)[o42]t?(?:[WASOKMG]s?|[&to]|T[o42]t?){{1,7}}?"
    rf"m?(?P<name>{_NAME})",
    "title_of": rf"[ta]?(?P<title>{_TITLE})ot?(?P<of>[SOMK])(?!s)",
    "title": rf"[taH]?(?P<pre>{_PRE}){_GAP}(?P<title>{_TITLE})",
    "anaphor": r"[tH][wW]?(?P<title>[TP])(?!m?[CNUi])",
    "anaphors": r"(?P<title>P)(?!m?[CNUi])",
    "bare_title": r"(?P<title>T)(?!m?[CNUi])",
    "body": r"[ta]?(?P<pre>[ASOMK]s?)(?:[wWCAhT]|&A){0,3}?(?P<body>B)",
    "body_of": r"t?C?(?P<body>B)ot?(?P<of>[SMK])(?!s)",
    "honorific": rf"m(?P<name>{_NAME})",
    "named": rf"(?P<name>{_NAME})(?:ot?(?P<of2>S)(?!s))?",
    "movement": r"t?(?P<pre>[ASKO])[wW]?(?P<body>R)",
    "movement_of": r"t?(?P<body>R)ot?(?P<of>[SMK])(?!s)",
    "group": r"t?(?P<pre>G)",
    "organization": r"t?(?P<pre>O)",
    "state": r"t?(?P<pre>S)",
    "seat": r"t?(?P<pre>[MK])",
    "association": r"t?(?P<pre>(?:[CWUA]h?){1,4}Q)(?:ot?(?P<of>[SK])(?!s))?|t?(?P<lone>Q)ot?(?P<of3>[SK])(?!s)",
    "place": r"(?P<place>L)",
    "adjective": r"(?P<pre>A)",
}
_COMPILED = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}
_ANY = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in _PATTERNS.values()))
"""Finds the next item at which any pattern matches, in one go."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention before anybody is looked up: the pattern that made it and the items of its parts."""

    start: int
    end: int
    pattern: str
    name: tuple[Item, ...] = ()
    title: tuple[Item, ...] = ()
    bodies: tuple[Item, ...] = ()
    comma: bool = False

    @property
    def ranks(self) -> tuple[str, ...]:
        """The ranks that the title fits, in the order of the words."""
        return tuple(dict.fromkeys(rank for item in self.title if item.title for rank in item.title.ranks))

    @property
    def plural(self) -> bool:
        """Whether the title stands for several people."""
        return any(item.title.plural for item in self.title if item.title)


def compose(items: Sequence[Item]) -> Iterator[Draft]:
    """Give the drafts of a sentence's items from left to right; where patterns compete the longest wins."""
    codes = "".join(item.code for item in items)
    at = 0
    while (start := _ANY.search(codes, at)) is not None:
        best = _longest(codes, start.start(), items)
        if best is not None:
            yield _draft(*best, items)
        at = best[1].end() if best is not None else start.start() + 1


def _longest(codes: str, at: int, items: Sequence[Item]) -> tuple[str, re.Match[str]] | None:
    """Give the longest match at a place, of two as long that of the earlier pattern; None where all are doubtful."""
    matches = [(pattern, found) for pattern, compiled in _COMPILED.items() if (found := compiled.match(codes, at))]
    sound = [match for match in matches if not _doubtful(*match, items)]
    return max(sound, key=lambda match: match[1].end()) if sound else None


def _doubtful(pattern: str, found: re.Match[str], items: Sequence[Item]) -> bool:
    """Tell whether the name behind a long title is none: it is unknown and does not begin with a first name."""
    first = items[found.start("name")] if pattern == "titled_in" else None
    return first is not None and first.code == "C" and not first.given


def _draft(pattern: str, found: re.Match[str], items: Sequence[Item]) -> Draft:
    def part(*names: str) -> tuple[Item, ...]:
        return tuple(
            items[at]
            for name in names
            if name in found.re.groupindex and found.group(name)
            for at in range(found.start(name), found.end(name))
        )

    return Draft(
        start=items[found.start()].start,
        end=items[_last(found, items)].end,
        pattern=pattern,
        name=tuple(item for item in part("name") if item.code in "NUCpih"),
        title=part("title"),
        bodies=tuple(item for item in part("pre", "of", "of2", "of3", "place") if item.code in "ASOMGLK"),
        comma="comma" in found.re.groupindex and bool(found.group("comma")),
    )


def _last(found: re.Match[str], items: Sequence[Item]) -> int:
    """Give the last item of a match, a closing possessive left out so that the parser still sees it."""
    last = found.end() - 1
    return last - 1 if items[last].code == "s" and last > found.start() else last
