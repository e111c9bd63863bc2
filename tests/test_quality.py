import pytest

from bench.score import SHARED, broken, measure


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled documents are not here")
def test_no_floor_of_quality_is_broken():
    assert broken(measure()) == []
