"""Name whom a sentence credits for telling an event: "the Kremlin said", "according to the White House"."""

from spacy.tokens import Token

from extract.frame import Cast
from extract.grammar import is_verb, subjects
from extract.parsing import Parsed

_REPORTED = frozenset({"ccomp", "advcl", "xcomp", "parataxis", "acl", "relcl", "conj", "dobj", "pobj", "prep", "pcomp",
                       "nsubj", "nsubjpass", "oprd", "dep", "attr", "poss", "compound", "appos"})  # fmt: skip


def speakers_of(cast: Cast, parsed: Parsed, reporting: frozenset[str]) -> tuple[str, ...]:
    """Give the names of the speakers credited for a cast, in the order of the text; () for the text's own voice."""
    found = [*_according(parsed), *_reporters(cast, parsed, reporting)]
    return tuple(dict.fromkeys(found))


def _according(parsed: Parsed) -> list[str]:
    names: list[str] = []
    for token in parsed.tokens:
        if token.lower_ == "according":
            for preposition in token.children:
                names += [name for child in preposition.children for name in [_name(child, parsed)] if name]
    return names


def _reporters(cast: Cast, parsed: Parsed, reporting: frozenset[str]) -> list[str]:
    names: list[str] = []
    current, own = cast.anchors[-1], {anchor.i for anchor in cast.anchors}
    while current.head.i != current.i and current.dep_ in _REPORTED:
        relation, current = current.dep_, current.head
        if (
            is_verb(current)
            and current.lower_ in reporting
            and current.i not in own
            and relation in {"ccomp", "parataxis"}
        ):
            names += [name for subject in subjects(current) for name in [_name(subject, parsed)] if name]
    for child in cast.anchors[-1].children:
        if child.dep_ in {"ccomp", "parataxis"} and child.lower_ in reporting:
            names += [name for subject in subjects(child) for name in [_name(subject, parsed)] if name]
    return names


def _name(token: Token, parsed: Parsed) -> str | None:
    mention = parsed.mention(token)
    if mention is None:
        return None
    if mention.kind in {"state", "organization"}:
        return mention.text.removeprefix("the ").removeprefix("The ")
    return mention.parties[0].name if mention.parties else None
