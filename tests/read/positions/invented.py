"""Docs about invented talks, with the layers that other components write set by hand."""

import re

import spacy

from detente.model import Actor, Passage, Statement, Why
from detente.read import layers, layout, learnt
from detente.read.layers import Block, Mention, Span

BY_HAND = Why(rule="test")
ACTORS = {
    "brovnia": ("state", None, ("Brovnia", "Ostrel")),
    "front": ("group", None, ("Harrow Front", "the Harrow Front", "the Front")),
    "lydmark": ("state", None, ("Lydmark",)),
    "ussara": ("state", None, ("Ussara",)),
    "petrel": ("person", "brovnia", ("Ana Petrel", "Petrel")),
    "rook": ("person", "front", ("Tomas Rook", "Rook")),
}
IDS = {name: f"a{number}" for number, name in enumerate(ACTORS, 1)}
NAMES = {one: name for name, one in IDS.items()}
STANDING = {"brovnia": "party", "front": "party", "lydmark": "mediator"}


def doc_of(text, said=(), mode="indirect"):
    """A doc with actors, mentions by name, "both sides", and the statements given as speaker, cue, content."""
    nlp = spacy.blank("en")
    doc = nlp.make_doc(text)
    doc._.source_id, doc._.learnt = "x", learnt.shipped()
    doc._.blocks = (Block(0, len(text)),) if text.strip() else ()
    for name in layout.COMPONENTS[1:]:
        doc = nlp.create_pipe(name)(doc)
    doc._.actors = tuple(
        Actor(
            id=IDS[name],
            evidence=(),
            why=BY_HAND,
            kind=kind,
            name=names[0],
            names=names,
            side=IDS.get(side),
            standing=STANDING.get(name),
        )
        for name, (kind, side, names) in ACTORS.items()
    )
    doc._.mentions = tuple(sorted(_mentions(text), key=lambda one: one.start))
    doc._.statements = tuple(
        _statement(text, number, speaker=one[0], cue=one[1], content=one[2], mode=mode)
        for number, one in enumerate(said, 1)
    )
    doc.user_data["two_sides"] = (IDS["brovnia"], IDS["front"])
    return doc


def _mentions(text):
    taken = []
    forms = sorted(
        ((form, name) for name, (_, _, forms) in ACTORS.items() for form in forms), key=lambda one: -len(one[0])
    )
    for form, name in forms:
        for found in re.finditer(rf"\b{re.escape(form)}\b", text, re.IGNORECASE):
            if not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
                yield Mention(*found.span(), "name", IDS[name], Span(*found.span()))
    for found in re.finditer(r"\bboth sides\b", text, re.IGNORECASE):
        yield Mention(*found.span(), "collective", None, Span(*found.span()), members=(IDS["brovnia"], IDS["front"]))


def _statement(text, number, *, speaker, cue, content, mode):
    def passage(words):
        at = text.index(words)
        return Passage(source="x", start=at, end=at + len(words), exact=words)

    return Statement(
        id=f"s{number}",
        evidence=(passage(content),),
        why=BY_HAND,
        content=(passage(content),),
        mode=mode,
        speaker=IDS[speaker],
        cue=passage(cue),
    )


assert layers.LAYERS  # registered on import
