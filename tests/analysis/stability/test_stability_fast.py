"""The fast solver says what the definitions say; relabelling changes nothing; the concepts imply each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.stability.stability_models import model, models, moves

from detente.analysis.stability import paths
from detente.analysis.stability.definitions import Definitions, coalitions, legally_reached
from detente.analysis.stability.interface import CONCEPTS, LOOSEST, STRICTEST, Model, Reading
from detente.analysis.stability.paths import from_status_quo
from detente.analysis.stability.solve import in_all, stable_for_coalitions, stable_for_each

READINGS = [
    Reading(moves_on_unknown=one, deterred_by_unknown=other) for one in (True, False) for other in (True, False)
]


def by_definition(conflict, reading=STRICTEST, *, strong=False):
    judge = Definitions(conflict, reading, strong=strong)
    return [
        {concept: [judge.stable(maker, state, concept) for state in range(conflict.size)] for concept in CONCEPTS}
        for maker in judge.everybody
    ]


def lists(found):
    return {concept: found[concept].tolist() for concept in CONCEPTS}


@settings(max_examples=150, deadline=None)
@given(models())
def test_one_decision_maker_as_defined(conflict):
    assert [lists(one) for one in stable_for_each(conflict)] == by_definition(conflict)


@settings(max_examples=100, deadline=None)
@given(models())
def test_much_worse_answers_as_defined(conflict):
    assert [lists(one) for one in stable_for_each(conflict, strong=True)] == by_definition(conflict, strong=True)


@settings(max_examples=150, deadline=None)
@given(models(uncertain=True), st.sampled_from(READINGS), st.booleans())
def test_unknown_preferences_as_defined(conflict, reading, strong):
    found = stable_for_each(conflict, reading, strong=strong)
    assert [lists(one) for one in found] == by_definition(conflict, reading, strong=strong)


@settings(max_examples=100, deadline=None)
@given(models(uncertain=True), st.sampled_from(READINGS), st.booleans())
def test_coalitions_as_defined(conflict, reading, strong):
    judge = Definitions(conflict, reading, strong=strong)
    found = stable_for_coalitions(conflict, reading, strong=strong)
    assert list(found) == list(coalitions(len(conflict.makers)))
    for group, stable in found.items():
        for concept in CONCEPTS:
            told = [judge.coalition_stable(group, state, concept) for state in range(conflict.size)]
            assert stable[concept].tolist() == told


@settings(max_examples=100, deadline=None)
@given(models())
def test_each_concept_implies_the_wider_ones(conflict):
    for one in stable_for_each(conflict):
        assert (one["nash"] <= one["seq"]).all() and (one["seq"] <= one["gmr"]).all()
        assert (one["nash"] <= one["smr"]).all() and (one["smr"] <= one["gmr"]).all()


@settings(max_examples=100, deadline=None)
@given(models(transitive=True))
def test_for_coalitions_too_where_two_steps_of_one_party_are_one(conflict):
    """Otherwise a coalition may go on where its last mover alone could not, and CSEQ is no part of CGMR."""
    for one in stable_for_coalitions(conflict).values():
        assert (one["nash"] <= one["seq"]).all() and (one["seq"] <= one["gmr"]).all()
        assert (one["nash"] <= one["smr"]).all() and (one["smr"] <= one["gmr"]).all()


@settings(max_examples=60, deadline=None)
@given(models(uncertain=True), st.sampled_from([STRICTEST, LOOSEST]))
def test_the_loosest_reading_holds_whatever_the_strictest_holds(conflict, reading):
    strict, loose = (in_all(stable_for_each(conflict, one), conflict.size) for one in (STRICTEST, LOOSEST))
    here = in_all(stable_for_each(conflict, reading), conflict.size)
    for concept in ("nash", "gmr"):
        assert (strict[concept] <= here[concept]).all() and (here[concept] <= loose[concept]).all()


@settings(max_examples=80, deadline=None)
@given(models(uncertain=True), st.randoms(use_true_random=False))
def test_what_holds_strictly_holds_whichever_way_the_unknown_turns_out(conflict, random):
    """Each unknown pair is set at random; a table of comparisons, not always an order, judged by the definitions."""

    class Decided(Definitions):
        def gains(self, maker, one, other):
            preference = self.model.preferences[maker]
            if preference.known(one, other):
                return preference.better(one, other)
            return settled[maker, min(one, other), max(one, other)] == ("first" if one < other else "second")

        def deterred(self, maker, answer, state):
            return not self.gains(maker, answer, state)

    settled = {
        (maker, *pair): random.choice(("first", "second", "equal"))
        for maker, preference in enumerate(conflict.preferences)
        for pair in sorted(preference.unknown)
    }
    judge = Decided(conflict)
    for maker, stable in enumerate(stable_for_each(conflict, STRICTEST)):
        for concept in ("nash", "gmr", "smr"):
            for state in np.flatnonzero(stable[concept]):
                assert judge.stable(maker, int(state), concept)


@settings(max_examples=80, deadline=None)
@given(models(), st.randoms(use_true_random=False))
def test_relabelling_changes_nothing(conflict, random):
    states, makers = list(range(conflict.size)), list(range(len(conflict.makers)))
    random.shuffle(states)
    random.shuffle(makers)
    other = relabelled(conflict, states=states, makers=makers)
    once, again = in_all(stable_for_each(conflict), conflict.size), in_all(stable_for_each(other), conflict.size)
    groups, others = stable_for_coalitions(conflict), stable_for_coalitions(other)
    for concept in CONCEPTS:
        assert once[concept].tolist() == again[concept][states].tolist()
        for group, stable in groups.items():
            same = tuple(sorted(makers.index(one) for one in group))
            assert stable[concept].tolist() == others[same][concept][states].tolist()


def relabelled(conflict: Model, *, states: list[int], makers: list[int]) -> Model:
    """State s becomes states[s]; the makers stand in a new order."""
    reaches, ranks = [], []
    for one in makers:
        reaches.append({states[s]: {states[to] for to in conflict.moves[one].of(s)} for s in range(conflict.size)})
        rank = np.empty(conflict.size, np.int64)
        rank[states] = conflict.preferences[one].rank
        ranks.append(rank.tolist())
    return model(reaches, ranks)


def test_nobody_moves_twice_in_a_row():
    """From 0 one party could walk 0, 1, 2, but not in one step, and not after itself."""
    walk = {0: {1}, 1: {2}}
    chain = [moves(walk, 3), moves({}, 3)]
    assert legally_reached(0, lambda s: [(n, to) for n, one in enumerate(chain) for to in one.of(s)]) == {1}
    helped = [moves(walk, 3), moves({1: {0}}, 3)]
    assert legally_reached(0, lambda s: [(n, to) for n, one in enumerate(helped) for to in one.of(s)]) == {1}


def test_an_answer_may_take_several_steps():
    """The first party gains by 0 → 1; only two steps of the others, 1 → 2 → 3, punish it: a one-step reply does not."""
    reaches = [{0: {1}}, {1: {2}}, {2: {3}}]
    conflict = model(reaches, [[1, 0, 0, 2], [0, 1, 2, 3], [0, 1, 2, 3]])
    first = stable_for_each(conflict)[0]
    assert (first["nash"][0], first["gmr"][0], first["smr"][0], first["seq"][0]) == (False, True, True, False)


def test_ways_of_coalitions_are_the_same_laid_out_as_bits_and_by_definition(monkeypatch):
    """A ring of 90 states: one party goes on, the other back, both gain only where the ring ends."""
    size = 90
    reaches = [{s: {(s + 1) % size} for s in range(size)}, {s: {(s - 1) % size} for s in range(size)}]
    ranks = [[(size - s) % 7 + (s != 40) * 7 for s in range(size)] for _ in reaches]
    conflict = replace(model(reaches, ranks), status_quo=0)
    laid = from_status_quo(conflict, [40, 6, 41])
    monkeypatch.setattr(paths, "_FEW", size)
    assert laid == from_status_quo(conflict, [40, 6, 41])
    assert any(one.way == "improvements of coalitions" for one in laid)


@pytest.mark.parametrize("size", [63, 64, 65, 130])
def test_rows_of_bits_at_the_edges_of_words(size):
    """A long cycle of two parties who take turns, with a third who can jump back; compared state by state."""
    random = np.random.default_rng(size)
    reaches = [
        {s: {(s + 1) % size, (s * 7 + 3) % size} - {s} for s in range(size)},
        {s: {(s + 5) % size} for s in range(size)},
    ]
    ranks = [random.integers(0, size // 2, size).tolist() for _ in reaches]
    conflict = model(reaches, ranks)
    judge = Definitions(conflict)
    found = stable_for_coalitions(conflict)
    for group, stable in found.items():
        for state in range(0, size, 9):
            for concept in CONCEPTS:
                assert stable[concept][state] == judge.coalition_stable(group, state, concept)
