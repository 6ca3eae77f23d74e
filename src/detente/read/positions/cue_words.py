"""The words by which cues are looked up: a table that comes with the package, and one made here for all other cues.

`data/positions_cue_words.json` is made by `python -m training.cue_words`. A cue that it lacks is looked at when it is
met, so that a table out of date costs time and nothing else.
"""

from __future__ import annotations

import functools
import importlib.resources
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from detente.read.openings import Needs, needs
from detente.read.positions.spellings import spellings

FILE = "positions_cue_words.json"
KEY = 3
"""By how many letters the beginnings of words are looked up."""
SURE, UNSURE, ELSEWHERE = range(3)
"""Uses of a word: a match begins with it and needs no other; begins with it and needs another; needs it further on."""
_FIRST = re.compile(r"\w+|.")


@dataclass(frozen=True, slots=True)
class CueWords:
    """Cues by the words that they need; a cue is its number in `cues`.

    `spelled` are the spellings that begin with a word, each with its cue, a cue's in the order in which they count. Of cues
    that are not spelled out `whole` has the words and `begun` the beginnings of words, the latter by their first letters;
    each with its use and its cue.
    """

    cues: Sequence[str]
    spelled: Mapping[str, Sequence[tuple[int, str]]]
    whole: Mapping[str, Sequence[tuple[int, int]]]
    begun: Mapping[str, Sequence[tuple[str, int, int]]]

    def renumbered(self, cues: Sequence[str], numbers: Sequence[Sequence[int]]) -> CueWords:
        """The same words for other cues: in place of each of these, those of its new numbers."""
        return CueWords(
            cues,
            _kept(self.spelled, lambda one: [(new, one[1]) for new in numbers[one[0]]]),
            _kept(self.whole, lambda one: [(one[0], new) for new in numbers[one[1]]]),
            _kept(self.begun, lambda one: [(one[0], one[1], new) for new in numbers[one[2]]]),
        )


_Old = TypeVar("_Old")
_New = TypeVar("_New")


def _kept(entries: Mapping[str, Sequence[_Old]], renewed: Callable[[_Old], list[_New]]) -> dict[str, tuple[_New, ...]]:
    made = {key: tuple([new for one in some for new in renewed(one)]) for key, some in entries.items()}
    return {key: some for key, some in made.items() if some}


@functools.cache
def shipped() -> CueWords:
    """The table in the package."""
    file = importlib.resources.files("detente.read") / "data" / FILE
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    cues = kept.pop("cues")  # of the rest tuples are made, which the garbage collector passes over
    return CueWords(cues, **{name: {key: tuple(map(tuple, kept[name][key])) for key in kept[name]} for name in kept})


def look_at(cues: Iterable[str]) -> CueWords:
    """The table for some cues."""
    different = list(dict.fromkeys(cues))
    spelled = defaultdict[str, list[tuple[int, str]]](list)
    whole, begun = defaultdict[str, list[tuple[int, int]]](list), defaultdict[str, list[tuple[str, int, int]]](list)
    for number, cue in enumerate(different):
        written = spellings(cue)
        for one in written:
            first = _FIRST.match(one)
            spelled[first.group() if first else ""].append((number, one))
        for letters, is_whole, use in () if written else _wanted(needs(cue)):
            if is_whole:
                whole[letters].append((use, number))
            else:
                begun[letters[:KEY]].append((letters, use, number))
    return CueWords(different, spelled, whole, begun)


def as_json(words: CueWords) -> str:
    """A table as it is kept, an entry a line."""
    parts = []
    for name in CueWords.__slots__:
        value = getattr(words, name)
        if isinstance(value, list):
            parts.append(f'"{name}": [\n' + ",\n".join(map(_dumped, value)) + "\n]")
        else:
            entries = (f"{_dumped(key)}: {_dumped(value[key])}" for key in sorted(value))
            parts.append(f'"{name}": {{\n' + ",\n".join(entries) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _wanted(needed: Needs) -> Iterator[tuple[str, bool, int]]:
    """How the words begin that a cue needs, whether each is whole, and the use of each."""
    for letters, whole in sorted(needed.first):
        yield letters, whole, UNSURE if needed.elsewhere else SURE
    for letters, whole in sorted(needed.elsewhere):
        yield letters, whole, ELSEWHERE
