"""The built-in reader: the rule pipeline over one source after another.

spaCy is imported at the first reading, so that a run that finds nothing new to read never loads it.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from typing import TYPE_CHECKING

from detente.model import Catalogue, Reading, Source
from detente.model.issue import built_in
from detente.model.schema import to_json
from detente.read.naming import READER

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class RuleReader:
    """Reads English reports by rules alone. The pipeline is built at the first reading."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.name = READER
        if catalogue != built_in():  # other issues read other facts: what was read without them is read again
            self.name += "+" + hashlib.sha256(to_json(catalogue)).hexdigest()[:8]

    def __reduce__(self) -> tuple[type[RuleReader], tuple[Catalogue]]:
        """Another process gets the catalogue and builds a pipeline of its own."""
        return RuleReader, (self._catalogue,)

    @functools.cached_property
    def _nlp(self) -> Language:
        from detente.read import pipeline

        return pipeline.build(self._catalogue)

    def doc(self, source: Source) -> Doc:
        """The processed document with all layers, for those who want to see how a fact was made."""
        from detente.read import pipeline

        doc = self._nlp.make_doc(source.text)
        doc._.source_id, doc._.published, doc._.title = source.id, source.published, source.title
        return pipeline.run(self._nlp, doc)

    def read(self, source: Source) -> Reading:
        """The facts of a source."""
        from detente.read.assembling import reading_of

        return dataclasses.replace(reading_of(self.doc(source)), reader=self.name)
