"""What meetings are learnt from, and that sparse weights are those of Newton's method."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from training.meetings_model.cases import cases
from training.meetings_model.fit import PARTS, learnt, part_of
from training.meetings_model.seating import Seating, of_seatings
from training.reports import learnt_from
from training.signs import Asked

from detente.read.happenings.sittings.learnt.rooms import Company
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


def test_what_one_who_sits_there_adds_is_summed_once_and_weighs_the_same() -> None:
    some, rows = [], []
    for at in range(0, 60, 4):
        seats = {who: [f"seat {CHANCE.randrange(5)}", f"row {CHANCE.randrange(3)}"] for who in "abc"}
        there = [("a", "b"), ("a", "c"), ("b", "c"), ("a",)]
        own = [(f"own {CHANCE.randrange(4)}",) for _ in there]
        right = [0.5, 0.5, 0.0, 0.0] if at % 8 else [0.0, 0.0, 0.0, 1.0]
        some.append(
            Seating(companies=[Company(it, mine, seats) for it, mine in zip(there, own, strict=True)], right=right)
        )
        signs = [
            Counter([*mine, *(one for who in it for one in seats[who])]) for it, mine in zip(there, own, strict=True)
        ]
        rows.append(Asked(rows=[[(one, float(n)) for one, n in row.items()] for row in signs], right=right))
    exact = signs_of(rows)
    assert of_seatings(some, fewest=1, stiff=2.0) == pytest.approx(exact, abs=0.01)


def signs_of(rows: list[Asked]) -> dict[str, float]:
    """The weights of whole rows by Newton's method, those that are next to nothing left out as sparse ones are."""
    found = signs.of_choices(rows, fewest=1, stiff=2.0)
    return {sign: weight for sign, weight in found.items() if abs(weight) >= sparse.LEAST}


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
