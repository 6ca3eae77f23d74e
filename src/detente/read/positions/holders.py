"""Whose stance a clause shows: the one whose words they are, the subject, or nobody who can be told."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Doc

from detente.model import Statement
from detente.read.ahead import begun
from detente.read.layers import Mention, Span, text_of
from detente.read.light import light
from detente.read.people import mentions_in
from detente.read.positions.outsiders import party_of

SubjectKind = Literal["actor", "self", "third", "thing", "none"]
_KEY = "positions.statements"
_ONE_OF_THEM = (
    r"(?:delegations?|governments?|leadership|leaders?|representatives?|negotiators?|teams?|panel|side|fighters|commanders?|command|army|troops|forces|soldiers|"
    r"officials?|spokes\w+|ministers?|ministry|parliament|cabinet|presidents?|chairman|chief|head|members?|party|movement|authorities|military wing|congress|committee|council|engineers|generals|envoys?|diplomats|lawyers|lawmakers|legislators|deputies|senators|aides|strategists|planners|advisers?|emissar\w+|bishops|elders|treasury)"
)
_AFTER_PREPOSITION = begun(
    r"\b(?:of|with|to|by|for|from|against|between|about|on|in|at|among|under|into|over|than|through|via|across|near|throughout|told|tells|asked|assured|urged|accused|gave|give|gives|off|except|excluding|besides|unlike|all but|everyone but|everybody but|none but|nobody but|no one but|other than)\s+(?:the\s+|both\s+|its\s+|his\s+|their\s+|all\s+)*$",
    re.IGNORECASE,
)
_THEIRS = begun(rf"\b{_ONE_OF_THEM}\s+(?:of|for|from)\s+(?:the\s+|all\s+)*$", re.IGNORECASE)
_OWNS = re.compile(r"(?:'s|s'|')\s+(?:[\w-]+\s+){0,3}?", re.IGNORECASE)
_OWNED_ACTOR = re.compile(rf"(?:'s|s'|')\s+(?:[\w-]+\s+){{0,2}}?{_ONE_OF_THEM}\b", re.IGNORECASE)
STAND = re.compile(
    r"(?:'s|s'|')\s+(?:[\w-]+\s+){0,2}?(?:offer|demand|request|call|claim|refusal|insistence|proposal|plan|readiness|willingness|position|terms|conditions|red line)\b",
    re.IGNORECASE,
)
TURNED_AWAY = re.compile(
    r"[^,;:]{3,120}?\b(?:(?:cannot|can't|can not|could not|will not|would not|must not|may not) (?:even )?be\b|"
    r"(?:is|are|was|were|has been|have been|remains?)\s+(?:\w+ly\s+)?(?:reject|refus|dismiss|ruled out|turned down|unaccept|inadmiss|out of|exclud|devoid|baseless|groundless|unfounded|impossible|unthinkable))",
    re.IGNORECASE,
)
"""What others say of a claim: it is not the claimant who rejects it."""
_SELF = begun(r"\b(?:we|i|our|us|my)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:(?:that|and|but|then|so|now|also|if|for|in|as)\s+)*(?:it|he|she|they|its|his|her|their)\b", re.IGNORECASE
)
_NOUN = re.compile(
    r"\b(?:the|an?|this|these|those|any|every|all|some|no|its|his|her|their|our|such|both|\d[\d.,]*)\s+\w+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:which|who)\b", re.IGNORECASE)
_OWN_BODY = re.compile(
    rf"(?:(?:that|and|but|then)\s+)*(?:the|its|his|her|their|our|my)\s+(?:[\w-]+\s+)?{_ONE_OF_THEM}\b(?!\s+of)",
    re.IGNORECASE,
)
_OWN_SIDE = re.compile(
    r"(?:(?:that|and|but)\s+)*(?:his|her|its|their)\s+(?:own\s+)?(?:government|country|side|movement|party|people|delegation|army|troops|forces|fighters|men)\b",
    re.IGNORECASE,
)
_UNKNOWN_NAME = re.compile(
    r"(?:^|[\s,;])(?!(?:The|A|An|And|But|It|He|She|They|We|I|This|That|In|On|At|For|If|When|While|Still|Yet|Then|Both|"
    r"Neither|Its|His|Her|Their|No|Nor|So|There|Now|Also|Instead|Later|Asked)\b)[A-ZÀ-Þ][\w'’-]+\s+"
    r"(?:(?:\w+ly|also|still|now|has|had|again|then)\s+)*$"
)
_ARTICLES = re.compile(
    r"(?:[^()]{0,60}\([^()]{2,40}\)[.\s]*[-–—]+\s*)?\W*(?:(?:yet|but|and|on \w+(?: \d+\w*)?|both|the|that|then|now)\b\W*)*",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:\s+\([^()]{2,12}\))?(?:'s?\s+[\w-]+(?:\s+[\w-]+){0,2})?\s+and\s+(?:(?:the|its|their)\s+)?(?:[a-z-]+\s+){0,2}",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:that|and|but|or|also|then|now|still|again|however|therefore|has|had|have|is|are|was|were|been|be|not|never|repeatedly|nevertheless|which|who|even|already|itself|himself|herself|themselves|there|it|clear|both|only|just|would|will|\w+ly)\b",
    re.IGNORECASE,
)


@light(frozen=True, slots=True)
class Subject:
    """The subject of a stance.

    An actor (`parties` are sides, several for "both sides"), the one who speaks ("self": we, I), a third person
    that nothing else names ("third": it, his government), a thing, or nothing that can be seen ("none"). `words` are the mention's.
    """

    kind: SubjectKind
    parties: tuple[str, ...] = ()
    actor: str | None = None
    words: Span | None = None


NOBODY = Subject("none")


@light(frozen=True, slots=True)
class Speech(Span):
    """The stretch of a sentence that is the content of a statement."""

    statement: Statement


def subject(doc: Doc, text: str, *, before: Span, goes_on: bool = False) -> Subject:
    """The subject that stands in the stretch before a stance.

    A clause that goes on from another has a thing for its subject only where an article or the like opens one.
    """
    chunk = text[before.start : before.end]
    chosen = _last_free(doc, text, before=before)
    first_person = list(_SELF.finditer(chunk))
    if first_person and (chosen is None or first_person[-1].start() + before.start > chosen.start):
        return Subject("self")
    if chosen is not None:
        sides = chosen.members or ((chosen.actor,) if chosen.actor else ())
        sides = (*_beside(doc, text, before=before, last=chosen), *sides)
        if not sides and chosen.kind == "pronoun":
            return Subject("third")
        parties = tuple(dict.fromkeys(side for one in sides if (side := party_of(doc, one))))
        return Subject("actor" if parties else "thing", parties, chosen.actor, chosen)
    unknown = _UNKNOWN_NAME.search(chunk)  # somebody whom the reader does not know: nobody else's stance
    if unknown or _RELATIVE.match(chunk):
        return Subject("thing") if unknown else NOBODY
    if _PRONOUN.match(chunk) or _OWN_BODY.match(chunk):
        return Subject("third")
    plural = not goes_on and re.search(r"[a-z]{3,}", _EMPTY.sub("", chunk))
    return Subject("thing" if plural or _NOUN.search(chunk) else "none")


def _beside(doc: Doc, text: str, *, before: Span, last: Mention) -> tuple[str, ...]:
    """Who else is the subject: the one who opens the clause and is joined to the last by "and"."""
    first = next(iter(mentions_in(doc, before.start, end=last.start)), None)
    if first is None or first.actor is None or first.end > last.start:
        return ()
    opens = _ARTICLES.fullmatch(text, before.start, first.start)
    return (first.actor,) if opens and _AND.fullmatch(text, first.end, last.start) else ()


def _last_free(doc: Doc, text: str, *, before: Span) -> Mention | None:
    """The last mention in a stretch that is neither object nor the owner of a thing."""
    for one in reversed(mentions_in(doc, before.start, end=before.end)):
        left = text[max(before.start, one.start - 45) : one.start]
        if _AFTER_PREPOSITION.search(left) and not _THEIRS.search(left):
            continue
        if (
            one.kind == "pronoun"
            and text[one.start : one.end].lower() in {"him", "her", "them", "us"}
            and text[one.end : one.end + 1] != " "
        ):
            continue
        stand = STAND.match(text, one.end)
        if _OWNS.match(text, one.end) and not (_OWNED_ACTOR.match(text, one.end) or stand):
            continue
        if stand and TURNED_AWAY.match(text, stand.end()):
            continue
        return one
    return None


def speech_spans(doc: Doc, sentence: Span) -> list[Speech]:
    """The stretches of a sentence that are somebody's reported words, pieces of one statement joined."""
    found = []
    first, last = sentence.start, sentence.end
    for one in [one for begin, stop, one in _statements(doc) if begin < last and stop > first]:
        pieces = [piece for piece in one.content if piece.start < last and first < piece.end]
        if pieces:
            start = max(first, min([piece.start for piece in pieces]))
            end = min(last, max([piece.end for piece in pieces]))
            found.append(Speech(start, end, one))
    return sorted(found, key=lambda one: (one.start, one.start - one.end)) if len(found) > 1 else found


def _statements(doc: Doc) -> list[tuple[int, int, Statement]]:
    """The statements of a doc with the offsets between which the words of each stand, worked out once."""
    kept: list[tuple[int, int, Statement]] | None = doc.user_data.get(_KEY)
    if kept is None:
        said = ((one, one.content) for one in doc._.statements if one.content)
        kept = doc.user_data[_KEY] = [
            (min(piece.start for piece in pieces), max(piece.end for piece in pieces), one) for one, pieces in said
        ]
    return kept


def opens_with_own(doc: Doc, span: Span) -> bool:
    """Whether a stretch begins with "her government", "his country": in reported words that of whoever speaks."""
    return _OWN_SIDE.match(text_of(doc), span.start, span.end) is not None


def in_marks(doc: Doc, span: Span) -> bool:
    """Whether a stretch touches words in quotation marks."""
    return any(span.overlaps(one.inner) for one in doc._.quotations)
