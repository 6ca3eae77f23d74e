"""What to ask next: which single piece of knowledge would settle most of what is open about an answer.

An answer varies from sample to sample with the values drawn. If one value were known, part of that variance would be gone:
the share that is gone on average is the first-order index of variance-based sensitivity analysis (Sobol' 1993), here the
correlation ratio over classes of as many samples each, freed of the bias that classes bring (epsilon squared: Kelley,
"An unbiased correlation ratio measure", 1935).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.agreements.robust.estimates import Floats
from detente.analysis.agreements.robust.samples import Draws
from detente.analysis.agreements.scenarios.interface import Stated

_CLASSES = 16
_BATCHES = 10
_LEAST_OPEN = 0.005
"""Variance of a yes-or-no answer below which it counts as settled: the rarer of the two in one sample of two hundred."""
_LEAST_SETTLED = 0.01


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that could be asked, in words, about which party, and the share of the variance that it would settle."""

    party: int
    words: str
    settles: float
    error: float


def asks(stated: Stated, draws: Sequence[Draws], answer: NDArray[np.bool_], *, shown: int = 6) -> tuple[Ask, ...]:
    """What would settle most of an answer (samples × parts, each yes or no), most first; nothing where it hardly varies.

    What settles less than a hundredth, or no more than three times its Monte Carlo error, is left out.
    """
    answer = answer[:, answer.var(axis=0) > _LEAST_OPEN]
    if not answer.shape[1]:
        return ()
    ordered = ((party, words, np.argsort(known, kind="stable")) for party, words, known in _open(stated, draws))
    every = [(_ratio(answer[order], _CLASSES), party, words, order) for party, words, order in ordered]
    every.sort(key=lambda one: (-one[0], one[1], one[2]))
    found = [Ask(party, words, settles, _error(answer, order)) for settles, party, words, order in every[:shown]]
    return tuple(one for one in found if one.settles > max(_LEAST_SETTLED, 3 * one.error))


def _open(stated: Stated, draws: Sequence[Draws]) -> Iterator[tuple[int, str, Floats]]:
    """Every value that is not known, in words, with its draws."""
    for party, (side, known, drawn) in enumerate(zip(stated.parties, stated.knowledge, draws, strict=True)):
        for at, issue in enumerate(stated.issues):
            yield from _varying(party, f"how much {issue.title} matters to {side.name}", drawn.weights[:, at])
            for option, title in enumerate(issue.titles):
                words = f"what “{title}” is worth to {side.name} ({issue.title})"
                yield from _varying(party, words, drawn.values[at][:, option])
        for place, one in enumerate(known.added):
            taken = "; ".join(
                f"{stated.issues[issue].title}: {' or '.join(stated.issues[issue].titles[n] for n in sorted(some))}"
                for issue, some in one.choices
            )
            yield from _varying(party, f"what {taken} together adds for {side.name}", drawn.added[:, place])
        if drawn.no_deal is not None:
            yield from _varying(party, f"what no deal is worth to {side.name}", drawn.no_deal)


def _varying(party: int, words: str, values: Floats) -> Iterator[tuple[int, str, Floats]]:
    if np.ptp(values) > 0:
        yield party, words, values


def _error(answer: NDArray[np.bool_], order: NDArray[np.intp]) -> float:
    """The standard error of the share that is settled, from batches."""
    batches = order * _BATCHES // len(order)
    parts = [_ratio(answer[order[batches == batch]], _CLASSES // 2) for batch in range(_BATCHES)]
    return float(np.std(parts, ddof=1) / np.sqrt(_BATCHES))


def _ratio(ordered: NDArray[np.bool_], classes: int) -> float:
    """Epsilon squared of samples in the order of the known value, over so many classes; all parts of the answer together."""
    count = len(ordered)
    if count < 2 * classes:
        return 0.0
    edges = np.arange(classes) * count // classes
    sums = np.add.reduceat(ordered, edges, axis=0, dtype=np.int64)
    whole = sums.sum(axis=0)
    middle = float((whole**2).sum()) / count
    total = float(whole.sum()) - middle
    between = float((sums**2 / np.diff(np.append(edges, count))[:, None]).sum()) - middle
    if total <= 0:
        return 0.0
    return 1 - ((total - between) / (count - classes)) / (total / (count - 1))
