"""Measure the reference knowledge against the sources of ../shared: `python -m bench.score_reference [--show N]`.

Four questions of the kind that a reader asks: who led a state on a day, whom does a tag of the Kremlin's editors name,
which person was a visitor to Washington, who was the counterpart of a White House readout. Where ../shared is absent it
says so and ends with 0. What asks the reference stands in `ask` alone.
"""

import argparse
import csv
import datetime
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bench.archives import DATA
from graph.model import Actor
from graph.reference import Context, Reference, fold, load_reference

FLOORS = {"leaders": 0.97, "kremlin": 0.95, "visits": 0.90, "whitehouse": 0.95}
_COW = {"345": ("YUG", "SCG", "SRB"), "365": ("SUN", "RUS"), "315": ("CSK",), "265": ("DDR",), "678": ("YEM",)}
_SMALL = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "de",
        "da",
        "do",
        "dos",
        "van",
        "der",
        "von",
        "la",
        "le",
        "jr",
        "sir",
        "dr",
        "mr",
        "of",
        "ould",
        "the",
        "and",
        "y",
        "e",
        "di",
    ]
)
_MONTH = 31


class Question(NamedTuple):
    """A text that means somebody: asked on a day, with the states around it; the words of whom it means."""

    text: str
    on: datetime.date
    states: tuple[str, ...]
    wanted: str


class Answer(NamedTuple):
    """What the reference says: right, wrong, unknown (nobody named) or outside of what it covers."""

    question: Question
    verdict: str
    said: str


def ask(reference: Reference, question: Question) -> Actor | None:
    """Give the person whom the reference takes the text to mean; None where it names nobody."""
    context = Context(states=question.states)
    found = reference.resolve(question.text, on=question.on, context=context)
    people = [candidate for candidate in found if candidate.actor.kind == "person"]
    if not people or (len(people) > 1 and people[0].score == people[1].score and " " not in question.text):
        return None
    return people[0].actor


def words(name: str) -> list[str]:
    """Give the words of a name that tell people apart."""
    return [word for word in fold(name).split() if word not in _SMALL]


def alike(one: str, other: str) -> bool:
    """Tell whether two words are spellings of one name: at most two letters changed, added or left out."""
    if one == other:
        return True
    most = 2 if min(len(one), len(other)) > 5 else 1
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        last = [place]
        for column, against in enumerate(other, 1):
            last.append(min(row[column] + 1, last[-1] + 1, row[column - 1] + (letter != against)))
        row = last
    return row[-1] <= most


def means(wanted: str, actor: Actor, *, all_words: bool = False) -> bool:
    """Tell whether a name in a source is one of a person's names: its last word, or all of them, must be there."""
    known = {word for name in (actor.name, *actor.names) for word in words(name)}
    joined = {"".join(words(name)) for name in (actor.name, *actor.names)}
    asked = words(wanted)
    if not asked or "".join(asked) in joined:
        return True
    met = [any(alike(word, each) for each in known) for word in asked]
    return all(met) if all_words else (met[-1] or met[0]) and sum(met) * 2 >= len(met)


# who led a state


def leaders(reference: Reference, *, count: int = 2000, seed: int = 2021) -> Iterator[Answer]:
    """Ask for the leader of random states on random days of 1990-2021, as REIGN names him."""
    rows = list(_reign())
    days = [(row, first + datetime.timedelta(days=n)) for row, first, last in rows for n in range((last - first).days)]
    for row, on in random.Random(seed).sample(days, count):
        state = _state(reference, row["ccode"], on)
        if state is None:
            continue
        question = Question(f"the leader of {state.name}", on, (state.country or "",), row["leader"])
        asked = ask(reference, question)
        holders = [asked] if asked else list(reference.leaders(state.country or "", on=on))
        near = [*holders[:1], *(h for h in holders[1:] if _hand_over(reference, state.country or "", on))]
        yield _judged(question, near)


def _hand_over(reference: Reference, key: str, on: datetime.date) -> bool:
    week = datetime.timedelta(days=1)
    return reference.leaders(key, on=on - week) != reference.leaders(key, on=on + week)


def _reign() -> Iterator[tuple[dict[str, str], datetime.date, datetime.date]]:
    start, end = datetime.date(1990, 1, 1), datetime.date(2021, 3, 1)
    with (DATA / "reference" / "reign-leaderlist-2021-03.csv").open(encoding="utf-8", errors="replace") as lines:
        for row in csv.DictReader(lines):
            if not row["syear"]:
                continue
            first = datetime.date(int(row["syear"]), int(row["smonth"]), int(row["sdate"] or 1))
            last = datetime.date(int(row["eyear"]), int(row["emonth"]), 1) if row["eyear"] else end
            if max(first, start) < min(last, end):
                yield row, max(first, start), min(last, end)


