"""Proposals: the texts and offers that one side puts to another, whose they are, and how they fare."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.model import PartialDate, Proposal
from detente.model.happenings import ProposalStatus
from detente.read.happenings.authors import Authorship, authorship
from detente.read.happenings.dates import when_of
from detente.read.happenings.evidence import evidence_of
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.offers import offers_in
from detente.read.happenings.scene import Scene, Sentence, goes_between, scene_of
from detente.read.happenings.texts import Text, texts_in
from detente.read.layers import Span, why

_BOTH = re.compile(r"\b(?:both|the two|all|the parties|the sides|they)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:it|the (?:\w+ )?(?:text|draft|paper|plan|framework|proposal|document|offer|points))\b", re.IGNORECASE
)
_NAMES_IT = re.compile(
    r"\b(?:call|calls|called|dubbed|christened|name|named)\s+it\b|\bit is (?:called|known)\b", re.IGNORECASE
)
_SLIGHT = re.compile(r"answers?|repl(?:y|ies)|response|letter|map", re.IGNORECASE)
"""Words that are a proposal only with points, or in answer to one."""
_BY_BOTH = re.compile(r"\s+by (?:both|the two|all|the parties|the sides)\b", re.IGNORECASE)
_JUST_NOW = 6
"""Days after which a text put to both sides is spoken of as lying there: before, a report names the weekday."""
_OTHER = re.compile(r"\b(?:reply|answer|response|counter\w*)\b", re.IGNORECASE)
_COUNTERS = pattern("proposals", "counters")
_ON_TABLE = pattern("proposals", "on_table")
_REJECTED = pattern("proposals", "rejected")
_NOT_REJECTED = pattern("proposals", "not_rejected")
_ACCEPTED = pattern("proposals", "accepted")
_DISCUSSED = pattern("proposals", "discussed")
_EXPECTED = pattern("proposals", "expected")


@dataclass(frozen=True, slots=True)
class _Mention:
    """One mention of a text, with whose it is."""

    sentence: Sentence
    text: Text
    by: Authorship
    date: PartialDate | None
    counters: str | None
    weight: int


def find_proposals(doc: Doc) -> tuple[Proposal, ...]:
    """The proposals of a doc, in the order of the text."""
    scene = scene_of(doc)
    groups: list[list[_Mention]] = []
    for one in _mentions(scene):
        home = next((group for group in groups if _same(scene, group, one=one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    kept = [group for group in groups if any(one.weight >= 2 for one in group)]
    countered = {m.counters for group in kept for m in group if m.counters}
    return tuple(_proposal(scene, group, number=number, countered=countered) for number, group in enumerate(kept, 1))


def _mentions(scene: Scene) -> list[_Mention]:
    out = []
    for sentence in scene.sentences:
        texts = list(texts_in(scene, sentence))
        for text in texts:
            by = authorship(scene, sentence, text=text, texts=texts)
            weight = _weight(scene, sentence, text=text, by=by)
            if weight and (by.author or text.points):
                date = _date(scene, sentence, text=text, cue=by.cue)
                countered = _countered(scene, sentence, text=text, texts=texts)
                out.append(_Mention(sentence, text, by, date, countered, weight))
        for text, by in offers_in(scene, sentence, taken=texts):
            if not any(one.sentence is sentence and one.text.head.overlaps(text) for one in out):
                out.append(_Mention(sentence, text, by, _date(scene, sentence, text=text, cue=by.cue), None, 2))
    return out


def _date(scene: Scene, sentence: Sentence, *, text: Text, cue: Span | None) -> PartialDate | None:
    """When it was, or will be, put: the date by the verb, else one close after the phrase in its clause."""
    when = when_of(scene, sentence, cue=cue or text)
    if when is None or (cue is None and not (0 <= when.start - text.end < 60)):
        return None
    between = scene.text[min(when.end, (cue or text).end) : max(when.start, (cue or text).start)]
    return None if ";" in between else when.date


def _weight(scene: Scene, sentence: Sentence, *, text: Text, by: Authorship) -> int:
    """0 for a passing word; 2 and more for a text that the sentence puts on the table.

    A weak noun ("paper", "list") needs more than an author: a verb of putting, points, or a place on the table.
    """
    on_table = any(_ON_TABLE.finditer(scene.text, sentence.start, sentence.end))
    answers = _COUNTERS.search(scene.text, text.head.start, min(sentence.end, text.head.end + 12))
    if _SLIGHT.fullmatch(scene.text, text.head.start, text.head.end) and text.points is None and answers is None:
        return 0
    told = 2 * (by.cue is not None) + (text.points is not None) + on_table + (answers is not None)
    if text.strong:
        return told + 2 if by.author else (2 if text.points else 0)
    return told + 1 if by.author and told else 0


def _countered(scene: Scene, sentence: Sentence, *, text: Text, texts: list[Text]) -> str | None:
    match = _COUNTERS.search(scene.text, text.head.start, min(sentence.end, text.end + 80))
    if match is None:
        return None
    other = next((one for one in texts if one.start >= match.start() and one is not text), None)
    return other.name if other and other.start - match.end() < 60 else None


def _same(scene: Scene, group: list[_Mention], *, one: _Mention) -> bool:
    """Whether a mention is of a text already known: one author, and no number or step that tells them apart."""
    last = group[-1]
    if one.sentence.index - last.sentence.index == 1 and _NAMES_IT.search(
        scene.text, one.sentence.start, one.text.start
    ):
        return True
    points = {m.text.points for m in group if m.text.points}
    if one.text.points and points and one.text.points not in points:
        return False
    authors = {m.by.author for m in group if m.by.author}
    if one.by.author and authors:
        return one.by.author in authors and _soon(scene, group[0]) == _soon(scene, one)
    return bool(one.text.points and one.text.points in points)


def _soon(scene: Scene, one: _Mention) -> bool:
    return _is_expected(scene, one)


def _proposal(scene: Scene, group: list[_Mention], *, number: int, countered: set[str]) -> Proposal:
    best = max(group, key=lambda one: (one.weight, -one.text.start))
    author = next((m.by.author for m in group if m.by.author), None)
    spans: list[Span] = [one.sentence for one in sorted(group, key=lambda one: (-one.weight, one.text.start))]
    return Proposal(
        id=f"r{number}",
        evidence=evidence_of(scene, spans),
        why=why(f"proposal.{best.by.rule}", scene.doc, span=best.by.cue or best.text.head),
        name=best.text.name,
        author=author,
        recipient=next((m.by.recipient for m in group if m.by.recipient and m.by.recipient != author), None),
        date=next((m.date for m in group if m.date), None),
        status="presented" if best.text.name in countered else _status(scene, group),
        counters=next((m.counters for m in group if m.counters), None),
        points=next((m.text.points for m in group if m.text.points), None),
    )


_RECEIVED = re.compile(
    r"\b(?:both|the two|the parties)\b[^.;]{0,40}\b(?:have|had|has)\b[^.;]{0,20}\breceived\b", re.IGNORECASE
)


def _status(scene: Scene, group: list[_Mention]) -> ProposalStatus:
    """How a text fares by the sentences that speak of it and the one after.

    It is accepted only where both sides, or those it was put to, take it; one side's yes keeps it under
    discussion. What is merely due to come is told by the words beside the text itself.
    """
    if any(_is_expected(scene, one) for one in group):
        return "expected"
    said = [words for one in group for words in _spoken(scene, one)]
    for words in said:
        if _REJECTED.search(words) and not _NOT_REJECTED.search(words):
            return "rejected"
    for words in said:
        accepted = _ACCEPTED.search(words)
        if accepted and (_BOTH.search(words[: accepted.start()][-60:]) or _BY_BOTH.match(words, accepted.end())):
            return "accepted"
        if accepted or _DISCUSSED.search(words):
            return "under discussion"
    author = next((one.by.author for one in group if one.by.author), None)
    recipient = next((one.by.recipient for one in group if one.by.recipient), None)
    put = any(_lies_there(scene, one) for one in group) if author and goes_between(scene, author) else False
    if recipient is None and (put or any(_RECEIVED.search(words) for words in said)):
        return "under discussion"  # what a go-between has put to both sides lies before them until they answer
    return "presented"


def _lies_there(scene: Scene, one: _Mention) -> bool:
    """Whether a text is spoken of as one that is there, not as being put forward just now."""
    if one.by.rule in ("verb", "offered") or not scene.today:
        return False
    days = (dt.date.fromisoformat(scene.today) - one.date.last_day).days if one.date else 0
    return one.by.cue is None or days > _JUST_NOW


def _is_expected(scene: Scene, one: _Mention) -> bool:
    low = max(
        one.sentence.start,
        scene.text.rfind(";", one.sentence.start, one.text.head.start) + 1,
        one.text.head.start - 110,
    )
    bound = scene.text.find(";", one.text.head.end, one.sentence.end)
    high = min(one.sentence.end if bound < 0 else bound, one.text.head.end + 90)
    match = _EXPECTED.search(scene.text, low, high)
    if match is None or _OTHER.search(scene.text, match.end(), max(match.end(), one.text.head.start)):
        return False
    return one.by.cue is None or match.start() <= one.by.cue.end


def _spoken(scene: Scene, one: _Mention) -> list[str]:
    """The words about a text: its sentence, and the next where that goes on about "it"."""
    out = [scene.text[one.sentence.start : one.sentence.end]]
    for after in scene.sentences[one.sentence.index + 1 : one.sentence.index + 3]:
        words = scene.text[after.start : after.end]
        if _GOES_ON.search(words[:110]):
            out.append(words)
    return out
