"""A picture: a figure, the words for those who do not see it, and the rows that it shows."""

import base64
import io
from html import escape
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from graph.frames.table import Table
from graph.pictures.hover import Hover
from graph.pictures.style import styled


class Picture:
    """A figure that a notebook shows and a paper takes.

    Attributes:
        figure: the matplotlib figure.
        alt: what it shows, in a sentence or two, for a reader who does not see it.
        rows: what it was drawn from.
    """

    def __init__(self, figure: Figure, alt: str, rows: Table, *, hovers: dict[str, str] | None = None) -> None:
        self.figure, self.alt, self.rows = figure, alt, rows
        self._hovers = hovers or {}

    def save(self, path: Path | str, *, dpi: int = 300) -> Path:
        """Write the picture as PNG, SVG or PDF by the ending of the name; the alt text goes along as metadata."""
        target = Path(path)
        key = {"png": "Description", "svg": "Description", "pdf": "Subject"}.get(target.suffix.lstrip("."), "")
        metadata: dict[str, Any] = {key: self.alt} if key else {}
        metadata |= {"Date": None} if target.suffix == ".svg" else {}
        metadata |= {"CreationDate": None} if target.suffix == ".pdf" else {}
        with styled():
            self.figure.savefig(target, dpi=dpi, metadata=metadata or None)
        return target

    def png(self, *, dpi: int = 200) -> bytes:
        """Give the picture as the bytes of a PNG."""
        return self._bytes("png", dpi)

    def svg(self) -> str:
        """Give the picture as SVG with its alt text, and for networks and maps a note at each mark on hovering."""
        drawn = self._bytes("svg", 72).decode()
        body = drawn[drawn.index("<svg") :]
        end = body.index(">") + 1
        told = f"<title>{escape(self.alt)}</title>"
        body = f'{body[: end - 1]} role="img" aria-label="{escape(self.alt, quote=True)}">{told}{body[end:]}'
        for key, words in self._hovers.items():
            body = body.replace(f'<g id="{key}">', f'<g id="{key}"><title>{escape(words)}</title>', 1)
        return body

    def hover(self) -> Hover:
        """Give the picture as one that tells more of each mark where the pointer rests on it."""
        with styled():
            return Hover.of(self.figure, self.alt, self._hovers)

    def _bytes(self, form: str, dpi: int) -> bytes:
        out = io.BytesIO()
        metadata = {"Date": None} if form == "svg" else {"Description": self.alt}
        with styled():
            self.figure.savefig(out, format=form, dpi=dpi, metadata=metadata)
        return out.getvalue()

    def _repr_html_(self) -> str:
        inches = self.figure.get_size_inches()[0]
        coded = base64.b64encode(self.png()).decode()
        return (
            f'<img alt="{escape(self.alt, quote=True)}" src="data:image/png;base64,{coded}" '
            f'style="max-width:100%;width:{inches * 110:.0f}px;background:#fff">'
        )

    def __repr__(self) -> str:
        return f"Picture: {self.alt}"
