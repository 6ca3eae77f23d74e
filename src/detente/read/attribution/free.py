"""Quotations that no cue claims: the next piece of the one before, or the words of the speaker before."""

from __future__ import annotations

from spacy.tokens import Doc

from detente.read.attribution.draft import Draft
from detente.read.attribution.phrases import main_subject
from detente.read.attribution.units import QUOTE, Unit
from detente.read.layers import Block, Span, text_of
from detente.read.layout.turns import asks

_EMPTY = 0


def claim(doc: Doc, rows: list[Unit], drafts: list[Draft]) -> list[Draft]:
    """The drafts with every free quotation added to one of them or made one of its own; turns added."""
    claimed = {index for draft in drafts for index in draft.quotes}
    by_unit: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_unit.setdefault(draft.unit.start, []).append(draft)
    added: list[Draft] = []
    last: Draft | None = None
    for number, row in enumerate(rows):
        here = by_unit.get(row.start, [])
        for place, index in row.quotes.items():
            if index in claimed:
                continue
            draft = _free(doc, row, place, index=index, last=last, here=here)
            if draft is None:
                continue
            claimed.add(index)
            if draft not in drafts and draft not in added:
                added.append(draft)
                here = [*here, draft]
                by_unit.setdefault(row.start, []).append(draft)
        speaking = [one for one in here if one.source]
        if speaking:
            last = _lasting(speaking)
        elif not row.quotes and _new_scene(row):
            last = last
        _ = number
    result = [*drafts, *added, *_turns(doc)]
    result.sort(key=lambda one: min(piece.start for piece in one.content))
    return result


def _lasting(speaking: list[Draft]) -> Draft:
    """Of a unit's attributions, the one whose speaker goes on: the sentence's, not one within what it reports."""
    for draft in reversed(speaking):
        inner = any(
            other is not draft and other.right and draft.hit and other.right[0] <= draft.hit.region < other.right[1]
            for other in speaking
        )
        if not inner:
            return draft
    return speaking[-1]


def _new_scene(row: Unit) -> bool:
    return main_subject(row, len(row)) is not None


def _free(doc: Doc, row: Unit, place: int, *, index: int, last: Draft | None, here: list[Draft]) -> Draft | None:
    quotation = doc._.quotations[index]
    if quotation.continues is not None:
        before = _holder(quotation.continues, last, here)
        if before:
            before.content.append(quotation.inner)
            before.quotes.add(index)
            return before
    if _alone(row, place):
        return _carried(doc, row, index=index, last=here[-1] if here else last)
    if quotation.scare:
        return None
    return _introduced(row, place, inner=quotation.inner, index=index, last=last)


def _holder(index: int, last: Draft | None, here: list[Draft]) -> Draft | None:
    for draft in [*here, *([last] if last else [])]:
        if index in draft.quotes:
            return draft
    return None


def _alone(row: Unit, place: int) -> bool:
    """Whether a quotation is a sentence of its own."""
    before = row.at(place - 1)
    closing = row.words[place][-2:-1]
    opens = place == 0 or before in {".", QUOTE, "!", "?"}
    return opens and (place + 1 >= len(row) or row.at(place + 1) in {".", QUOTE} or closing in {".", "?", "!", "…"})


def _carried(doc: Doc, row: Unit, *, index: int, last: Draft | None) -> Draft | None:
    if last is None or last.source is None:
        return None
    inner = doc._.quotations[index].inner
    same_block = last.unit.block == row.block
    if last.quotes and (same_block and _nothing_between(doc, last, inner)):
        last.content.append(inner)
        last.quotes.add(index)
        return last
    if not same_block and row.block - last.unit.block > 2:
        return None
    return Draft(row, "attribution.carried-over", Span(inner.start, inner.start), [inner], last.source, quotes={index})


def _nothing_between(doc: Doc, last: Draft, inner: Span) -> bool:
    """Whether the attribution before held a quotation just before this one, with no sentence of others between."""
    end = max(max(piece.end for piece in last.content), last.cue.end, last.source.end if last.source else 0)
    between = text_of(doc)[end : inner.start]
    return sum(char.isalpha() for char in between) < 60 and ". " not in between.strip(" .”\"’'»")


def _introduced(row: Unit, place: int, *, inner: Span, index: int, last: Draft | None) -> Draft | None:
    """A quotation behind a colon, or within a clause: the clause's subject says it."""
    main = main_subject(row, place)
    source = row.span(*main) if main else None
    if row.at(place - 1) == ":":
        if source is None or row.word(0) == "asked":
            source = last.source if last else source
        return Draft(row, "attribution.colon-quotation", row.span(place - 1, place - 1), [inner], source, quotes={index})
    if source is None:
        return None
    return Draft(row, "attribution.fragment", Span(inner.start, inner.start), [inner], source, statement=False, quotes={index})


def _turns(doc: Doc) -> list[Draft]:
    """What each speaker of a transcript says."""
    found: list[Draft] = []
    text = text_of(doc)
    for number, block in enumerate(doc._.blocks):
        if block.kind == "turn" and block.speaker:
            said = _spoken(text, block)
            if said.end > said.start:
                asking = asks(text[block.speaker.start : block.speaker.end])
                unit = Unit(block.start, block.end, number)
                found.append(Draft(unit, "attribution.turn", Span(said.start, said.start), [said], block.speaker, statement=not asking))
    return found


def _spoken(text: str, block: Block) -> Span:
    """A turn without a bracketed remark of the note-taker at its end."""
    words = text[block.start : block.end]
    if words.endswith(")") and "(" in words[-40:]:
        words = words[: words.rindex("(")].rstrip()
    return Span(block.start, block.start + len(words))
