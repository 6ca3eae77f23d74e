"""A few of the damaged texts in every run of the tests; ten thousand by `make mutants`."""

import random

import pytest

from evals import corpora, mutations


@pytest.mark.parametrize("number", range(30))
def test_a_damaged_text_is_read_or_refused_and_its_passages_are_true(number):
    assert mutations.outcome(number, seed=20) in {"read", "refused", "empty"}


def test_the_same_number_is_the_same_text():
    assert mutations.mutant(7, seed=1) == mutations.mutant(7, seed=1)
    assert len({mutations.mutant(number, seed=1) for number in range(20)}) == 20


@pytest.mark.parametrize("change", mutations.MUTATIONS, ids=lambda one: one.__name__)
def test_each_way_changes_a_text(change):
    text = "“We will not sign,” said Ada Renn.\nOrlan’s envoys (three of them) met on Monday. No one spoke.\n" * 5
    assert any(change(text, random.Random(seed)) != text for seed in range(20))


def test_a_passage_that_is_not_its_words_is_found():
    [article, *_] = [{"id": "a", "text": "“We will not sign,” said Ada Renn of Orlan."}]
    [reading] = corpora.read([article])
    assert list(mutations.passages(reading))
    assert mutations.untrue(article["text"], reading) == []
    assert mutations.untrue(" " + article["text"], reading)
