"""People gathered from several sources, each found again by QID, or by name within a country."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

NOT_HEADS = {"Q1998892", "Q15075401"}
"""Presidents of republics inside Russia, whom the office-holders list as presidents of the republic."""


@dataclass
class Person:
    name: str
    country: str
    qid: str = ""
    names: set[str] = field(default_factory=set)
    terms: list[tuple[str, str, str, bool, str]] = field(default_factory=list)


def ascii_name(name: str) -> str:
    table = str.maketrans(
        {
            "ı": "i",
            "İ": "I",
            "ø": "o",
            "Ø": "O",
            "ł": "l",
            "Ł": "L",
            "đ": "d",
            "Đ": "D",
            "ð": "d",
            "æ": "ae",
            "ß": "ss",
            "ə": "a",
            "’": "'",
            "ʻ": "'",
        }
    )
    return unicodedata.normalize("NFKD", name.translate(table)).encode("ascii", "ignore").decode().strip()


def tokens(name: str) -> list[str]:
    return [
        t
        for t in re.split(r"[^a-z]+", ascii_name(name).lower())
        if t and t not in {"al", "el", "bin", "jr", "sir", "de", "da", "ibn"}
    ]


class People:
    def __init__(self) -> None:
        self.by_country: dict[str, list[Person]] = defaultdict(list)

    def find(self, name: str, country: str, qid: str = "") -> Person:
        words = tokens(name)
        if not words:
            raise ValueError(name)
        for person in self.by_country[country]:
            if qid and person.qid == qid:
                return person
        for person in self.by_country[country]:
            other = tokens(person.name)
            if qid and person.qid:
                continue
            if set(words) == set(other) or (
                len(words) > 1 and len(other) > 1 and words[-1] == other[-1] and words[0] == other[0]
            ):
                return person
        person = Person(ascii_name(name), country, qid)
        self.by_country[country].append(person)
        return person

    def add(
        self, name: str, country: str, rank: str, first: str, last: str, known: bool, source: str, qid: str = ""
    ) -> None:
        if not tokens(name) or qid in NOT_HEADS:
            return
        person = self.find(name, country, qid)
        if qid and not person.qid:
            person.qid = qid
        for spelling in (name, ascii_name(name)):
            if spelling != person.name:
                person.names.add(spelling)
        person.terms.append((rank, first, last, known, source))
