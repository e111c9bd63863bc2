"""Blocks: the small groups inside which claims are compared, so that cost grows with their number and not its square.

A block is a family of types, one or two sides and some days. What a claim's blocks are depends on that claim alone.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Final, NamedTuple

from graph.merge.comparing import Sketch
from graph.merge.sides import is_international
from graph.vocabulary import family

LONGEST: Final = 31
"""Days of the longest date that is compared with others that overlap it; longer ones meet only their equals."""

_MOST_PAIRED: Final = 6
_GATHERINGS: Final = frozenset({"summit", "talks"})


class Block(NamedTuple):
    """Where a claim is looked for: claims of the same `key` whose days overlap."""

    key: str
    first: date
    last: date

    @property
    def earliest(self) -> date:
        """The earliest first day that a claim overlapping this one can have."""
        return self.first - timedelta(days=LONGEST)


def blocks(sketch: Sketch) -> tuple[Block, ...]:
    """Give the blocks of a claim; none for an undated one, which is compared inside its document only."""
    if sketch.first is None or sketch.last is None:
        return ()
    if (sketch.last - sketch.first).days >= LONGEST:
        return tuple(Block(f"{key}|{sketch.date}", sketch.first, sketch.last) for key in keys(sketch))
    return tuple(Block(key, sketch.first, sketch.last) for key in keys(sketch))


def keys(sketch: Sketch) -> tuple[str, ...]:
    """Name the family and sides under which a claim is compared, without its days."""
    kind = family(sketch.type)
    return tuple(sorted({f"{kind}|{sides}" for sides in _sides(sketch)}))


def _sides(sketch: Sketch) -> Iterator[str]:
    named = sorted("int" if is_international(key) else key for key in sketch.sides)
    if 1 < len(named) <= _MOST_PAIRED:
        yield from ("+".join(pair) for pair in combinations(named, 2))
    if len(named) == 1 or len(named) > _MOST_PAIRED or sketch.type in _GATHERINGS:
        yield from named
