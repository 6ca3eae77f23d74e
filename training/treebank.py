"""Universal Dependencies treebanks (CoNLL-U) as examples to train on.

The format: https://universaldependencies.org/format.html.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

CURLY_SHARE = 0.5
"""Share of sentences whose straight quotation marks are made curly: the treebanks hold hardly any, news is full of them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence: four columns of equal length, and whether each word is followed by a space.

    `heads` are indices of words in the sentence, a root's its own.
    """

    document: str
    words: list[str]
    spaces: list[bool]
    tags: list[str]
    heads: list[int]
    relations: list[str]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a gzipped CoNLL-U file, in order. Raises ValueError for a line that is not of the format."""
    document, lines, document_count = "", list[list[str]](), 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ").strip()
                document_count += 1
            elif line.strip() and not line.startswith("#"):
                lines.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and lines:
                yield _sentence(document, lines)
                lines = []
    if lines:
        yield _sentence(document, lines)
    if not document_count:
        raise ValueError(f"{path}: no document found; is it a CoNLL-U file?")


def _sentence(document: str, lines: list[list[str]]) -> Sentence:
    """Words in order; a contraction's range line ("don't") says whether a space follows its last word."""
    words, spaces, tags, heads, relations = list[str](), list[bool](), list[str](), list[int](), list[str]()
    inside: dict[int, bool] = {}
    for number, form, _lemma, _upos, xpos, _features, head, relation, _deps, misc in lines:
        spaced = "SpaceAfter=No" not in misc
        if "-" in number:
            first, last = (int(one) for one in number.split("-"))
            inside |= dict.fromkeys(range(first, last), False) | {last: spaced}
        elif "." not in number:
            index = int(number)
            words.append(form)
            spaces.append(inside.get(index, spaced))
            tags.append(xpos)
            heads.append(int(head) - 1 if int(head) else index - 1)
            relations.append("ROOT" if relation == "root" else relation)
    return Sentence(document, words, spaces, tags, heads, relations)


def curly(words: list[str], chance: random.Random) -> list[str]:
    """Half of the sentences with curly quotation marks and apostrophes in place of straight ones."""
    if chance.random() >= CURLY_SHARE:
        return words
    made, opened = [], False
    for word in words:
        new = word
        if word == '"':
            new, opened = "”" if opened else "“", not opened
        elif word == "``":
            new = "“"
        elif word == "''":
            new = "”"
        elif "'" in word:
            new = word.replace("'", "’")
        made.append(new)
    return made


def examples(nlp: Language, sentences: Iterable[Sentence], chance: random.Random | None = None) -> list[Example]:
    """Each sentence as spaCy's tokeniser cuts it, beside the annotation. `chance` lets the quotation marks vary."""
    made = []
    for one in sentences:
        words = curly(one.words, chance) if chance else one.words
        reference = Doc(nlp.vocab, words=words, spaces=one.spaces, tags=one.tags, heads=one.heads, deps=one.relations)
        made.append(Example(nlp.make_doc(reference.text), reference))
    return made
