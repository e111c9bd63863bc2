"""Reading documents and finding the diplomatic events that they tell."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.extractor import Extractor as Extractor

__all__ = ["Extractor"]


def __getattr__(name: str) -> object:
    """Load the extractor, and with it the language model's library, when it is first asked for."""
    if name == "Extractor":
        from extract.extractor import Extractor

        return Extractor
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
