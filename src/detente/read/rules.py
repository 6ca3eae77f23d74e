"""The built-in reader: the rule pipeline, and a `Reading` made of its layers."""

from __future__ import annotations

import dataclasses
import functools
import hashlib

from spacy.language import Language
from spacy.tokens import Doc

from detente.model import Attribution, Catalogue, Reading, Source
from detente.model.issue import built_in
from detente.model.schema import to_json
from detente.read import layers, pipeline


class RuleReader:
    """Reads English reports by rules alone. The pipeline is built at the first reading."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.name = layers.READER
        if catalogue != built_in():  # other issues read other facts: what was read without them is read again
            self.name += "+" + hashlib.sha256(to_json(catalogue)).hexdigest()[:8]

    def __reduce__(self) -> tuple[type[RuleReader], tuple[Catalogue]]:
        """Another process gets the catalogue and builds a pipeline of its own."""
        return RuleReader, (self._catalogue,)

    @functools.cached_property
    def _nlp(self) -> Language:
        return pipeline.build(self._catalogue)

    def doc(self, source: Source) -> Doc:
        """The processed document with all layers, for those who want to see how a fact was made."""
        doc = self._nlp.make_doc(source.text)
        doc._.source_id, doc._.published, doc._.title = source.id, source.published, source.title
        return pipeline.run(self._nlp, doc)

    def read(self, source: Source) -> Reading:
        """The facts of a source."""
        return dataclasses.replace(reading_of(self.doc(source)), reader=self.name)


def reading_of(doc: Doc) -> Reading:
    """The facts that a processed document holds."""
    return Reading(
        source=doc._.source_id,
        reader=layers.READER,
        actors=tuple(doc._.actors),
        statements=tuple(doc._.statements),
        meetings=tuple(doc._.meetings),
        proposals=tuple(doc._.proposals),
        positions=tuple(doc._.positions),
        decisions=tuple(doc._.decisions),
        events=tuple(doc._.events),
        views=tuple(doc._.views),
        interests=tuple(doc._.interests),
        attributions=tuple(_attribution(doc, number, one) for number, one in enumerate(doc._.attributed, 1)),
    )


def _attribution(doc: Doc, number: int, one: layers.Attributed) -> Attribution:
    spans = [span for span in (one.source, one.cue, *one.content) if span]
    return Attribution(
        id=f"t{number}",
        evidence=tuple(layers.passage_of(doc, span) for span in spans),
        why=layers.why(one.rule, doc, one.cue),
        attributed_to=(layers.passage_of(doc, one.source),) if one.source else (),
        cue=(layers.passage_of(doc, one.cue),) if one.cue else (),
        content=tuple(layers.passage_of(doc, span) for span in one.content),
    )
