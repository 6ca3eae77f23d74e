"""The component that finds attributions: verbs, phrases and nouns first, then quotations that nobody claims."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.attribution import accord, free, nesting, nouns, register, stances
from detente.read.attribution.clauses import clause_drafts, yield_to
from detente.read.attribution.draft import Draft
from detente.read.attribution.lexicon import verb_forms
from detente.read.attribution.units import Unit, units
from detente.read.layers import Block, Quotation, Span, sentence_starts, text_of
from detente.read.layout.turns import asks

NAME = "detente_attribution"
_SHORTEST = 6
"""A block of fewer code points ("***", "14.30") reports nothing."""


@Language.component(NAME)
def attribution(doc: Doc) -> Doc:
    """Write `doc._.attributed` in text order."""
    rows = read_units(doc)
    quotations, blocks = doc._.quotations, doc._.blocks
    drafts: list[Draft] = []
    for row in rows:
        here = _drafts(row, quotations)
        if blocks[row.block].kind == "heading":
            here.extend(nouns.headline_drafts(row, quotations))
        here = [one for one in here if one.content]
        if not here:
            continue
        turn = _turn(blocks[row.block])
        if turn is not None:
            here = [one for one in here if not nesting.is_own(one)]
        nesting.resolve(here, turn=turn, asking=turn is not None and asks(text_of(doc)[turn.start : turn.end]))
        drafts.extend(here)
    drafts.sort(key=lambda one: min(piece.start for piece in one.content))
    drafts = register.keep_reported(free.claim(doc, rows, drafts=drafts), text_of(doc))
    doc._.attributed = tuple(one.done() for one in drafts if one.content)
    return doc


def _drafts(row: Unit, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """The attributions that the words of a unit make; each kind is looked for only where one of its words stands."""
    words = set(row.low)
    here = clause_drafts(row, quotations) if not words.isdisjoint(verb_forms()) else []
    if not words.isdisjoint(accord.TRIGGERS):
        for draft in accord.accord_drafts(row, here, quotations=quotations):
            yield_to(draft, here, quotations=quotations)
            here.append(draft)
    if not words.isdisjoint(stances.TRIGGERS):
        here.extend(stances.stance_drafts(row, here, quotations=quotations))
    if "what" in words or "all" in words:
        here.extend(one for one in stances.wanted_drafts(row, quotations) if not _cued(one, here))
    here.extend(one for one in stances.passive_drafts(row, quotations) if not _cued(one, here))
    here.extend(stances.asked_drafts(row, quotations))
    if not words.isdisjoint(nouns.triggers()):
        here.extend(nouns.noun_drafts(row, here, quotations=quotations))
    return here


def _cued(draft: Draft, known: list[Draft]) -> bool:
    return any(draft.cue == one.cue for one in known)


def _turn(block: Block) -> Span | None:
    return block.speaker if block.kind == "turn" else None


def read_units(doc: Doc) -> list[Unit]:
    """The units of everything that is the report: boilerplate left out, datelines stepped over."""
    stretches = [
        (block.dateline.end if block.dateline else block.start, block.end, index)
        for index, block in enumerate(doc._.blocks)
        if block.kind != "boilerplate" and block.end - block.start >= _SHORTEST
    ]
    return list(units(text_of(doc), sentences=sentence_starts(doc), stretches=stretches, quotations=doc._.quotations))
