"""How good the ranking is on people of processes that it has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from detente.read.people.guessed import likeliest
from detente.read.people.learnt.ranking import shares
from training.people_model.cases import Case
from training.people_model.fit import weights

BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
FOLDS = 8

Judged = tuple[Case, list[float]]


def left_out(some: Sequence[Case]) -> Iterator[Judged]:
    """Each person with the shares that weights give them which were learnt without every eighth process, theirs among them."""
    processes = sorted({case.process for case in some})
    for fold in range(FOLDS):
        held = set(processes[fold::FOLDS])
        learnt = weights([case for case in some if case.process not in held])
        yield from ((case, shares(case.rows, learnt)) for case in some if case.process in held)


def table(judged: Iterable[Judged]) -> Iterator[str]:
    """A line for each bound: how many sides are told, right and wrong, and not told."""
    kept = list(judged)
    for bound in BOUNDS:
        count = Counter(_verdict(case, chances, bound) for case, chances in kept)
        told = count["right"] + count["wrong"]
        share = f"{count['right'] / told:.2f}" if told else "–"
        yield f"| {bound:g} | {count['right']} | {count['wrong']} | {share} | {count['missing']} | {count['none']} |"


def _verdict(case: Case, chances: list[float], bound: float) -> str:
    best = likeliest(case.rows, chances, bound)
    if best is None:
        return "missing" if case.sided else "none"
    return "right" if case.sided and best in case.right else "wrong"
