"""A picture with a note at each mark: boxes over a PNG, placed in shares of its size.

Notebooks clean the HTML of a file that they did not run themselves: they leave only the words of a drawing in SVG, and
take the name off an image map. Boxes with a title stay as they are.
"""

import base64
import io
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

_DPI: Final = 110
_NEAR: Final = 4.0
"""How many pixels from the middle of a small mark still count as on it."""


class Note(NamedTuple):
    """Words at a place: its middle in pixels from the upper left, and how far the box reaches from it."""

    x: float
    y: float
    reach: float
    words: str


class Hover:
    """A PNG with notes.

    Attributes:
        png: the picture.
        alt: what it shows, in a sentence or two.
        width, height: its size in pixels.
        notes: what is told where, the marks on top last.
    """

    def __init__(self, png: bytes, size: tuple[int, int], alt: str, notes: tuple[Note, ...]) -> None:
        self.png, self.alt, self.notes = png, alt, notes
        self.width, self.height = size

    @classmethod
    def of(cls, figure: Figure, alt: str, hovers: Mapping[str, str]) -> "Hover":
        """Draw a figure, and find the places of the marks that go by the ids of `hovers`."""
        before = figure.dpi
        figure.set_dpi(_DPI)
        canvas: Any = FigureCanvasAgg(figure)
        out = io.BytesIO()
        canvas.print_png(out)
        width, height = canvas.get_width_height()
        marks = figure.findobj(lambda each: each.get_gid() in hovers)
        notes = [
            Note(x, height - y, reach, hovers[str(mark.get_gid())]) for mark in marks for x, y, reach in _place(mark)
        ]
        figure.set_dpi(before)
        return cls(out.getvalue(), (width, height), alt, tuple(sorted(notes, key=lambda note: note.reach)))

    def __repr__(self) -> str:
        return f"Picture with {len(self.notes)} notes: {self.alt}"

    def _repr_html_(self) -> str:
        coded = base64.b64encode(self.png).decode()
        boxes = "".join(map(self._box, self.notes))
        return (
            f'<div style="position:relative;width:{self.width}px;max-width:100%">'
            f'<img alt="{escape(self.alt, quote=True)}" src="data:image/png;base64,{coded}" '
            f'style="display:block;width:100%;max-width:100%;background:#fff">{boxes}</div>'
        )

    def _box(self, note: Note) -> str:
        place = {
            "left": (note.x - note.reach) / self.width,
            "top": (note.y - note.reach) / self.height,
            "width": 2 * note.reach / self.width,
            "height": 2 * note.reach / self.height,
        }
        style = ";".join(f"{name}:{share:.2%}" for name, share in place.items())
        return f'<span title="{escape(note.words, quote=True)}" style="position:absolute;{style}"></span>'


def _place(mark: Artist) -> Iterator[tuple[float, float, float]]:
    """Give the middle of a mark in pixels from the lower left, and its reach; that of a line is small."""
    if isinstance(mark, PathCollection):
        x, y = mark.get_offset_transform().transform(mark.get_offsets())[0]
        yield float(x), float(y), max(float(np.sqrt(mark.get_sizes()[0])) / 2 * _DPI / 72, _NEAR + 0.5)
    elif isinstance(mark, Line2D):
        x, y = mark.get_transform().transform(mark.get_xydata()).mean(axis=0)
        yield float(x), float(y), _NEAR
