"""Who said what in our own reports: every offset lies in its text, and the gold scores as perfect against itself."""

import itertools
from typing import Any

import pytest

from evals import corpora, measure, outcomes

SCORER = corpora.SHARED / "attribution" / "score_attribution.py"
ARTICLES = list(corpora.wide())
ROLES = ("source", "cue", "content")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: str(one["id"]))
def test_every_span_is_a_stretch_of_its_text(article: dict[str, Any]) -> None:
    text = article["text"]
    for attribution in article["attributions"]:
        assert set(attribution) == set(ROLES)
        assert attribution["content"], attribution
        assert attribution["cue"], attribution
        for role in ROLES:
            for start, end in attribution[role]:
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip(), text[start:end]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: str(one["id"]))
def test_spans_begin_and_end_with_whole_words(article: dict[str, Any]) -> None:
    text = article["text"]
    for attribution in article["attributions"]:
        for start, end in (span for role in ROLES for span in attribution[role]):
            assert not (text[start].isalnum() and text[start - 1 : start].isalnum()), text[start:end]
            assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum()), text[start:end]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: str(one["id"]))
def test_the_parts_of_an_attribution_do_not_overlap_and_none_is_there_twice(article: dict[str, Any]) -> None:
    seen = [str(attribution["content"]) for attribution in article["attributions"]]
    assert len(seen) == len(set(seen))
    for attribution in article["attributions"]:
        spans = sorted(span for role in ROLES for span in attribution[role])
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans)), attribution


def test_reports_are_grouped_by_their_process() -> None:
    names = [article["id"] for article in ARTICLES]
    assert len(names) == len(set(names))
    assert all(outcomes.group_of(name) == name[:-3] for name in names)


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer of attributions is not on this machine")
def test_the_gold_is_perfect_against_itself() -> None:
    module = measure.scorer(SCORER)
    result = module.summary(module.total(module.score(ARTICLES, ARTICLES)))
    for criterion in ("partial", "exact", "attributed"):
        assert result["all"][criterion]["f"] == 1.0
    assert result["all"]["attributed"]["gold"] == sum(len(article["attributions"]) for article in ARTICLES)
