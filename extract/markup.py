"""Blank out the marks of Markdown that stand inside sentences, so that the parser meets words alone.

Texts kept as Markdown hold links and emphasis ("the [declaration](https://...)", "**Trade:**"). Every mark becomes
as many spaces, so that offsets stay.
"""

import re

_LINK = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\(https?://[^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_EMPHASIS = re.compile(r"\*{2,3}|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])")


def unmarked(text: str) -> str:
    """Give a text as long as before, with spaces for the brackets and addresses of links and for asterisks."""
    if "](" in text:
        text = _LINK.sub(lambda link: f" {link['words']} ".ljust(len(link.group())), text)
    return _EMPHASIS.sub(lambda marks: " " * len(marks.group()), text) if "*" in text else text
