"""Write to the terminal or a pipe: tables for people, one JSON object a line for programs.

What documents say is shown with its control characters replaced, so that no text can steer the terminal.
"""

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel
    from rich.console import Console

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Give a text without characters that steer a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def console(*, error: bool = False) -> "Console":
    """Give a console on standard output, or on standard error; without colour where it is no terminal."""
    from rich.console import Console

    return Console(file=sys.stderr if error else sys.stdout, highlight=False, markup=False, emoji=False)


def write_lines(records: "Iterable[BaseModel]") -> None:
    """Write records as JSON, one a line."""
    for record in records:
        typer.echo(record.model_dump_json())


def complain(text: str) -> None:
    """Tell a fault on standard error."""
    typer.echo(plain(f"readout: {text}"), err=True)
