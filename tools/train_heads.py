"""Make the weights of the trained heads from the labelled documents: `python -m tools.train_heads`.

With `--check` the heads learn from the training part alone and are measured on the checking part. What is shipped learns
from both.

Every head is a logistic regression over the features that the reading itself computes, so nothing here knows more than
the extractor does. A second run gives the same bytes. It needs scikit-learn and the archives beside the checkout.
"""

import copy
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.archives import as_document
from bench.labels import labelled
from extract.arguments import Argument, arguments
from extract.casting import Casting, Roles
from extract.deciding import chosen, event_features, level_features, levelled, weigh, with_home
from extract.extractor import Extractor, Prepared
from extract.frame import Cast
from extract.frames import cast
from extract.gate import Gate
from extract.heads import Choice, Head
from extract.lexicon import read_table
from extract.outcome import STATUSES, status_features
from extract.parsing import Parsed
from extract.passage import Passage
from extract.reader import Heads, is_main, points_back
from extract.timing import date_features, own_features
from extract.triggers import Trigger
from extract.when import lede, told_before
from graph.model import Document
from tools.pairing import likeness, paired_with

WEIGHTS = Path(__file__).resolve().parents[1] / "extract" / "weights"
_LEAST = 3  # how often a feature has to be seen
_SMALL = 0.005  # weights below this are left out


@dataclass
class Example:
    """A trigger of a labelled document, and the labelled event that it tells, if any."""

    document: str
    trigger: Trigger
    found: Cast
    arguments: tuple[Argument, ...]
    passage: Passage
    casting: Casting
    back: bool
    event: dict[str, Any] | None
    number: int = -1
    sure: bool = True

    def taking_part(self) -> list[int]:
        """Give 1 for each argument that the labelled event lists, 0 for the others."""
        assert self.event is not None
        parties = self.event["participants"]
        exact = {n for n, g in enumerate(parties) for a in self.arguments for p in a.parties if likeness(g, p) == 1}
        return [
            int(
                any(
                    likeness(g, p) == 1 or (likeness(g, p) == 0.5 and n not in exact)
                    for p in a.parties
                    for n, g in enumerate(parties)
                )
            )
            for a in self.arguments
        ]


