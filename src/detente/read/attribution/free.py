"""Quotations that no cue claims: the next piece of the one before, or the words of the speaker before."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from detente.read.attribution.chunks import chunk_end, main_subject
from detente.read.attribution.cues import hits
from detente.read.attribution.draft import Draft
from detente.read.attribution.group import first_of
from detente.read.attribution.lexicon import classes
from detente.read.attribution.phrases import phrase_before
from detente.read.attribution.subjects import before
from detente.read.attribution.units import QUOTE, Unit
from detente.read.layers import Block, Span, text_of
from detente.read.layout.turns import asking_labels, asks, questions_put


def claim(doc: Doc, rows: list[Unit], *, drafts: list[Draft]) -> list[Draft]:
    """The drafts with every free quotation added to one of them or made one of its own; turns added."""
    claimed = {index for draft in drafts for index in draft.quotes}
    by_unit: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_unit.setdefault(draft.unit.start, []).append(draft)
    added: list[Draft] = []
    known = {id(draft) for draft in drafts}
    trail = Trail()
    blocks = doc._.blocks
    for row in rows:
        if blocks[row.block].kind == "heading":
            continue
        here = by_unit.get(row.start, [])
        for place, index in row.quotes.items():
            if index in claimed:
                continue
            free = _free(doc, row, place=place, index=index, trail=trail, here=here)
            if free is None:
                continue
            claimed.add(index)
            if id(free) not in known:
                known.add(id(free))
                added.append(free)
                here = [*here, free]
        trail.follow(row, here)
    result = [*drafts, *added, *_turns(doc)]
    result.sort(key=lambda one: min(piece.start for piece in one.content))
    return result


_LONGEST_SIGNATURE = 12


@dataclass(slots=True)
class Trail:
    """Who spoke last, and what has come since.

    `quiet` is the unit just before, where nobody speaks in it ("The envoy shook her head.").
    `since` counts units without an attribution; `pending` is a source and cue that a colon at the end of the
    unit before left open.
    """

    last: Draft | None = None
    since: int = 0
    quiet: Unit | None = None
    pending: tuple[Span | None, Span] | None = None

    def follow(self, row: Unit, here: list[Draft]) -> None:
        """Take note of a unit and the attributions in it."""
        speaking = [one for one in here if one.source]
        if speaking:
            self.last, self.since, self.quiet = _lasting(speaking), 0, None
        else:
            self.since += 1
            self.quiet = row
        self.pending = _pending(row)


def _somebody(row: Unit) -> Span | None:
    """The subject of a unit, where it is a name or somebody with an office."""
    main = main_subject(row, len(row))
    if main is None:
        return None
    head = next((i for i in range(main[0], main[1] + 1) if row.at(i + 1) in {"P", ","} or i == main[1]), main[1])
    person = row.low[head] in classes()["people"] and row.at(main[0]) in {"D", "S", "K"}
    return row.span(*main) if person or all(row.at(i) == "K" for i in range(main[0], head + 1)) else None


def _pending(row: Unit) -> tuple[Span | None, Span] | None:
    """The source and cue of a unit that ends with a colon ("The minister's office wrote:")."""
    if len(row) < 2 or row.at(len(row) - 1) != ":":
        return None
    for hit in reversed(hits(row)):
        if hit.subject or hit.place in {"elided", "participle"}:
            subject = hit.subject or main_subject(row, hit.first)
            return (row.span(*subject) if subject else None), row.span(hit.cue, hit.last)
    main = main_subject(row, len(row) - 1)
    return (row.span(*main) if main else None), row.span(len(row) - 1, len(row) - 1)


def _lasting(speaking: list[Draft]) -> Draft:
    """Of a unit's attributions, the one whose speaker goes on: the sentence's, not one within what it reports."""
    for draft in reversed(speaking):
        inner = any(
            other is not draft and draft.hit and part and part[0] <= draft.hit.region < part[1]
            for other in speaking
            for part in (other.left, other.right)
        )
        if not inner:
            return draft
    return speaking[-1]


def _free(doc: Doc, row: Unit, *, place: int, index: int, trail: Trail, here: list[Draft]) -> Draft | None:
    quotation = doc._.quotations[index]
    if quotation.continues is not None:
        before = _holder(quotation.continues, trail.last, here=here)
        if before:
            before.content.append(quotation.inner)
            before.quotes.add(index)
            return before
    signature = _signature(row, place + 1) if place == 0 else None
    if signature:
        dash = row.span(place + 1, place + 1)
        return Draft(row, "attribution.signed", dash, [quotation.inner], row.span(*signature), quotes={index})
    if _alone(row, place):
        return _standing_alone(doc, row, place=place, index=index, trail=trail, here=here)
    if quotation.scare:
        return None
    return _introduced(row, place, inner=quotation.inner, index=index, last=trail.last)


def _standing_alone(doc: Doc, row: Unit, *, place: int, index: int, trail: Trail, here: list[Draft]) -> Draft | None:
    """A quotation that is a sentence of its own: the speaker's before, or of the colon that ends the paragraph before."""
    if here:
        return _carried(doc, row, index=index, last=here[-1], since=0)
    if trail.pending and place == 0 and row.start > trail.pending[1].end:
        source, cue = trail.pending
        inner = doc._.quotations[index].inner
        return Draft(row, "attribution.colon-paragraph", cue, [inner], source, quotes={index})
    near = trail.since == 1 and trail.last is not None and trail.last.unit.block == row.block
    acted = _somebody(trail.quiet) if trail.quiet and near else None
    if acted:
        inner = doc._.quotations[index].inner
        cue = Span(inner.start, inner.start)
        return Draft(row, "attribution.acted-before", cue, [inner], acted, quotes={index})
    return _carried(doc, row, index=index, last=trail.last, since=trail.since)


