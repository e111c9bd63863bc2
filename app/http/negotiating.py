"""Choose the media type of an answer by the `Accept` header (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException


def accepted(header: str, offered: Sequence[str]) -> list[str]:
    """Give the media types offered that a header accepts, the best first; all of them where it is empty.

    Of two that it accepts equally, the one that was offered first is first.
    """
    if not header.strip():
        return list(offered)
    ranges = [_range(part) for part in header.split(",") if part.strip()]
    qualities = [max((_weight(each, told) for told in ranges), default=(0, 0.0))[1] for each in offered]
    chosen = [(quality, each) for quality, each in zip(qualities, offered, strict=True) if quality > 0]
    return [media_type for _, media_type in sorted(chosen, key=lambda pair: -pair[0])]


def choose(header: str, offered: Sequence[str]) -> str:
    """Give the media type to answer with.

    Raises:
        HTTPException: none of those offered is accepted (406).
    """
    found = accepted(header, offered)
    if not found:
        raise HTTPException(406, f"this can be given as {', '.join(offered)}")
    return found[0]


def _range(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip() for piece in part.lower().split(";"))
    quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return media_type, min(1.0, max(0.0, float(quality)))
    except ValueError:
        return media_type, 0.0


def _weight(media_type: str, accepted_range: tuple[str, float]) -> tuple[int, float]:
    """Give how narrow a range is that lets a media type in, and its quality; the narrowest counts."""
    wanted, quality = accepted_range
    if wanted == media_type:
        return 3, quality
    if wanted == media_type.partition("/")[0] + "/*":
        return 2, quality
    return (1, quality) if wanted == "*/*" else (0, 0.0)
