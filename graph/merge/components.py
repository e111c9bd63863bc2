"""The connected parts of a set of claims: those that a chain of judgements leads between."""

from collections.abc import Iterable, Mapping


def components(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Give for each id the smallest id that a chain of pairs leads to; pairs with an end outside are passed over."""
    above = {key: key for key in ids}

    def root(key: str) -> str:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for one, other in pairs:
        if one in above and other in above:
            a, b = root(one), root(other)
            above[max(a, b)] = min(a, b)
    return {key: root(key) for key in above}