class Corpus:
    """Labelled documents, read and parsed once."""

    def __init__(self, extractor: Extractor, rows: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> None:
        self.extractor = extractor
        self.gold: dict[str, list[dict[str, Any]]] = {}
        self.documents: dict[str, Document] = {}
        self._read: dict[str, tuple[Prepared, list[Parsed]]] = {}
        for row, events in rows:
            document = as_document(row)
            one = extractor._prepare(document)
            parsed = list(extractor._parser.parse((one.sentences[at].text, one.mentions[at]) for at in one.kept))
            self.gold[document.id], self.documents[document.id] = events, document
            self._read[document.id] = one, parsed

    def prepared(self, name: str) -> tuple[Prepared, list[Parsed]]:
        """Give a document as read, with a memory of its own."""
        one, parsed = self._read[name]
        return replace(one, memory=copy.deepcopy(one.memory)), parsed

    def claims(self, name: str) -> list[dict[str, Any]]:
        """Give what the extractor finds in a document."""
        one, parsed = self.prepared(name)
        return [claim.model_dump(mode="json") for claim in self.extractor._claims(one, parsed)]

    def examples(self, name: str) -> Iterator[Example]:
        """Give every trigger of a document with the labelled event that it tells."""
        one, parsed = self.prepared(name)
        by_index = dict(zip(one.kept, parsed, strict=True))
        reader = self.extractor._reader
        for n, sentence in enumerate(one.sentences):
            if n in by_index:
                covered = [m is not None and m.kind != "adjective" for m in by_index[n].mentions]
                triggers = tuple(reader.triggers.find(by_index[n].doc, covered))
                casts = tuple(cast(trigger, reader.words) for trigger in triggers)
                passage = Passage(
                    sentence, by_index[n], one.mentions[n], triggers, casts, one.memory, one.document.published,
                    len(one.sentences) <= 5, reader.reporting, partial(told_before, one.sentences, n, one.document.published),
                )  # fmt: skip
                casting = Casting(by_index[n], one.memory, reader.reference, reader.words, on=one.document.published)
                held = [(t, found) for t, found in zip(triggers, casts, strict=True) if found is not None]
                first = [(found, arguments(trigger, found, casting, passage)) for trigger, found in held]
                numbers = paired_with(self.gold[name], first, sentence.text)
                for (trigger, found), (number, sure) in zip(held, numbers, strict=True):
                    told = arguments(trigger, found, casting, passage)
                    event = self.gold[name][number] if number >= 0 else None
                    example = Example(
                        name, trigger, found, told, passage, casting, points_back(found, casting), event, number, sure
                    )  # fmt: skip
                    yield example
                    if event is not None:
                        taking = zip(told, example.taking_part(), strict=True)
                        parties = (p for a, y in taking if y == 1 for p in a.parties)
                        one.memory.told(event["type"], parties, at=sentence.index)
                        if one.memory.lede is None and one.memory.home is None and not passage.note:
                            one.memory.lede = lede(
                                event["date"], event["date_basis"], event["status"], sentence.index,
                                one.document.published,
                            )  # fmt: skip
            self.extractor._remember(one, n)


def fit(features: Sequence[Iterable[str]], labels: Sequence[int], strength: float) -> Head:
    """Give the head that fits the labels; `strength` is the inverse of the regularization."""
    return Head(_weights(features, labels, strength)[""])


def _weights(features: Sequence[Iterable[str]], labels: Sequence[Any], strength: float) -> dict[str, dict[str, float]]:
    held = [sorted(set(each)) for each in features]
    seen = Counter(feature for each in held for feature in each)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{f: 1.0 for f in each if seen[f] >= _LEAST} for each in held])
    model = LogisticRegression(C=strength, max_iter=2000, fit_intercept=False).fit(matrix, labels)
    names = vectors.get_feature_names_out()
    if len(model.classes_) == 2:
        return {"": dict(zip(names, map(float, model.coef_[0]), strict=True))}
    return {
        str(label): dict(zip(names, map(float, row), strict=True))
        for label, row in zip(model.classes_, model.coef_, strict=True)
    }


def _telling(example: Example, party: Head, level: Head) -> tuple[list[str], Roles]:
    weighed = weigh(example.arguments, party)
    weighed = levelled(weighed, example.found, example.trigger, level, example.casting)
    roles = chosen(weighed, example.found, example.trigger.token)
    roles = with_home(example.found, roles, example.passage.memory, example.casting)
    features = event_features(example.trigger, example.found, weighed, roles, example.passage, back=example.back)
    return list(features), roles


def _party_head(examples: Sequence[Example]) -> Head:
    told = [each for each in examples if each.event is not None]
    rows = [(a.features, y) for each in told for a, y in zip(each.arguments, each.taking_part(), strict=True) if y >= 0]
    return fit([features for features, _ in rows], [label for _, label in rows], 0.08)


def _levels(examples: Sequence[Example]) -> Iterator[tuple[list[str], int]]:
    """Give each person at whose state an event is told, with 1 where the label lists the state, 0 where the person."""
    for each in examples:
        for argument in each.arguments if each.event is not None else ():
            people = [party for party in argument.parties if party.kind == "person" and party.country]
            if len(people) != 1:
                continue
            same = {likeness(listed, people[0]): listed["kind"] for listed in each.event["participants"]}
            if same.get(1.0) or same.get(0.5) == "state":
                yield list(level_features(argument, each.found, each.trigger)), int(1.0 not in same)


def _level_head(examples: Sequence[Example]) -> Head:
    rows = list(_levels(examples))
    return fit([features for features, _ in rows], [label for _, label in rows], 0.1)


