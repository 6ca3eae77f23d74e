"""A draft cut into units: each one label, heading or paragraph, lines that were wrapped by hand joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.read.drafts.labels import Label, labels
from detente.read.layout.paragraphs import paragraphs

_STOPPED = re.compile(r"(?:[.;:,!?…]|\b(?:and|or))[\"”’»)\]]*\Z")
_ENDS = re.compile(r"[.;:,!?…][\"”’»)\]]*\Z")
_INNER_STOP = re.compile(r"\w{3,}[.;!?]\s")
_WORD = re.compile(r"\w[\w’'-]*")
LONGEST_HEADING = 14
"""Words that a heading may have; the longest of 60 headings of our own test drafts has 9."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the text without white space around it. `labels` are the ways to read its beginning as a label.

    `body` is where its words begin behind the label, `opens` whether a blank line stands before it.
    """

    start: int
    end: int
    labels: tuple[Label, ...]
    opens: bool

    def body(self, text: str, label: Label | None) -> int:
        """Where the words begin behind a label and the space after it; the end where there are none."""
        if label is None:
            return self.start
        at = self.start + label.end
        while at < self.end and text[at].isspace():
            at += 1
        return at


def units(text: str) -> list[Unit]:
    """The units of a text in order; they cover all of it but white space."""
    found: list[Unit] = []
    for stretch in paragraphs(text):
        for start, end in _pieces(text, stretch.start, end=stretch.end):
            ways = tuple(labels(text[start:end]))
            opens = not found or text.count("\n", found[-1].end, start) > 1
            if found and not opens and not ways and _goes_on(text, found[-1], start=start):
                found[-1] = Unit(found[-1].start, end, found[-1].labels, found[-1].opens)
            else:
                found.append(Unit(start, end, ways, opens))
    return found


def _pieces(text: str, start: int, *, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut before the lines in it that open with a label of their own."""
    first = labels(text[start:end])
    at = start
    for line in re.finditer(r"[^\n]+", text[start:end]):
        begin = start + line.start() + len(line[0]) - len(line[0].lstrip())
        before = text[at:begin].rstrip()
        ways = labels(text[begin:end]) if before else []
        if ways and (_STOPPED.search(before) or _next_to(first, ways) or _is_bare(before)):
            yield at, at + len(before)
            at, first = begin, ways
        elif before and _is_bare(before) and is_short(line[0].strip()):
            yield at, at + len(before)
            at, first = begin, []
    yield at, end


def _next_to(first: list[Label], ways: list[Label]) -> bool:
    rows = {(one.style, one.value + 1) for one in first if one.style != "bullet"}
    both_bullets = any(one.style == "bullet" for one in first) and any(one.style == "bullet" for one in ways)
    return both_bullets or any((one.style, one.value) in rows for one in ways)


def _is_bare(words: str) -> bool:
    """Whether a line is a label with a word and nothing else ("Article 3")."""
    return any(one.worded and one.end >= len(words) for one in labels(words))


def _goes_on(text: str, before: Unit, *, start: int) -> bool:
    """Whether a line without a label goes on the one before it: small letters, a figure in mid-sentence, set in under it."""
    if text[start].islower() or (text[start].isdigit() and not _STOPPED.search(text[before.start : before.end])):
        return True
    indent = start - (text.rfind("\n", 0, start) + 1)
    return bool(before.labels) and indent >= 2 and indent > before.start - (text.rfind("\n", 0, before.start) + 1)


def is_short(words: str) -> bool:
    """Whether words have the form of a heading: few, beginning large, without a stop at the end."""
    count = len(_WORD.findall(words))
    if _INNER_STOP.search(words):
        return False
    return (
        0 < count <= LONGEST_HEADING
        and not _ENDS.search(words)
        and not words[0].islower()
        and words[0] not in "\"“«„('"
    )
