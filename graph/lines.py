"""Lines that are made as they are read, for libraries that read files."""

import io
from collections.abc import Iterable
from itertools import islice


class Lines(io.RawIOBase):
    """Lines as a file of bytes, made as it is read."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines, each with its end."""
        self._lines = iter(lines)
        self._left = b""

    def readable(self) -> bool:
        """Tell that this may be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Give some bytes; none at the end."""
        size = 1 << 20 if size < 0 else size
        if not self._left:
            self._left = "".join(islice(self._lines, 2000)).encode()
        part, self._left = self._left[:size], self._left[size:]
        return part
