r"""Refuse queries that would make this server call another (SERVICE).

The word is looked for outside of strings, IRIs, comments, variables and names, both as written and with `\u` escapes
resolved, since a query may hide it in these.
"""

import re
from typing import Final

from graph.errors import BadQuery

LONGEST: Final = 100_000
"""The most characters of a query."""

DEEPEST: Final = 100
"""The most brackets that may be open at once: parsers of deep nests use up their stack."""

_TOKEN: Final = re.compile(
    r"""
      '''(?:(?:'|'')?(?:[^'\\]|\\.))*''' | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \#[^\n\r]*
    | [?$@][^\W]+(?:-\w+)*
    | (?P<name>[\w\-.%]*:[\w\-.:%]*)
    | (?P<open>[({\[]) | (?P<close>[)}\]])
    | (?P<word>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def screen(query: str) -> str:
    """Give a query back that may be run.

    Raises:
        BadQuery: it is too long or nested too deep, or calls another server.
    """
    if len(query) > LONGEST:
        raise BadQuery(f"the query is longer than {LONGEST:,} characters")
    for text in (query, _ESCAPE.sub(_resolved, query)):
        _screen(text)
    return query


def _screen(text: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += bool(token["open"]) - bool(token["close"])
        if depth > DEEPEST:
            raise BadQuery(f"the query nests deeper than {DEEPEST} brackets")
        if (token["word"] or "").upper() == "SERVICE":
            raise BadQuery("SERVICE is not given: this server asks no other")


def _resolved(escape: re.Match[str]) -> str:
    try:
        return chr(int(escape[1] or escape[2], 16))
    except ValueError:
        return escape[0]
