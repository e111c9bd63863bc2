"""How alike names are: the same person spelled otherwise, or another.

Spellings out of other scripts differ in vowels and in a few consonants; what is left when these are taken away is the
skeleton of a word ("Bakiev", "Bakiyev": bkv). It is only ever compared among the few people who fit otherwise.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.reference.folding import fold

_PARTICLES = frozenset({
    "al", "el", "as", "ash", "an", "ad", "ar", "at", "az", "bin", "ibn", "bint", "ben", "abu", "de", "da", "di", "del",
    "dos", "du", "la", "le", "van", "von", "der", "den", "ul", "ur", "ould", "of", "y", "e",
})  # fmt: skip
_ARTICLES = frozenset({"al", "el"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "2nd", "3rd"})
_YOUNGER = {"jr": {"jr", "junior"}, "junior": {"jr", "junior"}}
_NUMBERS = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii"})
_SOUNDS = (
    ("tch", "1"), ("sch", "s"), ("sh", "s"), ("ch", "1"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("dj", "j"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("ts", "2"), ("tz", "2"), ("cz", "2"), ("ck", "k"), ("ce", "se"),
    ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile("[aeiouyjh]")
_OPEN = frozenset("aeiou")
_TWICE = re.compile(r"(.)\1+")
_SHORTEST = 3
_CLOSE = 2

Words = tuple[str, ...]


class Form(NamedTuple):
    """The words of a person's names, those of them that are surnames, and those with which a name begins."""

    words: frozenset[str]
    surnames: frozenset[str]
    first: frozenset[str]


def form(names: Iterable[str], surnames: Iterable[str]) -> Form:
    """Give the form of a person of these names and surnames."""
    split = [fold(name).split() for name in names]
    every = frozenset(word for words in split for word in words)
    last = frozenset(word for surname in surnames for word in core(fold(surname).split()))
    return Form(every | last, last, frozenset(words[0] for words in split if words))


def core(words: Sequence[str]) -> Words:
    """Give the words of a name without particles, initials and suffixes, or all where nothing else is there."""
    kept = tuple(word for word in words if len(word) > 1 and word not in _PARTICLES and word not in _SUFFIXES)
    return kept or tuple(words)


def other_generation(asked: Words, person: Form) -> bool:
    """Tell whether a name is that of a parent or child of a person: "Trump Jr", or another number than a monarch's."""
    last = asked[-1] if asked else ""
    if last in _YOUNGER:
        return not _YOUNGER[last] & person.words
    return last in _NUMBERS and last not in person.words and bool(_NUMBERS & person.words)


def other_surname(asked: Words, person: Form) -> bool:
    """Tell whether a name goes on behind a person's first name and surname with another one: "Nicolas Maduro Guerra".

    An Arabic name may go on with where somebody is from ("Saddam Hussein al-Tikriti").
    """
    words = core(asked)
    if len(words) < _SHORTEST or words[0] not in person.first - person.surnames or asked[-2] in _ARTICLES:
        return False
    surnamed = any(word in person.surnames for word in words[1:-1])
    return surnamed and not any(near(words[-1], each) for each in person.words)


def same(asked: Words, person: Form) -> bool:
    """Tell whether a name of core words is a person's: a surname, and with it a name of theirs.

    Where the surname comes first ("Kim Yo Jong"), all words after it must be of the name: siblings share one of them.
    """
    surnamed = [word for word in asked if word in person.surnames]
    if not surnamed:
        return False
    others = [word for word in asked if word not in person.surnames]
    if len(others) > 1 and asked[0] in person.surnames & person.first and asked[-1] not in person.surnames:
        return all(word in person.words for word in others) or "".join(others) in person.words
    return not others or any(word in person.words for word in others)


def alike(asked: Words, person: Form) -> bool:
    """Tell whether a name may be a person's in another spelling: surname and one further name sound alike."""
    loose = len(asked) > 1
    surnamed = next(
        (word for word in reversed(asked) if any(near(word, each, loose=loose) for each in person.surnames)), None
    )
    if surnamed is None:
        return False
    others = [word for word in asked if word != surnamed]
    given = person.words - person.surnames
    if len(others) > 1 and asked[0] == surnamed != asked[-1] and person.surnames & person.first:
        return all(any(near(word, each) for each in given) for word in others)
    return not others or any(_given_alike(word, each) for word in others for each in given or person.words)


def near(left: str, right: str, *, loose: bool = False) -> bool:
    """Tell whether two words may be spellings of one name; `loose` lets short ones differ in a letter, too."""
    if left == right:
        return True
    if min(len(left), len(right)) < _SHORTEST or (left[0] != right[0] and skeleton(left)[:1] != skeleton(right)[:1]):
        return False
    bones = skeleton(left)
    if len(bones) >= _SHORTEST and bones == skeleton(right):
        return True
    if loose and left[0] == right[0] and min(len(left), len(right)) > _SHORTEST:
        return distance(left, right, most=1) <= 1 or _long_and_close(left, right)
    return _long_and_close(left, right)


def _long_and_close(left: str, right: str) -> bool:
    return min(len(left), len(right)) > 2 * _SHORTEST and distance(left, right, most=_CLOSE) <= _CLOSE


def begins_alike(asked: Words, person: Form) -> bool:
    """Tell whether a name of core words begins as one of a person's does, in whatever spelling."""
    return any(_given_alike(asked[0], each) for each in person.first)


def _given_alike(asked: str, given: str) -> bool:
    """Tell whether first names may be one: spelled otherwise, shortened, or an initial."""
    if near(asked, given) or given == asked[0]:
        return True
    vowels = asked[0] in _OPEN and given[0] in _OPEN
    if vowels and len(skeleton(asked)) > 1 and skeleton(asked) == skeleton(given):
        return True
    return asked[:1] == given[:1] and (
        skeleton(asked) == skeleton(given) or _shortened(asked, given) or distance(asked, given, most=1) < _CLOSE
    )


def _shortened(asked: str, given: str) -> bool:
    """Tell whether one first name is the beginning of the other, or both go on alike ("Salvatore", "Salvador")."""
    short, whole = sorted((asked, given), key=len)
    return len(short) >= _SHORTEST and (whole.startswith(short) or (asked[:3] == given[:3] and near(asked, given)))


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """Give what a word keeps in every spelling: its consonants by sound, no letter twice in a row."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))


def distance(left: str, right: str, *, most: int) -> int:
    """Count the letters to add, drop or change between two words, up to `most` + 1.

    Source: Levenshtein distance, by rows.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
