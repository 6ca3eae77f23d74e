"""The component that cuts a report into blocks and says what each one is."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.layers import Block, Span, text_of
from detente.read.layout import boilerplate, interviews, turns
from detente.read.layout.dateline import dateline
from detente.read.layout.paragraphs import paragraphs
from detente.read.positions.gate import about_talks

NAME = "detente_blocks"

_MARKER = re.compile(r"(?:[-*•·–—▪‣◦●]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S))")
_BULLET = re.compile(r"[-*•·▪‣◦●](?=\s+\w)")
_TIME = re.compile(
    r"(?:updated (?:at )?)?\d{1,2}[.:]?\d{2}\s?(?:[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|BST|CET|CEST|ET|EST|EDT|[A-Z]{2,4}))?(?=\s|\Z)|\d{1,2}\s?[ap]\.?m\.?(?=\s|\Z)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…:;,][\"”’'»)\]]*\Z|[\"”»]\Z")
_STOPPED = re.compile(r"[.!…,;:][\"”’'»)\]]*\Z")
_WORDS = re.compile(r"\w[\w'’.-]*")
_HEADING_LONGEST = 130
_TAIL = 3
"""So many headline-like lines after the last full sentence are a list of other reports. With two, the sign-off
of a communiqué ("Done at …", "For the mediators") was taken for one."""


@Language.component(NAME)
def blocks(doc: Doc) -> Doc:
    """Write `doc._.blocks`."""
    text = text_of(doc)
    title: str | None = doc._.title
    stretches = paragraphs(text)
    labels = turns.labels(text, stretches)
    answers = {} if labels or not about_talks(text) else interviews.answers(text, stretches, title=title or "")
    dropped, bulleted = _furniture(text, stretches), _bulleted(text, stretches)
    found: list[Block] = []
    speaker: Span | None = None
    ends = turns.narrated(text, stretches, labels=labels) if labels else frozenset()
    for index, stretch in enumerate(stretches):
        if index in labels:
            speaker = labels[index]
        elif index in ends:
            speaker = None
        if index in dropped:
            found.append(Block(stretch.start, stretch.end, "boilerplate"))
        elif index in answers:
            found.append(Block(stretch.start, stretch.end, "turn", answers[index]))
        elif speaker:
            found.append(_turn(text, stretch, speaker=speaker, opens=index in labels))
        else:
            found.append(_block(text, stretch, title=title, first=not found, item=index in bulleted))
    doc._.blocks = tuple(found)
    return doc


def _turn(text: str, stretch: Span, *, speaker: Span, opens: bool) -> Block:
    start = min(turns.label_end(text, speaker), stretch.end) if opens else stretch.start
    if start >= stretch.end:
        return Block(stretch.start, stretch.end, "heading")
    if text[stretch.start] in "([" and text[stretch.end - 1] in ")]" and not opens:
        return Block(stretch.start, stretch.end, "boilerplate")
    return Block(_behind_mark(text, start, end=stretch.end), stretch.end, "turn", speaker)


def _behind_mark(text: str, start: int, *, end: int) -> int:
    """Behind a mark that a quoted transcript repeats before every paragraph, and does not close there."""
    repeated = text[start] in '"“' and not any(mark in text[start + 1 : end] for mark in '"”')
    return start + 1 if repeated and end > start + 1 else start


def _bulleted(text: str, stretches: list[Span]) -> set[int]:
    """The indices of paragraphs that open with the same mark, several on end, under a heading: the items of a list, however short."""
    marks = [one[0] if (one := _BULLET.match(text, it.start, it.end)) else None for it in stretches]
    found: set[int] = set()
    for n in range(1, len(marks) - 1):
        headed = marks[n - 1] is None and not _ENDS.search(text[stretches[n - 1].start : stretches[n - 1].end])
        if marks[n] and (n - 1 in found or (headed and marks[n + 1] == marks[n])):
            found |= {n} | ({n + 1} if marks[n + 1] == marks[n] else set())
    return found


def _block(text: str, stretch: Span, *, title: str | None, first: bool, item: bool) -> Block:
    words = text[stretch.start : stretch.end]
    if not item and _is_heading(words, title=title, first=first):
        return Block(stretch.start, stretch.end, "heading")
    marker = _MARKER.match(words)
    if marker and marker.end() < len(words):
        return Block(stretch.start + marker.end(), stretch.end, "list")
    return Block(stretch.start, stretch.end, "paragraph", dateline=dateline(text, stretch))


def _is_heading(words: str, *, title: str | None, first: bool) -> bool:
    if first and title and len(words) < 400 and _letters(words) == _letters(title):
        return True
    if len(words) > _HEADING_LONGEST:
        return False
    if words[0] in '"“«„' or (words[0] in "‘'" and words[-1] in "’'"):
        return words[-1] in "\"”»’'" and len(_WORDS.findall(words)) <= 6 and words[-2:-1] not in ".!,…"
    timed = _TIME.match(words) and not _STOPPED.search(words)
    if timed or not _ENDS.search(words):
        return True
    return words.endswith("?") and len(_WORDS.findall(words)) <= 8 and (first or words.isupper())


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _furniture(text: str, stretches: list[Span]) -> set[int]:
    """The indices of paragraphs that are not the report."""
    lines = [text[one.start : min(one.end, one.start + 500)] for one in stretches]
    dropped = {i for i, line in enumerate(lines) if boilerplate.is_boilerplate(line)}
    inside = False
    for i, line in enumerate(lines):
        if boilerplate.heads_a_list(line) and i + 1 < len(lines):
            inside = boilerplate.is_headline(lines[i + 1])
            if inside or i in dropped:
                dropped.add(i)
        elif inside and (i in dropped or boilerplate.is_headline(line)):
            dropped.add(i)
        else:
            inside = False
    return dropped | _tail(lines, dropped)


def _tail(lines: list[str], dropped: set[int]) -> set[int]:
    """Headline-like lines that follow the last sentence of a report, where they are many."""
    run: set[int] = set()
    for i in range(len(lines) - 1, 0, -1):
        if i in dropped:
            continue
        if (
            not boilerplate.is_headline(lines[i])
            or lines[i][0] in boilerplate.OPENING_MARKS
            or len(lines[i].split()) < 4
        ):
            break
        run.add(i)
    kept = len(lines) - len(dropped) - len(run)
    return run if len(run) >= _TAIL and kept >= 3 else set()
