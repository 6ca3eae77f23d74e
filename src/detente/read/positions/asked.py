"""What a party asks for by making something else depend on it: "will sign only if …", "not until …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.read.layers import Span
from detente.read.positions.backoff import gives_up, taker
from detente.read.positions.conditions import Tie
from detente.read.positions.cues import Hit
from detente.read.positions.finder import made
from detente.read.positions.finding import Finding
from detente.read.positions.learnt.judge import Judge
from detente.read.positions.learnt.weights import at_hand
from detente.read.positions.looking import Look
from detente.read.positions.red_lines import is_final
from detente.read.positions.takers import Take

RULE = "positions.asked"
_TIES: frozenset[Tie] = frozenset({"if", "until", "bargain"})
_FIRM = re.compile(
    r"\b(?:only|unless|until|till|provided|providing|not before|condition|exchange|return)\b", re.IGNORECASE
)
"""Markers that ask for what follows; a plain "if" often only says what else would happen."""
SUREST = 0.7
"""How likely the issue of a condition must be."""


def asked(look: Look, found: list[Finding]) -> Iterator[Finding]:
    """A demand for each condition of a stance that is about another issue than the stance."""
    models, tied = at_hand(look.doc), look.condition()
    if models is None or tied is None or look.silent or tied.tie not in _TIES or gives_up(look):
        return
    take = _take(look, found)
    if take is None or not _FIRM.search(look.text, tied.marker.start, tied.marker.end):
        return
    judge = Judge(models, look, tied)
    issue = judge.issue()
    if judge.about()[issue] < SUREST or issue in {one.issue for one in found}:
        return
    hit = Hit(tied.start, tied.end, issue, judge.option(issue, "demands"), tied.marker)
    red = is_final(look.words)
    for one in made(look, hit, take=take, attitude="demands", words=tied.marker, red_line=red):
        yield replace(one, evidence=Span(min(look.clause.start, tied.start), max(look.clause.end, tied.end)))


def _take(look: Look, found: list[Finding]) -> Take | None:
    """Who makes a condition: who takes the stance that it is tied to, several not being of one mind about it."""
    if found:
        parties = tuple(dict.fromkeys(one.party for one in found))
        return Take(parties, found[0].voice, found[0].speaker, RULE) if len(parties) == 1 else None
    take = taker(look) if look.linked or look.outer else None
    return Take(take.parties, take.voice, take.speaker, RULE) if take and len(take.parties) == 1 else None
