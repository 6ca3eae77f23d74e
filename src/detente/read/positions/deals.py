"""The terms of a signed deal: each is accepted by those who signed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from detente.read.layers import Span
from detente.read.people import mentions_in
from detente.read.positions.cues import Hit
from detente.read.positions.finding import Finding
from detente.read.positions.foreign import of_outsiders
from detente.read.positions.learnt.judge import outcome_of, shares_of
from detente.read.positions.learnt.weights import at_hand
from detente.read.positions.outsiders import is_between, pair_of, party_of
from detente.read.positions.plain import plain
from detente.read.positions.scene import Sentence
from detente.read.positions.sections import section_of
from detente.read.signals import signal_of_words

_DEAL = r"(?:agreement|accord|deal|treaty|pact|truce|ceasefire|cease-fire|protocol|settlement)"
SIGNED = re.compile(
    rf"(?<!not )(?<!yet )(?<!have )\b(?:signed|concluded|initialled)\s+(?:a|an|the|their)\s+(?:[\w-]+\s+){{0,4}}?{_DEAL}\b",
    re.IGNORECASE,
)
_SIGNED_WORDS = signal_of_words(("signed", "concluded", "initialled"))
_TERMS = re.compile(
    rf"\W*(?:(?:under|according to) (?:it|its terms|the (?:terms of the )?(?:[\w-]+\s+){{0,2}}?(?:{_DEAL}|text))"
    r"(?: (?:signed|concluded|reached|struck|agreed|initialled)[^,.;]{0,30}?(?=,| the | both | each )|, (?:to |of )?which [^,]{0,50})?,?(?=\s)"
    rf"|(?:the|this) (?:[\w-]+\s+){{0,2}}?{_DEAL} (?:provides? for|calls for|requires|foresees|stipulates|commits|obliges|sets out|says)\b)",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"\b(?:signed|concluded|reached|struck|agreed|initialled|text)\b", re.IGNORECASE)
"""A deal that is said to have been made, or whose text is there: its parties are the two sides of the report."""
_GOES_ON = re.compile(
    r"\W*(?:and|it also|the (?:agreement|accord|deal|truce|text)|for|in return|both|each|the two|neither|\d|(?:a|an|some) \w+ (?:of|will|is)"
    r"|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|twelve)\b)",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\b(?:have|has|having)\s+(?:hereby\s+|jointly\s+)?agreed\s+(?:as follows|(?:to|on|upon)\s+the\s+following)\b|\bagree(?:d)?\s+as\s+follows\b",
    re.IGNORECASE,
)
"""With such words the text of a deal itself begins: all that "shall" be is accepted by its two sides."""
_FOLLOWS_WORDS = signal_of_words(("follows", "following"))
_ARTICLE = re.compile(
    r"\W*(?:(?:article|section|paragraph|point|clause)\s+(?:\d+|[ivxlc]+)\b|\(?\d{1,2}[.)])?\W*", re.IGNORECASE
)
_SHALL = re.compile(
    r"\b(?:shall|undertakes?\s+to|agrees?\s+to|commits?\s+(?:itself|themselves)\s+to)\b(?!\s+(?:not|in no case|never)\b)",
    re.IGNORECASE,
)
_FEWEST, _SUREST = 4, 0.6
"""Of how many words a term is, and how likely its issue, where the model names it."""
_SEVERAL, _BESIDE = 2, 0.2
"""Of so many outcomes that an article names, those count of which the model is so sure at least."""
_COMMA = re.compile(r"[,;]\s+(?:and\s+|while\s+)?")
_UNSURE = re.compile(r"\b(?:draft|proposed|would|could|might|may|if)\b", re.IGNORECASE)


def terms(doc: Doc, sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
    """What the parties to a signed deal accept by its terms, as the report tells them in its own voice.

    A sentence that goes on where terms were told just before tells more of them ("And for ten days neither side …").
    """
    text = plain(doc)
    signers: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    last: Sentence | None = None
    for sentence in sentences:
        signers = signers or _signers(doc, text, sentence=sentence)
        opening = _TERMS.match(text, sentence.start, sentence.end)
        told = signers or (pair_of(doc) if opening and _STRUCK.search(text, *opening.span()) else ())
        goes_on = last is not None and sentence.before is last
        last = None
        if not (opening or goes_on) or sentence.speeches or _UNSURE.search(text, sentence.start, sentence.end):
            continue
        if opening:
            sides = told
        elif not _GOES_ON.match(text, sentence.start):
            continue
        if sides:
            last = sentence
            begin = opening.end() if opening else sentence.start
            for term in _apart(text, Span(begin, sentence.end)):
                for hit in _named(doc, text, term, sentence=sentence):
                    yield from _accepted(doc, text, hit=hit, sentence=sentence, signers=sides)


def articles(doc: Doc, sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, list[Finding]]]:
    """What the two sides of a deal accept by each sentence of its own text that says what shall be, with where that begins."""
    text, sides, within = plain(doc), pair_of(doc), False
    for sentence in sentences if sides else ():
        begins = not _FOLLOWS_WORDS.missing(sentence.bits) and _FOLLOWS.search(text, sentence.start, sentence.end)
        within = (within or bool(begins)) and section_of(doc, sentence.start) is None
        if not within or begins or sentence.speeches or not _SHALL.search(text, sentence.start, sentence.end):
            continue
        opening = _ARTICLE.match(text, sentence.start, sentence.end)
        term = Span(opening.end() if opening else sentence.start, sentence.end)
        found = [
            one
            for hit in _main(doc, text, term, sentence=sentence)
            for one in _accepted(doc, text, hit=hit, sentence=sentence, signers=sides)
        ]
        if found:
            yield sentence.start, found


def _named(doc: Doc, text: str, term: Span, *, sentence: Sentence) -> list[Hit]:
    """The outcomes that a term names, by cues or else by the model."""
    found = sentence.hits_in(text, term)
    models = at_hand(doc)
    if found or models is None or len(text[term.start : term.end].split()) < _FEWEST:
        return found
    outcome = outcome_of(models, text, term, sentence=sentence, least=_SUREST)
    return [Hit(term.start, term.end, *outcome, term)] if outcome else []


def _main(doc: Doc, text: str, term: Span, *, sentence: Sentence) -> list[Hit]:
    """The outcomes that a term names, without those that the model takes for something said beside ("supervised by …")."""
    models, found = at_hand(doc), _named(doc, text, term, sentence=sentence)
    if models is None or len(found) < _SEVERAL:
        return found
    about = shares_of(models, text, term, sentence=sentence)
    return [one for one in found if about.get(one.issue, 1.0) >= _BESIDE]


def _apart(text: str, told: Span) -> Iterator[Span]:
    """The terms that a sentence lists between commas."""
    start = told.start
    for comma in _COMMA.finditer(text, told.start, told.end):
        yield Span(start, comma.start())
        start = comma.end()
    yield Span(start, told.end)


def _signers(doc: Doc, text: str, *, sentence: Sentence) -> tuple[str, ...]:
    """The sides that stand before "signed a peace deal"; none unless there are two."""
    if _SIGNED_WORDS.missing(sentence.bits):
        return ()
    signed = SIGNED.search(text, sentence.start, sentence.end)
    if signed is None or sentence.speech_of(Span(*signed.span())):
        return ()
    found: dict[str, None] = {}
    for one in mentions_in(doc, sentence.start, end=signed.start()):
        for actor in one.members or ((one.actor,) if one.actor else ()):
            party = party_of(doc, actor)
            if party and not is_between(doc, party):
                found.setdefault(party)
    return tuple(found) if len(found) == 2 else ()


def _accepted(doc: Doc, text: str, *, hit: Hit, sentence: Sentence, signers: tuple[str, ...]) -> Iterator[Finding]:
    start = max(text.rfind(",", sentence.start, hit.start) + 1, sentence.start)
    comma = text.find(",", hit.end, sentence.end)
    end = comma if comma >= 0 else sentence.end
    piece = Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)
    for party in signers:
        named = of_outsiders(doc, text, hit=hit, clause=piece, party=party)
        yield Finding(
            party=party,
            issue=named.issue,
            option=named.option,
            attitude="accepts",
            evidence=piece,
            words=hit.words,
            rule="positions.signed",
            voice="joint text",
            speaker=None,
        )
