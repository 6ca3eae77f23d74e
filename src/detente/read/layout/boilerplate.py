"""What on a page is not the report: share links, captions, bylines, related headlines, sign-ups.

Judged by surface alone. A paragraph that is wrongly left out is lost to every reader after this one, so a
line goes only where a known phrase is all of it or opens it, or where a headed run of headlines holds it.
"""

from __future__ import annotations

import functools
import importlib.resources
import re

from detente.model import safe_yaml

OPENING_MARKS = "\"“„«‘'‹»`"
_LONG_PHRASE_LINE = 220
"""A line that opens with a phrase may be this long; beyond it, the phrase opens a real paragraph."""
_WORD = re.compile(r"\w[\w'’.-]*")
_FULL_STOP = re.compile(r"[.!?…;:,]\W*\Z")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*\Z")
_SEPARATORS = frozenset("·|•‧∙/")
_SEPARATOR = re.compile(rf"\s*[{''.join(sorted(_SEPARATORS))}]\s*")
_BYLINE = re.compile(
    r"(?:by|from|words by|story by)\s+(?:[A-ZÀ-Þ][\w.'’-]*|and|in|for|of|de|van|von|al|bin|el|[,&|–—-])"
    r"(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|and|in|for|of|the|de|van|von|al|bin|el|[,&|–—-]|\d{1,4}))*\Z",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_BRACKETED_CAPTION = re.compile(
    r"[\[(](?:photo|image|picture|caption|video|map|graphic|file)\b.*[\])]\Z", re.IGNORECASE
)
_WEB = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.+-]+@[\w-]+\.[\w.]+\Z|[@#]\w+\Z", re.IGNORECASE)


@functools.cache
def _phrases() -> dict[str, re.Pattern[str]]:
    data = importlib.resources.files("detente.read") / "data" / "layout_boilerplate.yaml"
    lists: dict[str, str] = safe_yaml.parsed(data.read_text(encoding="utf-8"))
    return {kind: _any_of(lines.splitlines()) for kind, lines in lists.items()}


def _any_of(expressions: list[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?:{one})" for one in expressions) + ")", re.IGNORECASE)


@functools.cache
def _credit() -> re.Pattern[str]:
    return re.compile(_phrases()["credits"].pattern + r"\s*\Z", re.IGNORECASE)


def is_boilerplate(line: str) -> bool:
    """Whether a single paragraph, stripped, is furniture of the page by its own words."""
    if len(line) > 400 or line[0] in OPENING_MARKS:
        return False
    if _whole(line) or _BRACKETED_CAPTION.match(line) or _WEB.match(line):
        return True
    if len(line) < 160 and not _SEPARATORS.isdisjoint(line) and _row_of_labels(_SEPARATOR.split(line)):
        return True
    if len(line) <= _LONG_PHRASE_LINE and (_credit().search(line) or _phrases()["opens"].match(line)):
        return True
    return is_byline(line)


def is_byline(line: str) -> bool:
    """Whether a line names nothing but the writer ("By Ann Lee in Geneva")."""
    if len(line) > 120 or _FULL_STOP.search(line):
        return False
    rest = line.split(None, 1)
    return len(rest) == 2 and bool(_CAPITAL.match(rest[1])) and bool(_BYLINE.match(line)) and _mostly_capitals(rest[1])


def _mostly_capitals(words: str) -> bool:
    found = _WORD.findall(words)
    return sum(bool(_CAPITAL.match(word)) for word in found) * 2 > len(found)


def _whole(line: str) -> bool:
    return len(line) <= 120 and bool(_phrases()["whole"].fullmatch(line))


def _row_of_labels(parts: list[str]) -> bool:
    """Whether a row such as "Share · Save · 3 min read" is mostly known labels, and has at least one."""
    known = sum(not part or _whole(part) or is_byline(part) for part in parts)
    return known * 2 >= len(parts) and all(len(part) < 60 for part in parts)


def heads_a_list(line: str) -> bool:
    """Whether a line heads a list of other headlines ("Related", "Most read")."""
    return len(line) <= 60 and bool(_phrases()["heads"].fullmatch(line))


def is_headline(line: str) -> bool:
    """Whether a line could be another report's headline: short, and no sentence's end."""
    return len(line) <= 140 and not _ENDS_SENTENCE.search(line.rstrip("?")) and len(_WORD.findall(line)) <= 22
