"""Cut a sentence into items and mark what each may name, before anything is resolved.

An item's code is one letter, so that the patterns of `extract.mentions` are regular expressions over codes.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.lexicon import read_table, read_words, split_list
from graph.reference import Naming, PlaceRow, Reference, Title, fold

_ITEM = re.compile(
    r"(?P<poss>['’]s\b|(?<=s)['’](?=\s))|(?P<initials>(?:[A-Z]\.){2,})|(?P<initial>\b[A-Z]\.(?=\s))"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)|(?P<number>\d[\d.,:]*)|(?P<mark>[^\w\s])"
)
_PARTICLES = frozenset({
    "al", "el", "bin", "ibn", "bint", "abu", "de", "da", "di", "del", "dos", "la", "le", "van", "von", "der", "den",
    "ben", "ul", "ur", "e", "y", "ould", "as", "ash",
})  # fmt: skip
_HONORIFICS = frozenset(["mr", "mrs", "ms", "dr", "sir", "sheikh", "president-elect", "late", "h.e"])
_FIXED = {
    "of": "o",
    "to": "2",
    "for": "4",
    "the": "t",
    "and": "&",
    "a": "a",
    "an": "a",
    "his": "H",
    "her": "H",
    "their": "H",
}
_PART = re.compile(r"\d+|[^\W\d]+")
"""What a folded name is made of: letters and figures stand apart in it as they do among the items ("P5+1")."""
_HYPHENS = frozenset("-‐‑+")
"""Marks that part the words of one name; between the words of a name they count for nothing."""
_RANKING = (
    "title_name", "full", "organization", "state", "capital", "metonym", "acronym", "group", "other", "adjective",
)  # fmt: skip
_CODES = {
    "full": "N", "other": "N", "title_name": "N", "surname": "U", "state": "S", "adjective": "A", "people": "A",
    "metonym": "M", "capital": "K", "organization": "O", "acronym": "O", "group": "G",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A word, name or mark of a sentence, with its code and what it may name; `given` tells that it is a first name."""

    start: int
    end: int
    code: str
    folded: str
    namings: tuple[Naming, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    title: Title | None = None
    given: bool = False


_LOWER = "TPBR"
"""Codes of what may be written in lower case: titles, body nouns and nouns of movements."""
Entry = tuple[str, tuple[Naming, ...], tuple[PlaceRow, ...], Title | None]


class NameIndex:
    """All names, titles and body nouns by their first word, for longest-first matching; `given` are first names."""

    def __init__(self, reference: Reference) -> None:
        self._starters = read_words("starters.txt")
        self._common = read_words("common.txt") | _trigger_nouns()
        self._associations = read_words("associations.txt")
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        titles = reference.titles
        for key, namings in reference.names().items():
            if key in titles or (key in self._common | self._starters and not _official(namings)):
                continue
            self._add(key, (_code(namings, single=" " not in key), namings, (), None))
        for key, places in reference.place_names().items():
            self._add(key.removeprefix("the "), ("L", (), places, None))
        for key, title in titles.items():
            self._add(key, ("P" if title.plural else "T", (), (), title))
        for code, nouns in (("B", "bodies.txt"), ("R", "movements.txt")):
            for noun in read_words(nouns):
                self._add(fold(noun), (code, (), (), None))
        self.given = _given_names(reference, self._common | self._starters)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._lower = frozenset(
            first for first, entries in self._by_first.items() if any(entry[0] in _LOWER for _, entry in entries)
        )

    def _add(self, key: str, entry: Entry) -> None:
        words = tuple(_PART.findall(key))
        if not words:
            return
        entries = self._by_first.setdefault(words[0], [])
        for position, (known, old) in enumerate(entries):
            if known == words:
                entries[position] = (words, _joined(old, entry))
                return
        entries.append((words, entry))

    def items(self, sentence: str) -> list[Item]:
        """Cut a sentence into items, the longest names first; items never overlap and keep their order."""
        raw = list(_raw_items(sentence))
        folded = [
            (sub, at)
            for at, (_, _, text, _) in enumerate(raw)
            for sub in (fold(text).split() or ([] if text in _HYPHENS else [""]))
        ] or [("", 0)]
        first_of = {at: n for n, (_, at) in reversed(list(enumerate(folded)))}
        items: list[Item] = []
        at = 0
        while at < len(raw):
            item, taken = self._match(sentence, raw, folded, first_of.get(at, 0), at)
            items.append(item)
            at += taken
        return [
            replace(a, code="C", given=True) if self._first_name(a, b) else a for a, b in pairwise([*items, None]) if a
        ]

    def _first_name(self, item: Item | None, behind: Item | None) -> bool:
        """Tell whether the name of a place is somebody's first name, with a surname behind it ("Florence Miller")."""
        return bool(item and behind and item.code == "L" and behind.code in "CU" and item.folded in self.given)

    def _match(
        self,
        sentence: str,
        raw: Sequence[tuple[int, int, str, str]],
        folded: Sequence[tuple[str, int]],
        n: int,
        at: int,
    ) -> tuple[Item, int]:
        start, end, text, group = raw[at]
        if group in {"word", "initials"} and (text[0].isupper() or self._may_be_lower(folded[n][0])):
            for words, entry in self._starting(folded, n):
                last = _run(words, folded, n)
                if last is None:
                    continue
                until = folded[last][1]
                if last + 1 < len(folded) and folded[last + 1][1] == until:
                    continue
                found = sentence[start : raw[until][1]]
                if self._fits(found, entry, opening=at == 0):
                    code, namings, places, title = entry
                    return Item(start, raw[until][1], code, " ".join(words), namings, places, title), until - at + 1
        code = self._plain_code(text, group, opening=at == 0)
        return Item(start, end, code, folded[n][0], given=code == "C" and folded[n][0] in self.given), 1

    def _may_be_lower(self, word: str) -> bool:
        """Tell whether a name may start with a word in lower case; only titles and body nouns do."""
        return word in self._lower or f"{word}s" in self._lower

    def _starting(self, folded: Sequence[tuple[str, int]], n: int) -> Iterable[tuple[tuple[str, ...], Entry]]:
        """Give the names that start with a word, or with it and the apostrophe's s behind it."""
        entries: Iterable[tuple[tuple[str, ...], Entry]] = self._by_first.get(folded[n][0], ())
        if n + 1 < len(folded) and folded[n + 1][0] == "s":
            return (*self._by_first.get(f"{folded[n][0]}s", ()), *entries)
        return entries

    def _fits(self, found: str, entry: Entry, *, opening: bool) -> bool:
        code, namings, _, _ = entry
        if code in _LOWER:
            return True
        if fold(found) in self._starters:
            return found.replace(".", "").isupper()
        if code in "UL" and found.lower() in self._common:
            return False
        if not found[0].isupper():
            return False
        if namings and all(naming.kind == "acronym" for naming in namings):
            return found.replace(".", "").replace(" ", "").isupper() and len(found) > 1
        if code in "UL" and " " not in found:
            return not (opening and found.lower() in self._starters) and not found.isupper()
        return True

    def _plain_code(self, text: str, group: str, *, opening: bool) -> str:
        if group != "word":
            return {"poss": "s", "initial": "i", "initials": "i", "number": "d"}.get(group) or _mark(text)
        lower = text.lower()
        if fixed := _fixed_code(lower, text):
            return fixed
        capital = text[0].isupper() and not opening
        if capital and lower in self._associations:
            return "Q"
        if lower in self._common or (lower in self._starters and (opening or text.isupper())):
            return "W" if capital else "w"
        return "C" if text[0].isupper() and len(text) > 1 else "w"


def _trigger_nouns() -> set[str]:
    """Give the nouns of the trigger lexicon, which headings write in capitals, in all their forms."""
    rows = [row for row in read_table("triggers.tsv") if row["pos"] != "verb"]
    return {form for row in rows for form in (row["word"], *split_list(row["forms"])) if " " not in form}


def _given_names(reference: Reference, besides: Collection[str]) -> frozenset[str]:
    """Give the folded first names of the people of the reference."""
    names = (fold(person.name).split() for person in reference.people())
    first = {words[0] for words in names if len(words) > 1}
    return frozenset(first - _PARTICLES - set(besides))


def _fixed_code(lower: str, text: str) -> str | None:
    """Give the code of a word that is always read alike: an article, an honorific, a part of names."""
    if lower in _FIXED:
        return _FIXED[lower]
    if lower in _HONORIFICS and text[0].isupper():
        return "m"
    if lower in _PARTICLES:
        return "p"
    return "j" if lower in {"jr", "sr"} else None


def _official(namings: Sequence[Naming]) -> bool:
    """Tell whether a name may stand for a state or a body, which common words may be part of."""
    return any(naming.kind not in {"surname", "full", "other", "title_name"} for naming in namings)


def _run(words: Sequence[str], folded: Sequence[tuple[str, int]], n: int) -> int | None:
    """Give where a run of folded words ends that spells a name from `n` on, an apostrophe's s joined to its word."""
    at = n
    for word in words:
        if at >= len(folded):
            return None
        if folded[at][0] != word:
            if at + 1 >= len(folded) or folded[at][0] + folded[at + 1][0] != word or folded[at + 1][0] != "s":
                return None
            at += 1
        at += 1
    return at - 1


def _raw_items(sentence: str) -> Iterable[tuple[int, int, str, str]]:
    for found in _ITEM.finditer(sentence):
        yield found.start(), found.end(), found.group(), found.lastgroup or "mark"


def _mark(text: str) -> str:
    return {",": "c", "-": "h", "‐": "h", "–": "h", "/": "h", "&": "&", "(": "(", ")": ")"}.get(text, ".")


def _code(namings: tuple[Naming, ...], *, single: bool) -> str:
    """Give the code of a name; a name of one word may be part of a longer one, as surnames are."""
    kinds = {naming.kind for naming in namings}
    for kind in _RANKING:
        if kind in kinds:
            return "U" if single and _CODES[kind] == "N" else _CODES[kind]
    return "U" if "surname" in kinds else "A"


def _joined(old: Entry, new: Entry) -> Entry:
    """Join two entries of one key: what names an actor wins the code, and a place is kept beside it."""
    code = old[0] if old[0] not in "LB" and not (old[0] == "U" and new[0] in "TL") else new[0]
    if {old[0], new[0]} == {"U", "L"}:
        code = "L" if max((row.population or 0) for row in (old[2] or new[2])) > 300_000 else "U"
    return code, old[1] + new[1], old[2] + new[2], old[3] or new[3]
