import datetime

import pytest

from graph import edtf
from graph.errors import BadTable
from graph.reference import Context, fold, load_reference
from graph.reference.files import read

DAY = datetime.date(2017, 11, 20)


@pytest.fixture(scope="module")
def reference():
    return load_reference()


def best(reference, text: str, on: datetime.date | None = DAY, **options) -> str | None:
    found = reference.resolve(text, on=on, **options)
    return found[0].actor.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russian president", "Vladimir Putin"),
        ("the Syrian president", "Bashar al-Assad"),
        ("King Salman", "Salman bin Abdulaziz Al Saud"),
        ("Egyptian President Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"),
        ("Israeli PM", "Benjamin Netanyahu"),
        ("US Secretary of State", "Rex Tillerson"),
        ("UN Secretary-General", "Antonio Guterres"),
        ("the leader of France", "Emmanuel Macron"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("NATO", "NATO"),
        ("the Kremlin", "Russia"),
    ],
)
def test_names_and_titles_are_resolved_on_a_day(reference, text, name):
    assert best(reference, text) == name


def test_a_title_means_another_person_on_another_day(reference):
    assert best(reference, "Russian president", datetime.date(2010, 6, 1)) == "Dmitry Medvedev"


def test_nobody_is_guessed(reference):
    assert reference.resolve("Olav Nordmann", on=DAY) == ()


def test_mohammed_bin_salman_is_not_the_king(reference):
    assert best(reference, "Mohammed bin Salman") == "Mohammed bin Salman"


def test_a_surname_never_beats_a_full_name(reference):
    full = reference.resolve("Sergei Lavrov", on=DAY)[0].score
    assert reference.resolve("Lavrov", on=DAY, context=Context(states=("RUS",)))[0].score < full


def test_every_term_has_its_office_and_person_and_runs_forward(reference):
    for actor in reference.actors.values():
        for term in reference.terms_of(actor.id):
            assert reference.office(term.office) is not None
            assert term.last is None or edtf.bounds(term.first)[0] <= edtf.bounds(term.last)[1], term


def test_every_member_of_the_united_nations_has_a_state(reference):
    states = [actor for actor in reference.actors.values() if actor.kind == "state"]
    assert len({state.country for state in states}) >= 195
    assert all(reference.state(code) for code in ("TWN", "XKX", "PSE", "VAT", "SUN"))


def test_folding_meets_spellings():
    assert fold("Abdel-Fattah El-Sisi’s") == "abdel fattah el sisis"
    assert fold("Erdoğan") == "erdogan"


def test_a_row_with_a_missing_cell_is_named(tmp_path):
    (tmp_path / "groups.tsv").write_text("surface\tmembers\tfirst\tlast\tsource\nQuad\tUSA\n")
    with pytest.raises(BadTable, match=r"groups\.tsv:2"):
        list(read("groups", folder=tmp_path))


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("Bali", "IDN"), ("Crimea", "UKR"), ("Gaza Strip", "PSE"), ("Normandy", "FRA"), ("Okinawa", "JPN"),
        ("Jeju", "KOR"), ("Jeju Island", "KOR"), ("Cornwall", "GBR"), ("Zanzibar", "TZA"), ("Hawaii", "USA"),
    ],
)  # fmt: skip
def test_the_famous_island_or_region_of_a_name_comes_first(reference, place, country):
    assert reference.place(place)[0].country == country


def test_a_land_that_two_states_hold_in_parts_is_no_place_of_either(reference):
    assert reference.place("Kashmir") == ()


def test_advisers_are_known_whatever_their_post_is_called(reference):
    asked = {
        "France": (2010, "Jean-David Levitte"),
        "Canada": (2012, "Stephen Rigby"),
        "Italy": (2017, "Mariangela Zappia"),
    }
    for state, (year, name) in asked.items():
        assert best(reference, f"national security adviser of {state}", datetime.date(year, 6, 1)) == name
