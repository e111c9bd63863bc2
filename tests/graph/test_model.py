import pytest
from hypothesis import given
from making import claim, claims, documents, libraries
from pydantic import ValidationError

from graph.errors import BadDate
from graph.merge import merge
from graph.model import Claim, Document, Event, Participation


@given(claims())
def test_a_claim_is_the_same_after_json(told):
    assert Claim.model_validate_json(told.model_dump_json()) == told


@given(documents)
def test_a_document_is_the_same_after_json(paper):
    assert Document.model_validate_json(paper.model_dump_json()) == paper


@given(libraries())
def test_an_event_is_the_same_after_json(library):
    for event in merge([told for _, tellings in library for told in tellings]):
        assert Event.model_validate_json(event.model_dump_json()) == event


def test_a_record_takes_no_field_that_it_does_not_have():
    with pytest.raises(ValidationError, match="extra"):
        Participation(kind="state", name="Russia", colour="red")


def test_a_record_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        claim("RUS", "SYR").status = "denied"


def test_a_date_needs_its_basis():
    told = claim("RUS", "SYR").model_dump()
    with pytest.raises(ValidationError, match="together"):
        Claim.model_validate(told | {"date_basis": None})


def test_a_date_that_is_none_is_named():
    told = claim("RUS", "SYR").model_dump()
    with pytest.raises(BadDate, match="2017-13"):
        Claim.model_validate(told | {"date": "2017-13"})


def test_the_order_of_parties_does_not_change_the_id_of_a_claim():
    assert claim("RUS", "SYR").id == claim("SYR", "RUS").id


@pytest.mark.parametrize(
    "other",
    [
        claim("RUS", "TUR"),
        claim("RUS", "SYR", type="call"),
        claim("RUS", "SYR", status="planned"),
        claim("RUS", "SYR", date=None),
        claim("RUS", "SYR", start=5),
        claim("RUS", "SYR", document="e"),
    ],
)
def test_claims_that_differ_have_different_ids(other):
    assert claim("RUS", "SYR").id != other.id
