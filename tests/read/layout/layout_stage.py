"""The layout components alone, over a text."""

import functools

import spacy

from detente.read import layout


@functools.cache
def pipeline():
    nlp = spacy.blank("en")
    for name in layout.COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def read(text, title=None):
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc._.source_id, doc._.title = "t", title
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc
