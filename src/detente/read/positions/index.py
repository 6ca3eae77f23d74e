"""Many regular expressions over running text, each tried only where the words that it needs stand."""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from detente.read.layers import Span
from detente.read.openings import looked_up, lowered
from detente.read.positions.cue_words import ELSEWHERE, KEY, SURE, UNSURE, CueWords, look_at, shipped

Label = TypeVar("Label")

_WORD = re.compile(r"(?<![\w'])(?:\w+|[$€£])")
_KEPT = re.compile(r"(?<!\\)(\[[^\]]*\])|(\(\?<[=!][^)]*\))| (?P<often>[?*+{])?")
_ESCAPED_OR_CAPITAL = re.compile(r"(\\.)|[A-Z]", re.DOTALL)
_CAPITALS_TELL = re.compile(r"\(\?(?:P|-?[a-z]+[-:)])|\\[NUux]|[A-Z]-[^A-Z]|[^A-Z]-[A-Z]")
"""Groups with names or flags of their own, characters by their code, ranges of capitals and others."""
_MOST_MET = 20_000
"""How many different words an index remembers."""
_BY_PLACE = itemgetter(0, 1)


class Found(NamedTuple, Generic[Label]):
    """A match. `number` is its pattern's place in the index."""

    start: int
    number: int
    end: int
    label: Label


@dataclass(slots=True)
class _Entry(Generic[Label]):
    """A pattern; compiled when a text first has the words that it needs, which most cues never meet."""

    words: str
    label: Label
    pattern: re.Pattern[str] | None = None

    def end_of_match(self, small: str, start: int, end: int) -> int:
        """Where the match that begins at an offset of a text in lower case ends; -1 where there is none."""
        if self.pattern is None:
            self.pattern = _compiled(rf"(?:{_spaced(self.words)})(?!\w)")
        match = self.pattern.match(small, start, end)
        return match.end() if match else -1


_Spelling = tuple[int, int, tuple[str, ...]]
"""A pattern's number, the place of a spelling among those of the pattern (the first that matches counts), and the spelling,
cut at its spaces. Plain tuples, since thousands are remembered, and the garbage collector passes over such."""


class _Needed(NamedTuple):
    """The patterns that need a word, by the use that they have for it; the spellings that begin with it, by their second word."""

    sure: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()
    elsewhere: frozenset[int] = frozenset()
    spelled: Mapping[str, tuple[_Spelling, ...]] = {}


