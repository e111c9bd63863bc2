import pytest

from graph.speaking import States

STATES = States()


@pytest.mark.parametrize("name", ["RUS", "rus", "Russia", "russia", "Russian Federation"])
def test_a_state_is_known_by_codes_and_names(name):
    assert STATES.code(name) == "RUS"


@pytest.mark.parametrize("name", ["", "Atlantis", "XYZ", "Vladimir Putin", "European Union"])
def test_what_is_no_state_has_no_code(name):
    assert STATES.code(name) is None


@pytest.mark.parametrize(
    ("publisher", "state"), [("Kremlin", "RUS"), ("White House", "USA"), ("The White House", "USA")]
)
def test_a_governments_desk_speaks_for_its_state(publisher, state):
    assert STATES.desk(publisher) == state


@pytest.mark.parametrize("publisher", [None, "", "Evening Herald", "Russia"])
def test_another_desk_speaks_for_no_state(publisher):
    assert STATES.desk(publisher) is None
