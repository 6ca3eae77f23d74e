"""How likely a finding is right, by everything that rules and models see of it: a logistic regression over a few signs."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

from detente.read.positions.finding import Finding
from detente.read.positions.learnt.judge import NOTHING, Judge
from detente.read.positions.looking import Look
from detente.read.positions.values import value

FILE = "choice.json"
_LONG = 20
"""From how many words on a clause counts as long."""
_LEAST = 0.01


def chance(some: Iterable[tuple[str, float]]) -> float:
    """The probability that a finding with these signs is what a careful reader would find; 1 where no weights are shipped."""
    known = shipped()
    if known is None:
        return 1.0
    return 1 / (1 + math.exp(-sum(size * known.get(sign, 0.0) for sign, size in some)))


def signs(look: Look, judge: Judge, found: Finding) -> Iterator[tuple[str, float]]:
    """The signs for and against a finding, each with its size."""
    about, shown = judge.about(), judge.attitudes()
    rule = found.rule.removeprefix("positions.")
    kind = rule.partition("-")[0]
    yield "bias", 1.0
    yield f"rule {rule}", 1.0
    yield f"kind {kind}", 1.0
    issue, attitude = _logit(about.get(found.issue, 0.0)), _logit(shown[found.attitude])
    source = "model" if kind.startswith("model") else "rule"
    yield f"issue {source}", issue
    yield f"attitude {source}", attitude
    yield f"both {source}", _logit(about.get(found.issue, 0.0) * shown[found.attitude])
    yield "nothing said", _logit(about[NOTHING])
    yield "nothing held", _logit(1 - sum(shown.values()))
    if found.issue == judge.issue():
        yield f"likeliest issue {source}", 1.0
    if found.attitude == max(shown, key=shown.__getitem__):
        yield f"likeliest attitude {source}", 1.0
    yield from _of_rules(look, found, source=source)
    yield from _of_clause(look, found)


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


@functools.cache
def shipped() -> Mapping[str, float] | None:
    """The weights in the package; None where the file is absent."""
    path = files(__package__).joinpath("data", FILE)
    if not path.is_file():
        return None
    known: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return known
