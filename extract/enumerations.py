"""Find the lists of names in a sentence, which the parser often takes apart."""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.parsing import Parsed

_LISTED = frozenset({"person", "state", "organization", "place"})
_BETWEEN = frozenset({",", "and", "&", "the", "as", "well", ";"})
_LEAST = 3  # names that make a list


def enumerations(parsed: Parsed) -> Iterator[tuple[Token, ...]]:
    """Give the lists of three and more names, which the parser often takes apart; "and" stands before the last one."""
    listed: list[Token] = []
    joined, closing = True, False
    for token in parsed.tokens:
        mention = parsed.mention(token)
        if mention is not None and mention.kind in _LISTED:
            if not joined:
                yield from [tuple(listed)] if len(listed) >= _LEAST else []
                listed = []
            listed.append(token)
            joined = True
            if closing and len(listed) > 1:
                yield from [tuple(listed)] if len(listed) >= _LEAST else []
                listed = []
            closing = False
        elif token.lower_ in _BETWEEN:
            closing = closing or token.lower_ in {"and", "&"}
        else:
            joined, closing = False, False
    if len(listed) >= _LEAST:
        yield tuple(listed)
