"""Units: sentences joined where a quotation runs over their border, as rows of words with coarse classes.

A quotation stands in its unit as one opaque word, so that the rules see the sentence around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.read.attribution.lexicon import classes, verbs
from detente.read.layers import Quotation, Span
from detente.read.layout.quotations import is_title

if TYPE_CHECKING:
    from detente.read.attribution.hit import Hit

_WORD = re.compile(
    r"[A-Za-z][a-z]*+(?=[\s,])"  # most words and marks, which the rest would find too, after trying much else
    r"|(?=\S)(?:[^\w\s'‘’-]"
    r"|(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Prof|Jr|Sr|St|Fr|Rev|Hon|Capt|Amb|Sgt|No)\.(?=\s)"
    r"|[A-ZÀ-Þ][a-z]{0,4}\.(?=\s[A-ZÀ-Þ])|[‘’'](?=[A-ZÀ-Þ]\w)\w+(?:[-’'‘]\w+)*|\d+(?:[.,:]\d+)*(?:[-–]\w+)*%?"
    r"|\w+(?:[-’'‘]\w+)*(?:[’'](?=\s))?|-{2,3}|[^\w\s])"
)
"""A short capitalised word with a full stop inside a sentence ("Del. Ann Lee") is cut short, or the sentence had ended."""
_LONGEST = 400
"""No sentence has so many words; a row without any full stop (a table, a list of names) is cut so that the rules,
which look ahead to a unit's end, stay linear."""
QUOTE = "Q"
"""Class of a whole quotation."""


class _OrStop(dict[int, str]):
    """Classes by their place, that of a full stop at any other."""

    def __missing__(self, index: int) -> str:
        return "."


class _OrNothing(dict[int, str]):
    """Words by their place, the empty string at any other."""

    def __missing__(self, index: int) -> str:
        return ""


@dataclass(slots=True)
class Unit:
    """A row of words: written form, small letters, class, offsets; `quotes` maps a row's place to its quotation.

    Classes: D determiner, S possessive, N pronoun, O object pronoun, R who/which, T that, P preposition,
    B subordinator, C coordinator, X auxiliary, A adverb, V other finite verb, E word in -ed, G word in -ing,
    K capitalised, # number, W other word, Q quotation, otherwise the punctuation mark itself.
    """

    start: int
    end: int
    block: int
    words: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    begin: list[int] = field(default_factory=list)
    stop: list[int] = field(default_factory=list)
    quotes: dict[int, int] = field(default_factory=dict)
    titled: bool = False
    """Whether most words are capitalised, as in a headline."""
    hits: list[Hit] | None = None
    """The reporting verbs at work, once they have been looked for."""
    at: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """The class at a place, "." beyond either end: looked up, as it is asked for at every turn."""
    word: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """The word at a place in small letters, empty beyond either end."""

    def __post_init__(self) -> None:
        if self.words:
            self.settle()

    def settle(self) -> None:
        """Let `at` and `word` tell the classes and words as they now are."""
        self.at = _OrStop(enumerate(self.kind)).__getitem__
        self.word = _OrNothing(enumerate(self.low)).__getitem__

    def __len__(self) -> int:
        return len(self.words)

    def closing(self, index: int) -> str:
        """The last character within a quotation's marks."""
        return self.words[index].rstrip("\"”’'»“`「」")[-1:]

    def span(self, first: int, last: int) -> Span:
        """The stretch from one word to another, both included."""
        return Span(self.begin[first], self.stop[last])


def _class_table() -> dict[str, str]:
    order = {
        "preposition": "P", "adverb": "A", "verb": "V", "determiner": "D", "possessive": "S", "pronoun": "N", "object": "O",
        "subordinator": "B", "coordinator": "C", "auxiliary": "X", "contraction": "N", "relative": "R", "that": "T",
    }  # fmt: skip
    table: dict[str, str] = {}
    for name, letter in order.items():
        for word in classes()[name]:
            table[word] = letter
            table[word.replace("'", "’")] = letter
    return table


_TABLE: dict[str, str] = {}
_ENDINGS = (("ed", "E", 4), ("ing", "G", 5), ("ly", "A", 4))
_TELLING_ENDINGS = tuple(ending for ending, _, _ in _ENDINGS)
_DASH = dict.fromkeys(("–", "—", "―", "--", "---"), "—")
_NUMBERED = frozenset({"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"})
_MOST_SEEN = 60_000
"""Written forms whose small letters and class are kept; beyond so many the store is emptied."""


