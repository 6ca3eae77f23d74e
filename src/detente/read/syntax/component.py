"""The component that looks at sentences' trees: adds what the rules left out, and corrects them where a text is no news.

What it adds is no statement (see `detente.read.layers.Attributed.is_statement`): in reports on talks the rules find
nine in ten statements, and of those added there too few were right.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.attribution.lexicon import classes
from detente.read.layers import Attributed, Span
from detente.read.syntax.checks import corrected
from detente.read.syntax.clauses import Clause, clauses_of
from detente.read.syntax.lexicon import takers
from detente.read.syntax.need import CHECKED, Page, page_of, sentences_to_parse
from detente.read.syntax.trees import Tree, parse

NAME = "detente_syntax"
_NOBODY = frozenset(("it", "this", "that", "which", "there", "what", "i", "we", "you", "one"))


_OPENING = 6
"""How many words at the head of a clause are looked at for what it is about."""


@Language.component(NAME)
def syntax(doc: Doc) -> Doc:
    """Correct and add to `doc._.attributed`, which stays in text order."""
    page = page_of(doc)
    sentences = sentences_to_parse(doc, page)
    trees = [(one, tree) for one, tree in zip(sentences, parse(doc, sentences), strict=True) if tree is not None]
    kept = list(doc._.attributed) if page.all_news else list(_checked(doc, trees))
    for _, tree in trees:
        kept.extend(_added(tree, page))
    kept.sort(key=lambda one: min(piece.start for piece in one.content))
    doc._.attributed = tuple(kept)
    return doc


def _checked(doc: Doc, trees: list[tuple[Span, Tree]]) -> Iterator[Attributed]:
    """What the rules found, as the trees have it."""
    starts = [sentence.start for sentence, _ in trees]
    for one in doc._.attributed:
        at = bisect.bisect_right(starts, one.cue.start) - 1 if one.cue and one.rule in CHECKED else -1
        if at < 0 or not one.cue or not one.cue.within(trees[at][0]) or len(one.content) > 1:
            yield one
            continue
        quoted = any(mark.overlaps(one.content[0]) for mark in doc._.quotations)
        right = corrected(one, trees[at][1], quoted=quoted)
        if right is not None:
            yield right


def _added(tree: Tree, page: Page) -> Iterator[Attributed]:
    """The clauses of a sentence whose cue no rule has."""
    for clause in clauses_of(tree, reporting=page.reporting):
        at = tree.begin[clause.cue]
        if not (page.is_taken(at) or page.is_closed(at) or _is_nobodys(clause, tree, reporting=page.reporting)):
            yield _attributed(clause, tree)


def _is_nobodys(clause: Clause, tree: Tree, *, reporting: bool) -> bool:
    """Whether a clause is nobody's: an order to the reader, a saying without a sayer; in news also the writer's view.

    What a source asks of the reporter about its name ("wished his name to be withheld") is no one's to tell either.
    """
    if any(low in classes()["naming"] for low in tree.low[clause.content[0] : clause.content[0] + _OPENING]):
        return True
    if clause.source is None:
        says = tree.low[clause.cue] in takers().quoting
        return reporting or (tree.tags[clause.cue] == "VB" and (says or tree.relations[clause.cue] in {"ROOT", "conj"}))
    return reporting and tree.low[clause.source[1]] in _NOBODY


def _attributed(clause: Clause, tree: Tree) -> Attributed:
    source = tree.span(*clause.source) if clause.source else None
    return Attributed(
        source, tree.span(clause.cue, clause.cue), (tree.span(*clause.content),), clause.rule, is_statement=False
    )