def _event_head(examples: Sequence[Example]) -> Head:
    """Fit the event head on parties that a head of other documents chose, as it will meet them."""
    examples = [each for each in examples if each.sure]
    labels = [int(each.event is not None) for each in examples]
    features: list[list[str]] = [[]] * len(examples)
    folds = GroupKFold(5).split(examples, labels, [each.document for each in examples])
    for others, here in folds:
        party, level = _party_head([examples[n] for n in others]), _level_head([examples[n] for n in others])
        for n in here:
            features[n] = _telling(examples[n], party, level)[0]
    return fit(features, labels, 0.1)


def _dates(examples: Sequence[Example], extractor: Extractor) -> Iterator[tuple[Example, list[str], int]]:
    for each in examples:
        if each.event is None:
            continue
        reading = extractor._reader.statuses.read(each.found)
        mentions = extractor._reader._dates(reading, each.found, each.passage)
        for mention in mentions:
            features = list(date_features(mention, mentions, each.trigger, each.found, each.passage))
            yield each, features, int(_starts(mention.edtf, each.event["date"]))


def _starts(told: str | None, gold: str | None) -> bool:
    return told is not None and gold is not None and (told == gold or told == gold.split("/")[0])


def _own(examples: Sequence[Example], extractor: Extractor) -> Iterator[tuple[list[str], int]]:
    """Give each event that its sentence does not date, with 1 where it is of the day of the article's own news."""
    for each in examples:
        if each.document.startswith("example-") or each.event is None:
            continue
        day = each.passage.memory.lede
        news = each.event["date_basis"] == "published" or (day is not None and each.event["date"] == day.isoformat())
        if each.event["date_basis"] == "text":
            reading = extractor._reader.statuses.read(each.found)
            mentions = extractor._reader._dates(reading, each.found, each.passage)
            if not news or any(_starts(mention.edtf, each.event["date"]) for mention in mentions):
                continue
        main = each.passage.sentence.part == "title" or is_main(each.found)
        features = own_features(each.trigger, each.found, each.passage, main=main, status=each.event["status"])
        yield list(features), int(news)


def _statuses(examples: Sequence[Example], extractor: Extractor, date: Head) -> Iterator[tuple[list[str], str]]:
    reader = replace(extractor._reader, heads=replace(extractor._reader.heads, date=date))
    for each in examples:
        if each.event is not None and not each.document.startswith("example-"):
            reading = reader.statuses.read(each.found)
            when = reader.when(reading, each.found, each.trigger, each.passage)
            yield (
                list(status_features(reading, each.trigger, each.found, each.passage, when.date)),
                each.event["status"],
            )


Tables = dict[str, dict[str, float]]


def train(examples: Sequence[Example], extractor: Extractor) -> tuple[Heads, Tables]:
    """Give the heads, and their weights by name."""
    party, level, event = _party_head(examples), _level_head(examples), _event_head(examples)
    dated = list(_dates(examples, extractor))
    date = fit([features for _, features, _ in dated], [label for *_, label in dated], 0.3)
    own_rows = list(_own(examples, extractor))
    own = fit([features for features, _ in own_rows], [label for _, label in own_rows], 0.2)
    told = list(_statuses(examples, extractor, date))
    by_label = _weights([features for features, _ in told], [label for _, label in told], 0.3)
    status = {f"{label}~{name}": weight for label, weights in by_label.items() for name, weight in weights.items()}
    heads = Heads(party, event, level, date, own, Choice(STATUSES, status))
    tables = {
        "party": party.weights,
        "event": event.weights,
        "level": level.weights,
        "date": date.weights,
        "own": own.weights,
        "status": status,
    }
    return heads, {name: dict(weights) for name, weights in tables.items()}


