"""The command line: its commands, and what becomes of a fault.

A user's mistake is one line on standard error and never a traceback: status 2 for a wrong option or filter, else 1.
"""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app.commands.asking import show_actors, show_event, show_events, show_who
from app.commands.dating import resolve_dates
from app.commands.examples import epilog
from app.commands.explaining import explain
from app.commands.feeding import feed
from app.commands.judging import compare, judge, show_judgements, undo
from app.commands.keeping import backup, retract
from app.commands.linking import check, export
from app.commands.output import complain
from app.commands.reading import extract, read
from app.commands.refreshing import reference
from app.commands.serving import demo, serve
from app.settings import pin_threads
from graph.errors import BadDate, BadFilter, ReadoutError


class Line(TyperGroup):
    """A group of commands that tells a fault in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except ReadoutError as fault:
            complain(str(fault))
            raise typer.Exit(2 if isinstance(fault, BadFilter | BadDate) else 1) from None


line = typer.Typer(
    cls=Line,
    name="readout",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

for name, command in (
    ("demo", demo),
    ("read", read),
    ("feed", feed),
    ("extract", extract),
    ("explain", explain),
    ("events", show_events),
    ("event", show_event),
    ("actors", show_actors),
    ("who", show_who),
    ("compare", compare),
    ("judge", judge),
    ("judgements", show_judgements),
    ("undo", undo),
    ("retract", retract),
    ("backup", backup),
    ("check", check),
    ("export", export),
    ("serve", serve),
    ("dates", resolve_dates),
):
    line.command(name, epilog=epilog(name))(command)
line.add_typer(reference, name="reference", epilog=epilog("reference"))


def main() -> None:
    """Run the command line."""
    pin_threads()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    line()


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"readout {version('readout')}")
        raise typer.Exit


@line.callback(epilog=epilog(""))
def _begin(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version and stop.")
    ] = False,
) -> None:
    """Find diplomatic events in news and readouts, and ask for them with the sentence behind each."""
