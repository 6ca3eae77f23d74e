"""The component that makes statements of attributions: those that the report gives to an actor."""

from __future__ import annotations

import bisect
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from detente.model import PartialDate, Statement
from detente.model.fact import made
from detente.model.statement import Mode, Strength
from detente.read.attribution.lexicon import verbs
from detente.read.attribution.quoted import quotations_between, quoted_length
from detente.read.attribution.speaker import Speaker
from detente.read.attribution.voices import voices
from detente.read.layers import Attributed, Span, When, layer, passage_of, sentence_at, text_of, why

NAME = "detente_statements"
_FIRM = frozenset({"adamant", "emphatic", "categorical", "unequivocal", "insistent"})
_OF_SOMEBODY = frozenset({"attribution.infinitive", "attribution.question"})
"""Rules by which somebody unknown mostly says nothing ("a row threatens to hold up the rest"): of 39 such in reports built on 8
were statements."""
_DAY_REACH = 60
"""How far behind the cue, in code points, a day still dates the saying: an office and a place fit between."""


@Language.component(NAME)
def statements(doc: Doc) -> Doc:
    """Write `doc._.statements` in text order, with ids "s1", "s2" and so on."""
    found: list[Statement] = []
    following = voices(doc)
    blocks = doc._.blocks
    starts = [block.start for block in blocks]
    for one in doc._.attributed:
        block = bisect.bisect_right(starts, one.content[0].start) - 1
        if blocks[block].kind == "heading":
            continue
        if following.by_reporter(one):
            continue
        for part in parts(doc, one, starts=starts):
            speaker, relayer = following.of(part, block)
            if part.rule in _OF_SOMEBODY and not (speaker.actor or speaker.members or relayer.actor):
                continue
            for who in _each(speaker):
                found.append(_statement(doc, part, name=f"s{len(found) + 1}", speaker=who, relayer=relayer))
    doc._.statements = tuple(found)
    return doc


def _each(speaker: Speaker) -> list[Speaker]:
    """Everybody who speaks: what several say together is a statement of each."""
    return [replace(speaker, actor=member, members=()) for member in speaker.members] if speaker.members else [speaker]


def parts(doc: Doc, one: Attributed, *, starts: list[int]) -> list[Attributed]:
    """The statements in an attribution: one for each paragraph; of an act ("rejected this “…”") what it quotes.

    `starts` are the offsets at which blocks begin.
    """
    if one.rule == "attribution.act":
        inside = [
            q for piece in one.content for q in quotations_between(doc, piece.start, end=piece.end) if q.within(piece)
        ]
        quoted = tuple(q.inner for q in inside if not q.scare)
        return [replace(one, content=quoted, is_statement=True)] if quoted and one.source else []
    if not one.is_statement:
        return []
    if len(one.content) == 1:
        return [one]
    groups: dict[int, list[Span]] = {}
    for piece in one.content:
        groups.setdefault(bisect.bisect_right(starts, piece.start), []).append(piece)
    return [replace(one, content=tuple(pieces)) for pieces in groups.values()]


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


def _statement(doc: Doc, one: Attributed, *, name: str, speaker: Speaker, relayer: Speaker) -> Statement:
    named = passage_of(doc, one.source) if one.source else None
    cue = passage_of(doc, one.cue) if one.cue else None
    content = tuple(passage_of(doc, span) for span in one.content)
    return made(
        Statement,
        id=name,
        evidence=tuple(passage for passage in (named, cue, *content) if passage),
        why=why(one.rule, doc, span=one.cue),
        content=content,
        mode=mode_of(doc, one),
        speaker=speaker.actor,
        relayer=relayer.actor,
        anonymous=speaker.anonymous or relayer.anonymous,
        described=speaker.described or relayer.described,
        cue=cue,
        named=named,
        said_on=said_on(one, layer(doc, "whens"), sentence=sentence_at(doc, one.cue.start)) if one.cue else None,
        strength=strength_of(text_of(doc), one),
    )


def strength_of(text: str, one: Attributed) -> Strength:
    """How firmly something was said, by the words that report it."""
    if one.rule == "attribution.made-clear":
        return "insisted"
    if one.cue is None:
        return "said"
    for word in text[one.cue.start : one.cue.end].lower().split():
        if word in _FIRM:
            return "insisted"
        for verb in verbs().by_form.get(word, ()):
            if verb.strength != "said":
                return verb.strength
    return "said"


def said_on(one: Attributed, whens: tuple[When, ...], *, sentence: Span) -> PartialDate | None:
    """The day on which something was said, where the reporting clause itself gives it."""
    if one.cue is None or one.source is None:
        return None
    first, last = min(one.cue.start, one.source.start), max(one.cue.end, one.source.end)
    near = [
        when
        for when in whens
        if first <= when.start <= last + _DAY_REACH
        and when.within(sentence)
        and not any(when.overlaps(piece) for piece in one.content)
        and not any(last <= piece.start < when.start for piece in one.content)
    ]
    cue = one.cue.end
    return min(near, key=lambda when: abs(when.start - cue)).date if near else None


def mode_of(doc: Doc, one: Attributed) -> Mode:
    """Direct where quotation marks or a turn hold all of the content, indirect where they hold none of it."""
    if one.rule == "attribution.turn":
        return "direct"
    quoted = sum(quoted_length(doc, piece) for piece in one.content)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= sum(piece.end - piece.start for piece in one.content) else "mixed"
