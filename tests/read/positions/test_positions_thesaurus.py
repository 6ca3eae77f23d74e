"""Classes of like words: found by any form of a word and by phrases, each class well filled."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from detente.read.positions.learnt import thesaurus as module
from detente.read.positions.learnt.features import topic
from detente.read.positions.learnt.thesaurus import FILE, thesaurus
from detente.read.positions.learnt.words import words


def _classes(text: str) -> set[str]:
    return set(thesaurus().classes(one for one in words(text, 0, len(text)) if one.content))


@pytest.mark.parametrize("text", ["an armistice", "two armistices", "silencing of the guns"])
def test_a_word_in_any_form_and_a_phrase_have_their_class(text: str) -> None:
    assert "ending-of-fighting" in _classes(text)


def test_words_of_no_class_have_none() -> None:
    assert _classes("the the of and") == set()


def test_classes_are_features_of_a_clause_and_of_what_stands_beside_it() -> None:
    here, around = "they want an armistice", "before any amnesty is signed"
    found = topic(words(here, 0, len(here)), around=words(around, 0, len(around)), earlier=[], cues=[], topics=[])
    assert "c:ending-of-fighting" in found
    assert "cx:ending-of-fighting" not in found
    assert any(one.startswith("cx:") for one in found)
    assert len(found) == len(set(found))


def test_every_class_of_the_file_has_words_that_no_other_has_alone() -> None:
    text = files(module.__package__).joinpath("data", FILE).read_text(encoding="utf-8")
    entries = [line.split(",") for line in text.splitlines() if line.strip() and not line.startswith("[")]
    assert len(entries) == text.count("[") > 100
    for one in entries:
        said = [entry.strip() for entry in one]
        assert len(said) >= 8
        assert not [entry for entry, times in Counter(said).items() if times > 1]
        assert all(entry == entry.lower() for entry in said)
