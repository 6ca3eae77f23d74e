"""A clause as the models see it: features and a vector for its topic, and the same for what is done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.read.layers import Span
from detente.read.positions.learnt import features
from detente.read.positions.learnt.vectors import mean
from detente.read.positions.learnt.words import Word, words
from detente.read.positions.looking import Look
from detente.read.positions.scene import Sentence
from detente.read.positions.values import value

if TYPE_CHECKING:
    import numpy as np

VECTOR = 5.0
"""The length of a clause's vector; 1, 3, 6 and 10 were tried: the longer, the more issues are right, and the surer the wrong."""
BEFORE = 0.3
"""What that of the sentence before counts."""
AROUND = 0.5
"""What the vector of the rest of a sentence counts beside that of the clause."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a model goes by: features, each once, and a vector."""

    features: list[str]
    dense: np.ndarray[Any, Any]


def topic(text: str, span: Span, *, sentence: Sentence) -> Sight:
    """What tells which issue a stretch of a sentence is about."""
    import numpy as np

    here = words(text, span.start, span.end)
    around = words(text, sentence.start, span.start) + words(text, span.end, sentence.end)
    earlier = words(text, sentence.before.start, sentence.before.end) if sentence.before else []
    cues = [one for one in sentence.cues if one.within(span)]
    topics = sentence.before.cues if sentence.before else ()
    dense = VECTOR * np.concatenate(
        [mean(_content(here)), AROUND * mean(_content(around)), BEFORE * mean(_content(earlier))]
    )
    return Sight(features.topic(here, around=around, earlier=earlier, cues=cues, topics=topics), dense)


def _content(some: list[Word]) -> list[str]:
    return [one.low for one in some if one.content]


def stance(look: Look) -> Sight:
    """What tells what is done with the matter of a clause: asked for, accepted, weighed, refused, or nothing."""
    here = words(look.text, look.clause.start, look.clause.end)
    return Sight(features.stance(here, signs=_signs(look)), mean([one.low for one in here]))


def _signs(look: Look) -> Iterator[str]:
    """What the rules make of the clause."""
    yield f"who={look.who.kind}"
    yield f"outer={look.outer}"
    if look.silent:
        yield "silent"
    yield f"mode={look.speech.statement.mode if look.speech else None}"
    cue = look.speech.statement.cue if look.speech else None
    if cue is not None:
        yield from (f"cue={one.stem}" for one in words(look.text, cue.start, cue.end))
    for place, chain in enumerate(look.linked[:3]):
        yield f"value={value(chain)}"
        yield f"value{place}={value(chain)}"
        yield f"kinds={'+'.join(one.kind for one in chain.stances)}"
        yield f"first={chain.first.kind} {chain.first.negated}"
    if not look.linked:
        yield "value=nothing"
    tied = look.condition()
    if tied is not None:
        yield f"tie={tied.tie} {tied.leads}"
