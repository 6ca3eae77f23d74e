"""All attributions that reporting verbs make in one unit: sources shared, contents cut where the next begins."""

from __future__ import annotations

from detente.read.attribution.behind import asks_for_silence
from detente.read.attribution.chunks import chunk_end, main_subject
from detente.read.attribution.content import Content
from detente.read.attribution.cues import hits
from detente.read.attribution.draft import Draft
from detente.read.attribution.extent import is_past
from detente.read.attribution.frames import content_of
from detente.read.attribution.group import first_of
from detente.read.attribution.hit import Hit
from detente.read.attribution.lexicon import classes
from detente.read.attribution.subjects import before, quoting
from detente.read.attribution.units import QUOTE, Unit
from detente.read.layers import Quotation, Span

_CHARACTERISING = frozenset({"described-as", "called", "likened-to", "accused-of"})
"""Frames that say what somebody calls something, whatever the verb ("dismissed the offer as theatre")."""
_JUDGED = frozenset({
    "demand", "idea", "claim", "charge", "accusation", "allegation", "move", "step", "proposal", "position", "condition",
    "prospect", "suggestion", "remark", "assertion", "argument", "view", "notion", "concession", "formula", "stance",
})  # fmt: skip
"""What a reporter calls what was said, in an aside of his own."""
_RELAYING = frozenset({"relay", "convey", "transmit", "communicate", "pass"})
_NOBODY = frozenset({"nobody", "none", "no", "neither"})
_CONTRAST = frozenset({"while", "although", "though", "but", "whereas"})


