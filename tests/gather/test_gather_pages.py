from __future__ import annotations

import pytest

from evals import pages


@pytest.mark.skipif(not pages.PAGES.is_dir(), reason="needs the saved pages in ../shared/pages, which are not shipped")
def test_the_text_of_news_pages_is_found():
    results = pages.scores()
    _, recall, f1 = pages.overall(results)
    assert len(results) == 181
    assert f1 >= pages.FLOOR
    assert recall >= 0.98


def test_the_measure_is_one_for_the_same_text_and_none_for_nothing():
    words = "one two three four five six"
    assert pages.score("a", words, words) == pages.Score("a", 1.0, 1.0)
    assert pages.score("a", words, "") == pages.Score("a", None, 0.0)
    assert pages.score("a", words, "one two three four") == pages.Score("a", 1.0, 1 / 3)
