"""Reading reports beside each other tells more sides rightly, and spoils nothing much."""

from __future__ import annotations

import pytest
from evals.corpora import SHARED
from evals.together import SHOWN, figures

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the scorer is in ../shared, which is not here")


@pytest.mark.parametrize("corpus", ["own", "fresh-scored"])
def test_sides_are_told_more_often(corpus):
    found = figures(corpus)
    assert set(found) == set(SHOWN)
    assert found["side"][1] > found["side"][0]
    assert found["actors"][1] >= found["actors"][0] - 0.01
    assert found["positions"][1] >= found["positions"][0] - 0.03
