"""Plain text and Markdown: the text as it stands, and a title where one can be told.

Section names, datelines and captions stand above the first paragraph as titles do, and are passed over.
"""

import re

from extract.datelines import find_dateline, is_caption

_MOST_TITLE = 200
_MOST_SECTION = 60
_MOST_WORD = 30
_HEAD = 5_000
_BLOCKS = 5
"""A title stands among the first blocks of a text, or nowhere."""
_SECTION = re.compile(r"\s[/|>\u00bb\u203a]\s")
_BYLINE = re.compile(r"^(?:by|from|source)\b[: ]", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$|^(\S.*)\n=+\s*$", re.MULTILINE)
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z_]+)\s*:\s*(.*?)\s*$", re.MULTILINE)


def title_of(text: str) -> str | None:
    """Give the title of a plain text: the first short line of its own above the body that is no sentence."""
    blocks = [block for block in re.split(r"\n\s*\n", text[:_HEAD].strip()) if block.strip()]
    for block in blocks[: min(_BLOCKS, len(blocks) - 1)]:
        first, _, rest = block.strip().partition("\n")
        if rest and not find_dateline(rest):
            return None
        if _is_title(first):
            return first.strip()
        if not _stands_above(first):
            return None
    return None


def heading_of(text: str) -> str | None:
    """Give the first heading of a Markdown text."""
    found = _HEADING.search(text[:_HEAD])
    return (found[1] or found[2]).strip() if found else None


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split the `key: value` lines between two `---` at the head of a Markdown text from what follows them."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(found[1])}
    return fields, text[found.end() :].lstrip("\n")


def _is_title(line: str) -> bool:
    line = line.strip()
    return 3 <= len(line) <= _MOST_TITLE and " " in line and line[-1] not in ".,;:" and not _stands_above(line)


def _stands_above(line: str) -> bool:
    """Tell whether a line is one that stands above a title, or between it and the body."""
    line = line.strip()
    if " " not in line and len(line) < _MOST_WORD:
        return True
    if _SECTION.search(line) and len(line) < _MOST_SECTION:
        return True
    dateline = find_dateline(line)
    return bool(_BYLINE.match(line)) or is_caption(line) or (dateline is not None and dateline.end == len(line))
