"""Write events in a form that the file's name or the asker tells."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from graph.errors import BadFilter
from graph.exchange import citing, followthemoney, gephi, polecat, tabular
from graph.frames.source import Source
from graph.hinting import one_of

Writer = Callable[[Source, Path, Mapping[str, Any]], None]

FORMS: Final[dict[str, Writer]] = {
    "graphml": gephi.write_graphml,
    "gexf": gephi.write_gexf,
    "parquet": tabular.write_parquet,
    "csv": tabular.write_csv,
    "polecat": polecat.write,
    "ftm": followthemoney.write,
    "bib": citing.write_bib,
}
"""The forms by name."""


def export(source: Source, path: Path, form: str | None, filters: Mapping[str, Any]) -> Path:
    """Write the events of a filter, and give the path.

    Raises:
        BadFilter: a form that there is not, or a file name that tells none.
    """
    name = form or ("ftm" if path.name.endswith(".ftm.json") else path.suffix.lstrip("."))
    if name not in FORMS:
        raise BadFilter("form", name or path.name, f"{one_of(name, FORMS)}; a file name may end so")
    FORMS[name](source, path, filters)
    return path
