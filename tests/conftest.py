"""What many tests share: one extractor, which takes a second to load and remembers nothing of what it reads."""

import pytest

from extract import Extractor


@pytest.fixture(scope="session")
def extractor():
    return Extractor()
