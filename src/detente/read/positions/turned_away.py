"""A claim of one side that another turns away in the same clause: "Kastan's demand for … is rejected", "cannot be entertained"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.read.layers import Mention, Span
from detente.read.people import mentions_in
from detente.read.positions.finder import made
from detente.read.positions.finding import Finding
from detente.read.positions.holders import STAND, TURNED_AWAY
from detente.read.positions.looking import Look
from detente.read.positions.outsiders import party_of
from detente.read.positions.takers import Take, author

_CLAIM = re.compile(r"(?:'s|s'|')\s+(?:[\w-]+\s+){0,2}?(?:demand|request|call|claim|insistence)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?\Z", re.IGNORECASE)
RULE = "positions.turned-away"


def turned_away(look: Look) -> Iterator[Finding]:
    """What the claimant asks for, and that the one whose words they are, or who is named with "by", rejects it."""
    for one in mentions_in(look.doc, look.clause.start, end=look.clause.end):
        stand = STAND.match(look.text, one.end)
        away = TURNED_AWAY.match(look.text, stand.end(), look.clause.end) if stand else None
        if stand and away:
            yield from _told(look, one, claimed=Span(stand.end(), away.end()))
            return


def _told(look: Look, one: Mention, *, claimed: Span) -> Iterator[Finding]:
    owner = party_of(look.doc, one.actor)
    other = _other(look, claimed)
    for hit in look.sentence.hits_in(look.text, claimed):
        if owner and _CLAIM.match(look.text, one.end):
            yield from made(look, hit, take=Take((owner,), "rival", None, RULE), attitude="demands", words=claimed)
        if other and other != owner:
            take = Take((other,), "paraphrased" if look.speech else "outlet", None, RULE)
            yield from made(look, hit, take=take, attitude="rejects", words=claimed)


def _other(look: Look, claimed: Span) -> str | None:
    """Who turns it away."""
    for one in mentions_in(look.doc, claimed.end, end=look.clause.end):
        if _BY.search(look.text, claimed.end, one.start):
            return party_of(look.doc, one.actor)
    speaker = look.speech.statement.speaker if look.speech else author(look.doc)
    return party_of(look.doc, speaker)
