import pickle

import pytest

from graph import errors

FAULTS = [
    errors.UnreadableDocument("a.txt", "holds no text", line=3),
    errors.BadDate("x"),
    errors.BadFilter("limit", 0, "give more"),
    errors.StoreBusy("memory", "another process is writing"),
    errors.NotFound("event", "e-1", "never"),
    errors.TooMany("later"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_fault_is_the_same_in_another_process(fault):
    again = pickle.loads(pickle.dumps(fault))
    assert (type(again), str(again), vars(again)) == (type(fault), str(fault), vars(fault))
