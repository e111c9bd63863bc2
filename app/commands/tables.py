"""Tables for people: events, one event with its quotes, actors.

They fit 80 columns: who takes part is the column that wraps.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Group
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.commands.output import plain

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

    from app.answers import ActorAnswer, ClaimAnswer, EventAnswer, EventDetail
    from graph.model import Claim, Document, Participation, Place

MOST_PARTIES = 8
_STATUS_STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "cyan",
    "proposed": "cyan",
    "cancelled": "red",
    "postponed": "yellow",
    "denied": "red",
}


def events_table(events: "Iterable[EventAnswer]") -> Table:
    """Give a table of events: date, type, who, where, status, and how many documents tell it."""
    table = _table("date", "type", ("who", 6), ("where", 2), "status")
    table.add_column("sources", justify="right", no_wrap=True)
    for event in events:
        parties = [said.value for said in event.participants]
        cells = (date_cell(event.date), event.type, Parties(parties), place_cell(event.place))
        table.add_row(*cells, _status(event.status), str(len(event.documents)))
    return table


def claims_view(claims: "Sequence[Claim]") -> "RenderableType":
    """Give what one document claims: a table, and under it the sentences with the numbers of their rows."""
    told: dict[str, list[str]] = {}
    for number, claim in enumerate(claims, start=1):
        told.setdefault(claim.evidence, []).append(str(number))
    quotes = Table.grid(padding=(0, 1))
    for evidence, numbers in told.items():
        quotes.add_row(Text(", ".join(numbers), style="dim"), Text(plain(f"“{evidence}”")))
    return Group(claims_table(claims), "", quotes)


def claims_table(claims: "Iterable[Claim]") -> Table:
    """Give a table of what one document claims, numbered from 1."""
    table = _table("", "date", "type", ("who", 6), ("where", 2), "status")
    for number, claim in enumerate(claims, start=1):
        cells = (date_cell(claim.date), claim.type, Parties(claim.participants), place_cell(claim.place))
        table.add_row(str(number), *cells, _status(claim.status))
    return table


def heading(document: "Document") -> str:
    """Give a document's title, publisher and day, else its id."""
    told = [document.title, document.publisher, document.published and document.published.isoformat()]
    return plain(", ".join(str(part) for part in told if part) or document.id)


def event_view(event: "EventDetail") -> "RenderableType":
    """Give an event in full: who took part in which role, and each sentence that tells it."""
    title = Text.assemble((event.type, "bold"), "  ", _status(event.status), "  ", date_words(event.date))
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    for name, words in _facts(event):
        facts.add_row(name, words)
    quotes = [Padding(quote_view(claim), (1, 0, 0, 0)) for claim in event.told_by]
    return Group(title, Padding(facts, (0, 0, 0, 2)), *quotes)


def quote_view(claim: "ClaimAnswer") -> "RenderableType":
    """Give a claim: its sentence, and who published it when."""
    source = claim.source
    desk = [source.publisher, source.published and source.published.isoformat(), source.title]
    origin = ", ".join(str(part) for part in desk if part) or claim.document
    told = [claim.status, claim.date or "no date", f"confidence {claim.confidence:.2f}"]
    if claim.according_to:
        told.append(f"according to {', '.join(claim.according_to)}")
    return Group(
        Text(plain(f"“{claim.evidence}”")),
        Padding(Text(plain(origin), style="italic"), (0, 0, 0, 2)),
        Padding(Text(plain("; ".join(told)), style="dim"), (0, 0, 0, 2)),
    )


def actors_table(actors: "Sequence[ActorAnswer]") -> Table:
    """Give a table of actors; with reasons where they answer a question about a day."""
    reasoned = any(actor.why for actor in actors)
    table = _table("id", ("name", 3), "kind", "country")
    number, *others = ("score", "why") if reasoned else ("events", "first", "last")
    table.add_column(number, justify="right")
    for heading in others:
        table.add_column(heading, overflow="fold")
    for actor in actors:
        cells = (actor.id, plain(actor.name), actor.kind, actor.country or "")
        table.add_row(*cells, *(_reason(actor) if reasoned else _share(actor)))
    return table


def plain_table(headings: "Sequence[str]", rows: "Iterable[Sequence[str]]") -> Table:
    """Give a table of texts; the last column wraps."""
    table = _table(*headings[:-1], (headings[-1], 1))
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    return table


