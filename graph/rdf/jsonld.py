"""Write triples as JSON-LD with the short words of the published context.

Source: JSON-LD 1.1 (W3C, 2020), flattened document form.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from graph.rdf.terms import PREFIXES, Triple, name

_LITERAL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([\w-]+))?', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(.)")
_LETTERS: Final = {"n": "\n", "r": "\r", "t": "\t"}
_TYPE: Final = name("rdf:type")


def plain(literal: str) -> str:
    """Give the text of a literal."""
    found = _LITERAL.fullmatch(literal)
    return _unescaped(found[1]) if found else literal


def document(triples: Iterable[Triple], context: Mapping[str, Any], address: str) -> dict[str, Any]:
    """Give a JSON-LD document: every subject with what is said of it, by the words of a context at an address."""
    words = _words(context)
    nodes: dict[str, dict[str, Any]] = {}
    for subject, predicate, value in triples:
        node = nodes.setdefault(subject, {"id": subject[1:-1]})
        if predicate == _TYPE:
            node.setdefault("type", []).append(_compact(value[1:-1]))
            continue
        word, kind = words.get(predicate[1:-1], (_compact(predicate[1:-1]), ""))
        node.setdefault(word, []).append(_value(value, kind))
    graph = [{word: _single(value) for word, value in node.items()} for node in nodes.values()]
    return {"@context": address, "@graph": graph}


def _words(context: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Give for each property its word, and the type of values that the context tells."""
    found: dict[str, tuple[str, str]] = {}
    for word, told in context.items():
        place, kind = (told["@id"], told["@type"]) if isinstance(told, dict) else (told, "")
        if not place.startswith("@") and word not in PREFIXES:
            found[_expand(place)] = (word, _expand(kind))
    return found


def _value(term: str, kind: str) -> Any:
    if term.startswith("<"):
        return term[1:-1] if kind == "@id" else {"id": term[1:-1]}
    found = _LITERAL.fullmatch(term)
    if found is None:
        return term
    text, datatype, language = _unescaped(found[1]), found[2] or "", found[3]
    if language:
        return {"@value": text, "@language": language}
    return text if datatype == kind else {"@value": text, **({"@type": datatype} if datatype else {})}


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _compact(address: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if address.startswith(namespace):
            return f"{prefix}:{address[len(namespace) :]}"
    return address


def _expand(word: str) -> str:
    prefix, _, local = word.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else word


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda escape: _LETTERS.get(escape[1], escape[1]), text)
