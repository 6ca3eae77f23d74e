"""Stretches of text that stand as one paragraph: lines, and lines that were wrapped by hand joined again."""

from __future__ import annotations

import re

from detente.read.layers import Span

# Everything that str.splitlines takes for a line's end.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WRAP_MIN, _WRAP_MAX = 45, 120
"""Widths, in code points, between which typewriters, mail programs and terminals wrap."""


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text in order, without the white space around them; blank ones left out."""
    groups = _groups(text)
    by_hand = any(len(group) > 2 and _wrapped(text, group) for group in groups)
    found: list[Span] = []
    for group in groups:
        joined = _wrapped(text, group) and (len(group) > 2 or by_hand or text[group[1].start].islower())
        found.extend([Span(group[0].start, group[-1].end)] if joined else group)
    return found


def _groups(text: str) -> list[list[Span]]:
    """Lines by the blank lines between them."""
    groups: list[list[Span]] = []
    last = -1
    for match in _LINE.finditer(text):
        line = _stripped(text, match.start(), end=match.end())
        if line is None:
            continue
        if last < 0 or _holds_blank_line(text, last, start=line.start):
            groups.append([])
        groups[-1].append(line)
        last = line.end
    return groups


def _stripped(text: str, start: int, *, end: int) -> Span | None:
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    if left == len(inner):
        return None
    return Span(start + left, start + len(inner.rstrip()))


def _holds_blank_line(text: str, end: int, *, start: int) -> bool:
    return len(text[end:start].splitlines()) > 2 or text[end:start].count("\n") > 1


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the lines of a group were filled up to one width: no line had room for the next one's first word."""
    if len(lines) < 2:
        return False
    widths = [line.end - line.start for line in lines]
    width = max(widths)
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        return False
    slack = 0
    for size, after in zip(widths, lines[1:], strict=False):
        word = text[after.start : after.end].split(maxsplit=1)[0]
        slack = max(slack, width - size - len(word))
    return slack <= 0 or (len(lines) > 3 and slack <= 8)
