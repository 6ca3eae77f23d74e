"""The component that makes statements of attributions: those that the report gives to an actor."""

from __future__ import annotations

import bisect
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from detente.model import Statement
from detente.model.statement import Mode
from detente.read.attribution.speakers import Speaker, speaker_of
from detente.read.layers import Attributed, Span, passage_of, why

NAME = "detente_statements"


@Language.component(NAME)
def statements(doc: Doc) -> Doc:
    """Write `doc._.statements` in text order, ids "s1", "s2" …"""
    found: list[Statement] = []
    for one in doc._.attributed:
        if one.content and not _in_heading(doc, one.content[0]):
            found.extend(_statement(doc, part, f"s{len(found) + number}") for number, part in enumerate(parts(doc, one), 1))
    doc._.statements = tuple(found)
    return doc


def parts(doc: Doc, one: Attributed) -> list[Attributed]:
    """The statements in an attribution: one for each paragraph; of an act ("rejected this “…”") what it quotes."""
    if one.rule == "attribution.act":
        quoted = tuple(q.inner for q in doc._.quotations if not q.scare and any(q.within(piece) for piece in one.content))
        return [replace(one, content=quoted, is_statement=True)] if quoted and one.source else []
    if not one.is_statement:
        return []
    if len(one.content) == 1:
        return [one]
    groups: dict[int, list[Span]] = {}
    for piece in one.content:
        groups.setdefault(_block(doc, piece), []).append(piece)
    return [replace(one, content=tuple(pieces)) for pieces in groups.values()]


def _block(doc: Doc, span: Span) -> int:
    starts = [block.start for block in doc._.blocks]
    return bisect.bisect_right(starts, span.start)


def statement_at(doc: Doc, span: Span) -> Statement | None:
    """The statement whose content covers a stretch; the innermost where one stands within another."""
    best: tuple[int, Statement] | None = None
    for one in doc._.statements:
        for piece in one.content:
            if piece.start <= span.start and span.end <= piece.end:
                size = piece.end - piece.start
                if best is None or size < best[0]:
                    best = size, one
    return best[1] if best else None


def _in_heading(doc: Doc, span: Span) -> bool:
    return any(block.kind == "heading" and span.within(block) for block in doc._.blocks)


def _statement(doc: Doc, one: Attributed, name: str) -> Statement:
    speaker = speaker_of(doc, one.source) if one.source else Speaker()
    relayer = speaker_of(doc, one.relayer) if one.relayer else Speaker()
    spans = [span for span in (one.source, one.cue, *one.content) if span]
    return Statement(
        id=name,
        evidence=tuple(passage_of(doc, span) for span in spans),
        why=why(one.rule, doc, one.cue),
        content=tuple(passage_of(doc, span) for span in one.content),
        mode=mode_of(doc, one),
        speaker=speaker.actor,
        relayer=relayer.actor,
        anonymous=speaker.anonymous or relayer.anonymous,
        described=speaker.described,
        cue=passage_of(doc, one.cue) if one.cue else None,
        named=passage_of(doc, one.source) if one.source else None,
    )


def mode_of(doc: Doc, one: Attributed) -> Mode:
    """Direct where quotation marks or a turn hold all of the content, indirect where they hold none of it."""
    if one.rule == "attribution.turn":
        return "direct"
    total = sum(piece.end - piece.start for piece in one.content)
    quoted = sum(
        max(0, min(piece.end, quotation.end) - max(piece.start, quotation.start))
        for piece in one.content
        for quotation in doc._.quotations
        if piece.overlaps(quotation)
    )
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= total else "mixed"
