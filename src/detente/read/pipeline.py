"""The rule reader as a spaCy pipeline: small components in a fixed order over `spacy.blank("en")`.

Each component reads the layers before it and writes its own (see `detente.read.layers`). The order is the
whole of the design: what is boilerplate, where sentences and quotations stand, when, who, who said what,
who wants what, what happened.
"""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from detente.model import Catalogue
from detente.read import attribution, happenings, layout, learnt, people, positions, syntax, times, tokeniser
from detente.settings import ReadingSetting

COMPONENTS = (
    *layout.COMPONENTS,
    *times.COMPONENTS,
    *people.COMPONENTS,
    *attribution.COMPONENTS,
    *positions.COMPONENTS,
    *happenings.COMPONENTS,
)


def build(catalogue: Catalogue, setting: ReadingSetting = "fast") -> Language:
    """A fresh pipeline that knows the issues of a catalogue.

    `fast` reads by rules alone; `full` also asks what is learnt from reports, and looks at how sentences are built.
    """
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokeniser.NAME}}})
    for name in COMPONENTS:
        nlp.add_pipe(name)
    if setting == "full":
        nlp.add_pipe(learnt.NAME, first=True)
        nlp.add_pipe(syntax.NAME, after=attribution.COMPONENTS[0])
    positions.use_catalogue(nlp, catalogue)
    return nlp


def run(nlp: Language, doc: Doc) -> Doc:
    """Run all components on a doc whose `published`, `source_id` and `title` are set."""
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc
