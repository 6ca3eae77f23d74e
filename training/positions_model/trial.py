"""How good the models are on processes that they were not trained on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.read.positions.learnt.weights import Models
from training.positions_model.examples import Example
from training.positions_model.rows import ATTITUDES, ISSUES, NOTHING, OPTIONS

FOLDS = 4
OURS = frozenset({"sentences", "phrases"})
"""Sources that are never left out."""


def parts(examples: Iterable[Example]) -> list[frozenset[str]]:
    """The processes of the reports in parts, each process in one: what is left out together."""
    processes = sorted({one.source for one in examples} - OURS)
    return [frozenset(processes[fold::FOLDS]) for fold in range(FOLDS)]


def trial(examples: list[Example], folds: Iterable[tuple[frozenset[str], Models]]) -> str:
    """A table of shares that are right, each process judged by models that saw no report of it."""
    right: dict[str, list[bool]] = {"issue": [], "option": [], "attitude": [], "nothing held": []}
    for held, models in folds:
        for one in examples:
            if one.source in held:
                for kind, hit in judged(one, models):
                    right[kind].append(hit)
    return "\n".join(f"| {kind} | {len(hits)} | {100 * sum(hits) / len(hits):.0f} |" for kind, hits in right.items())


def judged(one: Example, models: Models) -> Iterator[tuple[str, bool]]:
    """For each question that an example answers, whether the models answer it right."""
    if one.labels:
        shares = models.issue.shares(one.topic.features, one.topic.dense)
        best = max(ISSUES[:-1], key=shares.__getitem__)
        yield "issue", best in {label.issue for label in one.labels}
    for label in one.labels:
        among = [at for at, name in enumerate(OPTIONS) if name.startswith(f"{label.issue}.")]
        found = models.option.shares([*one.topic.features, f"attitude={label.attitude}"], one.topic.dense, among=among)
        yield "option", max(found, key=found.__getitem__) == f"{label.issue}.{label.option}"
    if one.stance is None or (one.touched and not one.labels):
        return
    given = models.stance.shares(one.stance.features, one.stance.dense)
    if one.labels:
        yield "attitude", max(ATTITUDES[:-1], key=given.__getitem__) in {label.attitude for label in one.labels}
    else:
        yield "nothing held", given[NOTHING] > 0.5
