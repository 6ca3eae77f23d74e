"""Interviews without labels: questions and answers in turn, and whose answers they are, told by the title or the lead."""

from __future__ import annotations

import re

from detente.read.layers import Span

_NAME = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]+(?:[ ](?:[A-ZÀ-Þ][\w'’.-]+|al|bin|de|van|von|der)){1,3}"  # two words and more
)
_TOLD = re.compile(
    r"(?:interview|conversation|talk|q\s?&\s?a|questions? (?:to|for))\b[^.\n]{0,60}?\b(?:with|to|for)\b[^.\n]{0,80}$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r",?[^.\n]{0,80}?\b(?:spoke|speaks|talked|(?<!peace )(?<!the )talks|sat down|sits down|answers|answered|explains|tells|told us|told me|received us)\b"
)
_VOCATIVE = re.compile(
    r"(?:Mr|Ms|Mrs|Miss|Dr|Sir|Lady|General|Colonel|Minister|Ambassador|Senator|President|Professor)\.?[ ]([A-ZÀ-Þ][\w'’-]+),"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_NEXT = re.compile(
    r"[^\n]{0,300}?(?:\b(?:She|He)\s+(?:spoke|speaks|talked|talks|answered|received|met)\b|\b(?:[Ww]e|I)\s+(?:met|spoke\s+(?:to|with)|talked\s+(?:to|with)|sat\s+down\s+with|asked)\s+(?:her|him)\b)"
)
"""What a sentence after the name tells: "Ana Diaz leads the Front. She spoke to our correspondent"."""
_LET = re.compile(r"\bLet(?: us|['’]s)\b")
_YOU = re.compile(r"\b(?:you|your|you['’]\w+)\b", re.IGNORECASE)
_MARKS = frozenset('“”"«»„')
_FEWEST = 3
"""So many questions with an answer each make an interview; two may be a writer's own."""
_LONGEST = 60
"""The words of a question."""


def answers(text: str, paragraphs: list[Span], *, title: str) -> dict[int, Span]:
    """The interviewee's name, where the lead has it, by the index of each paragraph that is an answer; empty for no interview."""
    asked = [n for n, one in enumerate(paragraphs) if _asks(text[one.start : one.end])]
    questions = [n for n in asked if n + 1 < len(paragraphs) and n + 1 not in asked]
    if len(questions) < _FEWEST or questions[0] == 0:
        return {}
    last = _last(text, paragraphs, after=questions[-1] + 1)
    words = {n: text[one.start : one.end] for n, one in enumerate(paragraphs)}
    said = [n for n in range(questions[0] + 1, last + 1) if n not in asked]
    said = [n for n in said if not (n - 1 in said and n + 1 in said and _challenges(words[n]))]
    own = sum(bool(_FIRST_PERSON.search(words[n])) for n in said)
    quoted = sum(not _MARKS.isdisjoint(words[n]) for n in said)
    if 2 * own < len(said) or 3 * quoted > len(said) or 2 * sum(words[n].endswith("?") for n in asked) < len(asked):
        return {}
    name = _interviewee(text, paragraphs, first=questions[0], title=title)
    return dict.fromkeys(said, name) if name is not None else {}


def _asks(words: str) -> bool:
    """Whether a paragraph is a question, or puts something to "you" and speaks of nobody's own."""
    if len(words.split()) > _LONGEST or not _MARKS.isdisjoint(words):
        return False
    return words.endswith("?") or (bool(_YOU.search(words)) and not _FIRST_PERSON.search(_LET.sub("", words)))


def _challenges(words: str) -> bool:
    """Whether a paragraph between two answers is what the interviewer holds against them: nobody's "I" or "we"."""
    return len(words.split()) <= _LONGEST // 2 and not _FIRST_PERSON.search(words)


def _last(text: str, paragraphs: list[Span], *, after: int) -> int:
    """The last paragraph of the last answer: it goes on in the first person."""
    while after + 1 < len(paragraphs):
        words = text[paragraphs[after + 1].start : paragraphs[after + 1].end]
        if not _FIRST_PERSON.search(words) or not _MARKS.isdisjoint(words):
            break
        after += 1
    return after


def _interviewee(text: str, paragraphs: list[Span], *, first: int, title: str) -> Span | None:
    """The person of the lead who is interviewed: said so, spoken to in the first question, or the only one named."""
    lead = [found for one in paragraphs[:first] for found in _NAME.finditer(text, one.start, one.end)]
    spoken = _VOCATIVE.match(text, paragraphs[first].start)
    for found in lead:
        if spoken is not None and found[0].split()[-1] == spoken[1]:
            return Span(*found.span())
    opens = bool(lead) and lead[0].start() in {one.start for one in paragraphs[:first]}
    if opens and _NEXT.match(text, lead[0].end()):
        return Span(*lead[0].span())
    for found in lead:
        before = text[max(0, found.start() - 140) : found.start()]
        if _TOLD.search(before) or _SPEAKS.match(text, found.end()) or found[0] in title:
            return Span(*found.span())
    return Span(*lead[0].span()) if len(lead) == 1 else None