class _Seen(dict[str, tuple[str, str]]):
    """The words met so far, each in small letters and with its class; those of a new one are looked up."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= _MOST_SEEN:
            self.clear()
        low = word.lower()
        self[word] = found = (low, _kind(word, low))
        return found


_SEEN = _Seen()


def _kind(word: str, low: str) -> str:
    known = _TABLE.get(low) or _DASH.get(word)
    if known:
        return "K" if known in "PDVAO" and word.isupper() and len(word) > 1 and word != "A" else known
    first = word[0]
    if first.isdigit():
        return "#"
    if not first.isalpha() and not (first in "‘’'" and len(word) > 1):
        return word
    if not first.islower() or (not word[1:].islower() and any(char.isupper() for char in word[1:])):
        return "K"
    if not low.endswith(_TELLING_ENDINGS) or low in classes()["noun_ly"]:
        return "W"
    return next((letter for ending, letter, least in _ENDINGS if len(low) > least and low.endswith(ending)), "W")


def units(
    text: str, *, sentences: Sequence[int], stretches: Sequence[tuple[int, int, int]], quotations: Sequence[Quotation]
) -> Iterator[Unit]:
    """The units of a text.

    `sentences` are the offsets at which sentences begin; `stretches` (start, end, block) are to be read.
    """
    if not _TABLE:
        _TABLE.update(_class_table())
    opening = [one.start for one in quotations]
    for start, end, block in stretches:
        first = bisect_right(sentences, start)
        borders = [start, *sentences[first : bisect_left(sentences, end)], end]
        at = 0
        while at < len(borders) - 1:
            begin, stop = borders[at], borders[at + 1]
            at += 1
            while at < len(borders) - 1 and _inside(stop, quotations, opening=opening):
                stop = borders[at + 1]
                at += 1
            inner = quotations[bisect_left(opening, begin) : bisect_left(opening, stop)]
            yield from _cut(_unit(text, begin, end=stop, block=block, first=bisect_left(opening, begin), inner=inner))


def _cut(unit: Unit) -> Iterator[Unit]:
    """The unit itself, or pieces of it where it is longer than any sentence."""
    if len(unit) <= _LONGEST:
        yield unit
        return
    for at in range(0, len(unit), _LONGEST):
        past = min(at + _LONGEST, len(unit))
        yield Unit(
            unit.begin[at], unit.stop[past - 1], unit.block,
            unit.words[at:past], unit.low[at:past], unit.kind[at:past], unit.begin[at:past], unit.stop[at:past],
            {place - at: index for place, index in unit.quotes.items() if at <= place < past},
        )  # fmt: skip


def _inside(offset: int, quotations: Sequence[Quotation], *, opening: Sequence[int]) -> bool:
    index = bisect_left(opening, offset) - 1
    return index >= 0 and quotations[index].start < offset < quotations[index].end


def _unit(text: str, start: int, *, end: int, block: int, first: int, inner: Sequence[Quotation]) -> Unit:
    """One unit; `inner` are the quotations in it, of which the first has the index `first`."""
    unit = Unit(start, end, block)
    at = start
    for index, quotation in enumerate(inner, first):
        _add_words(unit, text, start=at, end=quotation.start)
        unit.quotes[len(unit.words)] = index
        titled = quotation.scare and is_title(text, quotation.start, inner=quotation.inner)
        if titled:
            del unit.quotes[len(unit.words)]
        if titled and text[quotation.inner.end - 1] == ",":  # the sentence's comma, set within the marks
            comma = quotation.inner.end - 1
            _add(unit, text[quotation.start : comma], kind="K", start=quotation.start, end=comma)
            _add(unit, ",", kind=",", start=comma, end=quotation.end)
        else:
            kind = "K" if titled else QUOTE
            _add(unit, text[quotation.start : quotation.end], kind=kind, start=quotation.start, end=quotation.end)
        at = quotation.end
    _add_words(unit, text, start=at, end=end)
    _lower_first(unit)
    _raise_numbers(unit)
    capitals = unit.kind.count("K")
    if capitals > 2:  # fewer are not most of more than three
        wordy = capitals + sum(map(unit.kind.count, "WEGAV"))
        unit.titled = wordy > 3 and capitals * 10 > wordy * 7
    unit.settle()
    return unit


def _add_words(unit: Unit, text: str, *, start: int, end: int) -> None:
    found = list(_WORD.finditer(text, start, end))
    if not found:
        return
    words = list(map(re.Match.group, found))
    low, kind = zip(*map(_SEEN.__getitem__, words), strict=True)
    unit.words += words
    unit.low += low
    unit.kind += kind
    unit.begin += map(re.Match.start, found)
    unit.stop += map(re.Match.end, found)


def _add(unit: Unit, word: str, *, kind: str, start: int, end: int) -> None:
    unit.words.append(word)
    unit.low.append("")
    unit.kind.append(kind)
    unit.begin.append(start)
    unit.stop.append(end)


def _raise_numbers(unit: Unit) -> None:
    """A number with a capital behind a name is part of it ("Channel One")."""
    if _NUMBERED.isdisjoint(unit.words):
        return
    for index in range(1, len(unit)):
        if unit.kind[index] == "D" and unit.kind[index - 1] == "K" and unit.words[index] in _NUMBERED:
            unit.kind[index] = "K"


def _lower_first(unit: Unit) -> None:
    """A capital that only opens the sentence says nothing: known small words and verb forms lose it."""
    for index, kind in enumerate(unit.kind):
        if kind == "K":
            low = unit.low[index]
            if low in verbs().by_form and low.endswith(("ed", "ing")):
                unit.kind[index] = "E" if low.endswith("ed") else "G"
            elif low.endswith("ly") and len(low) > 5:
                unit.kind[index] = "A"
            return
        if kind.isalpha():
            return
