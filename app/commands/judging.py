"""Commands by which a person judges whether claims tell one event, and sees why they were joined."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Folder, Json, open_graph
from app.commands.output import complain, console, plain, write_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Explanation, Judgement

Left = Annotated[str, typer.Argument(metavar="LEFT", help="The id of a claim or event.")]
Right = Annotated[str, typer.Argument(metavar="RIGHT", help="The id of another.")]


def judge(
    left: Left,
    right: Right,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, different or unsure.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who judges.", envvar="USER", show_default="the user")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    kg: Folder = None,
    json: Json = False,
) -> None:
    """Judge whether two claims or events are one. A person's word outweighs the rules for good."""
    with open_graph(kg) as graph:
        kept = graph.judge(left, right, verdict, by=by, note=note)
    if json:
        write_lines([kept])
    else:
        typer.echo(f"{kept.id}: {kept.left} and {kept.right} are judged {kept.verdict} by {plain(kept.by)}")


def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a judgement.")],  # noqa: A002
    kg: Folder = None,
    json: Json = False,
) -> None:
    """Take a person's judgement back: the events are again what they were without it."""
    with open_graph(kg) as graph:
        taken = graph.undo(id)
    if json:
        write_lines([taken])
    else:
        typer.echo(f"{taken.id} is taken back")


def show_judgements(
    about: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A claim or event; with it the rules' judgements are told too.")
    ] = None,
    kg: Folder = None,
    json: Json = False,
) -> None:
    """List what persons judged, the newest first; for one claim or event also what rules judged."""
    with open_graph(kg) as graph:
        judgements = graph.judgements(about)
    if json:
        write_lines(judgements)
    elif judgements:
        _show_judgements(judgements)
    if not judgements:
        complain("no judgement")


def compare(left: Left, right: Right, kg: Folder = None, json: Json = False) -> None:
    """Explain how far two claims or events tell one happening: each factor with its reason."""
    with open_graph(kg) as graph:
        why = graph.explain(left, right)
    if json:
        write_lines([why])
    else:
        _show_factors(why)


def _show_judgements(judgements: "Sequence[Judgement]") -> None:
    from app.commands.tables import plain_table

    rows = (
        (j.id, j.verdict, j.by, "" if j.score is None else f"{j.score:.2f}", j.left, j.right, j.note, _when(j))
        for j in judgements
    )
    console().print(plain_table(("id", "verdict", "by", "score", "left", "right", "note", "made"), rows))


def _when(judgement: "Judgement") -> str:
    made = judgement.made.isoformat(timespec="seconds") if judgement.made else ""
    return f"{made}, taken back" if judgement.undone else made


def _show_factors(why: "Explanation") -> None:
    from app.commands.tables import plain_table

    rows = ((factor.name, f"{factor.value:.2f}", factor.reason) for factor in why.factors)
    console().print(plain_table(("factor", "value", "reason"), rows))
    stand = "one event" if why.joined else "two events"
    typer.echo(f"score {why.score:.2f}, joined from {why.threshold:.2f}; they stand as {stand}")
