import re

import pytest
from export_record import decision, meeting, record, source
from hypothesis import given
from hypothesis import strategies as st
from icalendar_rules import checked

from detente.export import calendar
from detente.export.calendar import escape, fold
from detente.model import PartialDate


def events(text):
    """What a reader of RFC 5545 makes of a calendar, which it must be: unfolded lines, one mapping an event."""
    checked(text.encode("utf-8"))
    found = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            found[-1][name] = value
    return found


def test_it_is_what_the_rfc_wants():
    made = checked(calendar(record()).encode())
    assert [one.name for one in made.inside] == ["VEVENT", "VEVENT"]
    assert made.inside[0].value("DTSTART") == "20440211"


def test_a_calendar_of_nothing_holds_a_time_zone():
    assert [one.name for one in checked(calendar(record(meetings=(), decisions=())).encode()).inside] == ["VTIMEZONE"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("VERSION:2.0", "VERSION:3.0", "VERSION cannot be"),
        ("VERSION:2.0\r\n", "", "must have one VERSION"),
        ("UID:", "X-UID:", "must have one UID"),
        ("DTSTAMP:20440209T183000Z", "DTSTAMP:20440209T183000", "in UTC"),
        ("DTSTAMP:20440209T183000Z", "DTSTAMP:20440239T183000Z", "day is out of range|unconverted|does not match"),
        ("DTSTART;VALUE=DATE:20440211", "DTSTART;VALUE=DATE:2044-02-11", "no date"),
        ("DTEND;VALUE=DATE:20440212", "DTEND;VALUE=DATE:20440211", "not later"),
        ("DTEND;VALUE=DATE:20440212", "DTEND:20440212T000000", "another type"),
        ("STATUS:TENTATIVE", "STATUS:PLANNED", "STATUS cannot be"),
        ("STATUS:TENTATIVE", "STATUS:TENTATIVE\r\nSTATUS:TENTATIVE", "several STATUS"),
        ("Lindhaven\\, Old Town", "Lindhaven, Old Town", "not escaped"),
        ("Lindhaven\\, Old Town", "Lindhaven\\x Old Town", "not escaped"),
        ("SUMMARY:", "SUMMARY", "no content line|no SUMMARYMEETING"),
        ("SUMMARY:", "SUM MARY:", "no content line"),
        ("END:VEVENT\r\n", "", "no VEVENT in VEVENT"),
        ("END:VCALENDAR\r\n", "", "has no end"),
        ("STATUS:TENTATIVE\r\n", "STATUS:TENTATIVE\n", "ends in CR and LF"),
        ("TRANSP:", f"X-NOTE:{'n' * 70}\r\nTRANSP:", "75 octets"),
        ("BEGIN:VEVENT", "BEGIN:VPLAN", "no VPLAN"),
    ],
)
def test_what_the_rfc_forbids_is_refused(old, new, words):
    text = calendar(record())
    assert old in text
    with pytest.raises((AssertionError, ValueError), match=words):
        checked(text.replace(old, new).encode())


def test_two_events_of_one_identifier_are_refused():
    text = calendar(record())
    with pytest.raises(AssertionError, match="one identifier"):
        checked(re.sub(r"UID:.*", "UID:same\r", text).encode())


def unescape(value):
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_a_planned_meeting():
    text = calendar(record())
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    first, second = events(text)
    assert first["DTSTART;VALUE=DATE"] == "20440211"
    assert first["DTEND;VALUE=DATE"] == "20440212"
    assert first["DTSTAMP"] == "20440209T183000Z"
    assert unescape(first["SUMMARY"]) == "Meeting: Ostrel, Vimmar; through or with League"
    assert first["LOCATION"] == "Lindhaven\\, Old Town"
    assert "Date as reported: on Thursday" in unescape(first["DESCRIPTION"])
    assert "Source: Lake talks go on" in unescape(first["DESCRIPTION"])
    assert (second["DTSTART;VALUE=DATE"], second["DTEND;VALUE=DATE"]) == ("20440301", "20440401")
    assert second["SUMMARY"] == "League: vote on the toll (day not known)"
    assert first["UID"] != second["UID"]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("2044", "DTSTART;VALUE=DATE:20440101\r\nDTEND;VALUE=DATE:20450101\r\n"),
        ("2044-02", "DTSTART;VALUE=DATE:20440201\r\nDTEND;VALUE=DATE:20440301\r\n"),
        ("2044-02-29", "DTSTART;VALUE=DATE:20440229\r\nDTEND;VALUE=DATE:20440301\r\n"),
        ("2044-02-29T09:30Z", "DTSTART:20440229T093000Z\r\n"),
        ("2044-02-29T01:30+03:00", "DTSTART:20440228T223000Z\r\n"),
        ("2044-02-29T09:30", "DTSTART:20440229T093000\r\n"),
        ("9999-12-31", "DTSTART;VALUE=DATE:99991231\r\n"),
    ],
)
def test_a_date_is_as_wide_as_it_is_known(value, line):
    assert line in calendar(record(meetings=(meeting(date=PartialDate(value=value)),), decisions=()))


def test_what_is_over_or_undated_is_left_out():
    over = (meeting("m1", status="held"), meeting("m2", status="cancelled"), meeting("m3", date=None))
    assert events(calendar(record(meetings=over, decisions=(decision(),)))) == []


def test_the_same_record_gives_the_same_bytes():
    assert calendar(record()) == calendar(record())


def test_no_publication_time_no_invented_stamp():
    text = calendar(record(sources=(source(published=None),)))
    assert "DTSTAMP:19700101T000000Z" in text


def test_confidential_sources_mark_the_event():
    assert "CLASS:CONFIDENTIAL" in calendar(record(sources=(source(handling="confidential"),)))
    assert "CLASS" not in calendar(record())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_values_come_back(value):
    written = escape(value)
    assert "\n" not in written
    assert "\r" not in written
    plain = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", value.replace("\r\n", "\n").replace("\r", "\n"))
    assert unescape(written) == plain


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=400))
def test_folded_lines_are_short_and_come_back(line):
    pieces = list(fold(line))
    assert all(len(one.encode("utf-8")) <= 75 for one in pieces)
    assert all(one.startswith(" ") for one in pieces[1:])
    assert pieces[0] + "".join(one[1:] for one in pieces[1:]) == line


@given(st.text(), st.text(min_size=1))
def test_no_words_break_out_of_their_line(place, name):
    text = calendar(record(name=name, meetings=(meeting(place=place),)))
    lines = text.replace("\r\n ", "").split("\r\n")
    checked(text.encode("utf-8", "replace"))
    allowed = r"(BEGIN|END|TZID|TZOFFSETFROM|TZOFFSETTO|VERSION|PRODID|CALSCALE|X-WR-CALNAME|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|LOCATION|DESCRIPTION|CATEGORIES|STATUS|TRANSP)[:;]"
    assert all(re.match(allowed, one) for one in lines[:-1])
    assert "\n" not in text.replace("\r\n", "")
