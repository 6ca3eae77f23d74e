"""Two drafts compared clause by clause.

Clauses with the same words go together first, wherever they stand; then those whose words are alike, by the assignment
that makes the sum of likeness greatest; then clauses that are known by what stands in them; then clauses that were
split or merged. What is left was added or dropped. The same two outlines give the same comparison.
"""

from __future__ import annotations

from detente.analysis.texts import moving, pieces
from detente.analysis.texts.interface import Change, ChangeKind, Comparison
from detente.analysis.texts.matching import match
from detente.analysis.texts.nodes import Node, nodes
from detente.analysis.texts.words import marks
from detente.model.text import Outline

VERSION = "texts/1"


def compare(before: Outline, after: Outline) -> Comparison:
    """What became of every clause of the first draft, and where every clause of the second comes from."""
    left, right = nodes(before), nodes(after)
    pairs = match(left, right)
    splits = pieces.split(left, right, pairs)
    merges = {tuple(many): one for one, many in pieces.split(right, left, pairs.turned, taken=splits).items()}
    pairs = pairs.without(right=merges.values())
    moved = moving.moved(left, right, pairs)
    found = [_pair(left[a], right[b], moved=a in moved) for a, b in sorted(pairs.matched.items())]
    found += [_several("split", [left[a]], [right[b] for b in many]) for a, many in sorted(splits.items())]
    found += [_several("merged", [left[a] for a in many], [right[b]]) for many, b in sorted(merges.items())]
    gone = {one for change in found for one in change.before}
    there = {one for change in found for one in change.after}
    found += [
        Change(kind="dropped", before=(one.clause.id,), marks=marks(one.clause.said, ""))
        for one in left
        if one.clause.id not in gone
    ]
    found += [
        Change(kind="added", after=(one.clause.id,), marks=marks("", one.clause.said))
        for one in right
        if one.clause.id not in there
    ]
    return Comparison(
        before=before.source, after=after.source, changes=tuple(_ordered(found, left, right)), version=VERSION
    )


def _pair(one: Node, other: Node, *, moved: bool) -> Change:
    same = one.keys == other.keys
    return Change(
        kind="same" if same else "reworded",
        before=(one.clause.id,),
        after=(other.clause.id,),
        moved=moved,
        renumbered=one.number != other.number,
        likeness=1.0 if same else one.likeness(other),
        marks=marks(one.clause.said, other.clause.said),
    )


def _several(kind: ChangeKind, before: list[Node], after: list[Node]) -> Change:
    whole = [word for one in before for word in one.words], [word for one in after for word in one.words]
    from detente.analysis.texts.likeness import likeness

    return Change(
        kind=kind,
        before=tuple(one.clause.id for one in before),
        after=tuple(one.clause.id for one in after),
        likeness=likeness(*whole),
        marks=marks(*("\n".join(one.clause.said for one in side if one.clause.said) for side in (before, after))),
    )


def _ordered(found: list[Change], left: list[Node], right: list[Node]) -> list[Change]:
    """By the place in the second draft; what was dropped behind what stood before it in the first."""
    places = {one.clause.id: one.place for one in right}
    came = {
        gone: min(places[one] for one in change.after) for change in found if change.after for gone in change.before
    }
    behind: dict[str, int] = {}
    last = -1
    for one in left:
        last = came.get(one.clause.id, last)
        behind[one.clause.id] = last
    order = {one.clause.id: one.place for one in left}

    def key(change: Change) -> tuple[int, int, int]:
        if change.after:
            return min(places[one] for one in change.after), 0, 0
        return behind[change.before[0]], 1, order[change.before[0]]

    return sorted(found, key=key)
