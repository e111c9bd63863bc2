"""Write tables of answers as JSON, JSON lines, CSV or Parquet."""

import io
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from app.http.negotiating import choose

if TYPE_CHECKING:
    import polars

    from graph.frames.table import Table

JSON, NDJSON, CSV = "application/json", "application/x-ndjson", "text/csv"
PARQUET = "application/vnd.apache.parquet"
FORMS: Final = (JSON, NDJSON, CSV, PARQUET)
"""The media types of a table, the usual one first."""

TABLE_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "content": {
            JSON: {
                "schema": {
                    "type": "object",
                    "required": ["title", "note", "items"],
                    "properties": {
                        "title": {"type": "string"},
                        "note": {"type": "string"},
                        "items": {"type": "array", "items": {"type": "object"}},
                    },
                }
            },
            **{form: {"schema": {"type": "string"}} for form in FORMS[1:]},
        }
    }
}
"""How routes of tables tell of their forms in the OpenAPI description."""


def answer_table(table: "Table", accept: str, *, limit: int | None = None) -> Response:
    """Give a table in the form that an `Accept` header asks for, its first `limit` rows only."""
    form = choose(accept, FORMS)
    rows = table.to_polars() if limit is None else table.to_polars().head(limit)
    headers = {"Vary": "Accept", "Readout-Total": str(len(table))}
    return Response(_written(table, rows, form), media_type=form, headers=headers)


def _written(table: "Table", rows: "polars.DataFrame", form: str) -> bytes:
    import json

    if form == NDJSON:
        return rows.write_ndjson().encode()
    if form == CSV:
        return _joined(rows).write_csv().encode()
    if form == PARQUET:
        out = io.BytesIO()
        rows.write_parquet(out)
        return out.getvalue()
    told = f'{{"title":{json.dumps(table.title)},"note":{json.dumps(table.note)},"items":{rows.write_json()}}}'
    return told.encode()


def _joined(rows: "polars.DataFrame") -> "polars.DataFrame":
    """Give rows whose lists are texts, their parts joined by `; `."""
    import polars as pl

    lists = [name for name, kind in rows.schema.items() if kind == pl.List]
    return rows.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in lists)
