"""Many regular expressions over running text, each tried only at words with which it can begin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from detente.read.layers import Span
from detente.read.positions.openings import REACH, openings

Label = TypeVar("Label")

_WORD_START = re.compile(r"(?<![\w'])[\w$€£]")
_KEPT = re.compile(r"(?<!\\)(\[[^\]]*\])|(\(\?<[=!][^)]*\))| ")


class PatternIndex(Generic[Label]):
    """Labelled patterns that begin where a word begins and end where one ends; case is ignored.

    A space in a pattern stands for any run of white space. Raises re.error for what is no pattern.
    """

    def __init__(self, patterns: Iterable[tuple[str, Label]]) -> None:
        self._by_opening: dict[str, list[tuple[re.Pattern[str], Label]]] = defaultdict(list)
        self._met: dict[str, tuple[tuple[re.Pattern[str], Label], ...]] = {}
        for words, label in patterns:
            pattern = re.compile(rf"(?:{_spaced(words)})(?!\w)", re.IGNORECASE)
            for opening in openings(words):
                self._by_opening[opening].append((pattern, label))

    def find(self, text: str, span: Span) -> Iterator[tuple[Span, Label]]:
        """All matches within a stretch, overlapping ones included, in the order of their first word."""
        for word in _WORD_START.finditer(text, span.start, span.end):
            at = word.start()
            letters = text[at : at + REACH].lower()
            known = self._met.get(letters)
            if known is None:
                known = self._beginning(letters)
                if letters.isascii():
                    self._met[letters] = known
            for pattern, label in known:
                match = pattern.match(text, at, span.end)
                if match and match.end() > at:
                    yield Span(at, match.end()), label

    def _beginning(self, letters: str) -> tuple[tuple[re.Pattern[str], Label], ...]:
        """The patterns that can begin with those letters."""
        return tuple(one for length in range(len(letters) + 1) for one in self._by_opening.get(letters[:length], ()))


def _spaced(words: str) -> str:
    """Spaces as any white space, but in a character class or a look-behind, whose width is fixed."""
    return _KEPT.sub(lambda found: found.group(1) or found.group(2) or r"(?:\s+)", words)
