"""Few states are judged by the definitions, many by reachability; on either side of the bound both say the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from tests.analysis.stability.stability_models import models

from detente.analysis.stability import sized, solve


def same(one, other):
    assert list(one) == list(other)
    for concept in one:
        np.testing.assert_array_equal(one[concept], other[concept])


@settings(max_examples=60, deadline=None)
@given(models(uncertain=True))
def test_both_say_the_same(conflict):
    assert conflict.size <= sized.FEW
    for one, other in zip(sized.stable_for_each(conflict), solve.stable_for_each(conflict), strict=True):
        same(one, other)
    few, many = sized.stable_for_coalitions(conflict), solve.stable_for_coalitions(conflict)
    assert list(few) == list(many)
    for group in few:
        same(few[group], many[group])


def test_a_model_above_the_bound_goes_by_reachability(monkeypatch):
    asked = []
    monkeypatch.setattr(sized, "FEW", 0)
    monkeypatch.setattr(sized, "FEW_TOGETHER", 0)
    monkeypatch.setattr(solve, "stable_for_each", lambda *_, **__: asked.append("each") or ())
    monkeypatch.setattr(solve, "stable_for_coalitions", lambda *_, **__: asked.append("coalitions") or {})

    @settings(max_examples=1)
    @given(models())
    def ask(conflict):
        sized.stable_for_each(conflict)
        sized.stable_for_coalitions(conflict)

    ask()
    assert asked[:2] == ["each", "coalitions"]
