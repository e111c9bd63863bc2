"""Say what may have been meant by a word that is none of those that there are."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import process

MOST: Final = 3
CLOSE: Final = 78
"""The least likeness, of 100, of a word that is suggested."""
_OF_FEW: Final = 72
"""The same where there are but a few words, so that a bad guess is rare."""


def nearest(value: str, names: Iterable[str], *, least: int = CLOSE) -> tuple[str, ...]:
    """Give those of some names that are most like a value, the closest first; `least` is of 100."""
    found = process.extract(value.casefold(), {name: name.casefold() for name in names}, score_cutoff=least, limit=MOST)
    return tuple(name for _, _, name in found)


def meant(value: str, names: Iterable[str], *, least: int = CLOSE) -> str:
    """Ask whether one of the nearest names was meant; the empty text where none is near."""
    near = nearest(value, names, least=least)
    return f"did you mean {' or '.join(near)}?" if near else ""


def one_of(value: object, known: Iterable[str]) -> str:
    """Tell all that may be given, and what may have been meant."""
    names = list(known)
    return "; ".join(filter(None, (f"give one of {', '.join(names)}", meant(str(value), names, least=_OF_FEW))))
