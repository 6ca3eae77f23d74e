"""What is said, thought, planned or found, read from a tree: a word that takes a clause, whose it is, the clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.read.syntax.lexicon import takers
from detente.read.syntax.trees import Tree
from detente.read.syntax.who import source_of

Range = tuple[int, int]
"""Places of the first and the last word, both included."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A reported clause as places of words in its tree: the cue, the source (None for none), the content in pieces."""

    rule: str
    cue: Range
    content: tuple[Range, ...]
    source: Range | None


def clauses_of(tree: Tree) -> list[Clause]:
    """The reported clauses of a sentence, in the order of their cues."""
    found: list[Clause] = []
    for at, low in enumerate(tree.low):
        if low in takers().every:
            found.extend(_at(tree, at, low))
    return found


def _at(tree: Tree, at: int, low: str) -> Iterator[Clause]:
    tag = tree.tags[at]
    known = takers()
    if low in known.verbs and tag.startswith("V"):
        yield from _complement(tree, at)
    if low in known.plans and tag.startswith("V"):
        yield from _plan(tree, at)
    if low in known.adjectives and tag.startswith(("J", "V")):
        yield from _feeling(tree, at)
    if low in known.nouns and tag.startswith("N"):
        yield from _noun(tree, at)


def _complement(tree: Tree, at: int) -> Iterator[Clause]:
    """A verb with a clause behind it: "fears that they will fail"."""
    clause = tree.child(at, "ccomp")
    if clause is None or clause < at:
        return
    yield Clause("syntax.clause", (at, at), (content_of(tree, clause),), source_of(tree, at))


def _plan(tree: Tree, at: int) -> Iterator[Clause]:
    """A verb with an infinitive behind it: "refuses to leave"."""
    clause = tree.child(at, "xcomp")
    if clause is None or clause < at or tree.tags[clause] != "VB" or tree.child(clause, "mark") is None:
        return
    yield Clause("syntax.plan", (at, at), (content_of(tree, clause),), source_of(tree, at))


def _feeling(tree: Tree, at: int) -> Iterator[Clause]:
    """An adjective with a clause behind it: "is sure that the bridge will hold"."""
    clause = tree.child(at, "ccomp")
    if clause is None or clause < at or tree.child(at, "cop") is None:
        return
    yield Clause("syntax.feeling", (at, at), (content_of(tree, clause),), source_of(tree, at))


def _noun(tree: Tree, at: int) -> Iterator[Clause]:
    """A noun with a clause behind it: "Orlan's claim that the road was mined"."""
    clause = next(
        (one for one in tree.below(at, "acl", "ccomp") if one > at and tree.low[tree.first[one]] == "that"), None
    )
    if clause is None:
        return
    owner = tree.child(at, "nmod:poss")
    if owner is None:
        return
    yield Clause("syntax.noun", (at, at), (content_of(tree, clause),), (tree.first[owner], tree.last[owner]))


def content_of(tree: Tree, head: int) -> Range:
    """The stretch of a clause without "that" at its head and marks at its ends."""
    first, last = tree.first[head], tree.last[head]
    while first < last and (
        tree.tags[first] in _MARKS or (tree.low[first] == "that" and tree.relations[first] == "mark")
    ):
        first += 1
    while last > first and tree.tags[last] in _MARKS:
        last -= 1
    return first, last


_MARKS = frozenset((",", ".", ":", "HYPH", "NFP", "``", "''"))
