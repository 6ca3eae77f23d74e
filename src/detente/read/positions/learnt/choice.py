"""How likely a finding is right, by everything that rules and models see of it: a logistic regression over a few signs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from detente.read import weighing
from detente.read.positions.finding import Finding
from detente.read.positions.learnt.context import NOTHING
from detente.read.positions.learnt.judge import Judge
from detente.read.positions.learnt.ranking import Ranking
from detente.read.positions.looking import Look
from detente.read.positions.values import value
from detente.read.weighing import Sign

_LONG = 20
"""From how many words on a clause counts as long."""
_LEAST = 0.01
_ALIKE = {"foreign_forces": "forces"}
"""Issues that only who is meant tells apart, which the models do not see."""


def chance(some: Iterable[Sign], weights: Mapping[str, float]) -> float:
    """The probability that a finding with these signs is what a careful reader would find."""
    return weighing.chance(weighing.total(some, weights))


def signs(look: Look, judge: Judge, found: Finding, *, ranking: Ranking) -> Iterator[tuple[str, float]]:
    """The signs for and against a finding, each with its size."""
    about, shown = judge.about(), judge.attitudes()
    rule = found.rule.removeprefix("positions.")
    kind = rule.partition("-")[0]
    yield "bias", 1.0
    yield f"rule {rule}", 1.0
    yield f"kind {kind}", 1.0
    named = about.get(found.issue, 0.0) + about.get(_ALIKE.get(found.issue, ""), 0.0)
    issue, attitude = _logit(named), _logit(shown[found.attitude])
    source = "model" if kind.startswith("model") else "rule"
    yield f"issue {source}", issue
    yield f"attitude {source}", attitude
    yield f"both {source}", _logit(named * shown[found.attitude])
    yield "nothing said", _logit(about[NOTHING])
    yield "nothing held", _logit(1 - sum(shown.values()))
    if judge.issue() in {found.issue, _ALIKE.get(found.issue)}:
        yield f"likeliest issue {source}", 1.0
    if found.attitude == max(shown, key=shown.__getitem__):
        yield f"likeliest attitude {source}", 1.0
    yield from _of_holder(found, ranking, source=source)
    yield from _of_rules(look, found, source=source)
    yield from _of_clause(look, found)


def _of_holder(found: Finding, ranking: Ranking, *, source: str) -> Iterator[tuple[str, float]]:
    share, nobody = ranking.of(found.party), ranking.nobody
    yield f"holder {source}", _logit(share)
    yield f"holder, if any {source}", _logit(share / (1 - nobody)) if nobody < 1 else _logit(0.0)
    yield "nobody holds", _logit(nobody)
    if any(found.party in one.parties for one in ranking.best(1)):
        yield f"likeliest holder {source}", 1.0
    yield (
        f"other holders {source}",
        _logit(
            max((one.share for one in ranking.order if one.parties and found.party not in one.parties), default=0.0)
        ),
    )


def _of_rules(look: Look, found: Finding, *, source: str) -> Iterator[tuple[str, float]]:
    values = [value(chain) for chain in look.linked]
    if found.attitude in values:
        yield f"rules agree {source}", 1.0
    elif any(values):
        yield f"rules differ {source}", 1.0
    if not look.linked:
        yield f"no stance {source}", 1.0
    if look.outer is not None:
        yield f"outer {look.outer == found.attitude}", 1.0
    cues = [one for one in look.sentence.cues if one.issue == found.issue and one.within(look.clause)]
    if any(one.option is None for one in cues):
        yield "issue named", 1.0
    if any(one.option == found.option for one in cues):
        yield "option named", 1.0


def _of_clause(look: Look, found: Finding) -> Iterator[tuple[str, float]]:
    yield f"who {look.who.kind}", 1.0
    yield f"voice {found.voice}", 1.0
    yield f"mode {look.speech.statement.mode if look.speech else None}", 1.0
    yield f"attitude {found.attitude}", 1.0
    words = len(look.words.split())
    yield "words", min(words, _LONG) / _LONG
    if words < 5:
        yield "few words", 1.0
    if found.condition is not None:
        yield "condition", 1.0
    if found.red_line:
        yield "red line", 1.0


def _logit(share: float) -> float:
    kept = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
