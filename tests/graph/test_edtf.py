from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import edtf
from graph.errors import BadDate

days = st.dates(date(1000, 1, 1), date(9999, 12, 30))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-11-21", date(2017, 11, 21), date(2017, 11, 21)),
        ("2017-11-22/2017-11-24", date(2017, 11, 22), date(2017, 11, 24)),
        ("2017-11/2018", date(2017, 11, 1), date(2018, 12, 31)),
    ],
)
def test_a_date_covers_its_days(text, first, last):
    assert edtf.bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "/", "2017/", "2017-1", "2017-13", "2017-02-30", "2018/2017", "17-11-21", "2017-11-21T10:00", "soon"]
)
def test_what_is_no_date_is_named(text):
    assert not edtf.is_edtf(text)
    with pytest.raises(BadDate) as fault:
        edtf.bounds(text)
    assert fault.value.text == text


@given(days, days)
def test_a_span_covers_exactly_its_days(one, other):
    first, last = min(one, other), max(one, other)
    assert edtf.bounds(edtf.span(first, last)) == (first, last)


@pytest.mark.parametrize("text", ["2017", "2017-11", "2017-11-21", "2017-11-22/2017-11-24"])
def test_a_span_is_written_as_short_as_it_can_be(text):
    assert edtf.span(*edtf.bounds(text)) == text


@pytest.mark.parametrize(
    ("text", "fine"), [("2017", "year"), ("2017-11", "month"), ("2017-11-21", "day"), ("2017/2018", "interval")]
)
def test_precision_is_told_by_the_form(text, fine):
    assert edtf.precision(text) == fine