class Parties:
    """The parties of an event, people with the state that they stand for; lines end between parties where they can."""

    def __init__(self, parties: "Sequence[Participation]") -> None:
        names = [plain(_party(party)) for party in parties[:MOST_PARTIES]]
        if len(parties) > MOST_PARTIES:
            names.append(f"and {len(parties) - MOST_PARTIES} more")
        self.names = [f"{name}," for name in names[:-1]] + names[-1:]

    def __rich_measure__(self, _: "Console", options: "ConsoleOptions") -> Measurement:
        """Take from the longest name's width to that of all in one line."""
        widths = [cell_len(name) for name in self.names]
        return Measurement(max(widths), sum(widths) + len(widths) - 1).with_maximum(options.max_width)

    def __rich_console__(self, _: "Console", options: "ConsoleOptions") -> "Iterator[Text]":
        """Fill one line after another."""
        line = ""
        for name in self.names:
            if line and cell_len(line) + 1 + cell_len(name) > options.max_width:
                yield Text(line)
                line = ""
            line = f"{line} {name}" if line else name
        yield Text(line)


def place_cell(place: "Place | None") -> Text:
    """Name a place with its country."""
    if place is None:
        return Text("")
    if place.name and place.country:
        return Text(plain(f"{place.name} ({place.country})"))
    return Text(plain(place.name or place.country or ""))


def date_cell(date: str | None) -> Text:
    """Give a date, an interval on two lines."""
    return Text("-" if date is None else date.replace("/", "/\n"))


def date_words(date: str | None) -> str:
    """Give a date as a person says it."""
    return "no date" if date is None else date.replace("/", " to ")


def _party(party: "Participation") -> str:
    if party.kind == "person" and party.country:
        return f"{party.name} ({party.country})"
    return party.name


def _facts(event: "EventDetail") -> Iterator[tuple[str, Text]]:
    """Give what is known of an event, each with its name; what is not known is passed over."""
    who = (_party_in_role(said.value) for said in event.participants)
    history = (f"{change.status} ({change.reported or 'undated'})" for change in event.status_history)
    facts = {
        "who": "\n".join(who),
        "where": place_cell(event.place).plain,
        "about": ", ".join(said.value for said in event.about),
        "according to": ", ".join(said.value for said in event.according_to),
        "told as": ", then ".join(history),
        "part of": "\n".join(f"{link.whole} ({link.rule})" for link in event.part_of),
        "parts": "\n".join(f"{link.part} ({link.rule})" for link in event.parts),
        "disputed": "\n".join(_disputes(event)),
        "chosen": "\n".join(f"{choice.field}: {choice.reason}" for choice in event.choices),
        "codes": f"CAMEO {event.cameo}, PLOVER {event.plover}",
        "id": event.id,
    }
    for name, words in facts.items():
        if words:
            yield name, Text(plain(words))


def _disputes(event: "EventDetail") -> Iterator[str]:
    """Tell who says what where claims say different things."""
    desks = {claim.id: claim.source.publisher or claim.document for claim in event.told_by}
    said: dict[str, list[tuple[str, tuple[str, ...]]]] = {
        "status": [(change.status, change.claims) for change in event.status_history],
        "type": [(each.value, each.claims) for each in event.types],
        "date": [(each.value, each.claims) for each in event.dates],
        "place": [(place_cell(each.value).plain, each.claims) for each in event.places],
    }
    for name, values in said.items():
        if len({value for value, _ in values}) > 1:
            told = (f"{value} ({', '.join(sorted({desks[c] for c in claims}))})" for value, claims in values)
            yield f"{name}: {'; '.join(told)}"


def _party_in_role(party: "Participation") -> str:
    return _party(party) if party.role == "participant" else f"{_party(party)}, {party.role}"


def _reason(actor: "ActorAnswer") -> tuple[str, str]:
    return ("" if actor.score is None else f"{actor.score:.2f}", plain(actor.why or ""))


def _share(actor: "ActorAnswer") -> tuple[str, str, str]:
    return (str(actor.events), str(actor.first_day or ""), str(actor.last_day or ""))


def _status(status: str) -> Text:
    return Text(status, style=_STATUS_STYLES.get(status, ""))


def _table(*headings: str | tuple[str, int]) -> Table:
    """Make a table; a heading with a number may wrap and takes that share of what room is left."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    for heading in headings:
        if isinstance(heading, str):
            table.add_column(heading, no_wrap=True)
        else:
            name, share = heading
            table.add_column(name, ratio=share, overflow="fold")
    return table
