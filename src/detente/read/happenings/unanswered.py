"""Offers and demands of which a report itself says that nobody answered, with whose they are and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc

from detente.model import Fact, Unanswered
from detente.model.silence import NO_ANSWER
from detente.read.ahead import ahead
from detente.read.happenings.lexicon import entries
from detente.read.happenings.scene import (
    Scene,
    Sentence,
    actors_of,
    in_quotation,
    is_place,
    mentions_in,
    scene_of,
    side_of,
)
from detente.read.layers import Span, passage_of, why
from detente.read.light import light
from detente.read.signals import signal
from detente.read.times.trie import any_of

Kind = Literal["offer", "demand"]

_TRIGGER = re.compile(
    r"\b" + any_of(form for one in entries("unanswered", "triggers") for form in (one, one.capitalize(), one.upper()))
)
_ASK = re.compile(
    rf"\b(?:(?P<offer>{entries('unanswered', 'offer_verbs')})|(?P<demand>{entries('unanswered', 'demand_verbs')}))(?!\w)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"\b(?:(?P<offer>{entries('unanswered', 'offer_nouns')})|(?P<demand>{entries('unanswered', 'demand_nouns')}))"
    r"(?= (?:of|to|for|that|from|by|on|made|put|in|about)\b)",
    re.IGNORECASE,
)
_TO_WHAT = re.compile(r"\s+(?:to|on|about)\s+(?!that\b|this\b|it\b|them\b|him\b|her\b|whether\b)", re.IGNORECASE)
_BACK_TO = re.compile(
    rf"(?:the|its|his|her|their|this|that|either|any of (?:the|this|these)) (?:\w+ )?(?:{entries('unanswered', 'offer_nouns')}|"
    rf"{entries('unanswered', 'demand_nouns')}|matter|point|question|threat|gesture)(?=[.,;]| (?:yet|so far|from|by|in|until|yesterday|on \w+day)\b)",
    re.IGNORECASE,
)
"""What was not answered, named by a word that points back."""
_WOULD = re.compile(
    r"\b(?:would|could|might|may|ready to|willing to|prepared to|offers? to|offered|propos\w+|in return for|in exchange for)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:must|should|has to|have to|needs? to|had to|be (?:\w+ly )?(?:released|freed|withdrawn|lifted|opened|returned|allowed))\b",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    r"[’”\"')]?(?:,[^,;.]{1,90},|\s\([^)]{1,60}\))?\s*(?:(?:today|yesterday|also|again|now|then|later|on \w+day|\w+ly|first|had|has|have|is|was|are|were|who|which|"
    r"meanwhile|for (?:its|his|her) part|in turn|instead|this week|last (?:week|month)|as well|too),?\s*)*\Z",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(rf"\b{ahead(NO_ANSWER.pattern)}(?:{NO_ANSWER.pattern})", NO_ANSWER.flags)
_NO_ANSWER_WORDS = signal(NO_ANSWER.pattern)
_CLAUSE_END = re.compile(
    r"[.;:](?=\s|\Z)|, (?:but|and (?:has|have|had|neither|nobody|there)|which|where|who|while|(?:[\w’'-]+ ){1,6}(?:said|says?|told|added)|he|she|they|it|adding)\b|\s(?:and (?:has|have|had) |but\b|while\b|—|–\s)"
)
_BACK = 2
"""How many sentences before "there was no answer" the offer may stand. Tried on evals/building: F1 .35 with 1, .41 with 2, as with 3."""


@light(frozen=True, slots=True)
class _Ask(Span):
    """The words of an offer or demand, whose it is, and which of the two."""

    party: str
    kind: Kind


def find_unanswered(doc: Doc) -> tuple[Unanswered, ...]:
    """What a doc says that nobody answered, in the order of the text."""
    scene = scene_of(doc)
    found: dict[tuple[int, int], Unanswered] = {}
    for sentence in scene.sentences:
        if _NO_ANSWER_WORDS.missing(sentence.bits) or not _TRIGGER.search(scene.text, sentence.start, sentence.end):
            continue
        match = _NO_ANSWER.search(scene.text, sentence.start, sentence.end)
        if match is None:
            continue
        if sentence.block.kind != "turn" and in_quotation(scene, Span(match.start(), match.end())):
            continue
        ask = _asked(scene, sentence, cue=Span(match.start(), match.end()))
        if ask and (ask.start, ask.end) not in found:
            found[ask.start, ask.end] = _fact(scene, ask, sentence=sentence, number=len(found) + 1)
    return tuple(found.values())


def _fact(scene: Scene, ask: _Ask, *, sentence: Sentence, number: int) -> Unanswered:
    doc = scene.doc
    told: list[Fact] = [*doc._.positions, *doc._.proposals]
    of = next((one.id for one in told for it in one.evidence if it.start < ask.end and ask.start < it.end), None)
    words, said_so = passage_of(doc, Span(ask.start, ask.end)), passage_of(doc, sentence)
    return Unanswered(
        id=f"u{number}",
        evidence=(words,) if sentence.start <= ask.start and ask.end <= sentence.end else (words, said_so),
        why=why("unanswered.said-so", doc, span=sentence),
        party=ask.party,
        kind=ask.kind,
        words=words,
        said_so=said_so,
        of=of,
    )


def _asked(scene: Scene, sentence: Sentence, *, cue: Span) -> _Ask | None:
    """What was not answered: named after "to", else the last offer or demand before the words that say so."""
    to = _TO_WHAT.search(scene.text, cue.end - 1, min(sentence.end, cue.end + 30))
    if to and not _BACK_TO.match(scene.text, to.end()):
        return _named(scene, sentence, at=to.end())
    for back in range(_BACK + 1):
        index = sentence.index - back
        if index < 0:
            break
        one = scene.sentences[index]
        asks = list(_asks(scene, Span(one.start, min(one.end, cue.start))))
        if asks:
            return asks[-1]
    return None


def _named(scene: Scene, sentence: Sentence, *, at: int) -> _Ask | None:
    """An offer or demand that the words name: "has not replied to a Velmoran request to let ships pass"."""
    noun = _NOUN.search(scene.text, at, min(sentence.end, at + 70))
    if noun is None:
        return None
    owner = next(
        (one for one in mentions_in(scene, Span(at, noun.end() + 60)) if actors_of(one) and not is_place(scene, one)),
        None,
    )
    if owner is None or len(actors_of(owner)) != 1:
        return None
    end = _end(scene, noun.end(), end=sentence.end)
    return _Ask(at, end, side_of(scene, actors_of(owner)[0]), "offer" if noun["offer"] else "demand")


def _asks(scene: Scene, span: Span) -> Iterator[_Ask]:
    """The offers and demands that a stretch tells, in its order."""
    found = [*_by_verb(scene, span), *_by_statement(scene, span)]
    yield from sorted(found, key=lambda one: (one.start, -one.end))


def _by_verb(scene: Scene, span: Span) -> Iterator[_Ask]:
    for match in _ASK.finditer(scene.text, span.start, span.end):
        for one in reversed(mentions_in(scene, Span(span.start, match.start()))):
            if (
                len(actors_of(one)) == 1
                and not is_place(scene, one)
                and _BEFORE_VERB.fullmatch(scene.text, one.end, match.start())
            ):
                end = _end(scene, match.end(), end=span.end)
                if end - match.end() > 8:
                    yield _Ask(
                        match.start(), end, side_of(scene, actors_of(one)[0]), "offer" if match["offer"] else "demand"
                    )
                break


def _by_statement(scene: Scene, span: Span) -> Iterator[_Ask]:
    """What a speaker says that he would do, or that others must."""
    for one in scene.doc._.statements:
        for piece in one.content:
            stretch = Span(max(piece.start, span.start), min(piece.end, span.end))
            if one.speaker is None or stretch.end - stretch.start < 12:
                continue
            words = scene.text[stretch.start : stretch.end]
            kind: Kind | None = "offer" if _WOULD.search(words) else "demand" if _MUST.search(words) else None
            if kind:
                yield _Ask(stretch.start, stretch.end, side_of(scene, one.speaker), kind)


def _end(scene: Scene, at: int, *, end: int) -> int:
    bound = _CLAUSE_END.search(scene.text, at, end)
    stop = bound.start() if bound else end
    while stop > at and scene.text[stop - 1] in " ,.;:":
        stop -= 1
    return stop
