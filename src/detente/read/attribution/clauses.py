"""All attributions that reporting verbs make in one unit: sources shared, contents cut where the next begins."""

from __future__ import annotations

from detente.read.attribution.behind import asks_for_silence
from detente.read.attribution.chunks import chunk_end, main_subject
from detente.read.attribution.content import Content
from detente.read.attribution.cues import Hit, hits
from detente.read.attribution.draft import Draft
from detente.read.attribution.frames import content_of
from detente.read.attribution.group import first_of
from detente.read.attribution.lexicon import classes
from detente.read.attribution.subjects import before
from detente.read.attribution.units import QUOTE, Unit
from detente.read.layers import Quotation, Span

_CONTRAST = frozenset({"while", "although", "though", "but", "whereas"})


def clause_drafts(unit: Unit, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """The attributions of a unit that a reporting verb carries, in text order."""
    found: list[Draft] = []
    working = hits(unit)
    floor = 0
    for number, hit in enumerate(working):
        if hit.place in {"passive", "infinitive"}:
            continue
        if hit.negated and hit.verb.lemma in {
            "say",
            "tell",
            "comment",
            "specify",
            "elaborate",
            "disclose",
            "reveal",
            "announce",
            "mention",
            "explain",
            "indicate",
        }:
            continue
        if any(one.left and hit.cue < one.left[1] and one.left[0] <= hit.region for one in found):
            continue
        content = content_of(unit, hit, floor=floor)
        if content is None:
            continue
        if asks_for_silence(unit, hit, content=content):
            continue
        subject = _subject(unit, hit, found=found)
        if subject is None:
            continue
        content, cut = _cut(unit, hit, content=content, later=working[number + 1 :])
        draft = _draft(unit, hit, content=content, subject=subject, quotations=quotations)
        if draft.content:
            yield_to(draft, found, quotations=quotations)
            found.append(draft)
            if content.left or cut:
                floor = max(floor, content.right[1] if content.right else hit.last + 1)
    return found


def yield_to(draft: Draft, found: list[Draft], *, quotations: tuple[Quotation, ...]) -> None:
    """An attribution behind its content ends the content of those within it: "… are false, says Ann Lee"."""
    if draft.left is None:
        return
    for other in found:
        if other.right and draft.left[0] <= other.right[0] < draft.left[1] < other.right[1]:
            other.right = (other.right[0], draft.left[1])
            piece = piece_of(draft.unit, *other.right, quotations=quotations)
            other.content = [piece] if piece else []


def _subject(unit: Unit, hit: Hit, *, found: list[Draft]) -> Span | None:
    if hit.subject:
        return unit.span(*hit.subject)
    if hit.place == "participle" and unit.word(hit.first - 1) == "by":
        return _doer(unit, hit, found=found)
    for earlier in reversed(found):
        if earlier.hit and earlier.source and not _nested_in(earlier, found):
            return earlier.source
    main = main_subject(unit, hit.first)
    return unit.span(*main) if main else None


def _doer(unit: Unit, hit: Hit, *, found: list[Draft]) -> Span | None:
    """As in "said the envoy opened the session by | telling …": the subject of the reported clause tells."""
    for earlier in reversed(found):
        if earlier.right and earlier.right[0] < hit.cue < earlier.right[1]:
            last = chunk_end(unit, earlier.right[0], links=frozenset({"of", "for"}))
            return unit.span(earlier.right[0], last) if last is not None else None
    near = before(unit, first_of(unit, hit.first - 2)) if hit.first > 2 else None
    if near:
        return unit.span(*near)
    main = main_subject(unit, hit.first)
    return unit.span(*main) if main else None


def _nested_in(draft: Draft, found: list[Draft]) -> bool:
    """Whether a draft stands within the content of another: its subject is not the sentence's."""
    return any(
        other is not draft and other.right and draft.hit and other.right[0] <= draft.hit.region < other.right[1]
        for other in found
    )


def _cut(unit: Unit, hit: Hit, *, content: Content, later: list[Hit]) -> tuple[Content, bool]:
    """End the content behind a cue where an attribution beside it begins; whether one does."""
    if content.right is None:
        return content, False
    start, end = content.right
    cut = False
    for other in later:
        if other.cue >= start and other.region > start and _beside(unit, hit, other=other):
            end = min(end, _connector(unit, other))
            cut = True
            break
    if unit.at(start) == QUOTE and content.rule == "preposed-quotation":
        end = min(end, _quoted_end(unit, start, end=end))
    return Content(content.rule, content.left, (start, max(start, end))), cut


def _quoted_end(unit: Unit, start: int, *, end: int) -> int:
    """A quotation that closes its sentence ends the content; one that is only its first words does not."""
    last = unit.words[start]
    closing = last[-2:-1] if len(last) > 2 else ""
    return (
        start + 1 if closing in {".", "!", "?"} and (start + 1 >= end or unit.words[start + 1][:1].isupper()) else end
    )


def _beside(unit: Unit, hit: Hit, *, other: Hit) -> bool:
    """Whether another reporting verb stands beside this one, not within what it reports."""
    at = other.region - 1
    mark = unit.at(at)
    if other.place == "participle":
        return mark in {",", "–", "—", QUOTE}
    if other.place == "elided":
        return mark in {"C", ","} and _same_tense(hit, other)
    if other.place != "before":
        return False
    if hit.place == "participle" and hit.first == 0 and mark == ",":
        return True
    closed = mark == QUOTE and unit.words[at][-2:-1] in {".", "!", "?"}
    if closed or mark in {";", "."} or unit.word(at) in _CONTRAST:
        return True
    joined = unit.at(at - 1) == "," or (_same_tense(hit, other) and unit.at(other.region) != "N")
    return mark == "C" and joined


def _same_tense(hit: Hit, other: Hit) -> bool:
    if other.modal != hit.modal:
        return False
    return {hit.form, other.form} <= {"past", "participle"} or hit.form == other.form


def _connector(unit: Unit, other: Hit) -> int:
    """The first word that only joins: ", and | warned", "; the front says"."""
    at = other.region
    while at > 0 and (
        unit.at(at - 1) in {"C", ",", ";", "–", "—", "A"}
        or unit.word(at - 1) in {"while", "although", "though", "whereas"}
    ):
        at -= 1
    return at


def _draft(unit: Unit, hit: Hit, *, content: Content, subject: Span, quotations: tuple[Quotation, ...]) -> Draft:
    pieces = [
        piece
        for part in (content.left, content.right)
        if part and (piece := piece_of(unit, *part, quotations=quotations))
    ]
    held = {unit.quotes[i] for part in (content.left, content.right) if part for i in range(*part) if i in unit.quotes}
    return Draft(
        unit,
        f"attribution.{content.rule if hit.verb.statement or content.rule != 'object' else 'act'}",
        unit.span(hit.cue, hit.last),
        pieces,
        subject,
        hit,
        content.left,
        content.right,
        statement=hit.verb.statement and content.rule != "topic" and not hit.dropped and not _says_nothing(unit, hit),
        quotes=held,
    )


def _says_nothing(unit: Unit, hit: Hit) -> bool:
    """Whether the subject is nobody, or a document: what a document says is no statement."""
    if hit.subject is None:
        return False
    first, last = hit.subject
    if unit.word(first) in {"nobody", "none", "no"}:
        return True
    head = next((i for i in range(first, last + 1) if unit.at(i + 1) in {"P", ","} or i == last), last)
    return unit.low[head] in classes()["document"] or (hit.form == "ing" and unit.low[head] in classes()["venue"])


def piece_of(unit: Unit, first: int, past: int, *, quotations: tuple[Quotation, ...]) -> Span | None:
    """The stretch of some words without punctuation at its edges; marks of a quotation that is all of it left out."""
    while first < past and unit.at(first) in {",", ".", ";", ":", "–", "—", "-", ")", "?", "!", "…"}:
        first += 1
    while past > first and unit.at(past - 1) in {",", ".", ";", ":", "–", "—", "-", "(", "?", "!", "…"}:
        past -= 1
    if first >= past:
        return None
    if past == first + 1 and first in unit.quotes:
        return quotations[unit.quotes[first]].inner
    return unit.span(first, past - 1)


__all__ = ["clause_drafts", "piece_of", "yield_to"]
