"""Whose a reported clause is: the subject of its verb, or of the verb that this one hangs on."""

from __future__ import annotations

from detente.read.syntax.trees import Tree

Range = tuple[int, int]
"""Places of the first and the last word, both included."""
_FAR = 6
"""How many steps up a subject is looked for."""


def source_of(tree: Tree, at: int, *, far: bool) -> Range | None:
    """First and last word of the source of what a verb reports, None where the sentence names none.

    `far` also looks from a clause at the side to the main one: "he left, saying that …" is his, in news; elsewhere
    "to ensure that …" is nobody's.
    """
    for _ in range(_FAR):
        subject = subject_of(tree, at)
        if subject is not None:
            return subject
        relation, head = tree.relations[at], tree.heads[at]
        if _is_passive(tree, at) or head == at:
            return None
        if relation.startswith("acl"):
            return _noun_phrase(tree, head, before=at) if far else None
        if relation not in {"conj", "xcomp"} and not (far and relation == "advcl"):
            return None
        at = head
    return None


def subject_of(tree: Tree, at: int) -> Range | None:
    """A verb's own subject, or who did it where it is passive."""
    subject = tree.child(at, "nsubj", "nsubj:outer")
    if subject is not None:
        return tree.first[subject], tree.last[subject]
    agent = tree.child(at, "obl:agent") if _is_passive(tree, at) else None
    return (tree.first[agent] + 1, tree.last[agent]) if agent is not None and tree.first[agent] < agent else None


def _is_passive(tree: Tree, at: int) -> bool:
    return tree.child(at, "nsubj:pass", "aux:pass", "expl") is not None


def _noun_phrase(tree: Tree, head: int, *, before: int) -> Range:
    """A noun with what stands before it and behind it, up to the clause that hangs on it; no preposition before it."""
    first, last = tree.first[head], head
    while first < head and tree.relations[first] in {"case", "cc", "punct", "mark"}:
        first += 1
    for child in tree.children[head]:
        if head < child and tree.last[child] < before and tree.relations[child] != "punct":
            last = max(last, tree.last[child])
    return first, last
