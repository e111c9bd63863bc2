"""An event in one line, and the parts of such a line."""

from graph import html
from graph.frames.source import Source
from graph.model import Event
from graph.store import columns


def line_of(event: Event) -> str:
    """Write an event in one line: when, what, who."""
    return f"{event.date or 'undated'} {event.type} ({event.status}): {who(event)}"


def who(event: Event, *, most: int = 6) -> str:
    """Write the parties of an event, the first few by name."""
    names = [said.value.name for said in event.participants]
    left = len(names) - most
    return ", ".join(names[:most]) + (f" and {left} more" if left > 0 else "")


def where(event: Event) -> str:
    """Write the place of an event."""
    return ", ".join(filter(None, (event.place.name, event.place.country))) if event.place else ""


def evidence(source: Source, event: Event) -> html.Markup:
    """Write the first sentence that tells an event, with a link to its document."""
    first = event.claims[0]
    with source.reading() as connection:
        quote = columns.quotes(connection, [first])[first]
    others = len(event.documents) - 1
    told = html.quote(quote.text, source=quote.publisher or quote.document, url=quote.url)
    return html.Markup(told + (f" +{others}" if others else ""))