def read_examples(extractor: Extractor) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Give the example sentences of the trigger lexicon, each as a document that tells one event of all it names.

    Rare triggers are hardly met in labelled documents; their own examples keep the heads from forgetting them.
    """
    for row in read_table("triggers.tsv"):
        if not row["example"]:
            continue
        document = {
            "id": f"example-{row['word']}-{row['frame']}", "source": None, "published": _EXAMPLES, "place_line": None,
            "title": None, "text": row["example"],
        }  # fmt: skip
        one = extractor._prepare(Document(id=document["id"], text=row["example"], published=_EXAMPLES, language="en"))
        told = {p.key(): p for m in one.mentions[0] if m.kind != "place" for p in m.parties}
        people = {p.country for p in told.values() if p.kind == "person"}
        parties = [
            {"kind": p.kind, "name": p.name, "country": p.country, "role": "participant"}
            for p in told.values()
            if not (p.kind == "state" and p.country in people)
        ]
        event = {
            "type": row["type"], "status": "occurred", "participants": parties, "date": None, "date_basis": "published",
            "place": None, "about": [], "according_to": [], "evidence": row["example"],
        }  # fmt: skip
        yield document, [event]


_EXAMPLES = "2017-11-21"
"""The day of publication of the lexicon's examples."""


def write(tables: dict[str, dict[str, float]], folder: Path = WEIGHTS, *, always: str = " ") -> None:
    """Write the weights that count, sorted by feature, and of those that begin with `always` every one."""
    folder.mkdir(exist_ok=True)
    for name, weights in tables.items():
        rows = [
            f"{feature}\t{weight:.3f}"
            for feature, weight in sorted(weights.items())
            if abs(weight) >= _SMALL or feature.startswith(always)
        ]
        (folder / f"{name}.tsv").write_text("\n".join(["feature\tweight", *rows]) + "\n", encoding="utf-8")


def learn(extractor: Extractor, rows: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> tuple[Heads, Tables]:
    """Give the heads that labelled documents and the lexicon's examples teach, and their weights by name."""
    extractor._gate = Gate.ajar(extractor._reader.triggers)
    corpus = Corpus(extractor, [*rows, *read_examples(extractor)])
    examples = [example for name in corpus.documents for example in corpus.examples(name)]
    examples += 2 * [example for example in examples if example.document.startswith("example-")]
    told = sum(each.event is not None for each in examples)
    print(f"{len(corpus.documents)} documents, {len(examples)} triggers, {told} of them tell labelled events")
    return train(examples, extractor)


def check(extractor: Extractor) -> None:
    """Print how the heads of the training part do on the checking part, and what confidence is worth there."""
    from score import compare, figures

    heads, _ = learn(extractor, labelled(checking=False))
    extractor._reader = replace(extractor._reader, heads=heads)
    corpus = Corpus(extractor, labelled(checking=True))
    claims = {each: corpus.claims(each) for each in corpus.gold}
    paired = {each: compare(corpus.gold[each], claims[each]) for each in corpus.gold}
    for name, own in (("archives", False), ("own texts", True)):
        ids = [each for each in paired if each.startswith("own-") == own]
        told = figures(sum((paired[each][0] for each in ids), Counter()))
        print(f"{name:10}", f"{len(ids)} documents ", "  ".join(f"{key} {value:.3f}" for key, value in told.items()))
    answers = [(row[1]["confidence"], row[0] is not None) for _, rows in paired.values() for row in rows if row[1]]
    slope, shift = calibration(answers)
    print(f"log-odds of {len(answers)} claims, as confidence tells them now: slope {slope:.2f}, shift {shift:.2f}")


def calibration(answers: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Give slope and shift that turn the log-odds of confidences into those of being right; (1, 0) is perfect."""
    odds = [[math.log(c / (1 - c))] for c, _ in answers if 0 < c < 1]
    model = LogisticRegression(C=1e6).fit(odds, [right for c, right in answers if 0 < c < 1])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def main(argv: Sequence[str]) -> None:
    """Train on all labelled documents and write the weights, or check how training does (`--check`)."""
    extractor = Extractor()
    if "--check" in argv:
        check(extractor)
        return
    _, tables = learn(extractor, [*labelled(checking=False), *labelled(checking=True)])
    write(tables)


if __name__ == "__main__":
    main(sys.argv[1:])
