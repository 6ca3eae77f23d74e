"""Whose a text is, and to whom it was put: possessives, "of" and "by" phrases, and verbs of putting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.read.happenings.lexicon import entries
from detente.read.happenings.scene import Scene, Sentence, actors_of, mentions_in, side_of
from detente.read.happenings.texts import Text
from detente.read.layers import Mention, Span

_PUT = re.compile(rf"\b{entries('proposals', 'put_verbs')}\b", re.IGNORECASE)
_OF = re.compile(
    r"[”’»\"']?,? (?:(?:of|by|from)|(?:[\w'’-]+ ){0,6}?(?:drawn up|drafted|prepared|written|tabled|presented|put forward|proposed|submitted|offered|made|circulated|brokered|sponsored|authored|unveiled|floated|advanced) (?:(?!by\b)[\w'’,-]+ ){0,6}?by) (?:the )?(?:(?!through\b|via\b|to\b|for\b|on\b|with\b|by\b|in\b)\w+ ){0,2}\Z",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:received|receive|got|had|obtained)\b(?: \w+){0,3} from (?:the )?\Z", re.IGNORECASE)
_BY = re.compile(r"\bby (?:the )?(?:\w+ )?\Z")
_TO = re.compile(r"\b(?:to|before|at|for|reached|reaches) (?:the |both )?(?:\w+ )?\Z", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\s+(?:\w+ly )?\Z", re.IGNORECASE)
_PASSED = re.compile(
    r"(?:\b(?:was|were|been|be|being|is|are)\s+(?:\w+\s+){0,2}|\b(?:which|that)\s[^;]*|^[”’»\"']?,?\s+(?:\w+\s+){0,3}|reached\s*)\Z",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s?\s[“\"‘«]?")
_OWNED = re.compile(r"..['’]s?\b|['’]s")
_GIVEN = re.compile(r"\s(?:with\s)?(?:a|an|the|its|his|her|their|\d+|\w+-point)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.!?]|\b(?:said|says|told|after|because|while|when|although)\b")


@dataclass(frozen=True, slots=True)
class Authorship:
    """Side ids of author and recipient, the verb of putting where there is one, and the rule that told."""

    author: str | None
    recipient: str | None
    cue: Span | None
    rule: str


def authorship(scene: Scene, sentence: Sentence, *, text: Text, texts: list[Text]) -> Authorship:
    """Whose a text is by its sentence: its own words first, then who put it, then to whom it was put."""
    cue = _verb(scene, sentence, text=text, texts=texts)
    recipients = _recipients(scene, sentence, cue=cue)
    recipient = recipients[0] if len(recipients) == 1 else None
    for rule, author in (
        ("own-words", _possessor(scene, text)),
        ("of-or-by", _of_or_by(scene, sentence, text=text)),
        ("by", _agent(scene, sentence, cue=cue)),
        ("received", _giver(scene, sentence, text=text)),
        ("put", _subject(scene, sentence, text=text, cue=cue)),
        ("answer-to", _counterpart(scene, recipient) if cue else None),
    ):
        if author:
            return Authorship(author, recipient if recipient != author else None, cue, rule)
    return Authorship(None, recipient, cue, "unsigned")


def _side(scene: Scene, mention: Mention | None) -> str | None:
    ids = actors_of(mention) if mention else ()
    return side_of(scene, ids[0]) if len(ids) == 1 else None


def _possessor(scene: Scene, text: Text) -> str | None:
    """The owner in "X's paper", "the X draft", "its reply": a name or pronoun before the head."""
    inside = mentions_in(scene, Span(max(0, text.start - 40), text.head.start))
    near = [one for one in inside if one.core.end > text.start or _OWNS.fullmatch(scene.text[one.end : text.start])]
    near = [one for one in near if one.kind != "capital" or _OWNED.match(scene.text, one.core.end - 2)]
    return _side(scene, near[-1]) if near else None


def _of_or_by(scene: Scene, sentence: Sentence, *, text: Text) -> str | None:
    for one in mentions_in(scene, Span(text.head.end, min(sentence.end, text.head.end + 120)))[:3]:
        gap = scene.text[text.head.end : one.start]
        if _OF.fullmatch(gap + ("" if gap.endswith(" ") else " ")) and not _CLAUSE.search(gap):
            return _side(scene, one)
    return None


def _verb(scene: Scene, sentence: Sentence, *, text: Text, texts: list[Text]) -> Span | None:
    """The verb of putting whose object the phrase is: before it in the active, after it in the passive."""
    best: tuple[int, Span] | None = None
    for match in _PUT.finditer(scene.text, sentence.start, sentence.end):
        cue = Span(match.start(), match.end())
        if cue.overlaps(Span(text.start, text.head.end)):
            continue
        before = cue.end <= text.start
        gap = Span(cue.end, text.start) if before else Span(text.head.end, cue.start)
        words = scene.text[gap.start : gap.end]
        taken = any(gap.start <= one.head.start < gap.end for one in texts)
        fits = not _PASSIVE.search(scene.text[max(0, cue.start - 20) : cue.start]) if before else _PASSED.search(words)
        if (
            fits
            and not taken
            and len(words) < 90
            and not _CLAUSE.search(words)
            and (best is None or len(words) < best[0])
        ):
            best = (len(words), cue)
    return best[1] if best else None


def _recipients(scene: Scene, sentence: Sentence, *, cue: Span | None) -> list[str]:
    if cue is None:
        return []
    near = mentions_in(scene, Span(cue.end, min(sentence.end, cue.end + 120)))
    if near and near[0].start - cue.end < 6 and _GIVEN.match(scene.text, near[0].end):
        return sorted({side_of(scene, actor) for actor in actors_of(near[0])})
    for one in mentions_in(scene, Span(cue.start, min(sentence.end, cue.end + 120))):
        before = scene.text[max(cue.start, one.start - 24) : one.start]
        if _TO.search(before):
            return sorted({side_of(scene, actor) for actor in actors_of(one)})
    return []


def _agent(scene: Scene, sentence: Sentence, *, cue: Span | None) -> str | None:
    if cue is None:
        return None
    for one in mentions_in(scene, Span(cue.end, min(sentence.end, cue.end + 90))):
        if _BY.search(scene.text[max(cue.end - 1, one.start - 20) : one.start]):
            return _side(scene, one)
    return None


def _giver(scene: Scene, sentence: Sentence, *, text: Text) -> str | None:
    """From whom it was received: "both had since received from her a bridging text"."""
    for one in mentions_in(scene, Span(max(sentence.start, text.start - 60), text.start)):
        if _FROM.search(scene.text, max(sentence.start, one.start - 40), one.start):
            return _side(scene, one)
    return None


def _subject(scene: Scene, sentence: Sentence, *, text: Text, cue: Span | None) -> str | None:
    """Who put it: the one named before the verb; after the phrase, in "which X had put forward"."""
    if cue is None or _PASSIVE.search(scene.text[max(0, cue.start - 20) : cue.start]):
        return None
    if cue.start > text.head.end:
        between = mentions_in(scene, Span(text.head.end, cue.start))
        return _side(scene, between[-1]) if between else None
    before = mentions_in(scene, Span(max(sentence.start, cue.start - 130), cue.start))
    before = [
        one
        for one in before
        if not _CLAUSE.search(scene.text[one.end : cue.start])
        and (one.kind == "pronoun" or not _TO.search(scene.text[max(0, one.start - 16) : one.start]))
    ]
    if before:
        return _side(scene, before[-1])
    return _speaker(scene, sentence) if re.search(r"\b[Ww]e\b", scene.text[sentence.start : cue.start]) else None


def _speaker(scene: Scene, sentence: Sentence) -> str | None:
    """The side of a transcript's speaker, for "we"."""
    label = sentence.block.speaker
    return _side(scene, next(iter(mentions_in(scene, label)), None)) if label else None


def _counterpart(scene: Scene, recipient: str | None) -> str | None:
    """The other principal side, where a text was put to the one and nobody says by whom."""
    if recipient not in scene.sides:
        return None
    return next(one for one in scene.sides if one != recipient)
