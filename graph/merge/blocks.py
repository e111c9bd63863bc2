"""Blocks: the small groups inside which claims are compared, so that cost grows with their number and not its square.

A block is a family of types, one or two sides and some days. What a claim's blocks are depends on that claim and the
day of its report alone.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Final, NamedTuple

from graph.merge.dating import MOVED_BY
from graph.merge.sides import is_international
from graph.merge.sketching import Sketch, Window, window
from graph.vocabulary import family

LONGEST: Final = 35
"""Days of the longest span that is compared with others that overlap it; longer ones meet only their equals."""

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
        return date.fromordinal(max(1, self.first.toordinal() - LONGEST))


def blocks(sketch: Sketch) -> tuple[Block, ...]:
    """Give the blocks of a claim; none for one without date and report, which is compared inside its document only."""
    days = window(sketch)
    if days is None:
        return ()
    if (days.last - days.first).days >= LONGEST:
        return tuple(Block(f"{key}|{sketch.date}", *days) for key in keys(sketch))
    spans = [days, *_around(days)] if sketch.status == "postponed" else [days]
    return tuple(Block(key, *span) for key in keys(sketch) for span in spans)


def keys(sketch: Sketch) -> tuple[str, ...]:
    """Name the family and sides under which a claim is compared, without its days."""
    kind = sketch.type if sketch.type == "visit" else family(sketch.type)  # no other type is ever a visit
    return tuple(sorted({f"{kind}|{sides}" for sides in _sides(sketch)}))


def _around(days: Window) -> Iterator[Window]:
    """Give the days before and after in which what was put off may have been, or may come to be."""
    step = timedelta(days=LONGEST - 1)
    one = timedelta(days=1)
    before, after = days.first - one, days.last + one
    for _ in range(0, MOVED_BY, LONGEST - 1):
        yield Window(before - step, before)
        yield Window(after, after + step)
        before, after = before - step - one, after + step + one


def _sides(sketch: Sketch) -> Iterator[str]:
    named = sorted("int" if is_international(key) else key for key in sketch.sides)
    if 1 < len(named) <= _MOST_PAIRED:
        yield from ("+".join(pair) for pair in combinations(named, 2))
    if len(named) == 1 or len(named) > _MOST_PAIRED or sketch.type in _GATHERINGS:
        yield from named
