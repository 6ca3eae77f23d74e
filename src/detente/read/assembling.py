"""From the layers of a processed document to a `Reading`."""

from __future__ import annotations

from spacy.tokens import Doc

from detente.model import Attribution, Reading
from detente.model.fact import made
from detente.read import layers
from detente.read.layers import layer
from detente.read.naming import READER


def reading_of(doc: Doc) -> Reading:
    """The facts that a processed document holds."""
    return Reading(
        source=doc._.source_id,
        reader=READER,
        actors=tuple(layer(doc, "actors")),
        statements=tuple(layer(doc, "statements")),
        meetings=tuple(layer(doc, "meetings")),
        proposals=tuple(layer(doc, "proposals")),
        positions=tuple(layer(doc, "positions")),
        decisions=tuple(layer(doc, "decisions")),
        events=tuple(layer(doc, "events")),
        views=tuple(layer(doc, "views")),
        interests=tuple(layer(doc, "interests")),
        absences=tuple(layer(doc, "absences")),
        unanswered=tuple(layer(doc, "unanswered")),
        attributions=tuple(
            _attribution(doc, number, one=one) for number, one in enumerate(layer(doc, "attributed"), 1)
        ),
    )


def _attribution(doc: Doc, number: int, *, one: layers.Attributed) -> Attribution:
    spans = [span for span in (one.source, one.cue, *one.content) if span]
    return made(
        Attribution,
        id=f"t{number}",
        evidence=tuple(layers.passage_of(doc, span) for span in spans),
        why=layers.why(one.rule, doc, span=one.cue),
        attributed_to=(layers.passage_of(doc, one.source),) if one.source else (),
        cue=(layers.passage_of(doc, one.cue),) if one.cue else (),
        content=tuple(layers.passage_of(doc, span) for span in one.content),
    )
