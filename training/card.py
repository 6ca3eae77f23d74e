"""What is written beside the weights: how good the parser is, and on which terms it may be used."""

from __future__ import annotations

from dataclasses import dataclass

CARD = """# The parser: accuracy card

A part-of-speech tagger and dependency parser for English, {size:.1f} MB, made by `make train-parser` with spaCy {spacy}.
Detente's reader uses it in the setting `full`, on sentences whose reported clauses the rules leave open.

Trained on {words:,} words in {sentences:,} sentences, {epochs} times over, on one core in {minutes:.0f} minutes, seed {seed}:
UD English EWT (web logs, newsgroups, e-mail, reviews, questions), its training part, and UD English GUM (interviews,
biographies, academic prose, court hearings, travel guides), without the documents kept for testing.

Accuracy in percent, on the tokens of spaCy's tokeniser, one sentence at a time; punctuation is left out of UAS (the
right head) and LAS (the right head and relation). One network was trained to the end, once: neither test had a part in
choosing it.

| test | sentences | tag | UAS | LAS |
|---|---|---|---|---|
{rows}

{relations}

Not for: other languages; sentences of more than 150 words; text without punctuation. News is not among the genres that
it was trained on. It is weak on inverted reporting clauses ("…, said the envoy"), which the reader's rules find.
"""

LICENCE = """The weights in parser.zip were trained on, and may be seen as adapted from:

- UD English EWT (https://github.com/UniversalDependencies/UD_English-EWT), the Universal Dependencies version of the
  English Web Treebank, annotations by Silveira, Dozat, de Marneffe, Bowman, Connor, Bauer and Manning (2014) and later
  contributors. Licence: CC BY-SA 4.0.
- UD English GUM (https://github.com/UniversalDependencies/UD_English-GUM), the Georgetown University Multilayer corpus
  by Zeldes (2017) and contributors: of it only the interviews, biographies, academic, court and travel documents, whose
  texts and annotations are openly licensed. Licences: annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain.

The weights are licensed under the Creative Commons Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0),
https://creativecommons.org/licenses/by-sa/4.0/. The program that trains and uses them is under the licence of Detente.
Changes: the treebanks themselves are not contained; a statistical model was fitted to them (training/parser.py).
"""


@dataclass(frozen=True, slots=True)
class Score:
    """Accuracy on one test, in percent; `relations` is the F1 of each relation asked for."""

    name: str
    sentences: int
    tag: float
    uas: float
    las: float
    relations: dict[str, float]


def card(scores: list[Score], *, facts: dict[str, float | int | str]) -> str:
    """The card, with one row a test and the F1 of the relations that reported clauses are read from."""
    rows = "\n".join(
        f"| {one.name} | {one.sentences:,} | {one.tag:.1f} | {one.uas:.1f} | {one.las:.1f} |" for one in scores
    )
    said = ";\n".join(
        f"{one.name}: " + ", ".join(f"{name} {value:.0f}" for name, value in one.relations.items()) for one in scores
    )
    relations = f"F1 of the relations that reported clauses are read from.\n{said}."
    return CARD.format(rows=rows, relations=relations, **facts)
