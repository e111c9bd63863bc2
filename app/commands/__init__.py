"""The command line `readout`. Heavy modules are imported inside the commands that need them, so help is quick."""

from app.commands.line import line, main

__all__ = ["line", "main"]
