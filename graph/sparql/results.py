"""Write the answer of a query in the format that was asked for, up to a number of rows.

Solutions are written here and not by the store, which knows no row limit.

Source: SPARQL 1.1 Query Results JSON, XML, CSV and TSV formats (W3C, 2013).
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

JSON: Final = "application/sparql-results+json"
XML: Final = "application/sparql-results+xml"
CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"
RESULTS: Final = (JSON, XML, CSV, TSV)
"""The media types of SELECT and ASK."""

GRAPHS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""The media types of CONSTRUCT and DESCRIBE."""

_TYPES: Final = {ox.NamedNode: "uri", ox.BlankNode: "bnode", ox.Literal: "literal"}
_XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


class Written(NamedTuple):
    """An answer as bytes; `truncated` where the row limit cut it."""

    media_type: str
    body: bytes
    truncated: bool = False


def write(result: Any, accepted: Iterable[str], *, rows: int, prefixes: dict[str, str] | None = None) -> Written:
    """Write a result in the first accepted format that fits it."""
    accepted = tuple(accepted)
    if isinstance(result, ox.QueryTriples):
        return _graph(result, _first(accepted, GRAPHS), rows, prefixes)
    chosen = _first(accepted, RESULTS)
    if isinstance(result, ox.QueryBoolean):
        return Written(chosen, _boolean(bool(result), chosen))
    names = [variable.value for variable in result.variables]
    found = list(islice(([row[name] for name in names] for row in result), rows + 1))
    body = _WRITERS[chosen](names, found[:rows])
    return Written(chosen, body.encode(), len(found) > rows)


def _first(accepted: Iterable[str], known: Iterable[str]) -> str:
    known = tuple(known)
    return next((media_type for media_type in accepted if media_type in known), known[0])


def _graph(triples: ox.QueryTriples, chosen: str, rows: int, prefixes: dict[str, str] | None) -> Written:
    found = list(islice(triples, rows + 1))
    body = ox.serialize(found[:rows], format=GRAPHS[chosen], prefixes=prefixes)
    return Written(chosen, body or b"", len(found) > rows)


def _boolean(value: bool, chosen: str) -> bytes:
    word = "true" if value else "false"
    if chosen == JSON:
        return f'{{"head":{{}},"boolean":{word}}}'.encode()
    if chosen == XML:
        return f"{_XML_HEAD}<head/><boolean>{word}</boolean></sparql>".encode()
    return word.encode()


def _json(names: list[str], rows: list[list[Any]]) -> str:
    bindings = [{name: _json_term(term) for name, term in zip(names, row, strict=True) if term} for row in rows]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _json_term(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {part: _json_term(value) for part, value in parts.items()}}
    told = {"type": _TYPES[type(term)], "value": term.value}
    if isinstance(term, ox.Literal):
        if term.language:
            told["xml:lang"] = term.language
        elif term.datatype.value != _XSD_STRING:
            told["datatype"] = term.datatype.value
    return told


_XML_HEAD: Final = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def _xml(names: list[str], rows: list[list[Any]]) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    body = "".join(f"<result>{''.join(_xml_row(names, row))}</result>" for row in rows)
    return f"{_XML_HEAD}<head>{head}</head><results>{body}</results></sparql>"


def _xml_row(names: list[str], row: list[Any]) -> Iterator[str]:
    for name, term in zip(names, row, strict=True):
        if term:
            yield f"<binding name={quoteattr(name)}>{_xml_term(_json_term(term))}</binding>"


def _xml_term(told: dict[str, Any]) -> str:
    if told["type"] == "triple":
        parts = "".join(f"<{part}>{_xml_term(value)}</{part}>" for part, value in told["value"].items())
        return f"<triple>{parts}</triple>"
    more = "".join(f" {name}={quoteattr(told[name])}" for name in ("xml:lang", "datatype") if name in told)
    return f"<{told['type']}{more}>{escape(told['value'])}</{told['type']}>"


def _csv(names: list[str], rows: list[list[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_csv_term(term) for term in row] for row in rows)
    return out.getvalue()


def _csv_term(term: Any) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else str(term.value)


def _tsv(names: list[str], rows: list[list[Any]]) -> str:
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in rows]
    return "\n".join(lines) + "\n"


_WRITERS: Final = {JSON: _json, XML: _xml, CSV: _csv, TSV: _tsv}
