"""What a comparison of two drafts is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["same", "reworded", "added", "dropped", "split", "merged"]
"""same: the same words, line ends, spaces and the style of quotation marks aside. split: one clause became several.
merged: several became one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of words in the first draft and what stands for it in the second; one of the two may be empty.

    Where `same`, both say the same, perhaps with other spaces. All `before` in a row are the first text exactly, all
    `after` the second.
    """

    same: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one clause, or of several that were split or merged.

    `before` and `after` are ids of clauses in the two drafts: one each for "same" and "reworded", none on one side
    for "added" and "dropped". `moved`: it stands in another place among the clauses beside it, or in another clause
    (what only moved along with the clause that holds it is not moved). `renumbered`: its number changed. `likeness`,
    from 0 to 1, is the share of words in common and in order (1 where the words are the same, 0 where there is nothing
    to compare). `marks` show the words.
    """

    kind: ChangeKind
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    moved: bool = False
    renumbered: bool = False
    likeness: float = 0.0
    marks: tuple[Mark, ...] = ()

    @property
    def name(self) -> str:
        """The kind in words: "moved" where the words are the same, "reworded, moved" where they are not."""
        if not self.moved:
            return self.kind
        return "moved" if self.kind == "same" else f"{self.kind}, moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every clause of both drafts in exactly one change, in the order of the second; dropped ones where they stood.

    `version` names the rules that made it.
    """

    before: str
    after: str
    changes: tuple[Change, ...]
    version: str

    @property
    def counts(self) -> dict[str, int]:
        """How many changes there are of each name."""
        return dict(sorted(Counter(one.name for one in self.changes).items()))
