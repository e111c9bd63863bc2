"""What has `to_polars` becomes a pandas frame or an Arrow table as well."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Framed:
    """An answer of rows."""

    def to_polars(self) -> "polars.DataFrame":
        """Give the rows as a polars frame."""
        raise NotImplementedError

    def to_pandas(self) -> "pandas.DataFrame":
        """Give the same rows as a pandas frame; lists become arrays, days datetime64."""
        return self.to_polars().to_pandas()

    def to_arrow(self) -> "pyarrow.Table":
        """Give the same rows as an Arrow table."""
        return self.to_polars().to_arrow()