def clause_drafts(unit: Unit, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """The attributions of a unit that a reporting verb carries, in text order."""
    found: list[Draft] = []
    working = hits(unit)
    floor = 0
    limits: list[tuple[int, int]] = []
    for number, hit in enumerate(working):
        if hit.place in {"passive", "infinitive"}:
            continue
        if hit.negated and hit.verb.lemma in classes()["untold"]:
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
        content = _kept_within(content, hit, limits=limits)
        if cut and content.right:
            limits.append(content.right)
        draft = _draft(unit, hit, content=content, subject=subject, quotations=quotations)
        if draft.content:
            yield_to(draft, found, quotations=quotations)
            found.append(draft)
            if content.left or cut:
                floor = max(floor, content.right[1] if content.right else hit.last + 1)
    return found


def _kept_within(content: Content, hit: Hit, *, limits: list[tuple[int, int]]) -> Content:
    """What a verb within a content reports ends where that content was cut short."""
    ends = [end for start, end in limits if start <= hit.cue < end]
    if content.right is None or not ends or content.right[1] <= min(ends):
        return content
    start = content.right[0]
    return Content(content.rule, content.left, (start, max(start, min(ends))))


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
    near = _joined_subject(unit, hit)
    if near and not any(one.right and one.right[0] <= near[0] < one.right[1] for one in found):
        return unit.span(*near)
    for earlier in reversed(found):
        if earlier.hit and earlier.source and not _nested_in(earlier, found):
            return earlier.source
    main = main_subject(unit, hit.first)
    return unit.span(*main) if main else None


def _joined_subject(unit: Unit, hit: Hit) -> tuple[int, int] | None:
    """As in "I laughed and | said": the subject of the verb right before "and"."""
    if hit.place != "elided" or unit.at(hit.first - 1) != "C":
        return None
    verb = hit.first - 2
    while unit.at(verb) == "A":
        verb -= 1
    if unit.at(verb) not in {"E", "V"} and not is_past(unit, verb):
        return None
    return before(unit, first_of(unit, verb))


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
        if other.cue < start or other.region <= start:
            continue
        opening = _opening_clause(unit, hit, other=other)
        if opening is not None or _beside(unit, hit, other=other):
            end = min(end, _connector(unit, other) if opening is None else opening)
            cut = True
            break
    if not cut:
        end = min(end, _main_verb(unit, hit, start=start), _aside(unit, start, end=end))
    if unit.at(start) == QUOTE and content.rule == "preposed-quotation":
        end = min(end, _quoted_end(unit, start, end=end))
    return Content(content.rule, content.left, (start, max(start, end))), cut


def _aside(unit: Unit, start: int, *, end: int) -> int:
    """Where the reporter says what it is that was said: "that he must go, | a demand that her party has not made"."""
    for comma in range(start + 3, end - 4):
        if unit.at(comma) != "," or unit.word(comma + 1) not in {"a", "an"} or "," in unit.kind[comma + 3 : end]:
            continue
        noun = next((i for i in (comma + 2, comma + 3) if unit.low[i] in _JUDGED), None)
        if noun is not None and unit.at(noun + 1) in {"T", "R", "N", "K", "S", "D"} | {"E"}:
            return comma
    return end


def _main_verb(unit: Unit, hit: Hit, *, start: int) -> int:
    """Where the sentence goes on with its own verb behind what was reported, past its end where it does not.

    As in "The envoy, who said it was over, | left" and "said he would carry it home, | but gave no date".
    """
    aside = unit.at(hit.region - 1) == "," and (hit.place == "participle" or unit.at(hit.region) == "R")
    ahead = next((unit.low[i] for i in range(start, min(len(unit), start + 12)) if unit.at(i) in {"X", "V"}), "")
    for comma in range(start + 1, len(unit) - 1):
        if unit.at(comma) != ",":
            continue
        joined = unit.word(comma + 1) in {"but", "and"}
        verb = comma + 1 + joined
        finite = unit.at(verb) in {"V", "E"} or is_past(unit, verb) or (not joined and unit.at(verb) == "X")
        if not finite or unit.word(verb) in {"not", "never"}:
            continue
        if aside and not joined:
            return comma
        if joined and hit.form == "past" and ahead in classes()["modal"]:
            aside_at = (i for i in range(start + 2, comma) if unit.at(i) == "," and unit.at(i + 1) in {"R", "B"})
            return next(aside_at, comma)
    return len(unit)


def _opening_clause(unit: Unit, hit: Hit, *, other: Hit) -> int | None:
    """Where a verb's content ends because another's clause, led in by "when …," or "asked …,", begins behind it.

    The lead stands before the other verb's subject; the verb itself may stand within the lead ("When the army
    signalled that it would go, Renn said …") or before it ("said the road was closed and, when asked why, said …").
    """
    comma = other.region - 1
    if other.place != "before" or unit.at(comma) not in {",", "—"}:
        return None
    lead = opening_at(unit, comma)
    if lead is None:
        return None
    if lead < hit.first:
        inside = "," not in unit.kind[lead : hit.region] and unit.at(hit.region - 1) != "C"
        return comma if inside else None
    joined = lead - 1 - (unit.at(lead - 1) == ",")
    return joined if lead > hit.last + 2 and unit.at(joined) == "C" else None


def opening_at(unit: Unit, comma: int) -> int | None:
    """Where the lead begins that ends at a comma: "When …,", "asked whether …,"; None where no lead does."""
    for index in range(comma - 1, max(-1, comma - 30), -1):
        leads = unit.at(index) == "B" or unit.word(index) in {"asked", "pressed", "questioned"}
        if leads and (index == 0 or unit.at(index - 1) in {"C", ",", "A"}):
            return index
        if unit.at(index) in {QUOTE, ";", ":"}:
            return None
    return None


def _quoted_end(unit: Unit, start: int, *, end: int) -> int:
    """A quotation that closes its sentence ends the content; one that is only its first words does not."""
    closing = unit.closing(start)
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
    closed = mark == QUOTE and unit.closing(at) in {".", "!", "?"}
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
    quoted = quoting(unit, hit.first) if hit.form == "ing" and unit.word(hit.first - 1) == "as" else None
    if quoted:
        content = Content("quoted-as-saying", content.left, content.right)
    elif content.rule == "that-clause" and hit.verb.lemma in _RELAYING:
        content = Content("relayed-that", content.left, content.right)
    return Draft(
        unit,
        f"attribution.{content.rule if hit.verb.statement or content.rule != 'object' else 'act'}",
        unit.span(hit.cue, hit.last),
        pieces,
        subject,
        hit,
        content.left,
        content.right,
        unit.span(*quoted[1]) if quoted and quoted[1] else None,
        statement=_is_said(hit, content.rule) and not hit.dropped and not _says_nothing(unit, hit),
        quotes=held,
    )


def _is_said(hit: Hit, rule: str) -> bool:
    """Whether a frame makes a saying: acts ("agreed", "thanked") show positions and report no words."""
    if rule == "topic" or hit.verb.lemma in classes()["acting"] or (rule == "as-clause" and hit.verb.lemma == "report"):
        return False
    if rule in _CHARACTERISING or (rule == "that-clause" and hit.verb.lemma in {"propose", "recommend"}):
        return True
    return hit.verb.statement


def _says_nothing(unit: Unit, hit: Hit) -> bool:
    """Whether the subject is nobody, or a document: what a document says is no statement."""
    if hit.subject is None:
        return False
    first, last = hit.subject
    if unit.word(first) in _NOBODY or unit.word(first - 1) in {"no", "nor", "neither", "not"}:
        return True
    if unit.word(first - 1) == "even" and unit.word(first - 2) == "not":
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
