"""The page of a thing: its statements in words, each leading on. It loads nothing and needs no script."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Final

from rdflib import Graph, URIRef

from graph.rdf import Addresses, Triple
from graph.rdf.jsonld import plain
from graph.rdf.terms import PREFIXES

_LABELS: Final = ("rdfs:label", "skos:prefLabel", "schema:headline")


def thing_page(addresses: Addresses, kind: str, key: str, triples: Iterable[Triple]) -> str:
    """Give the HTML page of a thing out of the statements about it and what it rests on."""
    about: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        about.setdefault(subject, {}).setdefault(predicate, []).append(value)
    here = addresses.of(kind, key)
    names = {subject: label for subject, told in about.items() if (label := _label(told))}
    title = names.get(here, key)
    first, others = about.pop(here, {}), about
    sections = "".join(
        f"<section><h2>{_term(addresses, subject, names)}</h2>{_facts(addresses, told, names)}</section>"
        for subject, told in others.items()
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_LOOKS}</style>'
        f'<p><a href="{addresses.base}docs">Readout</a> / {escape(kind)}'
        f"<h1>{escape(title)}</h1>{_facts(addresses, first, names)}{sections}"
        "<footer>Also as JSON, JSON-LD, Turtle and N-Triples, by the Accept header. "
        f"{_ask(addresses, kind, key)}</footer></html>"
    )


def terms_page(addresses: Addresses, terms: Graph) -> str:
    """Give the HTML page of the vocabulary: each term under its own name, with what it means."""
    described = sorted({str(term) for term in terms.subjects() if str(term).startswith(addresses.vocabulary)})
    sections = "".join(_described(terms, term) for term in described)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Vocabulary</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_LOOKS}</style>'
        f"<h1>Vocabulary</h1><p>The terms of our own under <code>{escape(addresses.vocabulary)}</code>; also "
        f"as Turtle, JSON-LD and N-Triples, by the Accept header.{sections}</html>"
    )


def _described(terms: Graph, term: str) -> str:
    local = term.rpartition("#")[2]
    told = (
        f"<dt>{escape(str(predicate).replace('#', '/').rpartition('/')[2])}<dd>{escape(str(value))}"
        for predicate, value in sorted(terms.predicate_objects(URIRef(term)))
    )
    return f'<section id="{escape(local, quote=True)}"><h2>{escape(local)}</h2><dl>{"".join(told)}</dl></section>'


def _facts(addresses: Addresses, told: Mapping[str, list[str]], names: Mapping[str, str]) -> str:
    rows = "".join(
        f"<dt>{escape(_short(addresses, predicate))}<dd>{'<br>'.join(_term(addresses, v, names) for v in values)}"
        for predicate, values in told.items()
    )
    return f"<dl>{rows}</dl>"


def _ask(addresses: Addresses, kind: str, key: str) -> str:
    asked = {"actors": "actor", "documents": "document", "issues": "subject"}.get(kind)
    if asked is None:
        return ""
    from urllib.parse import urlencode

    return f'<a href="{addresses.base}events?{escape(urlencode({asked: key}))}">Its events</a>'


def _term(addresses: Addresses, term: str, names: Mapping[str, str]) -> str:
    if not term.startswith("<"):
        return escape(plain(term))
    shown = escape(names.get(term) or _short(addresses, term))
    address = term[1:-1]
    return f'<a href="{escape(address, quote=True)}">{shown}</a>' if address.startswith(("http:", "https:")) else shown


def _short(addresses: Addresses, term: str) -> str:
    address = term[1:-1]
    for prefix, namespace in {"": addresses.vocabulary, **PREFIXES}.items():
        if address.startswith(namespace):
            return (prefix and f"{prefix}:") + address[len(namespace) :]
    return address.removeprefix(addresses.base)


def _label(told: Mapping[str, list[str]]) -> str | None:
    return next(_labels(told), None)


def _labels(told: Mapping[str, list[str]]) -> Iterator[str]:
    for label in _LABELS:
        prefix, _, local = label.partition(":")
        yield from map(plain, told.get(f"<{PREFIXES[prefix]}{local}>", []))


_LOOKS = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
h1{font-size:1.4rem}h2{font-size:1rem;margin:0}section{border-top:1px solid #d5dae1;padding:.6rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0}dt{color:#556}dd{margin:0}
footer{color:#556;border-top:1px solid #d5dae1;padding-top:.6rem}dd,h1,h2{overflow-wrap:anywhere}
"""