def _signature(row: Unit, dash: int) -> tuple[int, int] | None:
    """The name behind a dash with which a quotation ends its paragraph ("“…” — Ann Lee, fisher")."""
    last = len(row) - 1 - (row.at(len(row) - 1) == ".")
    if row.at(dash) not in {"—", "-"} or row.at(dash + 1) != "K" or not dash < last <= dash + _LONGEST_SIGNATURE:
        return None
    plain = all(row.at(i) in "KWDP,#&S" for i in range(dash + 1, last + 1))
    return (dash + 1, last) if plain else None


def _holder(index: int, last: Draft | None, *, here: list[Draft]) -> Draft | None:
    for draft in [*here, *([last] if last else [])]:
        if index in draft.quotes:
            return draft
    return None


def _alone(row: Unit, place: int) -> bool:
    """Whether a quotation is a sentence of its own."""
    before = row.at(place - 1)
    closing = row.closing(place)
    opens = (
        place == 0
        or before in {".", QUOTE, "!", "?"}
        or (before == "," and place == 2)
        or (place == 1 and row.at(0) in {"C", "A"})
    )
    return opens and (place + 1 >= len(row) or row.at(place + 1) in {".", QUOTE} or closing in {".", "?", "!", "…"})


def _carried(doc: Doc, row: Unit, *, index: int, last: Draft | None, since: int) -> Draft | None:
    if last is None or last.source is None:
        return None
    inner = doc._.quotations[index].inner
    same_block = last.unit.block == row.block
    if last.quotes and since == 0:
        last.content.append(inner)
        last.quotes.add(index)
        return last
    if since > (1 if same_block else 0) or (not same_block and row.block - last.unit.block > 2):
        return None
    return Draft(row, "attribution.carried-over", Span(inner.start, inner.start), [inner], last.source, quotes={index})


def _introduced(row: Unit, place: int, *, inner: Span, index: int, last: Draft | None) -> Draft | None:
    """A quotation behind a colon, or within a clause: the clause's subject says it."""
    main = main_subject(row, place)
    if row.at(place - 1) == ":":
        label = phrase_before(row, place - 2)
        if label is not None and (label == 0 or row.at(label - 1) in {"-", "–", "—", "."}):
            main = (label, place - 2)
    source = row.span(*main) if main else None
    if row.at(place - 1) == ":":
        if source is None or row.word(0) == "asked":
            source = last.source if last else source
        if row.word(0) == "according":
            return None
        cited = _cited(row, place)
        if cited:
            colon = row.span(place - 1, place - 1)
            citing = row.span(*cited[1]) if cited[1] else None
            return Draft(row, "attribution.cited", colon, [inner], row.span(*cited[0]), relayer=citing, quotes={index})
        writer = _read_out(row, place)
        relayer = before(row, first_of(row, writer[0])) if writer else None
        if writer and relayer:
            colon = row.span(place - 1, place - 1)
            return Draft(
                row, "attribution.read-out-quotation", colon, [inner], row.span(*writer[1]),
                relayer=row.span(*relayer), quotes={index},
            )  # fmt: skip
        return Draft(
            row, "attribution.colon-quotation", row.span(place - 1, place - 1), [inner], source, quotes={index}
        )
    return None


def _cited(row: Unit, place: int) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """Whose words "The general quoted the poet: “…”" gives, and who quotes them."""
    for at in range(place - 3, 0, -1):
        if row.low[at] in {"quoted", "cited", "quotes", "cites", "quoting", "citing"}:
            last = chunk_end(row, at + 1, links=frozenset({"of"}))
            return ((at + 1, last), before(row, first_of(row, at))) if last == place - 2 else None
    return None


def _read_out(row: Unit, place: int) -> tuple[int, tuple[int, int]] | None:
    """The verb and the writer in "has read out a note from the commander: “…”"."""
    for at in range(place - 2, 1, -1):
        if row.low[at] in {"from", "by"} and any(row.low[i] in classes()["venue"] for i in range(max(0, at - 2), at)):
            verb = next((i for i in range(at - 1, max(-1, at - 7), -1) if row.low[i] in classes()["reading_out"]), None)
            last = (
                at + 1 if row.at(at + 1) in {"S", "O", "N"} else chunk_end(row, at + 1, links=frozenset({"of", "for"}))
            )
            return (verb, (at + 1, last)) if verb is not None and last is not None else None
    return None


def _turns(doc: Doc) -> list[Draft]:
    """What each speaker of a transcript says, the paragraphs of one turn together."""
    found: list[Draft] = []
    text = text_of(doc)
    askers, put = asking_labels(text, doc._.blocks), questions_put(text, doc._.blocks)
    between = False
    for number, block in enumerate(doc._.blocks):
        if number in put:
            between = True
            continue
        if block.kind != "turn" or block.speaker is None:
            between = between or block.kind == "paragraph"  # a question in an interview without labels
            continue
        said = _spoken(text, block)
        if said.end <= said.start:
            continue
        if found and found[-1].source == block.speaker and not between:
            found[-1].content.append(said)
            continue
        unit, between = Unit(block.start, block.end, number), False
        label = text[block.speaker.start : block.speaker.end]
        asking = asks(label) or label in askers
        cue = Span(said.start, said.start)
        found.append(Draft(unit, "attribution.turn", cue, [said], block.speaker, statement=not asking))
    return found


def _spoken(text: str, block: Block) -> Span:
    """A turn without a bracketed remark of the note-taker at its end."""
    words = text[block.start : block.end]
    if words.endswith(")") and "(" in words[-40:]:
        words = words[: words.rindex("(")].rstrip()
    return Span(block.start, block.start + len(words))
