"""Small HTML for notebooks: plain tables that JupyterLab and marimo show in light and dark alike.

Everything that comes from a text is escaped; a link is made of http addresses alone.
"""

import datetime
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

SHOWN: Final = 10
"""How many rows a table shows."""

LONGEST: Final = 220
"""How many characters of a quote are shown."""

_SENTENCE: Final = 60
"""How many characters make a text that wants room."""

_BOX: Final = "font-size:13px;line-height:1.4;max-width:100%;overflow-x:auto"
_CELL: Final = "text-align:left;vertical-align:top;padding:3px 10px 3px 0;white-space:normal;max-width:32em"
_HEAD: Final = f"{_CELL};border-bottom:1px solid #8888;font-weight:600"
_QUIET: Final = "opacity:.75"


class Markup(str):
    """HTML that is ready and not to be escaped again."""

    __slots__ = ()


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, note: str = "") -> str:
    """Write a table with a title line above and a note below."""
    head = "".join(f'<th scope="col" style="{_HEAD}">{escape(name)}</th>' for name in columns)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in rows)
    below = f'<div style="{_QUIET}">{escape(note)}</div>' if note else ""
    return (
        f'<div class="readout" style="{_BOX}"><div><strong>{escape(title)}</strong></div>'
        f'<table style="border-collapse:collapse;margin:4px 0"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{below}</div>"
    )


def facts(title: str, rows: Iterable[tuple[str, object]], *, below: str = "") -> str:
    """Write a list of facts under a title, and ready HTML below it."""
    name = f"{_CELL};{_QUIET}"
    body = "".join(
        f'<tr><th scope="row" style="{name}">{escape(key)}</th>{_cell(value, right=False)}</tr>' for key, value in rows
    )
    return (
        f'<div class="readout" style="{_BOX}"><div><strong>{escape(title)}</strong></div>'
        f'<table style="border-collapse:collapse;margin:4px 0"><tbody>{body}</tbody></table>{below}</div>'
    )


def quote(text: str, *, source: str = "", url: str | None = None) -> Markup:
    """Write a sentence with who says it, linked where there is an address."""
    short = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    by = link(source, url) if source else ""
    return Markup(f"“{escape(short)}”" + (f' <span style="{_QUIET}">- {by}</span>' if by else ""))


def link(text: str, url: str | None) -> Markup:
    """Write a link, or the text alone where there is no address of the web."""
    shown = escape(text)
    if url and url.startswith(("http://", "https://")):
        return Markup(f'<a href="{escape(url, quote=True)}">{shown}</a>')
    return Markup(shown)


def plain(value: object) -> str:
    """Write a value as people read it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, datetime.date | int | str):
        return str(value)
    if isinstance(value, Iterable):
        return ", ".join(plain(part) for part in value)
    return str(value)


def more(shown: int, total: int) -> str:
    """Say how many rows are not shown."""
    return f"{shown:,} of {total:,} shown" if total > shown else ""


def _cell(value: object, *, right: bool = True) -> str:
    more = ";text-align:right" if right and isinstance(value, int | float) else ""
    more += ";white-space:nowrap" if isinstance(value, datetime.date) or _is_short(value) else ""
    more += ";min-width:18em" if isinstance(value, str) and len(value) > _SENTENCE else ""
    return f'<td style="{_CELL}{more}">{value if isinstance(value, Markup) else escape(plain(value))}</td>'


def _is_short(value: object) -> bool:
    """Tell whether a text is better on one line: days and codes, not sentences."""
    return isinstance(value, str) and not isinstance(value, Markup) and len(value) <= 20
