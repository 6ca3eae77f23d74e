"""The place, day and agency that open a wire report: "GENEVA, May 3 (Agency) –"."""

from __future__ import annotations

import re

from detente.read.layers import Span

_PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?:[ /-][A-ZÀ-Þ(][\w'’.-]*){0,4}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = (
    rf"(?:(?:\w{{6,9}},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?|from our (?:own )?correspondents?)"
)
_AGENCY = r"\([^()\n]{2,60}\)"
_FORM = re.compile(
    rf"{_PLACE}(?:, {_PLACE}\.?){{0,2}}"
    rf"(?:(?:,? {_DAY})?(?: {_AGENCY})?\s*(?:—|–|-{{1,2}})\s+|(?:, {_DAY})(?: {_AGENCY})?[.:] |(?: {_AGENCY}) ?[.:] )"
)
_LONGEST = 110


def dateline(text: str, paragraph: Span) -> Span | None:
    """The dateline that opens a paragraph, dash included.

    A place without a day or an agency counts only in capitals: "Paris – a city …" is a sentence.
    """
    found = _FORM.match(text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST))
    if not found or found.end() == paragraph.end:
        return None
    words = found.group()
    if not re.search(r"\d|\(|from our", words) and not re.match(r"[A-ZÀ-Þ'’ /.-]{4,}(?=[,—–-]|\s)", words):
        return None
    return Span(found.start(), found.start() + len(words.rstrip()))
