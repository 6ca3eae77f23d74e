"""Calendar arithmetic."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from detente.read.times import reckon
from detente.read.times.tense import tense_at

DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2200, 12, 31))


def test_easter_of_known_years():
    # Dates as published by the United States Naval Observatory.
    assert [reckon.easter(year) for year in (2000, 2008, 2019, 2025)] == [
        dt.date(2000, 4, 23),
        dt.date(2008, 3, 23),
        dt.date(2019, 4, 21),
        dt.date(2025, 4, 20),
    ]


@given(st.integers(1600, 4000))
def test_easter_is_a_sunday_in_spring(year):
    day = reckon.easter(year)
    assert day.weekday() == 6
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


@given(DAYS, st.integers(0, 6))
def test_weekdays_lie_within_a_week(today, number):
    past = reckon.weekday(number, today, tense="past")
    future = reckon.weekday(number, today, tense="future")
    assert past.weekday() == future.weekday() == number
    assert 0 <= (today - past).days < 7
    assert 0 <= (future - today).days < 7


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_the_nearest_day_is_at_most_half_a_year_away(today, month, day):
    found = reckon.nearest_day(month, day, today=today)
    assert found is not None
    assert (found.month, found.day) == (month, day)
    assert abs((found - today).days) <= 184


@given(DAYS, st.integers(1, 12))
def test_months_keep_to_their_tense(today, month):
    here = (today.year, today.month)
    assert (
        reckon.nearest_month(month, today, tense="past") <= here <= reckon.nearest_month(month, today, tense="future")
    )


def test_there_is_no_thirty_first_of_april():
    assert reckon.date_of(2027, 4, day=31) is None
    assert reckon.nearest_day(4, 31, today=dt.date(2027, 4, 1)) is None


def test_the_verb_before_decides_else_the_one_after():
    for sentence, expected in (
        ("Renn said on Monday that he would go", "past"),
        ("Both will meet on Monday, Renn said", "future"),
        ("On Monday the two will meet", "future"),
        ("On Monday the two met", "past"),
        ("Talks were to open on Monday", "future"),
        ("Monday", "open"),
    ):
        start = sentence.index("Monday")
        assert tense_at(sentence, start, end=start + 6) == expected, sentence


def test_orthodox_easter_of_known_years():
    # Dates as kept by the Ecumenical Patriarchate.
    assert [reckon.orthodox_easter(year) for year in (2019, 2024, 2025, 2026)] == [
        dt.date(2019, 4, 28),
        dt.date(2024, 5, 5),
        dt.date(2025, 4, 20),
        dt.date(2026, 4, 12),
    ]


@given(DAYS)
def test_a_day_lies_in_its_islamic_year(day):
    year = reckon.islamic_year(day)
    assert reckon.islamic(year, 1, day=1) <= day < reckon.islamic(year + 1, 1, day=1)


def test_the_islamic_year_of_known_feasts():
    # 1 Shawwal 1445 and 1447, as announced for 10 April 2024 and 20 March 2026.
    assert [reckon.islamic(year, 10, day=1) for year in (1445, 1447)] == [dt.date(2024, 4, 10), dt.date(2026, 3, 20)]
