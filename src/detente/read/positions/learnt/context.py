"""What a clause is about, given what the words around it are about: a choice among issues with a few learnt weights.

Much that is said of an issue does not name it ("she now asks for half of it", "the president has accepted"): the sentence, the
sentences before and the rest of the report tell it then.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.read import weighing
from detente.read.layers import Span
from detente.read.positions.learnt import sight
from detente.read.positions.scene import Sentence, scene
from detente.read.weighing import Sign

if TYPE_CHECKING:
    from detente.read.positions.learnt.weights import Models

NOTHING = "nothing"
_LATELY = 6
"""How many sentences before count as those just read."""
_LEAST = 1e-4
_BACK = re.compile(
    r"\b(?:its?|this|that|these|those|them|they|ones?|both|such|same|so)\b|\bthe (?:idea|plan|proposal|offer|demand|request|move"
    r"|text|draft|paper|document|condition|figure|number|date|clause|article|whole|deal|step|measure|formula|matter|issue|question|point)\b",
    re.IGNORECASE,
)
"""Words that point back at what a report has told."""
ALONE = {"own": 1.0}
"""The weights where none were learnt."""
_KEY = "positions.about"

Shares = Mapping[str, float]
"""How likely each issue is, and "nothing"."""


def in_context(alone: Shares, span: Span, *, models: Models, sentence: Sentence) -> dict[str, float]:
    """Shares of issues as the words around a stretch make them likelier or less likely; "nothing" stays as it is."""
    issues = [one for one in alone if one != NOTHING]
    weights = models.context or ALONE
    scores = [weighing.total(some, weights) for some in signs(alone, span, models=models, sentence=sentence)]
    rest = 1 - alone[NOTHING]
    return {one: rest * share for one, share in zip(issues, weighing.shares(scores), strict=True)} | {
        NOTHING: alone[NOTHING]
    }


def signs(alone: Shares, span: Span, *, models: Models, sentence: Sentence) -> Iterator[list[Sign]]:
    """For each issue, in the order of `alone`, how likely the stretch and each part of what stands around it make it."""
    around = dict(_around(models, sentence))
    vague = alone[NOTHING]
    back = _BACK.search(sentence.text, span.start, span.end) is not None
    for issue in (one for one in alone if one != NOTHING):
        by = {part: math.log(max(found[issue], _LEAST)) for part, found in around.items()}
        yield [
            ("own", math.log(max(alone[issue], _LEAST))),
            *by.items(),
            *((f"vague: {part}", vague * size) for part, size in by.items()),
            *((f"points back: {part}", size) for part, size in by.items() if back),
        ]


def _around(models: Models, sentence: Sentence) -> Iterator[tuple[str, Shares]]:
    """What the sentence is about, the two before it, the one after, those just before together, and all others."""
    order = _of_sentences(models, sentence)
    starts = list(order)
    at, found = starts.index(sentence.start), list(order.values())
    yield "sentence", found[at]
    yield "before", found[max(at - 1, 0)]
    yield "before that", found[max(at - 2, 0)]
    yield "after", found[min(at + 1, len(found) - 1)]
    yield "lately", _mean(found[max(at - _LATELY, 0) : at] or found[:1])
    yield "elsewhere", _mean([*found[:at], *found[at + 1 :]] or found)


def _mean(some: Sequence[Shares]) -> Shares:
    return {issue: sum(one[issue] for one in some) / len(some) for issue in some[0]}


def _of_sentences(models: Models, sentence: Sentence) -> dict[int, Shares]:
    """What each sentence of a doc is about by where it starts, worked out once for each set of models."""
    if sentence.doc is None:
        return {sentence.start: _of(models, sentence)}
    by: tuple[object, dict[int, Shares]] | None = sentence.doc.user_data.get(_KEY)
    if by is None or by[0] is not models.issue:
        by = sentence.doc.user_data[_KEY] = (models.issue, {one.start: _of(models, one) for one in scene(sentence.doc)})
    return by[1]


def _of(models: Models, sentence: Sentence) -> Shares:
    seen = sight.topic(sentence.text, sentence, sentence=sentence)
    return models.issue.shares(seen.features, seen.dense)
