"""Whose a reported clause is: the subject of its verb, found up the tree where the verb itself has none."""

from __future__ import annotations

from detente.read.syntax.trees import Tree

_FAR = 6
"""How many steps up a subject is looked for."""


def source_of(tree: Tree, at: int) -> tuple[int, int] | None:
    """First and last word of the source of what a verb reports, None where the sentence names none."""
    for _ in range(_FAR):
        own = _own(tree, at)
        if own is not None:
            return own if own != _EXPLETIVE else None
        relation, head = tree.relations[at], tree.heads[at]
        if relation in {"acl", "acl:relcl"}:
            return _noun_phrase(tree, head, before=at)
        if relation not in {"xcomp", "conj", "advcl", "parataxis", "ccomp"} or head == at:
            return None
        if relation == "ccomp" and tree.tags[at] != "VBG":
            return None
        at = head
    return None


_EXPLETIVE = (-1, -1)


def _own(tree: Tree, at: int) -> tuple[int, int] | None:
    """A verb's own subject, or who did it where it is passive."""
    subject = tree.child(at, "nsubj", "nsubj:outer")
    if subject is not None:
        return tree.first[subject], tree.last[subject]
    if tree.child(at, "nsubj:pass", "aux:pass", "expl") is not None:
        agent = tree.child(at, "obl:agent")
        if agent is None:
            return _EXPLETIVE
        return tree.first[agent] + 1, tree.last[agent]
    return None


def _noun_phrase(tree: Tree, head: int, *, before: int) -> tuple[int, int]:
    """A noun with what stands before it and behind it, up to the clause that hangs on it."""
    last = head
    for child in tree.children[head]:
        if head < child < before and tree.last[child] < before and tree.relations[child] != "punct":
            last = max(last, tree.last[child])
    return tree.first[head], last
