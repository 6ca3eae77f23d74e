"""A second party's stance on what a sentence has just told: "declined it", "an idea that Kastan rejects", "which Orm opposes"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.people import mentions_in
from detente.read.positions.backoff import is_cue
from detente.read.positions.clauses import MATTER
from detente.read.positions.finder import BOTH, SAME
from detente.read.positions.finding import Finding
from detente.read.positions.looking import Look
from detente.read.positions.outsiders import party_of
from detente.read.positions.scene import Sentence
from detente.read.positions.stances import Kind, stances
from detente.read.positions.values import chains, inside, value

_VERBS: frozenset[Kind] = frozenset({"accept", "reject", "open"})
_PREDICATES: frozenset[Kind] = frozenset({"out", "fine", "maybe"})
_NOTHING = re.compile(
    r"\W*(?:(?:outright|flatly|at once|again|too|as well|at the time|so far|out of hand|in principle|politely|so|on \w+|last week|yesterday|today)\W*)*",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?:the|this|that|such an?|any such|its|their|his|her)\s+(?:\w+\s+)?{MATTER}s?\b", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"\W*(?:(?:but|and|yet|so)\s+)?(?:it|that|this|such an? \w+|the (?:\w+ )?{MATTER})\b", re.IGNORECASE
)
_ASIDE = re.compile(
    rf"[,–—]\s+(?:(?:an?|the|something|both|one)\s+(?:[\w-]+\s+)?(?:{MATTER}s?\s+)?(?:that|which|(?:to|of|on|for|with|about) which|(?=[A-Z]))|"
    r"(?:(?:to|of|on|for|with|about|all of|none of) )?which)\s*",
)
_ASKED_OF = re.compile(
    r"\W*(?:(?:on|upon)\s+)?(?:(?:both|all|each|the two|the (?:two )?warring|the opposing)\s+)?(?:the\s+)?(?:sides?|parties|governments|leaders|capitals|countries|neighbou?rs|delegations|both|everyone|everybody)\b",
    re.IGNORECASE,
)
_NEAR = 40
"""How many letters after its relative word the party of an aside may begin, and its stance after the party."""


def referred(look: Look, known: Sequence[Finding]) -> Iterator[Finding]:
    """A stance of a clause that names no matter, on the one matter of what was found just before."""
    matters = {(one.issue, one.option) for one in known}
    if not look.linked or look.silent or not matters or is_cue(look):
        return
    chain = look.linked[-1]
    both = BOTH.match(look.text[chain.end : look.clause.end].lstrip()) is not None
    if len(matters) != 1 + both or not _means_it(look):
        return
    attitude, take = inside(look.outer, value(chain)), look.take(chain)
    if attitude is None or take is None or _calls_on_others(look):
        return
    for party in take.parties:
        for issue, option in sorted(matters):
            if all(one.party != party for one in known):
                yield Finding(
                    party=party,
                    issue=issue,
                    option=option,
                    attitude=attitude,
                    evidence=Span(look.clause.start, look.clause.end),
                    words=Span(chain.start, chain.end),
                    rule="positions.referred",
                    voice=take.voice,
                    speaker=take.speaker,
                )


def _calls_on_others(look: Look) -> bool:
    """Whether somebody asks of others to be open or to agree ("urged both sides to show flexibility"): no stance of his own."""
    return look.outer == "demands" and _ASKED_OF.match(look.text, look.clause.start) is not None


def _means_it(look: Look) -> bool:
    """Whether a clause's stance is on something that only a word like "it" names, or nothing at all."""
    chain = look.linked[-1]
    rest = look.text[chain.end : look.clause.end].lstrip()
    kind = chain.stances[-1].kind
    if kind in _PREDICATES:
        return bool(_SUBJECT.match(look.text, look.clause.start, chain.start))
    return kind in _VERBS and bool(
        SAME.match(rest) or BOTH.match(rest) or _SHORT.match(rest) or _NOTHING.fullmatch(rest)
    )


def asides(doc: Doc, sentence: Sentence, known: Sequence[Finding]) -> Iterator[Finding]:
    """What a party is told, in an aside at the end of a sentence, to do with what the sentence told of another."""
    text = sentence.text
    for aside in _ASIDE.finditer(text, sentence.start, sentence.end):
        speech = sentence.speech_of(Span(aside.start(), aside.end()))
        if speech is not None and speech.statement.mode == "direct":
            continue
        first = next(iter(mentions_in(doc, aside.end(), end=sentence.end)), None)
        if first is None or first.start - aside.end() > 4:
            continue
        party = party_of(doc, first.actor)
        before = [one for one in known if one.words.start < aside.start()]
        if party is None or not before or before[-1].party == party:
            continue
        attitude = _shown(text, Span(first.end, sentence.end))
        if attitude is not None:
            yield replace(
                before[-1],
                party=party,
                attitude=attitude,
                evidence=Span(aside.start(), sentence.end),
                words=Span(first.end, sentence.end),
                rule="positions.aside",
                voice="outlet",
                speaker=None,
                red_line=False,
                condition=None,
            )


def _shown(text: str, after: Span) -> Attitude | None:
    """The stance right after a party's name; none on a matter of its own."""
    found = [one for one in chains(text, stances(text, after)) if one.start - after.start <= _NEAR]
    if not found or found[0].stances[-1].kind not in _VERBS | _PREDICATES:
        return None
    rest = text[found[0].end : after.end].lstrip()
    ends = rest[:1] in ",.;:" or _NOTHING.fullmatch(rest) is not None
    return value(found[0]) if ends or SAME.match(rest) else None
