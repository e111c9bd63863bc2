"""Explanations for people: a block a sentence, and the events that came of the document under them.

A sentence that was not read is one dim line; a trigger is a line of what came of it and a line or two of why.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.commands.output import plain
from app.commands.tables import claims_table, date_words, heading, place_cell

if TYPE_CHECKING:
    from rich.console import RenderableType

    from extract.explaining import ExplainedSentence, Explanation, Known, Linked, Told, Tried, Weighed
    from graph.model import Claim, Document

_INDENT = 4


def explanation_view(document: "Document", told: "Explanation") -> "RenderableType":
    """Give an explanation: its sentences in their order, then the events with the numbers that the sentences name."""
    numbers = {claim.id: number for number, claim in enumerate(told.claims, start=1)}
    blocks = [_sentence(sentence, numbers) for sentence in told.sentences]
    title = Text(heading(document), style="bold")
    if not told.claims:
        return Group(title, "", *blocks, "", "no event")
    return Group(title, "", *blocks, "", Text("Events", style="bold"), claims_table(told.claims))


def _sentence(sentence: "ExplainedSentence", numbers: dict[str, int]) -> "RenderableType":
    if sentence.unread and not sentence.tried:
        return _unread(sentence)
    rows = Table.grid(padding=(0, 1))
    rows.add_column(style="dim", no_wrap=True, min_width=_INDENT * 2)
    rows.add_column()
    for name, known in _facts(sentence):
        rows.add_row(name, Text(plain(known)))
    for words, reason in _halted(each for each in sentence.tried if not each.parties and not each.told):
        rows.add_row(words, reason)
    for tried in (each for each in sentence.tried if each.parties or each.told):
        rows.add_row(*_outcome(tried, numbers))
        for line in _why(tried):
            rows.add_row("", line)
    return Group(_numbered(sentence), Padding(rows, (0, 0, 1, _INDENT)))


def _unread(sentence: "ExplainedSentence") -> Table:
    row = Table.grid(padding=(0, 1), expand=True)
    row.add_column(width=_INDENT - 1, justify="right", style="dim")
    row.add_column(ratio=1, no_wrap=True, overflow="ellipsis", style="dim")
    row.add_column(no_wrap=True, style="dim italic")
    row.add_row(str(sentence.number), Text(_one_line(sentence.text)), sentence.unread)
    return row


def _numbered(sentence: "ExplainedSentence") -> Table:
    text = Text(_one_line(sentence.text))
    for tried in sentence.tried:
        text.stylize("bold", tried.start - sentence.start, tried.end - sentence.start)
    row = Table.grid(padding=(0, 1))
    row.add_column(width=_INDENT - 1, justify="right")
    row.add_column()
    row.add_row(str(sentence.number), Text.assemble(("title: ", "dim"), text) if sentence.part == "title" else text)
    return row


def _one_line(text: str) -> str:
    return plain(text).replace("\n", " ")


def _facts(sentence: "ExplainedSentence") -> Iterator[tuple[str, str]]:
    """Give what is known of a sentence whatever its triggers are; what there is none of is passed over."""
    if sentence.mentions:
        yield "names", "; ".join(dict.fromkeys(_mention(mention) for mention in sentence.mentions))
    if sentence.dates:
        yield "dates", "; ".join(f"{date.text} = {date.edtf or 'open'}" for date in sentence.dates)
    passed = dict.fromkeys(f"{word.word}: {word.why}" for word in sentence.passed_over)
    if not sentence.tried and not passed:
        passed["only a part of a trigger stands here"] = None
    if passed:
        yield "passed", "; ".join(passed)


def _mention(mention: "Linked") -> str:
    """Give the words of a mention with whom they were linked to, left out where the words say it already."""
    words = _one_line(mention.text)
    linked = ", ".join(_party(party) for party in mention.parties)
    if mention.kind == "place" and mention.place is not None:
        linked = place_cell(mention.place).plain
    if mention.parties[:1] and mention.parties[0].name == words.removeprefix("the ").removeprefix("The "):
        return f"{linked} [{mention.why}]"
    return f"{words} = {linked or '?'} [{mention.why}]"


def _party(party: "Known") -> str:
    state = f" ({party.country})" if party.country and party.kind == "person" else ""
    return f"{party.name}{state}{'' if party.id else ' (not in the reference)'}"


def _halted(tried: "Iterable[Tried]") -> Iterator[tuple[Text, Text]]:
    """Give the triggers that were stopped before anybody was weighed, one line for each reason."""
    words: dict[str, dict[str, None]] = {}
    for each in tried:
        words.setdefault(each.stopped, {})[f"{each.trigger} ({each.type})"] = None
    for stopped, triggers in words.items():
        yield Text("stopped"), Text.assemble(plain(", ".join(triggers)), (f": {plain(stopped)}", "yellow"))


def _outcome(tried: "Tried", numbers: dict[str, int]) -> tuple[Text, Text]:
    """Give the trigger, and its type and frame with the event that it became part of or what stopped it."""
    read_as = f"{tried.type}, frame {tried.frame}"
    if tried.probability:
        read_as += f", {tried.probability:.3f}" if tried.told is None else f", {tried.probability:.2f}"
    if tried.told is not None and tried.told.points_back:
        read_as += ", points back"
    if tried.event is not None:
        became = (f" -> event {numbers[tried.event.id]}", "green")
        return Text(plain(tried.trigger), style="bold green"), Text.assemble(read_as, became)
    stopped = tried.stopped
    if stopped.startswith("held for no event"):
        stopped = f"no event under {tried.least}"
    return Text(plain(tried.trigger), style="bold yellow"), Text.assemble(read_as, (f": {plain(stopped)}", "yellow"))


def _why(tried: "Tried") -> Iterator[Text]:
    """Give who takes part and who does not, and what the sentence tells of the event."""
    taking = _weights(party for party in tried.parties if party.role)
    others = _weights(party for party in tried.parties if not party.role)
    if taking or others:
        yield Text.assemble(taking or "nobody", (f"; not {others}" if others else "", "dim"))
    if tried.told is not None:
        yield Text(plain("; ".join(_reading(tried.told, tried.event))))


def _weights(parties: "Iterable[Weighed]") -> str:
    return plain(", ".join(f"{_called(party)}{_weight(party)}" for party in parties))


def _called(party: "Weighed") -> str:
    return party.name if party.role in {None, "participant"} else f"{party.name} as {party.role}"


def _weight(party: "Weighed") -> str:
    if party.probability is not None:
        return f" {party.probability:.2f}"
    return "" if party.words else " (not named here)"


def _reading(told: "Told", event: "Claim | None") -> Iterator[str]:
    """Give what a sentence tells of an event, each with the words that it rests on."""
    yield f"{told.status}{_status_why(told)}"
    if told.date is not None:
        yield f"{date_words(told.date)} from “{told.date_words}”"
    elif event is not None and event.date_basis == "published":
        yield f"{date_words(event.date)} as the day's own news"
    if told.place is not None:
        yield f"in {place_cell(told.place).plain}"
    if told.about:
        yield f"about {', '.join(told.about)}"
    if told.according_to:
        yield f"according to {', '.join(told.according_to)}"


def _status_why(told: "Told") -> str:
    if told.status_by == "date":
        return " by its date"
    if told.status_by == "head":
        return " by the trained head"
    return "" if told.status_words == "default" else f" from “{told.status_words}”"
