"""What two publishers told of the same events, and what only one of them told."""

from collections.abc import Iterable

import polars as pl

from graph import html
from graph.errors import NotFound
from graph.frames import columns
from graph.frames.framed import Framed
from graph.frames.source import Source, records
from graph.frames.table import Table
from graph.hinting import meant
from graph.questions import EventFilter
from graph.store import columns as store_columns
from graph.store.columns import Quote

_FIELDS = ("type", "status", "date")
_SHOWN = ("id", "date", "type", "status", "names")


class Comparison(Framed):
    """Two publishers side by side.

    Attributes:
        one, other: the publishers.
        both: a row an event that both told, with the words of each and the fields in which their claims differ.
        only_one, only_other: a row an event that one alone told, with its words.
    """

    def __init__(self, one: str, other: str, both: Table, only_one: Table, only_other: Table) -> None:
        self.one, self.other = one, other
        self.both, self.only_one, self.only_other = both, only_one, only_other

    def to_polars(self) -> pl.DataFrame:
        """Give one row an event: `told_by` is both or a publisher, a publisher's words are null where it is silent."""
        parts = [
            table.to_polars().with_columns(pl.lit(told_by).alias("told_by"))
            for table, told_by in ((self.both, "both"), (self.only_one, self.one), (self.only_other, self.other))
        ]
        return pl.concat(parts, how="diagonal")

    def __repr__(self) -> str:
        return (
            f"{len(self.both)} events told by both {self.one} and {self.other}, {len(self.only_one)} by {self.one} "
            f"alone, {len(self.only_other)} by {self.other} alone"
        )

    def _repr_html_(self) -> str:
        return "".join(table._repr_html_() for table in (self.both, self.only_one, self.only_other))


def compare(source: Source, one: str, other: str, filters: dict[str, object]) -> Comparison:
    """Give what each of two publishers told of the events of a filter.

    Raises:
        NotFound: no event of the graph is told by a publisher of this name.
    """
    with source.reading() as connection:
        known = store_columns.publishers(connection)
    for name in (one, other):
        if name not in known:
            raise NotFound("publisher", name, meant(name, known))
    left, right = (
        columns.events(columns.load(records(source, EventFilter.of({**filters, "publisher": name})))).reverse()
        for name in (one, other)
    )
    both = left.join(right.select("id"), on="id", how="semi")
    alone = (left.join(both, on="id", how="anti"), right.join(both, on="id", how="anti"))
    return Comparison(
        one,
        other,
        _told_by_both(source, both, one, other),
        _told_by(source, alone[0], one, f"Told by {one} and not by {other}"),
        _told_by(source, alone[1], other, f"Told by {other} and not by {one}"),
    )


def _told_by_both(source: Source, events: pl.DataFrame, one: str, other: str) -> Table:
    quotes = _quotes(source, events)
    rows = [_side_by_side(source, key, claims, quotes, (one, other)) for key, claims in _claims(events)]
    schema: dict[str, pl.DataType] = {
        "id": pl.String(), "differ": pl.List(pl.String()), one: pl.String(), other: pl.String()
    }  # fmt: skip
    words = pl.DataFrame(rows, schema=schema, orient="row")
    joined = events.select(_SHOWN).join(words, on="id", how="left", maintain_order="left")
    shown = (*_SHOWN[1:], "differ", one, other)
    return Table(joined, f"Told by both {one} and {other}", shown=shown)


def _told_by(source: Source, events: pl.DataFrame, publisher: str, title: str) -> Table:
    quotes = _quotes(source, events)
    words = [_words(claims, quotes, publisher) for _, claims in _claims(events)]
    told = events.select(_SHOWN).with_columns(pl.Series(publisher, words, dtype=pl.String))
    return Table(told, title, shown=(*_SHOWN[1:], publisher))


def _side_by_side(
    source: Source, key: str, claims: list[str], quotes: dict[str, Quote], sides: tuple[str, str]
) -> tuple[str, list[str], str, str]:
    """Give an event's id, the fields in which the sides' claims have no value in common, and the words of each."""
    told = {claim.id: claim for claim in source.claims(key)}
    of_side = [[told[each] for each in claims if quotes[each].publisher == side] for side in sides]
    differ = [
        name
        for name in _FIELDS
        if not {getattr(claim, name) for claim in of_side[0]} & {getattr(claim, name) for claim in of_side[1]}
    ]
    one, other = (_words(claims, quotes, side) for side in sides)
    return key, differ, one, other


def _quotes(source: Source, events: pl.DataFrame) -> dict[str, Quote]:
    with source.reading() as connection:
        return store_columns.quotes(connection, (claim for _, claims in _claims(events) for claim in claims))


def _claims(events: pl.DataFrame) -> Iterable[tuple[str, list[str]]]:
    return list(events.select("id", "claims").iter_rows())


def _words(claims: list[str], quotes: dict[str, Quote], publisher: str) -> str:
    """Give the different sentences of a publisher on an event."""
    said = dict.fromkeys(quotes[key].text for key in claims if quotes[key].publisher == publisher)
    return html.plain(list(said)) if len(said) < 2 else " / ".join(said)
