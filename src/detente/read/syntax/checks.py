"""What a tree corrects of what the rules found: a clause that is none, one cut too late, a subject cut short.

Only where a text does not report, and the rules' verbs mean much else ("we know how", "the data show a rise"). In news
the rules are surer than the parser: corrections there lost statements of ../shared/talks (.96 to .95) and won nothing
on attributions.
"""

from __future__ import annotations

from dataclasses import replace

from detente.read.layers import Attributed, Span
from detente.read.syntax.lexicon import takers
from detente.read.syntax.trees import Tree
from detente.read.syntax.who import subject_of

_ELSE = ("xcomp", "parataxis", "advcl", "csubj", "acl")
"""Relations of what may be the clause of a verb where the parser saw no "ccomp"."""


def corrected(one: Attributed, tree: Tree, *, quoted: bool) -> Attributed | None:
    """The attribution as the tree has it, None where its verb is no verb or takes no clause.

    `quoted` says that its content holds quotation marks: then it is kept, for somebody's words stand there.
    """
    at = _verb(one, tree)
    if at is None:
        return one
    clause = next((child for child in tree.below(at, "ccomp") if child > at), None)
    if clause is None:
        return None if _takes_none(tree, at) and not quoted else one
    return _with_subject(one if quoted else _cut(one, tree, clause), tree, at)


def _verb(one: Attributed, tree: Tree) -> int | None:
    """The place of the cue's verb, or of its last word where it has none."""
    if one.cue is None:
        return None
    inside = [at for at, begin in enumerate(tree.begin) if one.cue.start <= begin < one.cue.end]
    verbs = [at for at in inside if tree.tags[at].startswith("V")]
    return verbs[0] if verbs else inside[-1] if inside else None


def _takes_none(tree: Tree, at: int) -> bool:
    """Whether a word is no verb, or one with an object and nothing like a clause behind it."""
    if not tree.tags[at].startswith("V"):
        return True
    behind = [child for child in tree.children[at] if child > at]
    if any(tree.relations[child] in _ELSE for child in behind):
        return False
    return tree.low[at] not in takers().quoting or any(tree.relations[child] == "obj" for child in behind)


def _cut(one: Attributed, tree: Tree, clause: int) -> Attributed:
    """Without the "and …" or "but …" behind the clause that the tree gives to a verb above it."""
    content, end = one.content[0], tree.last[clause]
    after = end + 1
    while after < len(tree) and tree.relations[after] == "punct":
        after += 1
    if after >= len(tree) or tree.relations[after] != "cc" or clause < tree.heads[after] <= end:
        return one
    last = max(at for at in range(clause, end + 1) if tree.relations[at] != "punct" or at == clause)
    stop = tree.stop[last]
    if not content.start < stop < content.end:
        return one
    return replace(one, content=(Span(content.start, stop),))


def _with_subject(one: Attributed, tree: Tree, at: int) -> Attributed:
    """With the whole of the subject where the rules have a part of it."""
    subject = subject_of(tree, at)
    if subject is None or one.source is None:
        return one
    whole = tree.span(*subject)
    return replace(one, source=whole) if one.source.within(whole) else one
