"""Show on a terminal how reading gets on: documents, events and the rate. Elsewhere nothing is shown."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.commands.output import console

if TYPE_CHECKING:
    from app.reading import Tally
    from graph.intake import Added


def watch(steps: "Iterable[Added]", tally: "Tally") -> Iterator["Added"]:
    """Give the steps on, and show the tally beside a clock while they come."""
    screen = console(error=True)
    if not screen.is_terminal:
        yield from steps
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as progress:
        task = progress.add_task("starting ...", total=None)
        for step in steps:
            rate = tally.documents / (progress.tasks[0].elapsed or 1)
            told = f"{tally.documents} documents, {len(tally.events)} events, {rate:.1f} documents/s"
            progress.update(task, description=told)
            yield step
