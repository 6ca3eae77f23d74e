"""What speaks for two facts being one and what against it: weights that add up, each with its words.

The frame is Fellegi and Sunter's ("A theory for record linkage", Journal of the American Statistical Association 64,
1969): a sign's weight is the logarithm, to base 2, of how much more often it is seen of one thing told twice than of two
things. The weights here are set by hand and not estimated: too few reports are marked for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

ENOUGH = 0.7
"""From which score a pair is suggested. Set with the weights beside on reports of 41 invented processes (examples/ and 39 of
evals/dispatches), as the built-in reader reads them: of 22 pairs 21 are right; of the four from .6 none is plainly right. For
statements there are too few pairs: of 1,797 that one speaker makes in one report, hardly any of which are one, .7 takes 14."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something seen of two facts. `weight` is above 0 where it speaks for their being one.

    `words` have no full stop; they are a function where they take time, since most pairs are not suggested.
    """

    weight: float
    words: str | Callable[[], str]


def score(signs: Iterable[Sign], *, prior: float) -> float:
    """Between 0 and 1, rounded to three digits; `prior` is the weight with which two neighbours start."""
    return round(float(1 / (1 + 2 ** -(prior + sum(one.weight for one in signs)))), 3)


def reason(signs: Iterable[Sign]) -> str:
    """A sentence of all signs, the strongest first, and one of what speaks against it."""
    told = [(one.weight, one.words if isinstance(one.words, str) else one.words()) for one in signs]
    ordered = sorted(told, key=lambda one: (-abs(one[0]), one[1]))
    pro = "; ".join(words for weight, words in ordered if weight >= 0 and words)
    con = "; ".join(words for weight, words in ordered if weight < 0 and words)
    return f"{pro[:1].upper()}{pro[1:]}.{f' Against it: {con}.' if con else ''}"
