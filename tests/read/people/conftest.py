from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from detente.read import layout, people


@pytest.fixture(scope="session")
def people_pipeline() -> Language:
    nlp = spacy.blank("en")
    for name in (*layout.COMPONENTS, *people.COMPONENTS):
        nlp.add_pipe(name)
    return nlp


@pytest.fixture
def report(people_pipeline: Language) -> Callable[..., Doc]:
    """A report read as far as its people."""

    def read(text: str, title: str | None = None) -> Doc:
        doc = people_pipeline.make_doc(text)
        doc._.source_id, doc._.title = "r1", title
        for _, component in people_pipeline.pipeline:
            doc = component(doc)
        return doc

    return read
