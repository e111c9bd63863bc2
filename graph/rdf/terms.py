"""Write IRIs, literals and statements as N-Triples and N-Quads do.

A term is its text, so that a statement costs little more than joining three words.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

Term = str
"""An IRI or literal as N-Triples writes it."""

Triple = tuple[Term, Term, Term]

XSD: Final = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": XSD,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "time": "http://www.w3.org/2006/time#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wd": "http://www.wikidata.org/entity/",
}
"""The vocabularies used, each as it is meant."""

EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED: Final = re.compile(r'["\\\n\r\t]')
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_STRANGE: Final = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def name(prefixed: str) -> Term:
    """Give the IRI of a name such as `sem:Event`."""
    prefix, _, local = prefixed.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def iri(text: str) -> Term:
    """Give an IRI; characters that none may hold are percent-encoded."""
    return f"<{_STRANGE.sub(_percent, text)}>"


def literal(text: str, datatype: str = "", *, language: str = "") -> Term:
    """Give a literal; characters that XML cannot hold are replaced, since answers go out as XML too."""
    plain = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    quoted = '"' + _ESCAPED.sub(_escape, plain) + '"'
    if language:
        return f"{quoted}@{language}"
    return f"{quoted}^^<{datatype}>" if datatype else quoted


def number(value: float) -> Term:
    """Give a decimal."""
    return f'"{value:.4f}"^^<{XSD}decimal>'


def whole(value: int) -> Term:
    """Give an integer."""
    return f'"{value}"^^<{XSD}integer>'


def day(iso: str) -> Term:
    """Give a calendar day."""
    return f'"{iso}"^^<{XSD}date>'


def lines(triples: Iterable[Triple], graph: Term = "") -> Iterator[str]:
    """Write triples as N-Triples, or as N-Quads of a named graph."""
    end = f" {graph} .\n" if graph else " .\n"
    for subject, predicate, value in triples:
        yield f"{subject} {predicate} {value}{end}"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES[found[0]]


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
