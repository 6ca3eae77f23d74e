"""Paragraphs from the lines of printed pages.

What tells a new paragraph, the surest first: more space above than lines of this page have, another size of
letters, an indented line, a line that ends early with the end of a sentence. Where a column or page ends in
the middle of a sentence the paragraph goes on.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from dataclasses import dataclass, replace

_MORE_SPACE = 1.25
"""Distance to the line above, in usual distances, from which a paragraph begins. Word processors set 1.3 to 2
between paragraphs; within one, a raised figure makes up to 1.1 (print-outs of Chromium, LibreOffice and TeX)."""
_EARLY = 0.8
_OTHER_SIZE = 1.12
_HEADING_SPACE = 1.4
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•●▪‣◦–—*-]|\(?[0-9]{1,3}[.)]|\(?[a-z]\))\s")
_HYPHEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_NEXT_WORD = re.compile(r"[a-zà-öø-ÿ]+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\[]?\s*\d{1,4}\s*[-–—\]]?(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
_PRINTED_BY_BROWSER = re.compile(
    r"(?:(?:https?|file):/\S*\s+\d+/\d+|\d{1,2}/\d{1,2}/\d{2,4},\s\d{1,2}:\d\d(?:\s?[AP]M)?\s.*)$"
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_EDGE = 2
"""Lines at the top and at the bottom of a page that can be running heads and page numbers."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it begins, in points from the left and from below, and the size of its letters."""

    text: str
    x: float
    y: float
    size: float


def paragraphs(pages: list[list[Line]]) -> list[str]:
    """The paragraphs of a document, its page numbers and running heads left out, hyphenation undone."""
    pages = _without_edges([[replace(line, text=line.text.translate(_LIGATURES)) for line in page] for page in pages])
    words = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(line.text for page in pages for line in page).lower()))
    whole: list[list[str]] = []
    before: Line | None = None
    for page in pages:
        measures = _Measures.of(page)
        for number, line in enumerate(page):
            following = page[number + 1] if number + 1 < len(page) else None
            if before is None or _begins(line, before, following=following, usual=measures, first=number == 0):
                whole.append([])
            whole[-1].append(line.text.strip())
            before = line
    return [_joined(lines, words) for lines in whole]


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual on a page: the distance between lines, their length, where they begin, their size."""

    leading: float
    length: int
    left: float
    size: float

    @classmethod
    def of(cls, page: list[Line]) -> _Measures:
        steps = (above.y - line.y for above, line in itertools.pairwise(page) if above.y - line.y > line.size / 2)
        distances = sorted(steps)
        lengths = sorted(len(line.text.strip()) for line in page)
        return cls(
            leading=distances[len(distances) // 4] if distances else 0.0,
            length=lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0,
            left=statistics.mode([round(line.x) for line in page]) if page else 0.0,
            size=statistics.mode([round(line.size, 1) for line in page]) if page else 0.0,
        )


def _begins(line: Line, before: Line, *, following: Line | None, usual: _Measures, first: bool) -> bool:
    distance = before.y - line.y
    ended = bool(_SENTENCE_END.search(before.text.strip()))
    if max(line.size, before.size) > _OTHER_SIZE * min(line.size, before.size):
        return True
    if line.size > _OTHER_SIZE * usual.size:  # a heading of several lines
        return not 0 < distance < _HEADING_SPACE * line.size
    if _BULLET.match(line.text.strip()):
        return True
    if first or distance < -usual.leading:  # a new page or column: the space above says nothing
        return ended
    if usual.leading and distance > _MORE_SPACE * usual.leading:
        return True
    early = len(before.text.strip()) < _EARLY * usual.length
    margin = line.x - line.size / 2  # a whole block set in has neighbours that are set in too
    alone = before.x < margin or following is None or following.x < margin
    indented = margin > usual.left and alone
    return (ended and early) or (indented and (ended or early))


def _joined(lines: list[str], words: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        cut, rest = _HYPHEN.search(text), _NEXT_WORD.match(line)
        if cut and rest:
            apart, together = f"{cut[1]}-{rest[0]}".lower(), f"{cut[1]}{rest[0]}".lower()
            stays = words[apart] > words[together]  # a compound that the text writes with a hyphen elsewhere
            text = (text if stays else text[:-1]) + line
        else:
            text = f"{text} {line}"
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


def _without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    heads = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = {key for key, count in heads.items() if count >= max(3, len(pages) // 2)}
    return [
        [line for line in page if not (line in _edges(page) and (_is_furniture(line) or _key(line) in often))]
        for page in pages
    ]


def _edges(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]] if len(page) > 2 * _EDGE else by_height


def _key(line: Line) -> tuple[str, int]:
    """Running heads stand at one height and differ in figures only."""
    return re.sub(r"\d+", "#", line.text.strip()), round(line.y / 4)


def _is_furniture(line: Line) -> bool:
    text = line.text.strip()
    return bool(_PAGE_NUMBER.match(text) or _PRINTED_BY_BROWSER.match(text))
