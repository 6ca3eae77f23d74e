"""What is said, thought, planned or found, read from a tree: a word that takes a clause, whose it is, the clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.read.syntax.lexicon import takers
from detente.read.syntax.trees import Tree
from detente.read.syntax.who import Range, source_of

_MARKS = frozenset((",", ".", ":", "HYPH", "NFP", "``", "''"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A reported clause as places of words in its tree: the cue, the source (None for none), the content."""

    rule: str
    cue: int
    content: Range
    source: Range | None


def clauses_of(tree: Tree, *, reporting: bool) -> Iterator[Clause]:
    """The reported clauses of a sentence, in the order of their cues. News has plans as well, and fewer verbs."""
    known = takers()
    verbs = known.reported if reporting else known.verbs
    for at, low in enumerate(tree.low):
        if low not in known.every or not tree.tags[at].startswith(("V", "J", "N")):
            continue
        if tree.tags[at].startswith("V") and low in verbs:
            yield from _complement(tree, at, far=reporting)
            if reporting and low in known.plans:
                yield from _plan(tree, at)
        elif low in known.adjectives:
            yield from _feeling(tree, at)
        elif low in known.nouns:
            yield from _noun(tree, at)


def _complement(tree: Tree, at: int, *, far: bool) -> Iterator[Clause]:
    """A verb with a clause behind it: "fears that they will fail"; how to do something is none."""
    clause = next((one for one in tree.below(at, "ccomp") if one > at), None)
    if clause is not None and tree.first[clause] > at and not _is_infinitive(tree, clause):
        yield Clause("syntax.clause", at, content_of(tree, clause), source_of(tree, at, far=far))


def _plan(tree: Tree, at: int) -> Iterator[Clause]:
    """A verb with an infinitive behind it: "refuses to leave"."""
    clause = next((one for one in tree.below(at, "xcomp") if one > at), None)
    if clause is not None and tree.tags[clause] == "VB" and tree.low[tree.first[clause]] == "to":
        yield Clause("syntax.plan", at, content_of(tree, clause), source_of(tree, at, far=True))


def _feeling(tree: Tree, at: int) -> Iterator[Clause]:
    """An adjective with a clause behind it: "is sure that the bridge will hold"."""
    clause = next((one for one in tree.below(at, "ccomp") if one > at), None)
    if clause is not None and tree.child(at, "cop") is not None:
        yield Clause("syntax.feeling", at, content_of(tree, clause), source_of(tree, at, far=True))


def _noun(tree: Tree, at: int) -> Iterator[Clause]:
    """A noun with a clause behind it and its owner before it: "Orlan's claim that the road was mined"."""
    clause = next((one for one in tree.below(at, "acl", "ccomp") if one > at), None)
    owner = tree.child(at, "nmod:poss")
    if clause is not None and owner is not None and tree.low[tree.first[clause]] == "that":
        yield Clause("syntax.noun", at, content_of(tree, clause), (tree.first[owner], tree.last[owner]))


def content_of(tree: Tree, head: int) -> Range:
    """The stretch of a clause without "that" at its head and marks at its ends."""
    first, last = tree.first[head], tree.last[head]
    while first < last and (tree.tags[first] in _MARKS or _is_that(tree, first)):
        first += 1
    while last > first and tree.tags[last] in _MARKS:
        last -= 1
    return first, last


def _is_that(tree: Tree, at: int) -> bool:
    return tree.low[at] == "that" and tree.relations[at] == "mark"


def _is_infinitive(tree: Tree, head: int) -> bool:
    return tree.tags[head] == "VB" and any(tree.low[one] == "to" for one in tree.below(head, "mark"))
