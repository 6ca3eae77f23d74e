"""Which expressions a stretch of a text can hold, told by its words before any expression is tried.

Every expression that is asked for has two bits, for the words with which it can begin and for those of which it holds one
further on. The bits of all words of a doc are looked up once; a stretch is then passed over by one comparison.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import operator
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.read.layers import Span, sentence_starts, text_of
from detente.read.openings import Opening, looked_up, lowered, needs

_WORD = re.compile(r"\w+")
_KEY = 3
"""By how many letters the beginnings of words are looked up."""
_MOST = 400.0
"""What the words of an expression may weigh; see `openings`. An expression with more is hardly ever passed over."""
_MOST_MET = 50_000
"""How many different words are remembered."""
_DOC_KEY, _SENTENCES_KEY = "signals", "signals.sentences"


@dataclass(frozen=True, slots=True)
class Signal:
    """The bits of an expression; no match of it stands among words that lack one of them."""

    bits: int

    def missing(self, bits: int) -> bool:
        """Whether the words with these bits hold no match of the expression."""
        return bits & self.bits != self.bits


class _Book:
    """The bits by the words that set them."""

    def __init__(self) -> None:
        self._whole = defaultdict[str, int](int)
        self._begun = defaultdict[str, list[tuple[str, int]]](list)
        self._next = 1
        self.version = 0

    def signal(self, expressions: Iterable[Iterable[Opening]]) -> Signal:
        """A signal whose words must set a bit for each of some sets of openings."""
        bits = 0
        for wanted in expressions:
            if wanted and all(one.letters for one in wanted):
                bits |= self._next
                for letters, whole in wanted:
                    if whole:
                        self._whole[letters] |= self._next
                    else:
                        self._begun[letters[:_KEY]].append((letters, self._next))
                self._next <<= 1
        _MET.clear()
        self.version += 1
        return Signal(bits)

    def of(self, word: str) -> int:
        """The bits that a word sets."""
        word = looked_up(word)
        known = self._whole.get(word, 0)
        for length in range(1, _KEY + 1):
            for letters, bit in self._begun.get(word[:length], ()):
                if word.startswith(letters):
                    known |= bit
        return known


class _Met(dict[str, int]):
    """The bits of the words met so far; those of a new one are looked up."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_MET:
            self.clear()
        bits = self[word] = _BOOK.of(word)
        return bits


_BOOK = _Book()
_MET = _Met()


@functools.cache
def signal(expression: str) -> Signal:
    """The signal of an expression that begins where a word does.

    To be asked for when a module is loaded: the bits of all words are told anew after each new one.
    """
    return _BOOK.signal(needs(expression, closed=False, most=_MOST))


def signal_of_beginnings(beginnings: Iterable[str]) -> Signal:
    """The signal of words that begin in one of some ways, given in lower case."""
    return _BOOK.signal([[Opening(one, whole=False) for one in beginnings]])


def signal_of_words(words: Iterable[str]) -> Signal:
    """The signal of some words in lower case."""
    return _BOOK.signal([[Opening(one, whole=True) for one in words]])


def bits_in(doc: Doc, span: Span) -> int:
    """The bits of the words that stand in a stretch of a doc."""
    starts, bits = _bits_of(doc)
    first, last = bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)
    return functools.reduce(operator.or_, bits[first:last], 0)


def near(doc: Doc, wanted: Signal) -> Iterator[Span]:
    """Where in a doc a match may stand, in order: the sentences that have the words, with those before and behind them."""
    sentences = _sentences(doc)
    runs: list[tuple[int, int]] = []
    needed = wanted.bits
    for at in [at for at, (_, bits) in enumerate(sentences) if bits & needed == needed]:
        first, last = max(0, at - 1), min(at + 1, len(sentences) - 1)
        if runs and first <= runs[-1][1]:
            first = runs.pop()[0]
        runs.append((first, last))
    return (Span(sentences[first][0].start, sentences[last][0].end) for first, last in runs)


def bits_of_text(text: str) -> int:
    """The bits of the words of a text."""
    return functools.reduce(operator.or_, map(_MET.__getitem__, set(_WORD.findall(lowered(text)))), 0)


def _sentences(doc: Doc) -> list[tuple[Span, int]]:
    """All sentences of a doc, white space included, with their bits."""
    kept: tuple[int, list[tuple[Span, int]]] | None = doc.user_data.get(_SENTENCES_KEY)
    if kept is None or kept[0] != _BOOK.version:
        edges = [*sentence_starts(doc), len(text_of(doc))]
        found = [(span, bits_in(doc, span)) for span in itertools.starmap(Span, itertools.pairwise(edges))]
        kept = doc.user_data[_SENTENCES_KEY] = (_BOOK.version, found)
    return kept[1]


def _bits_of(doc: Doc) -> tuple[list[int], list[int]]:
    kept: tuple[int, list[int], list[int]] | None = doc.user_data.get(_DOC_KEY)
    if kept is None or kept[0] != _BOOK.version:
        found = list(_WORD.finditer(lowered(text_of(doc))))
        bits = list(map(_MET.__getitem__, map(re.Match.group, found)))
        kept = doc.user_data[_DOC_KEY] = (_BOOK.version, list(map(re.Match.start, found)), bits)
    return kept[1], kept[2]
