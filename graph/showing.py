"""Any record as a table of its fields, so that a notebook shows none as a line of code."""

from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from graph import html

_INSIDE: Final = 30
"""How many records inside a record are shown."""


def record(told: BaseModel) -> str:
    """Write a record as a list of its fields; several records inside it stand as tables below."""
    rows, below = [], ""
    for name in type(told).model_fields:
        value = getattr(told, name)
        if isinstance(value, tuple) and value and all(isinstance(each, BaseModel) for each in value):
            below += records(name, value, most=_INSIDE)
        elif value not in (None, "", (), {}):
            rows.append((name, shown(value)))
    return html.facts(type(told).__name__.removesuffix("View"), rows, below=below)


def records(title: str, several: Sequence[BaseModel], *, most: int = html.SHOWN) -> str:
    """Write records of one kind as a table; fields that none of them fills are left out."""
    names = [name for name in _names(several) if any(getattr(each, name) not in (None, "", ()) for each in several)]
    rows = [[shown(getattr(each, name)) for name in names] for each in several[:most]]
    return html.table(title, names, rows, note=html.more(len(rows), len(several)))


def shown(value: object) -> object:
    """Give a value as a cell: records in a few words, long texts cut, numbers and days as they are."""
    if isinstance(value, BaseModel):
        return _brief(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {html.plain(count)}" for key, count in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(html.plain(shown(each)) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and len(value) > html.LONGEST:
        return value[: html.LONGEST - 1].rstrip() + "…"
    return value


def _brief(told: BaseModel) -> str:
    """Write a record in a few words: its value or its name and role, else all that it has."""
    if "value" in type(told).model_fields and "claims" in type(told).model_fields:
        return html.plain(shown(getattr(told, "value", None)))
    name, role = getattr(told, "name", None), getattr(told, "role", None)
    if name:
        return f"{name} ({role})" if role else " ".join(filter(None, (str(name), _key(told))))
    values = (getattr(told, field) for field in type(told).model_fields)
    return ", ".join(html.plain(shown(value)) for value in values if value not in (None, "", ()))


def _key(told: BaseModel) -> str:
    key = getattr(told, "id", None)
    return f"[{key}]" if key else ""


def _names(several: Sequence[BaseModel]) -> list[str]:
    return list(type(several[0]).model_fields) if several else []
