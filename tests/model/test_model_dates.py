"""Partial dates keep their precision and refuse what is no date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from detente.model import PartialDate


@pytest.mark.parametrize(
    ("value", "precision", "first", "last"),
    [
        ("2031", "year", "2031-01-01", "2031-12-31"),
        ("2032-02", "month", "2032-02-01", "2032-02-29"),
        ("2031-02", "month", "2031-02-01", "2031-02-28"),
        ("2031-03-17", "day", "2031-03-17", "2031-03-17"),
        ("2031-03-17T14:05Z", "minute", "2031-03-17", "2031-03-17"),
        ("2031-03-17T14:05:30+02:00", "minute", "2031-03-17", "2031-03-17"),
    ],
)
def test_precision_and_bounds(value, precision, first, last):
    date = PartialDate(value=value)
    assert date.precision == precision
    assert date.first_day.isoformat() == first
    assert date.last_day.isoformat() == last
    assert date.day_value == value[:10]


@pytest.mark.parametrize("value", ["", "31", "2031-13", "2031-02-30", "2031-3-1", "March 2031", "2031-03-17T25:00Z"])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(ValidationError):
        PartialDate(value=value)


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_cut_off_date_holds_the_day_it_was_cut_from(day, length):
    date = PartialDate(value=day.isoformat()[:length])
    assert date.first_day <= day <= date.last_day
