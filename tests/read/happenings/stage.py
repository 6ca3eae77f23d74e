"""A doc with its lower layers set by hand, so that a test of happenings depends on happenings alone.

The cast is invented: Velmora (capital Brennick) talks with the Ketran Union; Lusania and the League of
Coasts stand between them. Sentences, dates and quotations come from the real components.
"""

from __future__ import annotations

import datetime as dt
import re

import spacy
from spacy.tokens import Doc

from detente.model import Actor, Why
from detente.read import happenings, layout, times
from detente.read.layers import Mention, Span

WHY = Why(rule="test")
PUBLISHED = dt.datetime(2034, 5, 17, 18, tzinfo=dt.UTC)  # a Wednesday


def _actor(id: str, kind: str, names: str, *, side: str | None = None, **more: str) -> Actor:
    forms = tuple(names.split("|"))
    return Actor(id=id, kind=kind, name=forms[0], names=forms, side=side, evidence=(), why=WHY, **more)  # type: ignore[arg-type]


CAST = (
    _actor("velmora", "state", "Velmora|Velmoran|Brennick", standing="party"),
    _actor("union", "group", "Ketran Union|the Union|Ketran", standing="party"),
    _actor("lusania", "state", "Lusania|Lusanian|Port Amel", standing="mediator"),
    _actor("league", "organisation", "League of Coasts"),
    _actor("thessaly", "state", "Dormark|Dormarker"),
    _actor("voss", "person", "Ada Voss|Voss", side="velmora", role="foreign minister"),
    _actor("hale", "person", "Otis Hale|Hale", side="velmora", role="president"),
    _actor("drey", "person", "Ilan Drey|Drey", side="union", role="chief negotiator"),
    _actor("rell", "person", "Suna Rell|Rell", side="union", role="commander"),
    _actor("tenn", "person", "Maro Tenn|Tenn", side="lusania", role="special envoy"),
    _actor("quill", "person", "Bea Quill|Quill", side="league", role="mediator"),
    _actor("orme", "person", "Piet Orme|Orme", side="thessaly", role="prime minister"),
)
CAPITALS = {"Brennick", "Port Amel"}
BOTH = re.compile(
    r"\b(?:(?:the|both) (?:two |warring |negotiating )*(?:sides|parties|delegations|teams|panels)|both (?:of them|sides|delegations))\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)

_nlp = spacy.blank("en")
for _name in (*layout.COMPONENTS, *times.COMPONENTS):
    _nlp.add_pipe(_name)


def staged(text: str, *, title: str | None = None, published: dt.datetime | None = PUBLISHED) -> Doc:
    """The doc with all layers below happenings."""
    doc = _nlp.make_doc(text)
    doc._.source_id, doc._.published, doc._.title = "test", published, title
    for _, component in _nlp.pipeline:
        doc = component(doc)
    doc._.actors = CAST
    doc._.mentions = _mentions(text)
    return doc


def read(text: str, *, title: str | None = None, published: dt.datetime | None = PUBLISHED) -> Doc:
    """The doc with the layers of happenings too."""
    doc = staged(text, title=title, published=published)
    nlp = spacy.blank("en")
    for name in happenings.COMPONENTS:
        doc = nlp.create_pipe(name)(doc)
    return doc


def _mentions(text: str) -> tuple[Mention, ...]:
    found: list[Mention] = []
    forms = sorted(((name, actor) for actor in CAST for name in actor.names), key=lambda pair: -len(pair[0]))
    for name, actor in forms:
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE):
            span = Span(match.start(), match.end())
            if not any(span.overlaps(one) for one in found):
                kind = "capital" if name in CAPITALS else "name"
                found.append(Mention(span.start, span.end, kind, actor.id, span))
    for match in BOTH.finditer(text):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(one) for one in found):
            found.append(Mention(span.start, span.end, "collective", None, span, members=("velmora", "union")))
    return tuple(sorted([*found, *_pronouns(text, found)], key=lambda one: one.start))


def _pronouns(text: str, found: list[Mention]) -> list[Mention]:
    people = {actor.id for actor in CAST if actor.kind == "person"}
    out = []
    for match in PRONOUN.finditer(text):
        before = [one for one in found if one.end <= match.start() and one.actor in people]
        if before:
            span = Span(match.start(), match.end())
            out.append(Mention(span.start, span.end, "pronoun", max(before, key=lambda one: one.end).actor, span))
    return out
