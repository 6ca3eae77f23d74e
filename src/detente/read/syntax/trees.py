"""Sentences as dependency trees, parsed in one batch a document and kept on it.

Relations are those of Universal Dependencies (https://universaldependencies.org/u/dep/), the root's "ROOT"; tags those
of the Penn treebank.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from detente.read.layers import Span, text_of
from detente.read.syntax.model import parser

LONGEST = 150
"""No sentence has so many words; what has is a table or a list, and its tree would be worth nothing."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence as rows of equal length; blank space is no word. Places are indices into them.

    `heads` holds the place of each word's head, a root's its own. `first` and `last` are the ends, both included, of
    the stretch from a word's leftmost to its rightmost descendant.
    """

    words: list[str]
    low: list[str]
    begin: list[int]
    stop: list[int]
    heads: list[int]
    relations: list[str]
    tags: list[str]
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def child(self, at: int, *relations: str) -> int | None:
        """The first dependent with one of these relations."""
        return next((one for one in self.children[at] if self.relations[one] in relations), None)

    def below(self, at: int, *relations: str) -> Iterator[int]:
        """The dependents with one of these relations, in text order."""
        return (one for one in self.children[at] if self.relations[one] in relations)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from one word to another, both included."""
        return Span(self.begin[first], self.stop[last])


def parse(doc: Doc, sentences: Sequence[Span]) -> list[Tree | None]:
    """The trees of sentences of a document, None for one without words or with too many.

    A sentence that was parsed before is not parsed again. Raises ParserMissingError where the parser cannot be used.
    """
    known: dict[tuple[int, int], Tree | None] = doc.user_data.setdefault("trees", {})
    fresh = [one for one in dict.fromkeys(sentences) if (one.start, one.end) not in known]
    if fresh:
        known.update(zip([(one.start, one.end) for one in fresh], _parsed(doc, fresh), strict=True))
    return [known[one.start, one.end] for one in sentences]


def _tokens(doc: Doc) -> tuple[list[int], list[int]]:
    """Where each token of a document begins and ends, kept on it."""
    kept: tuple[list[int], list[int]] | None = doc.user_data.get("token_ends")
    if kept is None:
        places: Any = doc.to_array(["IDX", "LENGTH"])
        kept = doc.user_data["token_ends"] = (places[:, 0].tolist(), (places[:, 0] + places[:, 1]).tolist())
    return kept


def _parsed(doc: Doc, sentences: Sequence[Span]) -> list[Tree | None]:
    rows = [_words(doc, one) for one in sentences]
    nlp = parser()
    chosen = [row for row in rows if 0 < len(row[0]) <= LONGEST]
    docs = [Doc(nlp.vocab, words=words, spaces=spaces) for words, spaces, _ in chosen]
    if docs:
        for _, pipe in nlp.pipeline:
            pipe.set_annotations(docs, pipe.predict(docs))  # type: ignore[attr-defined]
    trees = iter([tree_of(one, words, begin) for one, (words, _, begin) in zip(docs, chosen, strict=True)])
    return [next(trees) if 0 < len(row[0]) <= LONGEST else None for row in rows]


def _words(doc: Doc, sentence: Span) -> tuple[list[str], list[bool], list[int]]:
    """The words of a sentence, whether a space follows each, and their offsets."""
    text, (starts, ends) = text_of(doc), _tokens(doc)
    first, past = bisect.bisect_left(starts, sentence.start), bisect.bisect_left(starts, sentence.end)
    found = [(text[a:b], a, b) for a, b in zip(starts[first:past], ends[first:past], strict=True)]
    rows = [row for row in found if not row[0].isspace()]
    after = [row[1] for row in rows[1:]] + [sentence.end]
    spaces = [row[2] < next_start for row, next_start in zip(rows, after, strict=False)]
    return [row[0] for row in rows], spaces, [row[1] for row in rows]


def tree_of(parsed: Doc, words: list[str], begin: list[int]) -> Tree:
    """The tree of a parsed doc of these words, which stand at the offsets `begin` of the text."""
    values = parsed.to_array(["HEAD", "DEP", "TAG"]).astype("int64").tolist()
    strings = parsed.vocab.strings
    heads = [at + row[0] for at, row in enumerate(values)]
    tree = Tree(
        words=words,
        low=[word.lower() for word in words],
        begin=begin,
        stop=[at + len(word) for at, word in zip(begin, words, strict=True)],
        heads=heads,
        relations=[strings[row[1] & _WHOLE] for row in values],
        tags=[strings[row[2] & _WHOLE] for row in values],
    )
    _reach(tree)
    return tree


_WHOLE = (1 << 64) - 1
"""Hashes are unsigned, head offsets are signed."""


def _reach(tree: Tree) -> None:
    """Fill the children of each word, and how far its descendants reach."""
    count = len(tree.words)
    tree.children.extend([] for _ in range(count))
    tree.first.extend(range(count))
    tree.last.extend(range(count))
    for at, head in enumerate(tree.heads):
        if head != at:
            tree.children[head].append(at)
    for at in _deepest_first(tree):
        head = tree.heads[at]
        tree.first[head] = min(tree.first[head], tree.first[at])
        tree.last[head] = max(tree.last[head], tree.last[at])


def _deepest_first(tree: Tree) -> list[int]:
    order: list[int] = [at for at, head in enumerate(tree.heads) if at == head]
    for at in order:
        order.extend(tree.children[at])
    return order[::-1]
