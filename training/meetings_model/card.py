"""What is written beside the weights of meetings: how good they are, and on which terms they may be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.read.happenings.sittings.learnt.adding import LIKELY
from detente.read.happenings.sittings.learnt.judging import Told
from training.meetings_model.cases import Case
from training.meetings_model.fit import Judged

CARD = """# Which sentences tell of a meeting, and who sat there: accuracy card

{attends:,} and {mediates:,} weights of two logistic regressions (whether an actor sits at any of a report's meetings, whether he
stands between those who do), {telling:,} of a third (whether a sentence tells of a meeting) and {first:,} and {second:,} of two
conditional logits (who of those near by sat there together, at first sight and when the report's other meetings are known),
made by `make train-meetings`. The signs are words and pairs of words, dates, sorts and places of mentions, offices, and what
the rules found in the sentence; no sign is a name. The reader asks them at the setting `full` alone: a meeting is told
from a probability of {likely:g} on, with the people that the weights name; below that what rules found stays where the sentence tells of a
meeting from {kept:g} on.

Learnt from {reports} reports: evals/building, evals/wires, evals/drills, and those of evals/dispatches that may be built
on. By weights that have not seen a report's process (left out in {parts} parts), before several tellings of one meeting are joined,
from {likely:g} on and without the rules:

| reports | meetings | told | right | precision | recall | F1 |
|---|---|---|---|---|---|---|
{lines}

Right: in the sentence of the annotated words or beside it, with at least half of all participants the same. The rules knew
building, wires and drills when they were made, so that only dispatches shows what unseen reports are read like.

Not for: languages other than English.
"""

LICENCE = """weights.json was fitted to reports written and annotated by the makers of Detente and is under the licence of
Detente (Apache-2.0).
"""


def lines(judged: Sequence[Judged]) -> Iterator[str]:
    """A row of the table for each corpus."""
    for corpus in sorted({one.case.corpus for one in judged}):
        some = [one for one in judged if one.case.corpus == corpus]
        told = {id(one): [it for it in one.told if it.share >= LIKELY] for one in some}
        there, found = sum(len(one.case.meetings) for one in some), sum(map(len, told.values()))
        right = sum(_right(one.case, told[id(one)]) for one in some)
        yield (
            f"| {corpus} | {there} | {found} | {right} | {right / max(1, found):.3f} | {right / max(1, there):.3f} | "
            f"{2 * right / max(1, there + found):.3f} |"
        )


def _right(case: Case, told: Sequence[Told]) -> int:
    """How many annotated meetings are told, each at most once, the surest first."""
    left = set(range(len(case.meetings)))
    for one in sorted(told, key=lambda it: -it.share):
        near = {number for at in (0, -1, 1) for number in case.at.get(one.index + at, ())}
        people = {case.names.get(who, f"? {who}") for who in one.people}
        alike = {number: _alike(people, case.meetings[number]) for number in near & left}
        best = max(sorted(alike), key=alike.__getitem__, default=None)
        if best is not None and alike[best] >= 0.5:
            left.remove(best)
    return len(case.meetings) - len(left)


def _alike(people: set[str], meeting: frozenset[str]) -> float:
    return len(people & meeting) / len(people | meeting)
