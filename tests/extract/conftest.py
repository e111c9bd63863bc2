"""What the tests of wordings share: reading a short text as a document of one day."""

import datetime

import pytest

from graph.model import Document

DAY = datetime.date(2022, 9, 20)


@pytest.fixture
def told(extractor):
    def tell(text, *, title=None, publisher=None, published=DAY):
        return extractor.extract(Document(id="d", title=title, text=text, publisher=publisher, published=published))

    return tell
