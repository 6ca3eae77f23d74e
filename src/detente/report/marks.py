"""Which stretches of each source are used, numbered, and who cites them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from detente.model import Passage, Source
from detente.report.brief import BackLink, Mark

Stretch = tuple[int, int]


@dataclass(slots=True)
class Marker:
    """Numbers the used passages of the sources and hands out their mark ids.

    Built from all passages that the brief will cite, so that numbers follow the text; citing then records
    the way back. Sources are numbered from 1 in the order given; passages in other sources are passed over.
    """

    sources: Sequence[Source]
    used: Iterable[Passage]
    numbers: dict[str, int] = field(init=False)
    _ids: dict[str, dict[Stretch, str]] = field(init=False)
    _marks: dict[str, list[Stretch]] = field(init=False)
    _back: dict[str, dict[BackLink, None]] = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = {source.id: number for number, source in enumerate(self.sources, 1)}
        self._ids, self._marks, self._back = {}, {}, defaultdict(dict)
        texts = {source.id: source.text for source in self.sources}
        stretches: dict[str, set[Stretch]] = defaultdict(set)
        for one in self.used:
            # A passage that is not found where it says stands as an orphan in the record, never as a mark.
            if texts.get(one.source, "")[one.start : one.end] == one.exact:
                stretches[one.source].add((one.start, one.end))
        for source, found in stretches.items():
            whole = uncrossed(found)
            self._marks[source] = sorted(set(whole.values()), key=lambda s: (s[0], -s[1]))
            names = {s: f"m{self.numbers[source]}-{n}" for n, s in enumerate(self._marks[source], 1)}
            self._ids[source] = {part: names[union] for part, union in whole.items()}

    def cite(self, passages: Iterable[Passage], back: BackLink) -> tuple[str, ...]:
        """The marks that hold these passages, without repeats, in the order given."""
        ids: dict[str, None] = {}
        for one in passages:
            found = self._ids.get(one.source, {}).get((one.start, one.end))
            if found:
                ids[found] = None
                self._back[found][back] = None
        return tuple(ids)

    def marks(self, source: str) -> tuple[Mark, ...]:
        """The marks of a source in text order, an outer one before those within it."""
        number = self.numbers[source]
        return tuple(
            Mark(
                id=f"m{number}-{n}",
                label=f"{number}.{n}",
                start=start,
                end=end,
                back=tuple(self._back.get(f"m{number}-{n}", ())),
            )
            for n, (start, end) in enumerate(self._marks.get(source, ()), 1)
        )


def uncrossed(stretches: Iterable[Stretch]) -> dict[Stretch, Stretch]:
    """Each stretch with the mark that stands for it: itself, or the union of those it crosses with.

    The results nest or stay apart, so that they can be written as nested elements.
    """
    parent: dict[Stretch, Stretch] = {}
    stack: list[Stretch] = []
    given = sorted(set(stretches), key=lambda s: (s[0], -s[1]))
    for one in given:
        parent.setdefault(one, one)
        while stack and stack[-1][1] <= one[0]:
            stack.pop()
        union = one
        while stack and stack[-1][1] < union[1]:
            top = stack.pop()
            joined = (top[0], union[1])
            for piece in (top, union):
                if piece != joined:
                    parent[piece] = joined
            parent.setdefault(joined, joined)
            union = joined
        stack.append(union)
    return {one: _root(parent, one) for one in given}


def _root(parent: dict[Stretch, Stretch], one: Stretch) -> Stretch:
    while parent[one] != one:
        one = parent[one]
    return one


Piece = tuple[Literal["text", "open", "close"], str | Mark]
"""Words of a source, or the beginning or end of a mark."""


def segments(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """A text in pieces, marks opened and closed around their words, properly nested.

    `marks` are in text order, an outer one before those within it, as `Marker.marks` gives them.
    """
    open_marks: list[Mark] = []
    at = 0
    for one in marks:
        while open_marks and open_marks[-1].end <= one.start:
            done = open_marks.pop()
            yield ("text", text[at : done.end])
            yield ("close", done)
            at = done.end
        yield ("text", text[at : one.start])
        yield ("open", one)
        at = one.start
        open_marks.append(one)
    for done in reversed(open_marks):
        yield ("text", text[at : done.end])
        yield ("close", done)
        at = done.end
    yield ("text", text[at:])
