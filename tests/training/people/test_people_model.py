"""The ranking of sides is fitted by Newton's method: the weights are where the loss is least, the same each time."""

from __future__ import annotations

import numpy as np
import pytest
from training.newton import Array, newton
from training.people_model.cases import Case
from training.people_model.fit import weights
from training.people_model.trial import table
from training.reports import learnt_from


def _case(*rows: dict[str, float], right: int) -> Case:
    return Case(process="p", rows=list(rows), right=(right,), open=True, first="")


CASES = [_case({"< clear": 1.0}, {"far": 1.0}, {"none": 1.0}, right=0)] * 8 + [
    _case({"far": 1.0}, {"none": 1.0}, right=1)
] * 6


def test_newton_finds_the_least_of_a_parabola() -> None:
    def bent(at: Array) -> tuple[Array, Array]:
        return 3 * (at - 4), 3 * np.eye(len(at))

    assert newton(bent, 2, stiff=1.0) == pytest.approx([3.0, 3.0])


def test_the_sign_of_the_right_side_weighs_most() -> None:
    learnt = weights(CASES)
    assert learnt["< clear"] > 0 > learnt["far"]


def test_weights_are_the_same_each_time() -> None:
    assert weights(CASES) == weights(list(CASES))


def test_a_rare_sign_has_no_weight() -> None:
    assert "odd" not in weights([*CASES, _case({"odd": 1.0}, {"none": 1.0}, right=0)])


def test_the_table_counts_each_person_once_a_bound() -> None:
    judged = [(CASES[0], [0.75, 0.15, 0.1]), (CASES[0], [0.2, 0.7, 0.1]), (CASES[8], [0.1, 0.9])]
    rows = [line.strip("| ").split(" | ") for line in table(judged)]
    assert [row[:3] for row in rows][:4] == [["0", "1", "0"], ["0.5", "1", "0"], ["0.6", "1", "0"], ["0.7", "1", "0"]]
    assert all(sum(map(int, (row[1], row[2], row[4], row[5]))) == len(judged) for row in rows)


def test_reports_that_are_only_scored_are_not_learnt_from() -> None:
    assert not {"tessara-04", "tessara-05", "tessara-06"} & {path.stem for path in learnt_from()}
    assert not {"own", "apart", "fresh", "reserve"} & {path.parent.name for path in learnt_from()}
