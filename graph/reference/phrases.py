"""Read what a text says of an actor: title, state or body, name, and words such as "former" that change who is meant.

The words with such a part stand in `words.tsv`. What is read is not yet looked up by day.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.reference.folding import fold
from graph.reference.reference import Naming, Reference, Title

_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?!\w)", re.IGNORECASE)
_BODY_KINDS = frozenset({"state", "adjective", "people", "metonym", "capital", "organization", "acronym"})
_NAME_KINDS = frozenset({"full", "other", "title_name"})
_TOWARDS = (("of",), ("to",), ("for",))
_LONGEST_TITLE = 6
_LONGEST_NAME = 8
_NONE = Title((), (), plural=False)

Words = tuple[str, ...]
Namings = tuple[Naming, ...]


@dataclass(slots=True)
class Phrase:
    """What a text says of an actor.

    `title` is the folded title or "", `ranks` those that it fits; `blocked` where the text tells a title or tie that no
    known office fits ("deputy foreign minister"), so that an office leads to nobody; `strange` where it speaks of
    somebody else than it names ("Putin's wife"); `envoy` where the title is one of those who are sent. `presumed` are
    the states in which alone the title is borne, `bodies` what the states and bodies told may be, one after another,
    `objects` those to which somebody is sent, `name` the words that name a person, and `addressed` is "feminine" or
    "masculine" where that is told ("Mrs").
    """

    words: Words
    title: str = ""
    ranks: Words = ()
    presumed: Words = ()
    blocked: bool = False
    strange: bool = False
    former: bool = False
    coming: bool = False
    anaphoric: bool = False
    addressed: str = ""
    envoy: bool = False
    bodies: list[Namings] = field(default_factory=list)
    objects: list[Namings] = field(default_factory=list)
    name: Words = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of words: a title, a body, a person's name, or a word of no such kind."""

    kind: str
    first: int
    text: str
    title: Title = _NONE
    namings: Namings = ()
    object: bool = False


