"""Sources and readings about invented talks, made briefly."""

import copy
import datetime as dt
import hashlib
import itertools
from dataclasses import replace

from detente.model import (
    Actor,
    Decision,
    Event,
    Meeting,
    PartialDate,
    Position,
    Proposal,
    Reading,
    Source,
    Statement,
    View,
    Why,
    passage,
)

NOON = dt.datetime(2041, 5, 6, 12, tzinfo=dt.UTC)
WHY = Why(rule="test.rule", words="", by="rules/1")


def source_of(text, **fields):
    raw = text.encode()
    sha = hashlib.sha256(raw).hexdigest()
    location = fields.pop("location", "report.txt")
    fields.setdefault("media_type", "text/plain")
    return Source(id=f"src-{sha[:12]}", sha256=sha, location=location, text=text, **fields), raw


class Report:
    """A report whose every fact stands on its own words: `told` gives the source, the bytes and the reading."""

    def __init__(self, title, *, reader="rules/1", **fields):
        self.title, self.reader, self.fields = title, reader, fields
        self.lines = [title]
        self.made = []
        self.numbers = itertools.count(1)
        self.ids = itertools.count(1)

    def _line(self, words):
        line = f"{words} ({next(self.numbers)})"
        self.lines.append(line)
        return line

    def actor(self, name, kind="person", **fields):
        fields.setdefault("names", (name,))
        return self._fact("actors", Actor, name, kind=kind, name=name, **fields)

    def state(self, name, **fields):
        return self.actor(name, kind="state", **fields)

    def _fact(self, field, make, words, /, **fields):
        local = f"x{next(self.ids)}"
        self.made.append((lambda **f: (field, make(**(f | {"id": local}), **fields)), self._line(words)))
        return local

    def statement(self, speaker, words="said so", **fields):
        local = f"x{next(self.ids)}"
        line = self._line(words)

        def make(**f):
            fields.setdefault("mode", "indirect")
            return "statements", Statement(**(f | {"id": local}), content=f["evidence"], speaker=speaker, **fields)

        self.made.append((make, line))
        return local

    def quote(self, speaker, words, **fields):
        """A statement in these words exactly, which its line holds."""
        local = f"x{next(self.ids)}"
        line = self._line(words)

        def make(**f):
            (whole,) = f["evidence"]
            content = (replace(whole, end=whole.start + len(words), exact=words),)
            return "statements", Statement(**(f | {"id": local}), content=content, speaker=speaker, **fields)

        self.made.append((make, line))
        return local

    def view(self, actor, words):
        local = f"x{next(self.ids)}"
        line = self._line(words)

        def make(**f):
            (whole,) = f["evidence"]
            said = replace(whole, end=whole.start + len(words), exact=words)
            return "views", View(**(f | {"id": local}), actor=actor, words=said)

        self.made.append((make, line))
        return local

    def event(self, what, date=None, **fields):
        when = PartialDate(value=date) if date else None
        return self._fact("events", Event, what, what=what, date=when, **fields)

    def meeting(self, *participants, date=None, **fields):
        when = PartialDate(value=date) if date else None
        return self._fact("meetings", Meeting, "they met", participants=participants, date=when, **fields)

    def proposal(self, name, author, date=None, **fields):
        when = PartialDate(value=date) if date else None
        return self._fact("proposals", Proposal, name, name=name, author=author, date=when, **fields)

    def decision(self, body, matter, date=None, **fields):
        when = PartialDate(value=date) if date else None
        return self._fact("decisions", Decision, matter, body=body, matter=matter, date=when, **fields)

    def position(self, party, option="full", attitude="rejects", on=None, **fields):
        fields = {"issue": "forces", "party": party, "option": option, "attitude": attitude, **fields}
        if on is None:
            return self._fact("positions", Position, "wants it", **fields)
        local = f"x{next(self.ids)}"
        line = next(one for one in self.lines if one.startswith(on))
        self.made.append((lambda **f: ("positions", Position(**(f | {"id": local}), **fields)), line))
        return local

    def again(self, *, without=(), more=(), **fields):
        """A later version: lines that begin so are gone, with what was read from them, and others stand after the title."""
        later = copy.copy(self)
        there = [one for one in self.lines[1:] if not one.startswith(tuple(without))]
        later.lines = [self.title, *more, *there]
        later.made = [(make, line) for make, line in self.made if line in there]
        later.fields = {**self.fields, **fields}
        return later

    @property
    def told(self):
        text = "\n".join(self.lines)
        source, raw = source_of(text, title=self.title, **self.fields)
        found = {}
        for make, line in self.made:
            start = text.index(line)
            evidence = (passage(source.id, text, start=start, end=start + len(line)),)
            field, fact = make(evidence=evidence, why=WHY)
            found.setdefault(field, []).append(fact)
        return source, raw, Reading(source=source.id, reader=self.reader, **{k: tuple(v) for k, v in found.items()})
