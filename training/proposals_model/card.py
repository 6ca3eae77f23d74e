"""What is written beside the weights of proposals: how good they are, and on which terms they may be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.read.happenings.tabled.page import Tabled
from training.proposals_model.cases import Case
from training.proposals_model.fit import Judged

CARD = """# Which sentences tell of a proposal, whose it is, and how it fares: accuracy card

{telling:,} weights of a logistic regression (whether a sentence tells of a proposal) and {author:,} and {status:,} of two conditional
logits (whose it is, how it fares), made by `make train-proposals`. The signs are words, pairs and sorts of words, sorts and places of
mentions, positions told beside, and what the rules found; no sign is a name. The reader asks them at the setting `full` alone: a
rule's proposal stays from a probability of {unlikely:g} on and keeps its author, one without gets it from {sure:g} on, and a proposal
that no rule found is told from {likely:g} on.

Learnt from {reports} reports: evals/building, evals/wires, evals/drills, and those of evals/dispatches that may be built
on. With the rules, by weights that have not seen a report's process (left out in {parts} parts):

| reports | proposals | told | right | precision | recall | F1 | how they fare |
|---|---|---|---|---|---|---|---|
{lines}

Right: in the sentence of the annotated words or beside it, of the same side; how they fare: of those that are right, the share that
fares as annotated. The rules knew building, wires and drills when they were made, so that only dispatches shows what unseen reports
are read like.

Not for: languages other than English.
"""

LICENCE = """weights.json was fitted to reports written and annotated by the makers of Detente and is under the licence of
Detente (Apache-2.0).
"""


def lines(judged: Sequence[Judged]) -> Iterator[str]:
    """A row of the table for each corpus."""
    for corpus in sorted({one.case.corpus for one in judged}):
        some = [one for one in judged if one.case.corpus == corpus]
        pairs = [pair for one in some for pair in _pairs(one.case, one.found)]
        there, found = sum(len(one.case.proposals) for one in some), sum(len(one.found) for one in some)
        right, alike = len(pairs), sum(pairs)
        yield (
            f"| {corpus} | {there} | {found} | {right} | {right / max(1, found):.3f} | {right / max(1, there):.3f} | "
            f"{2 * right / max(1, there + found):.3f} | {alike / max(1, right):.3f} |"
        )


def _pairs(case: Case, found: Sequence[Tabled]) -> Iterator[bool]:
    """For each proposal that is right, each annotated one at most once, whether it fares as annotated."""
    left = set(range(len(case.proposals)))
    for one in found:
        near = {at + step for at in one.among for step in (-1, 0, 1)}
        there = {number for at in near for number in case.at.get(at, ())} & left
        author = case.sides.get(one.author, "nobody annotated") if one.author else None
        best = next((it for it in sorted(there) if case.proposals[it].author == author), None)
        if best is not None:
            left.remove(best)
            yield case.proposals[best].status == one.status
