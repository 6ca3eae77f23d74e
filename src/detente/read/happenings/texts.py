"""Noun phrases that name a text or offer on the table: "a nine-point paper", "the draft framework on aid"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.read.ahead import ahead
from detente.read.happenings.lexicon import entries
from detente.read.happenings.numbers import NUMBER, number
from detente.read.happenings.scene import Scene, Sentence, in_quotation
from detente.read.layers import Span
from detente.read.light import light
from detente.read.signals import signal

_STRONG, _WEAK = entries("proposals", "strong"), entries("proposals", "weak")
_NO_TEXT = re.compile(r"\b(?:in|on|no|any) \Z", re.IGNORECASE)
"""Before a noun that then names no text: "in answer", "put on paper", "no paper"."""
_HEADS = rf"(?P<head>(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))(?![\w-])"
_HEAD = re.compile(rf"\b{ahead(_HEADS)}{_HEADS}", re.IGNORECASE)
_HEAD_WORDS = signal(_HEADS)
_NOT = re.compile(rf"\b{entries('proposals', 'not_texts')}", re.IGNORECASE)
_POINTS = re.compile(rf"\b{entries('proposals', 'points').replace('NUMBER', NUMBER)}", re.IGNORECASE)
_OPENS = r"(?:a|an|the|this|that|his|her|its|their|our|your|my|each|any|some|no|another|\S+['’]s?|[“\"‘«'])"
_STOPS = (
    r"(?:of|in|to|on|for|by|at|from|with|as|is|are|was|were|be|been|has|have|had|will|would|and|or|but|that|which|"
    r"who|said|says|told|over|under|into|about|than|not|it|he|she|they|we|you|I)"
)
_WORD = r"[«“‘\"']?[\w'’.-]+[”’»\"']?"
_BEFORE = re.compile(
    rf"(?:(?<=[\s(“\"‘«'])|^)(?P<opens>{_OPENS}\s)(?P<words>(?:(?!{_STOPS}\s|{_OPENS}\s){_WORD}\s){{0,6}}[«“‘\"']?)\Z",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?<=[\s(“\"‘«'])|^)(?P<opens>)(?P<words>(?:(?:[A-ZÀ-Þ][\w'’.-]*|\d+|\w+-[\w-]+|new|draft|peace|written|joint|initial|original|"
    r"revised|rival|earlier|detailed|secret|longer|formal|full)\s){0,4})\Z"
)
_AFTER = re.compile(
    r" (?:of|on|in|for|to)(?: (?!answer|response|reply|which|that|who|it\b|principle\b|(?:his|her|its|their) own\b|(?:the|both|each|all|two|three|four|five) (?:parties|party|sides?|mediators?|delegations?|teams?|negotiators|table)\b"
    r"|(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day\b)[\w'’-]+){1,4}?(?=[,.;:”’»\"]| (?:that|which|who|and|by|to|on|has|had|was|is|after|before|last|this|yesterday|next|made|put|handed|presented|drawn)\b|\Z)"
)
_COUNTED = re.compile(
    rf"[”’»\"']? (?:of|in|with) {NUMBER} (?:points?|articles?|clauses?|items?|steps?|pages?)", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?:nicknamed|called|dubbed|known as|titled|entitled|call it|named)\s+(?:the\s+)?[“\"‘«']?(?P<name>(?:the\s+)?[\w'’-]+(?: [\w'’-]+){0,4})(?=[,”\"’».]|\s(?:and|is|was|,))",
    re.IGNORECASE,
)


_SUBJECT = re.compile(
    r"(?:\b(?:it|he|she|they|we|who|which|also|now|still|both|sides|parties|opposing|rival|competing)"
    r"|(?:^|\s)(?!(?:The|A|An|Its|His|Her|Their|New|Both|These|Those|All|Other|Peace)\b)[A-Z][\w-]+)\s\Z"
)


@light(frozen=True, slots=True)
class Text(Span):
    """A noun phrase for a text: the whole stretch, its head noun, its name and its number of points.

    `counted` is where "of nine points" ends, so that the points are no text of their own.
    """

    head: Span
    name: str
    strong: bool
    points: int | None
    counted: int = 0


def texts_in(scene: Scene, sentence: Sentence) -> Iterator[Text]:
    """The texts a sentence speaks of, in order; those in long quotations only in a transcript's turn."""
    end = sentence.start
    for match in () if _HEAD_WORDS.missing(sentence.bits) else _HEAD.finditer(scene.text, sentence.start, sentence.end):
        head = Span(match.start("head"), match.end("head"))
        if (
            head.start < end
            or _NO_TEXT.search(scene.text, max(0, head.start - 4), head.start)
            or (sentence.block.kind != "turn" and _deep(scene, head))
        ):
            continue
        if _verb(scene.text, sentence, head=head):
            continue
        one = _phrase(scene.text, sentence, head=head, strong=bool(match["strong"]))
        if one and not _NOT.search(scene.text, one.start, min(sentence.end, one.head.end + 14)):
            end = max(one.head.end, one.counted)
            yield one


def _verb(text: str, sentence: Span, *, head: Span) -> bool:
    """Whether "offers", "demands", "plans" or "drafts" is the verb of a name or pronoun before it."""
    if text[head.start : head.end].lower() not in {"offers", "demands", "plans", "drafts", "proposals"}:
        return False
    return bool(_SUBJECT.search(text[max(sentence.start, head.start - 40) : head.start]))


def _deep(scene: Scene, head: Span) -> bool:
    """Whether a word stands in a quotation that is more than a text's title."""
    return any(head.within(one) and one.end - one.start > 40 for one in scene.quoted) and in_quotation(scene, head)


def _phrase(text: str, sentence: Span, *, head: Span, strong: bool) -> Text | None:
    low = max(sentence.start, head.start - 90)
    before = _BEFORE.search(text[low : head.start]) or _BARE.search(text[low : head.start])
    start = low + before.start() if before else head.start
    bare = low + before.start("words") if before else head.start
    follows = _AFTER.match(text, head.end, min(sentence.end, head.end + 60))
    end = follows.end() if follows else head.end
    called = _CALLED.search(text, head.end, min(sentence.end, head.end + 80))
    name = called["name"] if called else re.sub('[“”"‘«»]|’(?=\\s|$)', "", text[bare:end]).strip(" '")
    counted = _COUNTED.match(text, head.end, sentence.end)
    points = _points(text, Span(start, min(sentence.end, head.end + 70)), sentence=sentence)
    counted_to = counted.end() if counted else 0
    return Text(start, end, head, name, strong, points, counted_to) if name else None


def _points(text: str, near: Span, *, sentence: Span) -> int | None:
    for match in _POINTS.finditer(text, near.start, min(sentence.end, near.end)):
        if re.search(r"pages?\Z", match[0]):
            continue
        value = number(match["before"] or match["after"])
        if value is not None and 1 < value < 200:
            return int(value)
    return None
