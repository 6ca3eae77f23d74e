"""From the layers of a processed document to a `Reading`."""

from __future__ import annotations

from spacy.tokens import Doc

from detente.model import Attribution, Reading
from detente.read import layers
from detente.read.naming import READER


def reading_of(doc: Doc) -> Reading:
    """The facts that a processed document holds."""
    return Reading(
        source=doc._.source_id,
        reader=READER,
        actors=tuple(doc._.actors),
        statements=tuple(doc._.statements),
        meetings=tuple(doc._.meetings),
        proposals=tuple(doc._.proposals),
        positions=tuple(doc._.positions),
        decisions=tuple(doc._.decisions),
        events=tuple(doc._.events),
        views=tuple(doc._.views),
        interests=tuple(doc._.interests),
        absences=tuple(doc._.absences),
        unanswered=tuple(doc._.unanswered),
        attributions=tuple(_attribution(doc, number, one=one) for number, one in enumerate(doc._.attributed, 1)),
    )


def _attribution(doc: Doc, number: int, *, one: layers.Attributed) -> Attribution:
    spans = [span for span in (one.source, one.cue, *one.content) if span]
    return Attribution(
        id=f"t{number}",
        evidence=tuple(layers.passage_of(doc, span) for span in spans),
        why=layers.why(one.rule, doc, span=one.cue),
        attributed_to=(layers.passage_of(doc, one.source),) if one.source else (),
        cue=(layers.passage_of(doc, one.cue),) if one.cue else (),
        content=tuple(layers.passage_of(doc, span) for span in one.content),
    )
