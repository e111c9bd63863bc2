"""Small trained heads: logistic regressions over named features, kept as tables that can be read.

A head never sees a word of the text but those that its features name; unknown features count for nothing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from extract.lexicon import read_weights


class Head:
    """A logistic regression: the sum of the weights of the features that hold, as a probability."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = MappingProxyType(dict(weights))

    def __call__(self, features: Iterable[str]) -> float:
        """Give the probability in 0..1 that the features speak for."""
        score = sum(self.weights.get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


class Choice:
    """A softmax regression: one of several labels, by the sums of the weights of `label~feature`."""

    def __init__(self, labels: Sequence[str], weights: Mapping[str, float]) -> None:
        self._labels, self._weights = tuple(labels), MappingProxyType(dict(weights))

    def __call__(self, features: Iterable[str], *, first: str = "", margin: float = 0.0) -> str:
        """Give the label that the features speak for most; `first` stands unless another is better by the margin."""
        held = tuple(features)
        return max(self._labels, key=lambda label: self._score(label, held) + margin * (label == first))

    def _score(self, label: str, held: Iterable[str]) -> float:
        return sum(self._weights.get(f"{label}~{feature}", 0.0) for feature in held)


@cache
def load_head(name: str) -> Head:
    """Read the head `weights/<name>.tsv`."""
    return Head(read_weights(name))
