"""Fold names so that spellings of one name meet: no accents, no case, no marks.

Folding keeps word boundaries: a hyphen parts two words, an apostrophe and a full stop part none.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans("ıøłđðæßəŁØĐ’ʻ`", "iolddasaLOD'''")
_DROPPED = re.compile(r"['.]")
_GAP = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Give a text in lower-case ASCII words parted by single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return _GAP.sub(" ", _DROPPED.sub("", plain)).strip()
