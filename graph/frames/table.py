"""A table that is an answer: rows with a title, shown in a notebook and handed on to polars, pandas or Arrow."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph import html
from graph.frames.framed import Framed

if TYPE_CHECKING:
    import polars


class Table(Framed):
    """Rows under named columns.

    Attributes:
        title: what the rows are, in a few words.
        note: what has to be known to read them, such as what was left out.
    """

    def __init__(self, rows: "polars.DataFrame", title: str, *, note: str = "", shown: Sequence[str] = ()) -> None:
        """Take the rows; `shown` are the columns that a notebook shows, all if none is named."""
        self._rows, self._shown = rows, tuple(shown)
        self.title, self.note = title, note

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._rows.columns

    def to_polars(self) -> "polars.DataFrame":
        """Give the rows as a polars frame."""
        return self._rows

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give the rows as dictionaries."""
        return self._rows.to_dicts()

    def __len__(self) -> int:
        return self._rows.height

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self._rows.iter_rows(named=True)

    def __getitem__(self, place: int) -> dict[str, Any]:
        return self._rows.row(place, named=True)

    def __repr__(self) -> str:
        return f"{self.title}: {len(self)} rows\n{self._rows}"

    def _repr_html_(self) -> str:
        first = self._rows.head(html.SHOWN)
        names = self._shown or self.columns
        note = ". ".join(filter(None, (html.more(first.height, len(self)), self.note)))
        rows = ([_cell(row, name) for name in names] for row in first.iter_rows(named=True))
        return html.table(self.title, names, rows, note=note)


def _cell(row: dict[str, Any], name: str) -> object:
    """Give a value of a row; a quote with who says it and the link to the document."""
    if name != "quote" or not row[name]:
        return row[name]
    return html.quote(row[name], source=html.plain(row.get("publishers")), url=row.get("url"))
