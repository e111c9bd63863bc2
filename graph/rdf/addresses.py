"""The address of everything that has one, under the address of the server that answers there."""

from functools import cache
from typing import Final
from urllib.parse import quote, unquote

from graph.identity import slug
from graph.model import Place
from graph.rdf.terms import Term, iri

USUAL: Final = "http://127.0.0.1:8000/"
"""The base where none is given: a server on this machine."""


class Addresses:
    """Addresses under one base.

    Attributes:
        base: the address of the server, with a slash at the end.
        vocabulary: the address under which the terms of our own stand.
    """

    def __init__(self, base: str = USUAL) -> None:
        self.base = base.rstrip("/") + "/"
        self.vocabulary = f"{self.base}vocabulary#"
        self._start = iri(self.base)[:-1]
        self.own = cache(self.own)  # type: ignore[method-assign]

    def own(self, local: str) -> Term:
        """Give a term of our own vocabulary."""
        return f"{self._start}vocabulary#{quote(local, safe='')}>"

    def of(self, kind: str, key: str, part: str = "") -> Term:
        """Give the address of a thing, such as `events` and its id, or of a part of it."""
        return f"{self._start}{kind}/{quote(key, safe='')}{'#' + part if part else ''}>"

    def graph(self, name: str) -> Term:
        """Give the name of a graph that is not a document's: `events`, `actors` or `view`."""
        return f"{self._start}graphs/{name}>"

    def place(self, place: Place) -> Term:
        """Give the address of a place."""
        return self.of("places", place_key(place))

    def key(self, address: str) -> tuple[str, str] | None:
        """Give kind and id of an address under this base; None for any other."""
        kind, slash, key = address.removeprefix(self.base).partition("/")
        return (kind, unquote(key.partition("#")[0])) if slash and address.startswith(self.base) else None


def place_key(place: Place) -> str:
    """Give the id of a place: its country and its folded name, `RUS-sochi`; `x` where no country is told."""
    return "-".join(part for part in (place.country or "x", slug(place.name or "")) if part)


def split_place(key: str) -> tuple[str | None, str | None]:
    """Give country and folded name out of the id of a place."""
    country, _, folded = key.partition("-")
    return (None if country == "x" else country), folded or None
