"""A function over many items in several processes gives what it gives one after the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from training.many import each


@pytest.mark.parametrize("count", [0, 1, 2, 7, 40])
def test_results_come_in_order(count: int) -> None:
    items = [f"orsk {at}" for at in range(count)]
    assert each(str.title, items) == [one.title() for one in items]


def test_a_batch_may_be_one_item() -> None:
    assert each(len, ["a", "bb", "ccc"], batch=1) == [1, 2, 3]


def test_an_error_in_one_is_an_error() -> None:
    function: Callable[[str], int] = int
    with pytest.raises(ValueError, match="orsk"):
        each(function, ["1", "orsk", "3"])
