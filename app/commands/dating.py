"""The command that reads dates in context, for measuring it on labelled texts."""

import json as json_format
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.output import complain
from graph.errors import UnreadableDocument


def resolve_dates(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .jsonl file of date expressions.", show_default=False)
    ],
) -> None:
    """Give the EDTF date of each expression in its context, one JSON object a line.

    Each line of the file holds id, anchor (the day of publication), text, and the words before and after.
    """
    from extract.dates import answer

    faults = 0
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        try:
            asked = _expression(line)
            edtf = answer(asked["anchor"], asked["text"], asked.get("before") or "", asked.get("after") or "")
        except (ValueError, TypeError, KeyError) as fault:
            faults += 1
            complain(str(UnreadableDocument(str(file), _reason(fault), line=number)))
        else:
            typer.echo(json_format.dumps({"id": asked["id"], "edtf": edtf}))
    if faults:
        raise typer.Exit(1)


def _lines(file: Path) -> Iterator[str]:
    try:
        with file.open(encoding="utf-8") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "is not UTF-8"
        raise UnreadableDocument(str(file), reason or "cannot be read") from fault


def _expression(line: str) -> dict[str, Any]:
    asked = json_format.loads(line)
    if not isinstance(asked, dict):
        raise TypeError("not a JSON object")
    return {"id": asked["id"], **asked}


def _reason(fault: Exception) -> str:
    if isinstance(fault, KeyError):
        return f"lacks {fault.args[0]}"
    if isinstance(fault, json_format.JSONDecodeError):
        return f"no JSON ({fault.msg} at column {fault.colno})"
    return str(fault)
