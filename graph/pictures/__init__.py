"""Pictures for papers, each one call: `kg.draw.timeline(...)` and so on.

Greys, shapes and hatches carry what is shown, so that none needs colour; every picture has its words in `alt`.
"""

from graph.pictures.drawing import Drawing
from graph.pictures.picture import Picture

__all__ = ["Drawing", "Picture"]
