"""Where quoted words stand in a document, exactly.

A model copies words with other white space and other quotation marks than the document has; nothing else may
differ. What is found is always the document's own stretch, in its own characters.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from detente.read.llm.spans import Span

DOUBLE = '"“”„‟«»″＂「」『』'
SINGLE = "'‘’‚‛′‹›`´＇"
_MARKS = frozenset(DOUBLE + SINGLE)
_MARK = "'"
_EDGES = " .,;:!?…'"
_WORD = re.compile(r"\w")
_UNSPACED = re.compile(
    "[\u0590-\u08ff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ufb1d-\ufeff\U00020000-\U0003ffff]"
)
"""Letters of scripts in which words touch or short words are joined to the next (Chinese, Japanese, Korean, Thai, Lao,
Tibetan, Burmese, Khmer, Hebrew, Arabic): a quotation may begin or end beside them."""


class Finder:
    """Finds words in one text. `text[start:end]` of what it gives are the words, as the text has them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded, self._at = _folded(text)

    def places(self, words: str, *, within: Span | None = None) -> list[Span]:
        """Every place where the words stand, in order; empty for words without a letter or digit.

        Quotation marks and punctuation at the edges of the words are tried as given, then left out.
        """
        wanted = _folded(words)[0].strip()
        for form in dict.fromkeys((wanted, wanted.strip(_MARK).strip(), wanted.strip(_EDGES))):
            if not _WORD.search(form):
                return []
            found = list(self._every(form, within=within))
            if found:
                return found
        return []

    def find(self, words: str, *, within: Span | None = None, before: str = "", near: int | None = None) -> Span | None:
        """One place of the words: preceded by the words `before`, else nearest to the offset `near`, else the first."""
        found = self.places(words, within=within)
        if len(found) > 1 and before.strip():
            preceded = [one for one in found if self._preceded(one, before)]
            found = preceded or found
        if not found:
            return None
        return found[0] if near is None else min(found, key=lambda one: (abs(one.start - near), one.start))

    def named(self, name: str, *, within: Span) -> Span | None:
        """The first place of a name, a title or a place; in other capitals where it does not stand as given."""
        found = self.places(name, within=within)
        if found:
            return found[0]
        folded = _folded(name)[0].strip()
        if not _WORD.search(folded):
            return None
        for match in re.compile(re.escape(folded), re.IGNORECASE).finditer(self._folded, *self._range(within)):
            place = Span(self._at[match.start()], self._at[match.end() - 1] + 1)
            if self._is_whole(place):
                return place
        return None

    def _preceded(self, place: Span, before: str) -> bool:
        wanted = _folded(before)[0].strip()
        return _folded(self.text[max(0, place.start - 3 * len(wanted) - 20) : place.start])[0].strip().endswith(wanted)

    def _every(self, form: str, *, within: Span | None) -> Iterator[Span]:
        first, last = self._range(within)
        at = self._folded.find(form, first, last)
        while at >= 0:
            place = Span(self._at[at], self._at[at + len(form) - 1] + 1)
            if self._is_whole(place):
                yield place
            at = self._folded.find(form, at + 1, last)

    def _range(self, within: Span | None) -> tuple[int, int]:
        """Where a stretch begins and ends in the folded text."""
        if within is None:
            return 0, len(self._folded)
        return bisect.bisect_left(self._at, within.start), bisect.bisect_left(self._at, within.end)

    def _is_whole(self, place: Span) -> bool:
        """Whether the place neither begins nor ends inside a word."""
        return not _joins(self.text, place.start) and not _joins(self.text, place.end)


def _joins(text: str, at: int) -> bool:
    """Whether the letters on both sides of an offset belong to one word."""
    if not 0 < at < len(text):
        return False
    one, other = text[at - 1], text[at]
    if not (_WORD.match(one) and _WORD.match(other)):
        return False
    return not (_UNSPACED.match(one) or _UNSPACED.match(other))


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with white space and quotation marks made alike, and for each of its characters its offset in the text.

    White space beside a mark goes: French writes « so », and others do not.
    """
    characters: list[str] = []
    at: list[int] = []
    for offset, character in enumerate(text):
        last = characters[-1] if characters else ""
        if character.isspace():
            if last in {" ", _MARK}:
                continue
            character = " "  # noqa: PLW2901 - any white space is one space
        elif character in _MARKS:
            if last == " ":
                characters.pop()
                at.pop()
            character = _MARK  # noqa: PLW2901 - any mark is one mark
        characters.append(character)
        at.append(offset)
    return "".join(characters), at


def trimmed(text: str, span: Span) -> Span:
    """A stretch without white space and commas at its edges."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] == ","):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


def unmarked(text: str, span: Span) -> Span:
    """A stretch without the quotation marks at its edges; a mark whose partner stands inside stays."""
    span = trimmed(text, span)
    inner = text[span.start : span.end]
    count = sum(1 for character in inner if character in DOUBLE)
    opens, closes = inner[:1] in DOUBLE, inner[-1:] in DOUBLE
    if len(inner) > 2 and opens and closes and count == 2:
        return trimmed(text, Span(span.start + 1, span.end - 1))
    if len(inner) > 1 and count % 2:
        if opens:
            return trimmed(text, Span(span.start + 1, span.end))
        if closes:
            return trimmed(text, Span(span.start, span.end - 1))
    return span
