"""The words of the field in classes of like meaning, so that one which no sentence taught is not strange to the models.

`data/thesaurus.txt` has a class a block: its name in brackets, then its words and phrases. Written by the makers of Detente from
what they know of the language, under its licence.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from detente.read.positions.learnt.words import Word, words

FILE = "thesaurus.txt"
REACH = 3
"""How many content words further the second word of a phrase may stand."""


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The classes of a word by its stem, and of two content words that stand near each other in that order."""

    words: dict[str, tuple[str, ...]]
    phrases: dict[tuple[str, str], tuple[str, ...]]

    def classes(self, said: Iterable[Word]) -> Iterator[str]:
        """The classes of content words, and of the phrases that two of them make; one may come twice."""
        stems = [one.stem for one in said]
        for at, one in enumerate(stems):
            yield from self.words.get(one, ())
            for other in stems[at + 1 : at + 1 + REACH]:
                yield from self.phrases.get((one, other), ())

    def of_words(self, said: Iterable[Word]) -> Iterator[str]:
        """The classes of content words alone."""
        for one in said:
            yield from self.words.get(one.stem, ())


@functools.cache
def thesaurus() -> Thesaurus:
    """The one in the package."""
    single: dict[str, dict[str, None]] = defaultdict(dict)
    double: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for name, entry in _entries(files(__package__).joinpath("data", FILE).read_text(encoding="utf-8")):
        content = [one.stem for one in words(entry, 0, len(entry)) if one.content]
        if len(content) == 1 and " " not in entry:
            single[content[0]][name] = None
        elif len(content) == 2:
            double[content[0], content[1]][name] = None
    return Thesaurus(
        {stem: tuple(names) for stem, names in single.items()}, {pair: tuple(names) for pair, names in double.items()}
    )


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Each class with each of its words and phrases."""
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[] ")
        else:
            yield from ((name, entry.strip()) for entry in line.split(",") if entry.strip())