def _state(reference: Reference, cow: str, on: datetime.date) -> Actor | None:
    known = _COW.get(cow) or tuple(_by_cow(reference).get(cow, ()))
    states = (reference.state(iso3, on=on) for iso3 in known)
    alive = [s for s in states if s is not None and (s.first or on) <= on <= (s.last or on)]
    return alive[0] if alive else next((s for s in map(reference.state, known) if s is not None), None)


def _by_cow(reference: Reference) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for actor in reference.actors.values():
        for code in actor.codes:
            if code.scheme == "cow" and actor.country:
                found.setdefault(code.value, []).append(actor.country)
    return found


def _judged(question: Question, answers: Iterable[Actor]) -> Answer:
    told = list(answers)
    right = any(means(re.sub(r"\(.*?\)", "", question.wanted), actor) for actor in told)
    verdict = "right" if right else "wrong" if told else "unknown"
    return Answer(question, verdict, ", ".join(actor.name for actor in told))


# the tags of the Kremlin's editors


def kremlin(reference: Reference) -> Iterator[Answer]:
    """Ask whom the tagged words of the Kremlin's news mean; names of people without an office known are outside."""
    iso = {actor.id: actor.country for actor in reference.actors.values() if actor.kind == "state"}
    by_two = {
        code.value: iso[actor.id]
        for actor in reference.actors.values()
        if actor.id in iso
        for code in actor.codes
        if code.scheme == "iso2"
    }
    with gzip.open(DATA / "kremlin" / "news-1999-2017.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            states = tuple(by_two[code] or "" for code, _ in row["tag_geography"] if code in by_two)
            for tag in row["inline_tags"]:
                if tag["kind"] == "persons":
                    on = datetime.date.fromisoformat(row["published"])
                    question = Question(tag["surface"], on, (*states, "RUS"), _turned(tag["name"]))
                    yield _tagged(reference, question)


def _turned(name: str) -> str:
    first, *rest = name.split()
    return " ".join((*rest, first))


def _tagged(reference: Reference, question: Question) -> Answer:
    covered = _covered(reference, question.wanted)
    actor = ask(reference, question)
    if actor is None:
        return Answer(question, "unknown" if covered else "outside", "")
    right = means(question.wanted, actor, all_words=True)
    return Answer(question, "right" if right else "wrong", actor.name)


def _covered(reference: Reference, name: str) -> bool:
    """Tell whether the reference has a person of this name with an office."""
    namings = (*reference.named(name), *reference.named(_turned(name)))
    return any(naming.kind in {"full", "other"} and reference.terms_of(naming.actor_id) for naming in namings)


# visitors to Washington

_VISIT = re.compile(
    r"<start-date>(.*?)</start-date>.*?<visitor>(.*?)</visitor>\s*<from id=\"(.*?)\">(.*?)</from>", re.DOTALL
)
_TITLES = (
    "President|Prime Minister|Chancellor|King|Queen|Emperor|Emir|Amir|Sultan|Premier|Taoiseach|Pope|Chairman|"
    "Grand Duke|Captain Regent|General Secretary|Chairman of the (?:Council of Ministers|Presidency)"
)
_HEADS = re.compile(rf"^(?:Acting |Interim |Transitional )?(?:{_TITLES})\b(?! ?- ?elect)", re.IGNORECASE)


def visits(reference: Reference) -> Iterator[Answer]:
    """Ask who the heads of state and government were who visited Washington since 1990."""
    for path in sorted((DATA / "state-department" / "visits").glob("*.xml")):
        for first, visitor, _, place in _VISIT.findall(path.read_text(encoding="utf-8")):
            if first < "1990" or not _HEADS.match(visitor.strip()):
                continue
            visitor = visitor.split(" and Prime Minister ")[0]
            on = datetime.date.fromisoformat(first)
            yield _visitor(reference, " ".join(visitor.split()), place.strip(), on)


def _visitor(reference: Reference, visitor: str, place: str, on: datetime.date) -> Answer:
    name = _HEADS.sub("", visitor).strip() or visitor
    state = _place(reference, place, on)
    question = Question(name, on, (state.country or "",) if state else (), name)
    held = _in_office(reference, state.country or "", on) if state else []
    asked = ask(reference, question)
    if asked is not None and (asked in held or not held):
        return Answer(question, "right" if means(name, asked) else "wrong", asked.name)
    return Answer(
        question,
        "right" if any(means(name, each) for each in held) else "wrong",
        f"{asked and asked.name} / {[h.name for h in held]}",
    )


def _place(reference: Reference, name: str, on: datetime.date) -> Actor | None:
    short = re.sub(r"^(The|Kingdom of|Republic of) ", "", name)
    for each in (name, short, _PLACES.get(name, name)):
        for naming in reference.named(each):
            actor = reference.actor(naming.actor_id)
            if actor is not None and actor.kind == "state" and naming.kind == "state" and actor.country:
                return reference.state(actor.country, on=on)
    return None


_PLACES = {
    "Slovak Republic": "Slovakia",
    "Burma": "Myanmar",
    "Yugoslavia": "Yugoslavia",
    "Congo (Brazzaville)": "Republic of the Congo",
}


def _in_office(reference: Reference, key: str, on: datetime.date) -> list[Actor]:
    ranks = ("head_of_state", "head_of_government", "supreme_leader")
    return [holder for rank in ranks for holder in reference.holders(rank, key, on=on)]


# counterparts in White House readouts

_OFFICES = (
    "President|Prime Minister|Chancellor|King|Crown Prince|Foreign Minister|Secretary-General|Secretary General|Emir|"
    "Amir|Taoiseach|National Security Advis[oe]r|Vice President"
)
_READOUT = re.compile(
    rf"\b(?:with|and|to|of) (?:the )?((?:[A-Z][\w’'.-]*\s){{0,3}}?(?:{_OFFICES})) "
    r"((?:[A-Z][\w’'.-]+ ?|(?:bin|al|el|de|von|der|van|da) ){1,5})(?:of ((?:the )?[A-Z][\w’' ]+))?"
)


def whitehouse(reference: Reference) -> Iterator[Answer]:
    """Ask whom the titles of White House readouts of 2021-2022 name as counterparts, and judge by title and name."""
    with gzip.open(DATA / "whitehouse" / "statements-2021-2022.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            title = row["title"].replace("’", "'").replace("\u2060", "")
            if not re.match("readout", title, re.I):
                continue
            for told, name, place in _READOUT.findall(title):
                if not re.search(r"Biden|Harris|Sullivan", name):
                    yield _counterpart(reference, told.strip(), name.strip(), place.strip(), row["date"])


def _counterpart(reference: Reference, title: str, name: str, place: str, date: str) -> Answer:
    name = re.sub(r"'s?$", "", name)
    on = datetime.date.fromisoformat(date)
    state = next(
        (s for s in (_place(reference, place, on), _place(reference, re.sub(r"^the ", "", place), on)) if s), None
    )
    text = f"{title} {name} of {place}" if place else f"{title} {name}"
    question = Question(text, on, (state.country or "",) if state else (), name)
    actor = ask(reference, question) or ask(reference, question._replace(text=name))
    if actor is None:
        return Answer(question, "unknown", "")
    right = means(name, actor) and bool(reference.offices_of(actor.id, on=on))
    return Answer(question, "right" if right else "wrong", actor.name)


PARTS: dict[str, Callable[[Reference], Iterator[Answer]]] = {
    "leaders": leaders, "kremlin": kremlin, "visits": visits, "whitehouse": whitehouse,
}  # fmt: skip


def figures(answers: Iterable[Answer]) -> dict[str, float]:
    """Give the shares of right, wrong and unknown answers among the questions that the reference covers."""
    verdicts = Counter(answer.verdict for answer in answers)
    outside = verdicts.pop("outside", 0)
    asked = sum(verdicts.values()) or 1
    shares = {verdict: verdicts[verdict] / asked for verdict in ("right", "wrong", "unknown")}
    return {**shares, "asked": asked, "outside": outside}


def main() -> int:
    """Print the figures and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="show so many answers that are not right, of each part")
    shown = parser.parse_args().show
    if not DATA.is_dir():
        print("score_reference: ../shared is not there; skipped")
        return 0
    reference, broken = load_reference(), []
    for part, answers_of in PARTS.items():
        answers = list(answers_of(reference))
        measured = figures(answers)
        print(
            f"{part:10}",
            "  ".join(
                f"{name} {value:.3f}" if value <= 1 else f"{name} {value:.0f}" for name, value in measured.items()
            ),
        )
        missed = Counter(
            (a.verdict, a.question.text, a.question.wanted, a.said)
            for a in answers
            if a.verdict in {"wrong", "unknown"}
        )
        for miss, count in missed.most_common(shown):
            print("   ", count, *miss, sep=" | ")
        if measured["right"] < FLOORS[part]:
            broken.append(f"{part}: {measured['right']:.3f} is under the floor of {FLOORS[part]}")
    print("\n".join(broken) or "all floors hold")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
