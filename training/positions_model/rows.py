"""From examples to rows for fitting: one for the issue, one for its option, one for what is done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from detente.model import load_catalogue
from training.positions_model.examples import Example
from training.positions_model.fit import Array, Row

NOTHING = "nothing"
ISSUES = (*load_catalogue(), NOTHING)
OPTIONS = tuple(f"{issue}.{option}" for issue in ISSUES[:-1] for option in load_catalogue()[issue].options)
ATTITUDES = ("demands", "accepts", "open", "rejects", NOTHING)
FEW = 6.0
"""As by how many sentences an option is held to have the attitudes of all."""
OF_REPORTS = 2.0
OF_STANCES, OF_NOTHING = 4.0, 2.0
"""What a clause of a report counts where it is asked what is done with its matter: one that holds a position, and one that holds
none; with 2 and 1 the log-loss on processes left out was .528, with these .518."""
OF_NO_ISSUE = 0.5
"""What a clause of a report counts in whose sentence nobody holds a position: it may be about an issue all the same."""


def issue_rows(examples: Iterable[Example]) -> Iterator[Row]:
    """What a clause is about; of clauses without a stance only those of reports, where all else is annotated too."""
    for one in examples:
        found = dict.fromkeys(label.issue for label in one.labels)
        for issue in found:
            yield Row(
                features=one.topic.features,
                dense=one.topic.dense,
                label=ISSUES.index(issue),
                weight=_weight(one) / len(found),
            )
        if not found and not one.touched and not one.near and one.source != "sentences":
            yield Row(features=one.topic.features, dense=one.topic.dense, label=len(ISSUES) - 1, weight=OF_NO_ISSUE)


def option_rows(examples: Iterable[Example]) -> Iterator[Row]:
    """Which of an issue's options it is, told apart from that issue's others alone."""
    for one in examples:
        for label in one.labels:
            among = np.array([option.startswith(f"{label.issue}.") for option in OPTIONS])
            yield Row(
                features=[*one.topic.features, *([f"attitude={label.attitude}"] if label.attitude else [])],
                dense=one.topic.dense,
                label=OPTIONS.index(f"{label.issue}.{label.option}"),
                weight=_weight(one) / len(one.labels),
                among=among,
            )


def stance_rows(examples: Iterable[Example]) -> Iterator[Row]:
    """What is done with the matter of a clause."""
    for one in examples:
        if one.stance is None:
            continue
        found = dict.fromkeys(label.attitude for label in one.labels)
        for attitude in found:
            yield Row(
                features=one.stance.features,
                dense=one.stance.dense,
                label=ATTITUDES.index(attitude),
                weight=(OF_STANCES if _of_report(one) else 1.0) / len(found),
            )
        if not found and not one.touched:
            weight = OF_NOTHING if _of_report(one) else 1.0
            yield Row(features=one.stance.features, dense=one.stance.dense, label=len(ATTITUDES) - 1, weight=weight)


def _weight(one: Example) -> float:
    return OF_REPORTS if _of_report(one) else 1.0


def _of_report(one: Example) -> bool:
    return one.source not in {"sentences", "phrases"}


def leanings(examples: Iterable[Example]) -> Array:
    """For each option, by how much each attitude is likelier towards it than otherwise, as a log-ratio.

    Some outcomes are asked for or refused and hardly ever "accepted": that a side stays away, that measures are kept.
    """
    counts = np.full((len(OPTIONS), len(ATTITUDES) - 1), 0.0)
    for one in examples:
        for label in one.labels:
            if label.attitude:
                counts[OPTIONS.index(f"{label.issue}.{label.option}"), ATTITUDES.index(label.attitude)] += _weight(one)
    overall = (counts.sum(axis=0) + 1) / (counts.sum() + counts.shape[1])
    shares = (counts + FEW * overall) / (counts.sum(axis=1, keepdims=True) + FEW)
    made: Array = np.log(shares / overall)
    return made
