"""What RFC 5545 says must be so of a calendar of events: read from its bytes, by its grammar.

`checked` gives the components or raises AssertionError with the section. It knows the properties and components that a
calendar of events can have, and no others.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

NAME = r"[A-Za-z0-9-]+"
PARAM = rf'{NAME}=(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)(?:,(?:"[^"]*"|[^";:,]*))*'
LINE = re.compile(rf"({NAME})((?:;{PARAM})*):([^\x00-\x08\x0a-\x1f\x7f]*)\Z")  # 3.1
ESCAPES = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*\Z")  # 3.3.11
LISTED = re.compile(r"(?:[^\\;]|\\[\\;,nN])*\Z")
DATE = re.compile(r"\d{8}\Z")  # 3.3.4
DATE_TIME = re.compile(r"\d{8}T\d{6}Z?\Z")  # 3.3.5

ONCE = {
    "VCALENDAR": ({"PRODID", "VERSION"}, {"CALSCALE", "METHOD"}),  # 3.6
    "VEVENT": (  # 3.6.1; DTSTART is required where there is no METHOD
        {"UID", "DTSTAMP", "DTSTART"},
        {"CLASS", "CREATED", "DESCRIPTION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER", "PRIORITY", "SEQUENCE", "STATUS", "SUMMARY",
         "TRANSP", "URL", "RECURRENCE-ID", "DTEND", "DURATION"},
    ),
    "VTIMEZONE": ({"TZID"}, {"LAST-MODIFIED", "TZURL"}),  # 3.6.5
    "STANDARD": ({"DTSTART", "TZOFFSETTO", "TZOFFSETFROM"}, set()),
}  # fmt: skip
"""The properties that a component must have once, and those that it may have once."""
OFTEN = {"VEVENT": {"CATEGORIES", "ATTENDEE", "COMMENT", "CONTACT"}}
INSIDE = {"": {"VCALENDAR"}, "VCALENDAR": {"VEVENT", "VTIMEZONE"}, "VTIMEZONE": {"STANDARD"}}
VALUES = {
    "VERSION": {"2.0"},
    "CALSCALE": {"GREGORIAN"},
    "STATUS": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "TRANSP": {"OPAQUE", "TRANSPARENT"},
    "CLASS": {"PUBLIC", "PRIVATE", "CONFIDENTIAL"},
}
TEXT = {"SUMMARY", "LOCATION", "DESCRIPTION", "PRODID", "UID", "TZID"}


@dataclass
class Component:
    """A component: its properties as they stand (name, parameters, value) and what is in it."""

    name: str
    properties: list = field(default_factory=list)
    inside: list = field(default_factory=list)

    def value(self, name):
        """The value of the one property of that name; None for none."""
        return next((value for one, _, value in self.properties if one == name), None)

    def parameters(self, name):
        """The parameters of it, as written."""
        return next((parameters for one, parameters, _ in self.properties if one == name), "")


def checked(raw):
    """The calendar in these bytes. Raises AssertionError for what the RFC forbids."""
    whole = Component("")
    stack = [whole]
    for line in _lines(raw):
        found = LINE.match(line)
        assert found, f"3.1: no content line: {line!r}"
        name, parameters, value = found[1].upper(), found[2], found[3]
        if name == "BEGIN":
            one = Component(value.upper())
            assert one.name in INSIDE.get(stack[-1].name, set()), f"3.6: no {one.name} in {stack[-1].name or 'a file'}"
            stack[-1].inside.append(one)
            stack.append(one)
        elif name == "END":
            assert value.upper() == stack[-1].name, f"3.6: {value} ends {stack[-1].name}"
            _complete(stack.pop())
        else:
            assert len(stack) > 1, f"3.4: {name} outside of a calendar"
            assert not stack[-1].inside, "3.6: properties stand before what is inside"
            _value(name, parameters, value)
            stack[-1].properties.append((name, parameters, value))
    assert len(stack) == 1, f"3.6: {stack[-1].name} has no end"
    assert len(whole.inside) == 1, "3.4: one calendar"
    (calendar,) = whole.inside
    uids = [one.value("UID") for one in calendar.inside if one.name == "VEVENT"]
    assert len(set(uids)) == len(uids), "3.8.4.7: one identifier for two events"
    return calendar


def _lines(raw):
    """The lines of 3.1, unfolded."""
    text = raw.decode("utf-8")
    assert text.endswith("\r\n"), "3.1: the last line has no end"
    pieces = text.removesuffix("\r\n").split("\r\n")
    assert not any("\r" in one or "\n" in one for one in pieces), "3.1: a line ends in CR and LF, both"
    assert all(len(one.encode()) <= 75 for one in pieces), "3.1: a line is longer than 75 octets"
    assert not pieces[0].startswith((" ", "\t")), "3.1: nothing to go on from"
    return re.sub(r"\r\n[ \t]", "", "\r\n".join(pieces)).split("\r\n")


def _complete(one):
    must, may = ONCE[one.name]
    names = [name for name, _, _ in one.properties]
    for name in must:
        assert names.count(name) == 1, f"3.6: {one.name} must have one {name}"
    for name in set(names) - must:
        known = name in may or name in OFTEN.get(one.name, set()) or name.startswith("X-")
        assert known, f"3.6: no {name} in {one.name}"
        assert name not in may or names.count(name) == 1, f"3.6: {one.name} has several {name}"
    if one.name == "VCALENDAR":
        assert one.inside, "3.6: a calendar must hold a component"
    elif one.name == "VTIMEZONE":
        assert one.inside, "3.6.5: a time zone must have a rule"
    elif one.name == "VEVENT":
        _event(one)


def _event(one):
    start, end = one.value("DTSTART"), one.value("DTEND")
    assert end is None or one.value("DURATION") is None, "3.6.1: an end and a length"
    assert one.value("DTSTAMP").endswith("Z"), "3.8.7.2: the stamp is in UTC"
    if end is not None:
        assert one.parameters("DTSTART") == one.parameters("DTEND"), "3.8.2.2: an end of another type"
        assert (start[-1] == "Z") == (end[-1] == "Z") and end > start, "3.8.2.2: the end is not later"


def _value(name, parameters, value):
    if name in VALUES:
        assert value in VALUES[name], f"3.7, 3.8: {name} cannot be {value}"
    elif name in {"DTSTART", "DTEND"} and parameters == ";VALUE=DATE":
        assert DATE.match(value), f"3.3.4: no date: {value}"
        dt.datetime.strptime(value, "%Y%m%d")  # noqa: DTZ007 - a date
    elif name in {"DTSTART", "DTEND", "DTSTAMP"}:
        assert not parameters and DATE_TIME.match(value), f"3.3.5: no date and time: {value}"
        dt.datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - as it stands
    elif name == "CATEGORIES":
        assert LISTED.match(value), f"3.3.11: not escaped: {value}"
    elif name in TEXT or name.startswith("X-"):
        assert ESCAPES.match(value), f"3.3.11: not escaped: {value}"
    elif name.startswith("TZOFFSET"):
        assert re.match(r"[+-]\d{4}(\d\d)?\Z", value), f"3.3.14: no offset: {value}"
