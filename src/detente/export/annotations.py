"""The record's anchors as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

One annotation for each fact that has passages. Every passage is a target with two selectors for the same
words: by position (code points into the stored clean text) and by quotation, with what stands before and
after. A target's source is named by the SHA-256 of the document's bytes (RFC 6920), never by a path. Two
bodies: a tag with the kind of fact, and the fact itself as JSON. Ids depend on the record's name and the
fact's id alone, so that a second export can be matched with the first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from detente import __version__
from detente.export.passages import kind, passages, source_iri, stable_id, web_address
from detente.model import Dossier, Fact, Passage, Source
from detente.model.schema import adapter

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of prefix and suffix: what Hypothesis and Apache Annotator use too."""


def web_annotations(dossier: Dossier) -> str:
    """An annotation collection with one page (none where there is no annotation), as JSON-LD. The same dossier gives the same text."""
    sources = {one.id: one for one in dossier.sources}
    items = [_annotation(fact, dossier.name, sources=sources) for fact in dossier.facts() if passages(fact)]
    here = f"urn:uuid:{stable_id('collection', dossier.name)}"
    page = {
        "id": f"urn:uuid:{stable_id('page', dossier.name)}",
        "type": "AnnotationPage",
        "partOf": here,
        "startIndex": 0,
        "items": items,
    }
    whole = {
        "@context": CONTEXT,
        "id": here,
        "type": "AnnotationCollection",
        "label": dossier.name,
        "generator": {"type": "Software", "name": f"Detente {__version__}"},
        "total": len(items),
    }
    if items:  # a page must have one or more
        whole["first"] = page
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _annotation(fact: Fact, record: str, *, sources: Mapping[str, Source]) -> dict[str, Any]:
    fields = adapter(type(fact)).dump_python(fact, mode="json")
    return {
        "id": f"urn:uuid:{stable_id('fact', record, fact.id)}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": kind(fact)},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(fields, ensure_ascii=False, sort_keys=True),
            },
        ],
        "target": [_target(one, sources) for one in passages(fact)],
    }


def _target(passage: Passage, sources: Mapping[str, Source]) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": passage.exact}
    known = sources.get(passage.source)
    if known:
        quote["prefix"] = known.text[max(0, passage.start - AROUND) : passage.start]
        quote["suffix"] = known.text[passage.end : passage.end + AROUND]
    return {
        "type": "SpecificResource",
        "source": _source(passage.source, sources),
        "selector": [{"type": "TextPositionSelector", "start": passage.start, "end": passage.end}, quote],
    }


def _source(source: str, sources: Mapping[str, Source]) -> dict[str, Any]:
    told: dict[str, Any] = {"id": source_iri(source, sources), "type": "Text"}
    known = sources.get(source)
    if known and known.title:
        told["label"] = known.title
    if known and known.language:
        told["language"] = known.language
    if known and (address := web_address(known)):
        told["via"] = address
    return told
