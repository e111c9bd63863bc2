"""The command that brings the reference up to date from a SPARQL endpoint."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Json, open_reference
from app.commands.output import complain, console, plain, write_lines
from app.settings import read_settings
from graph.errors import BadFilter

if TYPE_CHECKING:
    from graph.reference import Reference
    from graph.refresh import Asking, Change, Endpoint
    from graph.refresh.asking import Step

_KINDS = ("added", "ended", "changed", "conflicting", "absent")
_USUAL = "https://query.wikidata.org/sparql"

reference = typer.Typer(help="Look after the reference knowledge.", no_args_is_help=True)


@reference.command("refresh")
def refresh(
    source: Annotated[
        str, typer.Option("--from", metavar="URL", help="A SPARQL endpoint of Wikidata's shape.")
    ] = _USUAL,
    state: Annotated[
        list[str] | None, typer.Option(metavar="STATE", help="Only this state; may be given again.")
    ] = None,
    rank: Annotated[list[str] | None, typer.Option(metavar="RANK", help="Only this rank; may be given again.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Keep what was added, ended and changed.")] = False,
    into: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder of own tables.", show_default="READOUT_REFERENCE"),
    ] = None,
    page: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="Rows to ask for at once.")] = 500,
    pause: Annotated[float, typer.Option(metavar="SECONDS", min=0, help="Seconds between requests.")] = 1.0,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="Seconds to wait for an answer.")] = 60.0,
    contact: Annotated[str, typer.Option(metavar="TEXT", help="An address to tell the endpoint.")] = "",
    json: Json = False,
) -> None:
    """Compare people and terms with an endpoint, tell what differs, and keep it with --write.

    Nothing is deleted. Conflicts with what is known, and terms that the endpoint does not tell, are only told.
    """
    from graph.refresh import Endpoint, ask_terms, compare

    folder = _folder(into, write=write)
    known = open_reference(into)
    ranks = _ranks(rank or ())
    with (
        Endpoint(source, page=page, pause=pause, timeout=timeout, contact=contact) as endpoint,
        _asking(known, state or (), ranks) as asking,
    ):
        told = ask_terms(endpoint, asking)
        offices = [(rank, iso3) for rank in asking.ranks for iso3 in asking.states]
        changes = compare(known, told, asked=offices)
        _tell(changes, len(told), json=json)
        if folder is not None:
            _keep(known, changes, folder, endpoint)
        elif any(change.kind in _KINDS[:3] for change in changes):
            complain("nothing was written; --write keeps what was added, ended and changed")


def _folder(into: Path | None, *, write: bool) -> Path | None:
    folder = into or read_settings().reference
    if write and folder is None:
        raise BadFilter("into", "", "give the folder of own tables with --into or READOUT_REFERENCE")
    return folder if write else None


def _ranks(given: Sequence[str]) -> tuple[str, ...]:
    from graph.refresh import RANKS

    if wrong := [rank for rank in given if rank not in RANKS]:
        raise BadFilter("rank", wrong[0], f"give one of {', '.join(RANKS)}")
    return tuple(given) or tuple(RANKS)


@contextmanager
def _asking(known: "Reference", states: Sequence[str], ranks: Sequence[str]) -> Iterator["Asking"]:
    """Give what to ask for, and show on a terminal how it gets on."""
    from app.answers import read_context
    from graph.refresh import Asking

    codes = read_context(known, states, ()).states or _living(known)
    screen = console(error=True)
    if not screen.is_terminal:
        yield Asking(codes, ranks)
        return
    with screen.status("asking ...") as status:

        def watch(step: "Step") -> None:
            status.update(f"{step.done} of {step.total} queries, {step.terms} terms")

        yield Asking(codes, ranks, watch)


def _living(known: "Reference") -> tuple[str, ...]:
    states = (actor for actor in known.actors.values() if actor.kind == "state" and actor.last is None)
    return tuple(sorted({state.country for state in states if state.country}))


def _tell(changes: "Sequence[Change]", terms: int, *, json: bool) -> None:
    if json:
        from app.answers import ChangeAnswer

        write_lines(
            ChangeAnswer(
                change=change.kind,
                what=change.what,
                detail=change.detail,
                **{**change.told._asdict(), "person": change.person},
            )
            for change in changes
        )
    else:
        for change in changes:
            if change.kind != "absent":
                typer.echo(plain(f"{change.kind:<12}{change.what:<8}{change.detail}"))
    counts: Counter[str] = Counter(change.kind for change in changes)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in _KINDS if counts[kind]) or "nothing differs"
    complain(f"{terms} terms told; {told}")


def _keep(known: "Reference", changes: "Sequence[Change]", folder: Path, endpoint: "Endpoint") -> None:
    from graph.refresh import write_changes
    from graph.refresh.asking import ask_names

    new = [change.told.person for change in changes if change.kind == "added" and change.what == "person"]
    names = ask_names(endpoint, new) if new else {}
    today = datetime.datetime.now(datetime.UTC).date()
    written = write_changes(known, changes, folder, host=endpoint.host, retrieved=today, names=names)
    complain(f"written: {', '.join(str(path) for path in written)}" if written else "nothing to write")
