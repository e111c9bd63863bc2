"""What the codes of coded lists mean here: the type and status of an event and the roles of source and target.

The mappings stand in `tables/cameo.tsv` and `tables/plover.tsv`; what is not there tells no diplomatic event.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from graph.vocabulary import EventType, Role, Status

TABLES: Final = Path(__file__).with_name("tables")


class Coding(NamedTuple):
    """The meaning of a code; `code` is as the list writes it."""

    code: str
    type: EventType
    status: Status
    source: Role
    target: Role


def by_cameo(code: str) -> Coding | None:
    """Give the meaning of a CAMEO code, that of its first three digits where a longer one has none of its own."""
    known = _cameo()
    return known.get(code) or known.get(code[:3])


def by_relation(relation: str) -> Coding | None:
    """Give the meaning of a CAMEO code by its words, as ICEWS writes them."""
    return _relations().get(relation.casefold())


def by_plover(root: str, mode: str) -> Coding | None:
    """Give the meaning of a PLOVER root code with its mode, which may be empty."""
    return _plover().get((root.upper(), mode.lower()))


def table(name: str) -> list[dict[str, str]]:
    """Give the rows of a table by their columns."""
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _cameo() -> dict[str, Coding]:
    return {row["code"]: _coding(f"CAMEO {row['code']}", row) for row in table("cameo")}


@cache
def _relations() -> dict[str, Coding]:
    return {row["relation"].casefold(): _coding(f"CAMEO {row['code']}", row) for row in table("cameo")}


@cache
def _plover() -> dict[tuple[str, str], Coding]:
    rows = table("plover")
    return {(row["root"], row["mode"]): _coding(f"PLOVER {row['root']} {row['mode']}".strip(), row) for row in rows}


def _coding(code: str, row: dict[str, Any]) -> Coding:
    return Coding(
        code,
        cast("EventType", row["type"]),
        cast("Status", row["status"]),
        cast("Role", row["source"]),
        cast("Role", row["target"]),
    )
