"""Ids for documents that bring none: the same file or address gets the same id on every machine."""

from pathlib import Path
from urllib.parse import urldefrag

from graph.identity import digest, slug

_MOST = 72


def file_ids(path: Path) -> tuple[str, ...]:
    """Give ids for a file, the shortest first: its folder and name, then with its suffix, then with folders above."""
    real = path.resolve()
    parts = (*real.parent.parts[1:], real.stem)
    short = _id(" ".join(parts[-2:]))
    longer = (_id(" ".join((*parts[-size:], real.suffix))) for size in range(2, len(parts) + 1))
    return (short, *longer)


def address_id(address: str) -> str:
    """Give the id of what lies at an address; the part after `#` does not count."""
    plain = urldefrag(address).url
    _, _, rest = plain.rpartition("://")
    return f"{slug(rest, most=60) or 'address'}-{digest({'url': plain})[:8]}"


def _id(name: str) -> str:
    """Fold a name to an id; letters that folding would lose are kept apart by a digest."""
    folded = slug(name, most=len(name))
    if name.isascii() and len(folded) <= _MOST:
        return folded or digest({"name": name})
    return f"{folded[: _MOST - 9].strip('-')}-{digest({'name': name})[:8]}".strip("-")
