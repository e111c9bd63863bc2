"""Compose an event from the claims of one happening.

Every value keeps the claims that say it; where they differ, the event says which was chosen and why.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from graph import edtf
from graph.identity import event_id
from graph.merge.casting import cast
from graph.model import Choice, Claim, Event, Place, Report, Said, StatusChange
from graph.vocabulary import Status

Value = TypeVar("Value", bound=Hashable)

UNKNOWN: Final = Report()
"""The report of a document of which nothing is known."""
_ADVANCE: Final[tuple[Status, ...]] = (
    "proposed",
    "planned",
    "postponed",
    "cancelled",
    "denied",
    "ongoing",
    "occurred",
)
_AHEAD: Final = frozenset({"proposed", "planned"})
_DONE: Final = frozenset({"ongoing", "occurred"})


class Telling(NamedTuple):
    """A claim with the report that it stands in, and whether that is a party's own."""

    claim: Claim
    report: Report
    own: bool


class Preference(NamedTuple):
    """A reason to prefer one telling: the higher value wins."""

    reason: str
    worth: Callable[[Telling], Any]


def compose(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Event:
    """Give the event that the claims of one happening tell together.

    `reports` is by document id; a document that is missing there counts as undated and of no publisher.
    """
    told = _in_order(claims, reports)
    kind, why_type = _choose("type", told, lambda t: t.claim.type)
    status, why_status = _status(told)
    dated = [t for t in told if t.claim.date]
    placed = [t for t in told if t.claim.place]
    date, why_date = _choose("date", dated, lambda t: t.claim.date)
    place, why_place = _choose("place", placed, lambda t: t.claim.place)
    bases = sorted(t.claim.date_basis for t in dated if t.claim.date == date and t.claim.date_basis)
    first, last = edtf.bounds(date) if date else (None, None)
    return Event(
        id=event_id(t.claim.id for t in told),
        type=kind or told[0].claim.type,
        status=status,
        participants=cast([t.claim for t in told]),
        date=date,
        date_basis="text" if "text" in bases else bases[0] if bases else None,
        first_day=first,
        last_day=last,
        place=place,
        about=_said((subject, t.claim.id) for t in told for subject in t.claim.about),
        according_to=_said((speaker, t.claim.id) for t in told for speaker in t.claim.according_to),
        status_history=_history(told),
        types=_said((t.claim.type, t.claim.id) for t in told),
        dates=_said((t.claim.date, t.claim.id) for t in dated if t.claim.date),
        places=_said((t.claim.place, t.claim.id) for t in placed if t.claim.place),
        claims=tuple(t.claim.id for t in told),
        documents=tuple(sorted({t.claim.document for t in told})),
        publishers=tuple(sorted({t.report.publisher for t in told if t.report.publisher})),
        confidence=max(t.claim.confidence for t in told),
        choices=tuple(why for why in (why_type, why_status, why_date, why_place) if why),
    )


def _in_order(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Telling]:
    """Sort claims by report; undated reports come first, and of one day's the status that is further on comes last."""
    told = []
    for claim in claims:
        report = reports.get(claim.document, UNKNOWN)
        own = report.country is not None and any(p.country == report.country for p in claim.participants)
        told.append(Telling(claim, report, own))
    return sorted(told, key=lambda t: (_day(t), _ADVANCE.index(t.claim.status), t.claim.id))


def _day(telling: Telling) -> str:
    return telling.report.published.isoformat() if telling.report.published else ""


def _status(told: Sequence[Telling]) -> tuple[Status, Choice | None]:
    """Take the latest status, except that a plan does not undo what an earlier report told as done."""
    current, reason = told[0], "later report over earlier"
    for telling in told[1:]:
        if telling.claim.status in _AHEAD and current.claim.status in _DONE:
            reason = "done over planned"
        else:
            current = telling
    status = current.claim.status
    if all(t.claim.status == status for t in told):
        return status, None
    return status, Choice(field="status", claim=current.claim.id, reason=reason)


def _history(told: Sequence[Telling]) -> tuple[StatusChange, ...]:
    changes: dict[tuple[Any, Status], list[str]] = {}
    for t in told:
        changes.setdefault((t.report.published, t.claim.status), []).append(t.claim.id)
    return tuple(
        StatusChange(status=status, reported=reported, claims=tuple(claims))
        for (reported, status), claims in changes.items()
    )


def _said(tellings: Iterable[tuple[Value, str]]) -> tuple[Said[Value], ...]:
    claims: dict[Value, list[str]] = {}
    for value, claim in tellings:
        claims.setdefault(value, []).append(claim)
    return tuple(Said(value=value, claims=tuple(ids)) for value, ids in claims.items())


def _choose(
    field: Any, tellings: Sequence[Telling], value: Callable[[Telling], Value | None]
) -> tuple[Value | None, Choice | None]:
    """Choose one value by the preferences of its field, with the preference that decided last."""
    left, reason = list(tellings), ""
    for preference in _preferences(field, tellings, Counter(map(value, tellings))):
        if len({value(t) for t in left}) < 2:
            break
        best = max(preference.worth(t) for t in left)
        kept = [t for t in left if preference.worth(t) == best]
        reason = preference.reason if len(kept) < len(left) else reason
        left = kept
    if not left:
        return None, None
    chosen = min(left, key=lambda t: t.claim.id)
    return value(chosen), Choice(field=field, claim=chosen.claim.id, reason=reason) if reason else None


def _preferences(field: str, tellings: Sequence[Telling], votes: Mapping[Any, int]) -> list[Preference]:
    own = Preference("own readout over third party", lambda t: t.own)
    later = Preference("later report over earlier", _day)
    first = Preference("smaller claim id", lambda t: [-ord(letter) for letter in t.claim.id])
    if field == "date":
        finer = Preference("finer date over coarser", lambda t: -_length(t.claim))
        told = Preference("date in the text over day of publication", lambda t: t.claim.date_basis == "text")
        moved = Preference("day held or set later over day put off", lambda t: (t.claim.status in _DONE, _day(t)))
        put_off = any(t.claim.status == "postponed" for t in tellings)
        return [*([moved] if put_off else []), finer, own, told, later, first]
    if field == "place":
        named = Preference("named place over country alone", lambda t: _fineness(t.claim.place))
        more = Preference("more claims over fewer", lambda t: votes[t.claim.place])
        return [named, own, more, later, first]
    return [Preference("more claims over fewer", lambda t: votes[t.claim.type]), own, later, first]


def _length(claim: Claim) -> int:
    first, last = edtf.bounds(claim.date or "")
    return (last - first).days


def _fineness(place: Place | None) -> int:
    return 0 if place is None else bool(place.name) * 2 + bool(place.country)
