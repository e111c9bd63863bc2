"""Commands that ask a graph: events, one event, actors, and who was meant on a day."""

from typing import Annotated, Any

import typer

from app.commands.options import AsOf, Folder, Json, Limit, open_graph, open_reference, read_day
from app.commands.output import complain, console, write_lines
from app.filters import FILTERS


def _filter(name: str, metavar: str) -> Any:
    return typer.Option(f"--{name.replace('_', '-')}", metavar=metavar, help=FILTERS[name])


def show_events(
    actor: Annotated[str | None, _filter("actor", "NAME")] = None,
    role: Annotated[str | None, _filter("role", "ROLE")] = None,
    state: Annotated[list[str] | None, _filter("state", "STATE")] = None,
    type: Annotated[str | None, _filter("type", "TYPE")] = None,  # noqa: A002
    status: Annotated[str | None, _filter("status", "STATUS")] = None,
    place: Annotated[str | None, _filter("place", "NAME")] = None,
    country: Annotated[str | None, _filter("country", "CODE")] = None,
    subject: Annotated[str | None, _filter("subject", "SUBJECT")] = None,
    publisher: Annotated[str | None, _filter("publisher", "NAME")] = None,
    speaker: Annotated[str | None, _filter("speaker", "NAME")] = None,
    document: Annotated[str | None, _filter("document", "ID")] = None,
    confidence: Annotated[str | None, _filter("confidence", "NUMBER")] = None,
    after: Annotated[str | None, _filter("after", "DATE")] = None,
    before: Annotated[str | None, _filter("before", "DATE")] = None,
    reported_after: Annotated[str | None, _filter("reported_after", "DATE")] = None,
    reported_before: Annotated[str | None, _filter("reported_before", "DATE")] = None,
    q: Annotated[str | None, _filter("q", "WORDS")] = None,
    limit: Limit = 50,
    cursor: Annotated[str | None, typer.Option(metavar="TEXT", help="Go on after the page that gave this.")] = None,
    as_of: AsOf = None,
    kg: Folder = None,
    json: Json = False,
) -> None:
    """List events, the newest first. Filters combine."""
    from app.questions import ask_events

    filters = {
        "actor": actor, "role": role, "type": type, "status": status, "place": place, "country": country,
        "subject": subject, "publisher": publisher, "document": document, "after": after, "before": before, "q": q,
        "speaker": speaker, "confidence": confidence, "reported_after": reported_after,
        "reported_before": reported_before,
    }  # fmt: skip
    with open_graph(kg) as graph:
        page = ask_events(graph, states=state or (), limit=limit, cursor=cursor, filters=filters, as_of=read_day(as_of))
    if json:
        write_lines(page.items)
    elif page.items:
        from app.commands.tables import events_table

        console().print(events_table(page.items))
    if not page.items:
        complain("no event passes")
    if page.next_cursor:
        complain(f"{len(page.items)} of {page.total} events; go on with --cursor {page.next_cursor}")


def show_event(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of an event.")],  # noqa: A002
    as_of: AsOf = None,
    kg: Folder = None,
    json: Json = False,
) -> None:
    """Show an event with every sentence that tells it, and who published it when."""
    from app.answers import answer_detail

    with open_graph(kg) as graph:
        day = read_day(as_of)
        event = answer_detail(graph, graph.event(id, as_of=day), as_of=day)
    if json:
        write_lines([event])
        return
    from app.commands.tables import event_view

    console().print(event_view(event))


def show_actors(
    q: Annotated[str, typer.Argument(metavar="[NAME]", help="A part of a name.", show_default=False)] = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help="Only person, state or organization.")] = "",
    limit: Limit = 50,
    as_of: AsOf = None,
    kg: Folder = None,
    json: Json = False,
) -> None:
    """List the actors of a graph, those with the most events first."""
    from app.answers import answer_actor

    with open_graph(kg) as graph:
        actors = [answer_actor(summary) for summary in graph.actors(q, kind=kind, limit=limit, as_of=read_day(as_of))]
    _write_actors(actors, json=json, none="no actor goes by this name" if q else "no actor")


def show_who(
    text: Annotated[str, typer.Argument(metavar="NAME", help="A name, title, state or body.")],
    on: Annotated[str | None, typer.Option(metavar="DAY", help="The day on which it was said.")] = None,
    state: Annotated[
        list[str] | None, typer.Option(metavar="STATE", help="A state told near by; may be given again.")
    ] = None,
    person: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A person told near by; may be given again.")
    ] = None,
    json: Json = False,
) -> None:
    """Tell who is meant by a name or title on a day, and why. Needs no graph."""
    day = read_day(on)
    from app.answers import answer_who, read_context

    reference = open_reference()
    context = read_context(reference, state or (), person or ())
    found = answer_who(reference, text, day, context=context)
    if found.unresolved is not None and found.items:
        complain(f"nobody is known as {text!r}; similar names:")
    _write_actors(found.items, json=json, none=f"nobody is known as {text!r}")


def _write_actors(actors: Any, *, json: bool, none: str) -> None:
    if json:
        write_lines(actors)
    elif actors:
        from app.commands.tables import actors_table

        console().print(actors_table(actors))
    if not actors:
        complain(none)