class _Met(dict[str, _Needed]):
    """What is known of the words met so far; of a new one it is looked up."""

    def __init__(self, look_up: Callable[[str], _Needed]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> _Needed:
        if len(self) >= _MOST_MET:
            self.clear()
        known = self[word] = self._look_up(word)
        return known


class PatternIndex(Generic[Label]):
    """Labelled patterns that begin where a word begins and end where one ends; case is ignored.

    A space in a pattern stands for any run of white space. A pattern's number is its place among the others.
    """

    def __init__(self, patterns: Iterable[tuple[str, Label]]) -> None:
        self._entries = [_Entry(words, label) for words, label in patterns]
        self._tables = list(_tables([one.words for one in self._entries]))
        self._any = self._looked_up("")
        self._met = _Met(self._looked_up)

    def numbers(self, wanted: Callable[[Label], bool]) -> frozenset[int]:
        """The numbers of the patterns whose labels are wanted."""
        return frozenset(number for number, one in enumerate(self._entries) if wanted(one.label))

    def find(self, text: str, span: Span, *, among: frozenset[int] | None = None) -> list[Found[Label]]:
        """All matches within a stretch, overlapping ones included, in the order of their first word and their number.

        With `among` only those of patterns with these numbers. Raises re.error for what is no pattern.
        """
        starts, words, small = words_within(text, span)
        known = list(map(self._met.__getitem__, words))
        of_all = self._any
        possible, of_any = of_all.elsewhere, of_all.sure
        found: list[Found[Label]] = []
        for place in range(len(known) - 1, -1, -1):  # from the end, as what a match needs stands behind its first word
            needed = known[place]
            if needed is of_all:  # most words
                numbers, spelled = of_any, of_all.spelled
            else:
                sure, unsure, elsewhere, spelled = needed
                if elsewhere:
                    possible |= elsewhere
                    of_any = of_all.sure | of_all.unsure & possible
                numbers = sure | unsure & possible if unsure else sure
            if numbers and among is not None:
                numbers &= among
            if not (numbers or spelled):
                continue
            at = starts[place]
            ends = {number: self._entries[number].end_of_match(small, at, span.end) for number in numbers}
            if spelled:
                able = _able(spelled, words[place + 1] if place + 1 < len(words) else "", among=among)
                ends |= _ends(small, able, start=at, stop=span.end)
            found += [Found(at, number, end, self._entries[number].label) for number, end in ends.items() if end > at]
        found.sort(key=_BY_PLACE)
        return found

    def _looked_up(self, word: str) -> _Needed:
        """What is known of a word; of the empty word, what is true of all."""
        found: list[tuple[int, int]] = []
        written: list[tuple[int, str]] = []
        for table in self._tables:
            found += table.whole.get(word, ())
            for length in range(bool(word), min(KEY, len(word)) + 1):
                begun = table.begun.get(word[:length])
                if begun:
                    found += [(use, number) for letters, use, number in begun if word.startswith(letters)]
            written += table.spelled.get(word, ()) if word else ()
        if word and not found and not written:
            return self._any
        of_all = self._any if word else _Needed()
        uses: tuple[list[int], list[int], list[int]] = ([], [], [])
        for use, number in found:
            uses[use].append(number)
        spelled = defaultdict[str, list[_Spelling]](list)
        for rank, (number, spelling) in enumerate(written):
            spelled[_second(spelling)].append((number, rank, tuple(spelling.split(" "))))
        return _Needed(
            of_all.sure.union(uses[SURE]) if uses[SURE] else of_all.sure,
            of_all.unsure.union(uses[UNSURE]) if uses[UNSURE] else of_all.unsure,
            of_all.elsewhere.union(uses[ELSEWHERE]) if uses[ELSEWHERE] else of_all.elsewhere,
            {second: tuple(some) for second, some in spelled.items()} if spelled else of_all.spelled,
        )


def _tables(cues: list[str]) -> Iterator[CueWords]:
    """The tables that hold some cues between them, without all other cues; a cue's number is its place among these."""
    places = defaultdict[str, list[int]](list)
    for place, cue in enumerate(cues):
        places[cue].append(place)
    for table in shipped(), None:
        made = table or look_at(places)
        yield made.renumbered(cues, [places.pop(cue, []) for cue in made.cues])
        if not places:
            return


def _second(spelling: str) -> str:
    """The second word of a spelling, where it has one that `words_within` finds."""
    words = _WORD.findall(spelling)
    return words[1] if len(words) > 1 else ""


def _able(
    spelled: Mapping[str, tuple[_Spelling, ...]], following: str, *, among: frozenset[int] | None
) -> list[_Spelling]:
    """The spellings that may stand where the word that begins them is followed by another."""
    able = [*spelled.get("", ()), *(spelled.get(following, ()) if following else ())]
    return sorted(able if among is None else [one for one in able if one[0] in among])


def _ends(small: str, able: Iterable[_Spelling], *, start: int, stop: int) -> dict[int, int]:
    """Where each pattern that is spelled out at an offset ends."""
    ends: dict[int, int] = {}
    for number, _, parts in able:
        if number not in ends:
            end = _end(small, parts, start=start, stop=stop)
            if end > start:
                ends[number] = end
    return ends


def _end(small: str, parts: Sequence[str], *, start: int, stop: int) -> int:
    """Where a spelling that begins at an offset ends; -1 where it does not stand there."""
    if not small.startswith(parts[0], start):
        return -1
    at = start + len(parts[0])
    for part in parts[1:]:
        before = at
        while at < stop and small[at].isspace():
            at += 1
        if at == before or not small.startswith(part, at):
            return -1
        at += len(part)
    if at > stop:
        return -1
    after = small[at : at + 1] if at < stop else ""
    return -1 if after.isalnum() or after == "_" else at


def words_within(text: str, span: Span) -> tuple[list[int], list[str], str]:
    """Where the words of a stretch begin at which a match can, those words in lower case, and so the whole text."""
    starts, words, small = _words_of(text)
    first, last = bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)
    if first == last:
        return [], [], small
    here = words[first:last]
    here[-1] = here[-1][: span.end - starts[last - 1]]  # the stretch may end within a word
    return starts[first:last], here, small


@functools.lru_cache(maxsize=4)
def _words_of(text: str) -> tuple[list[int], list[str], str]:
    small = lowered(text)
    found = list(_WORD.finditer(small))
    return list(map(re.Match.start, found)), list(map(looked_up, map(re.Match.group, found))), small


def _compiled(expression: str) -> re.Pattern[str]:
    """An expression for a text in lower case, whatever its own case.

    Put in lower case too it need not ignore case, which makes it cheaper to compile, by three fifths, and to match: a run meets
    some hundred cues anew. One of letters beside ASCII, or in which a capital is no letter to be matched, stays as it is.
    """
    if not expression.isascii() or _CAPITALS_TELL.search(expression):
        return re.compile(expression, re.IGNORECASE)
    return re.compile(_ESCAPED_OR_CAPITAL.sub(lambda one: one[1] or one[0].lower(), expression))


def _spaced(words: str) -> str:
    """Spaces as any white space, but in a character class or a look-behind, whose width is fixed."""
    return _KEPT.sub(lambda found: found[1] or found[2] or (rf"(?:\s+){found[3]}" if found[3] else r"\s+"), words)
