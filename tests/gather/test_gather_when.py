from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.gather.when import find_published, read_date, resolve

UTC = dt.UTC


def at(*parts: int, hours: float = 0) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.timezone(dt.timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("3 March 2031", at(2031, 3, 3)),
        ("3 March 2031, 14:05 GMT", at(2031, 3, 3, 14, 5)),
        ("12 May 2032 20:47", at(2032, 5, 12, 20, 47)),
        ("March 3, 2031", at(2031, 3, 3)),
        ("Monday, March 3rd, 2031 at 2:05 p.m. EST", at(2031, 3, 3, 14, 5, hours=-5)),
        ("Mon 3 Mar 2031 12:05 AM", at(2031, 3, 3, 0, 5)),
        ("3rd of March 2031", at(2031, 3, 3)),
        ("3-Mar-2031", at(2031, 3, 3)),
        ("Sept. 9, 2031", at(2031, 9, 9)),
        ("2031-03-03", at(2031, 3, 3)),
        ("2031-03-03T14:05Z", at(2031, 3, 3, 14, 5)),
        ("2031-03-03T14:05:00.000+0200", at(2031, 3, 3, 14, 5, hours=2)),
        ("2031-03-03 14:05:00", at(2031, 3, 3, 14, 5)),
        ("2031/03/03", at(2031, 3, 3)),
        ("23/03/2031", at(2031, 3, 23)),
        ("03/23/2031", at(2031, 3, 23)),
        ("04.04.2031", at(2031, 4, 4)),
        ("14:05, 3 March 2031", at(2031, 3, 3, 14, 5)),
        ("14.05 GMT, 3 March 2031", at(2031, 3, 3, 14, 5)),
        ("Tue, 04 Mar 2031 18:30:00 +0200", at(2031, 3, 4, 18, 30, hours=2)),
        ("3 March 2031 | 18:30 CET", at(2031, 3, 3, 18, 30, hours=1)),
    ],
)
def test_dates_that_are_stated_in_full(words, when):
    assert read_date(words) == when


@pytest.mark.parametrize(
    "words",
    ["03/04/2031", "3 March", "March 2031", "Monday", "31 February 2031", "2031-13-01", "In March 2031 talks began.", "25:99 3 March 2031", "12", "", "20310"],
)  # fmt: skip
def test_what_is_no_full_date(words):
    assert read_date(words) is None


@pytest.mark.parametrize(
    ("head", "when", "words"),
    [
        ("Talks resume\n\nPublished: 3 March 2031, 14:05 GMT\n\nEnvoys met.", at(2031, 3, 3, 14, 5), "3 March 2031, 14:05 GMT"),
        ("Talks resume\nUpdated 12 May 2032 20:47\nEnvoys met.", at(2032, 5, 12, 20, 47), "12 May 2032 20:47"),
        ("Talks\nLast updated: 5 March 2031\nPublished 3 March 2031\n", at(2031, 3, 3), "3 March 2031"),
        ("Published on 3 March 2031, updated 5 March 2031\n", at(2031, 3, 3), "3 March 2031"),
        ("Talks\nBy Ana Lukesh | 3 March 2031 | 5 min read\n", at(2031, 3, 3), "3 March 2031"),
        ("The Courier · Monday, 3 March 2031\nTalks\n", at(2031, 3, 3), "Monday, 3 March 2031"),
        ("Joint communiqué\nOrdu, 3 March 2031\n\nThe parties …", at(2031, 3, 3), "3 March 2031"),
        ("Date: 2031-03-03\nTo: all desks\n", at(2031, 3, 3), "2031-03-03"),
        ("ORDU, March 3, 2031 (Lake Press) — Envoys of Karvelia and the Front met on Monday for a second day of talks, and did not agree.", at(2031, 3, 3), "March 3, 2031"),
        ("ORDU, March 3 (Lake Press) — Envoys met.", None, ""),
        ("The envoys met on 3 March 2031 in Ordu.\n", None, ""),
        ("Talks resume\n\n3 hours ago 1\n\nEnvoys met.", None, "3 hours ago"),
        ("Talks\nBy Ana Lukesh 20 minutes ago\n", None, "20 minutes ago"),
        ("Published 2 days ago\n", None, "2 days ago"),
        ("Talks were broken off three years ago.\n", None, ""),
        ("He said it was two days ago\n", None, ""),
        ("3 hours ago\nPublished: 3 March 2031\n", at(2031, 3, 3), "3 March 2031"),
        ("No date here.\n" * 3, None, ""),
        ("x\n" * 20 + "3 March 2031\n", None, ""),
    ],
)  # fmt: skip
def test_publication_time_in_the_first_lines(head, when, words):
    assert find_published(head) == (when, words)


@pytest.mark.parametrize(
    ("words", "given_time", "when"),
    [
        ("3 hours ago", at(2031, 3, 4, 2), at(2031, 3, 3, 23)),
        ("3 hours ago", dt.date(2031, 3, 4), at(2031, 3, 4)),
        ("an hour ago", at(2031, 3, 4, 2), at(2031, 3, 4, 1)),
        ("20 mins ago", at(2031, 3, 4, 2), at(2031, 3, 4, 1, 40)),
        ("2 days ago", at(2031, 3, 4, 2), at(2031, 3, 2)),
        ("2 days ago", dt.date(2031, 3, 4), at(2031, 3, 2)),
        ("1 week ago", dt.date(2031, 3, 8), at(2031, 3, 1)),
        ("yesterday", at(2031, 3, 4, 2), at(2031, 3, 3)),
        ("just now", at(2031, 3, 4, 2), at(2031, 3, 4, 2)),
        ("3 months ago", at(2031, 3, 4, 2), None),
        ("3 hours ago", None, None),
        ("3 hours ago", dt.datetime(2031, 3, 4, 12), at(2031, 3, 4, 9)),  # noqa: DTZ001 - a time without a zone counts as UTC
    ],
)
def test_relative_words(words, given_time, when):
    assert resolve(words, given_time) == when


@given(st.datetimes(min_value=dt.datetime(1000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis wants it naive
def test_any_moment_is_read_back(moment):
    moment = moment.replace(second=0, microsecond=0)
    assert read_date(moment.isoformat()) == moment
    assert read_date(f"{moment.day} {moment:%B} {moment.year:04} {moment:%H:%M} UTC") == moment


@given(st.text(max_size=300))
def test_any_text_is_looked_through(text):
    when, words = find_published(text)
    assert when is None or when.tzinfo
    assert not words or words in text
