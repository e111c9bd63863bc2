"""Several records of one kind as an answer: a tuple that a notebook shows as a table and that becomes a frame."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, TypeVar

from graph import html, showing
from graph.frames.framed import Framed
from graph.frames.source import Source
from graph.model import Claim, Record
from graph.store import columns

if TYPE_CHECKING:
    import polars

Each = TypeVar("Each", bound=Record)


class Records(tuple[Each, ...], Framed):
    """Records, such as the claims of an event or actors; equal to a plain tuple of the same.

    Attributes:
        title: what they are.
    """

    title: str = ""

    @classmethod
    def of(cls, records: Iterable[Each], title: str) -> Self:
        """Give records under a title."""
        made = cls(records)
        made.title = title
        return made

    def to_polars(self) -> "polars.DataFrame":
        """Give one row a record under the names of its fields; records inside are structs, days are dates."""
        import polars as pl

        rows = [each.model_dump() for each in self]
        return pl.DataFrame(rows, infer_schema_length=None, strict=False)

    def _repr_html_(self) -> str:
        return showing.records(f"{len(self)} {self.title}", self)


class Claims(Records[Claim]):
    """The claims of an event, shown with the words of each and a link to the document that says them."""

    _source: Source

    @classmethod
    def told(cls, claims: Iterable[Claim], source: Source) -> Self:
        """Give claims that know the graph they come from."""
        made = cls.of(claims, "claims")
        made._source = source
        return made

    def _repr_html_(self) -> str:
        with self._source.reading() as connection:
            quotes = columns.quotes(connection, (claim.id for claim in self))
        rows = [_row(claim, quotes[claim.id]) for claim in self if claim.id in quotes]
        return html.table(f"{len(self)} {self.title}", ("when", "what", "status", "who", "in these words", "id"), rows)


def _row(claim: Claim, quote: columns.Quote) -> tuple[Any, ...]:
    who = ", ".join(party.name for party in claim.participants)
    words = html.quote(quote.text, source=quote.publisher or quote.document, url=quote.url)
    return claim.date or "", claim.type, claim.status, who, words, claim.id
