"""Show on a terminal how reading gets on: documents, events, the rate and the time that is left.

It goes to standard error and only to a terminal; between results that go to the same terminal nothing is shown.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from app.commands.output import console

if TYPE_CHECKING:
    from app.reading import Tally

Step = TypeVar("Step")


def watch(
    steps: "Iterable[Step]",
    tally: "Tally",
    *,
    expected: "Callable[[], int | None]" = lambda: None,
    printing: bool = False,
) -> "Iterator[Step]":
    """Give the steps on, and show the tally while they come.

    `expected` gives how many documents will come, if that is known, and is asked only where something is shown;
    `printing` tells that each step prints a result.
    """
    screen = console(error=True)
    if not screen.is_terminal or (printing and sys.stdout.isatty()):
        yield from steps
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    total = expected()
    clocks = (TimeElapsedColumn(),) if total is None else (BarColumn(20), TimeRemainingColumn(), TextColumn("left"))
    columns = (SpinnerColumn(), TextColumn("{task.description}"), *clocks)
    with Progress(*columns, console=screen, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("starting ...", total=total)
        began = time.perf_counter()
        for step in steps:
            rate = tally.documents / (time.perf_counter() - began)
            progress.update(task, completed=tally.documents, description=_told(tally, total, rate))
            yield step


def _told(tally: "Tally", total: int | None, rate: float) -> str:
    documents = f"{tally.documents} documents" if total is None else f"{tally.documents} of {total} documents"
    return f"{documents}, {len(tally.events) or tally.claims} events, {rate:.1f} documents/s"
