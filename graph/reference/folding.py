"""Fold names to the one spelling under which they are looked up.

Apostrophes and full stops vanish ("O'Brien", "U.S."), hyphens part words ("el-Sisi").
"""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({
    "ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "æ": "ae", "Æ": "ae",
    "œ": "oe", "Œ": "oe", "ß": "ss", "ə": "a", "Ə": "a", "þ": "th", "Þ": "th", "–": "-", "—": "-", "‐": "-",
    "’": "'", "ʻ": "'", "ʼ": "'", "ʿ": "'", "‘": "'",
})  # fmt: skip
_VANISHING = "'.`"
_ASCII = {
    number: None if chr(number) in _VANISHING else chr(number).lower() if chr(number).isalnum() else " "
    for number in range(128)
}


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Give a text in lower-case ASCII letters and digits, words parted by one space."""
    return " ".join(ascii_of(text).translate(_ASCII).split())


def turned(text: str) -> str | None:
    """Give a text that stands in a list under its last word as it is said: "Korea, Republic of", "Putin, Vladimir".

    None for a text without a comma, or with several.
    """
    head, _, rest = text.partition(",")
    if not head.strip() or not rest.strip() or "," in rest:
        return None
    return f"{rest.strip()} {head.strip()}"


def ascii_of(text: str) -> str:
    """Give a text in plain ASCII, accents and marks left out; letters without a Latin reading vanish."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