class PhraseReader:
    """Reads texts with the names, titles and words of a reference."""

    def __init__(self, reference: Reference) -> None:
        self._names = dict(reference.names())
        self._titles = reference.titles
        self._opening = frozenset(title.split(" ", 1)[0] for title in self._titles if title)
        words = reference.words
        self._kinds = {word: kind for kind in _FLAGS for word in words.get(kind, ())}
        self._courtesy = words.get("courtesy", frozenset())
        self._determiners = words.get("determiner", frozenset())
        self._anaphors = words.get("anaphor", frozenset())
        self._generic = words.get("generic", frozenset())
        self._owner = words.get("owner", frozenset())
        self._envoys = words.get("envoy", frozenset())
        self._addresses = {word: kind for kind in ("feminine", "masculine") for word in words.get(kind, ())}
        self._empty = words.get("small", frozenset()) | words.get("filler", frozenset()) | self._determiners

    def words(self, text: str) -> Words:
        """Give the folded words of a text without possessives and the determiners that it begins with."""
        words = fold(_POSSESSIVE.sub(" ", text) if "'" in text or "’" in text else text).split()
        first = 0
        while first < len(words) - 1 and words[first] in self._determiners:
            first += 1
        return tuple(words[first:])

    def read(self, text: str) -> Phrase:
        """Give what a text says."""
        words = self.words(text)
        phrase = Phrase(words, anaphoric=fold(text.split(" ", 1)[0]) in self._anaphors)
        parts = list(self._parts(words, phrase))
        heads = [part for part in parts if part.kind == "title" and not self._honours(part)]
        if heads:
            parts = self._choose_title(words, parts, heads, phrase)
        elif any(part.kind == "title" and part.text == "prince" for part in parts):
            phrase.title = "prince"
        owners = [part for part in parts if part.kind == "body" and not part.object]
        phrase.bodies = [part.namings for part in owners or parts if part.kind == "body"]
        phrase.addressed = next((self._addresses[word] for word in words if word in self._addresses), "")
        phrase.objects = [part.namings for part in parts if part.kind == "body" and part.object and owners]
        phrase.name = tuple(
            word for part in parts if part.kind in {"person", "word"} for word in part.text.split(" ") if word
        )
        return phrase

    # cutting

    def _parts(self, words: Words, phrase: Phrase) -> Iterator[_Part]:
        at, towards = 0, False
        while at < len(words):
            word = words[at]
            part = self._flagged(words, at, phrase) or self._titled(words, at) or self._named(words, at, towards)
            if part is None:
                kind = "empty" if word in self._empty or word in self._courtesy else "word"
                part = _Part(kind, at, word)
            towards = word in self._owner if part.kind == "empty" else towards and part.kind == "flag"
            yield part
            at += part.text.count(" ") + 1

    def _flagged(self, words: Words, at: int, phrase: Phrase) -> _Part | None:
        """Give a word that changes who is meant, and mark it on the phrase; None for a word that does not here."""
        kind = self._kinds.get(words[at])
        if kind is None or not self._changes(kind, words, at):
            return None
        phrase.former |= kind == "former"
        phrase.coming |= kind == "coming"
        phrase.blocked |= kind in {"deputy", "relation"}
        phrase.strange |= kind == "relation"
        return _Part("flag", at, words[at])

    def _changes(self, kind: str, words: Words, at: int) -> bool:
        """Tell whether a word of a kind stands where it has its effect."""
        ahead = words[at + 1] if at + 1 < len(words) else ""
        if kind in {"former", "passing"}:
            return bool(ahead) and (kind == "former" or not at or words[at] == "then")
        if kind == "coming":
            return bool(at) or ahead in self._opening
        if kind == "deputy":
            return ahead in self._opening and self._titled(words, at) is None
        return True

    def _titled(self, words: Words, at: int) -> _Part | None:
        if words[at] not in self._opening:
            return None
        for size in range(min(_LONGEST_TITLE, len(words) - at), 0, -1):
            text = " ".join(words[at : at + size])
            title = self._titles.get(text)
            if title is not None:
                return _Part("title", at, text, title)
        return None

    def _named(self, words: Words, at: int, towards: bool) -> _Part | None:
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            text = " ".join(words[at : at + size])
            namings = self._names.get(text)
            if namings is None:
                continue
            if size > 1 and any(naming.kind in _NAME_KINDS for naming in namings):
                return _Part("person", at, text)
            bodies = tuple(naming for naming in namings if naming.kind in _BODY_KINDS)
            if bodies:
                return _Part("body", at, text, namings=bodies, object=towards)
        return None

    # titles

    def _honours(self, part: _Part) -> bool:
        return not part.title.ranks and (part.text in self._courtesy or part.text in {"prince", "princess"})

    def _choose_title(
        self, words: Words, parts: Sequence[_Part], heads: Sequence[_Part], phrase: Phrase
    ) -> list[_Part]:
        """Choose the title that the text is about, and give the parts that speak of its holder."""
        head, kept = heads[0], list(parts)
        for following in heads[1:]:
            between = words[head.first + head.text.count(" ") + 1 : following.first]
            if between[:1] in _TOWARDS:  # "adviser to the president"
                kept = [part for part in kept if part.first < following.first or part.kind == "body"]
                break
            if between == ("and",):  # "deputy prime minister and foreign minister"
                phrase.ranks = (*phrase.ranks, *head.title.ranks)
            else:  # "the president's spokesman"; two people where "and" stands between
                phrase.strange |= any(part.text == "and" and head.first < part.first < following.first for part in kept)
                kept = [part for part in kept if part.first >= following.first or part.kind in {"body", "title"}]
                phrase.ranks = ()
            head = following
        self._set_title(head, phrase)
        return kept

    def _set_title(self, head: _Part, phrase: Phrase) -> None:
        title, text = head.title, head.text
        for ending in (" elect", " designate"):
            if text.endswith(ending):
                text = text.removesuffix(ending)
                title, phrase.coming = self._titles.get(text, _NONE), True
        phrase.title, phrase.presumed, phrase.envoy = text, title.states, text in self._envoys
        if not phrase.blocked:
            phrase.ranks = tuple(dict.fromkeys((*phrase.ranks, *title.ranks)))
            phrase.blocked = not phrase.ranks and text not in self._generic

    def namings(self, name: Iterable[str]) -> Namings:
        """Give what the words of a name stand for together."""
        return self._names.get(" ".join(name), ())


_FLAGS = ("former", "passing", "coming", "deputy", "relation")
