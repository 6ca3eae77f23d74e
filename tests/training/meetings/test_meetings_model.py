"""What meetings are learnt from, and that sparse weights are those of Newton's method."""

from __future__ import annotations

import random

import pytest
from training.meetings_model.cases import cases
from training.meetings_model.fit import PARTS, learnt, part_of
from training.reports import learnt_from
from training.signs import Asked

from training import signs, sparse

CHANCE = random.Random(5)
ROWS = [[(f"s{CHANCE.randrange(6)}", 1.0), (f"t{CHANCE.randrange(3)}", 2.0)] for _ in range(60)]


def test_answers_weigh_as_by_newtons_method() -> None:
    right = [row[0][0] in {"s1", "s2"} or CHANCE.random() < 0.2 for row in ROWS]
    exact = signs.of_answers(ROWS, right, fewest=2, stiff=2.0)
    assert sparse.of_answers(ROWS, right, fewest=2, stiff=2.0) == pytest.approx(exact, abs=0.01)


def test_choices_weigh_as_by_newtons_method() -> None:
    some = [Asked(rows=ROWS[at : at + 4], right=[0.5, 0.5, 0.0, 0.0]) for at in range(0, 60, 4)]
    exact = signs.of_choices(some, fewest=2, stiff=2.0)
    assert sparse.of_choices(some, fewest=2, stiff=2.0) == pytest.approx(exact, abs=0.01)


def test_every_annotated_meeting_stands_in_a_sentence_and_each_report_is_judged_once() -> None:
    paths = [path for path in learnt_from() if path.parent.name == "wires"][:6]
    found = list(cases(paths))
    for one in found:
        assert {number for some in one.at.values() for number in some} == set(range(len(one.meetings)))
        assert 0 <= part_of(one) < PARTS
    weights, judged = learnt(found)
    assert sorted(id(one.case) for one in judged) == sorted(map(id, found))
    assert weights.telling["word meet"] > 0
    assert weights == learnt(found)[0]
