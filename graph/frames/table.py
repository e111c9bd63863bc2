"""A table that is an answer: rows with a title, shown in a notebook and handed on to polars, pandas or Arrow."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.frames import html

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Table:
    """Rows under named columns.

    Attributes:
        title: what the rows are, in a few words.
        note: what has to be known to read them, such as what was left out.
    """

    def __init__(self, rows: "polars.DataFrame", title: str, *, note: str = "") -> None:
        self._rows = rows
        self.title, self.note = title, note

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._rows.columns

    def to_polars(self) -> "polars.DataFrame":
        """Give the rows as a polars frame."""
        return self._rows

    def to_pandas(self) -> "pandas.DataFrame":
        """Give the rows as a pandas frame; lists become arrays, days datetime64."""
        return self._rows.to_pandas()

    def to_arrow(self) -> "pyarrow.Table":
        """Give the rows as an Arrow table."""
        return self._rows.to_arrow()

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
        shown = self._rows.head(html.SHOWN)
        note = ". ".join(filter(None, (html.more(shown.height, len(self)), self.note)))
        return html.table(self.title, self.columns, shown.iter_rows(), note=note)
