"""What a clause is about, given what stands around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import doc_of

from detente.model import load_catalogue
from detente.read.layers import Span
from detente.read.positions.cues import CueBook
from detente.read.positions.learnt.context import ALONE, NOTHING, in_context, signs
from detente.read.positions.learnt.weights import shipped
from detente.read.positions.scene import scene

TEXT = (
    "Brovnia wants the captured sailors home before the winter. Lists of prisoners are ready. "
    "Ana Petrel now asks for half of them. The harbour was quiet on Sunday."
)


@pytest.fixture(scope="module")
def models():
    found = shipped()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def said():
    """The sentences of the text."""
    return scene(doc_of(TEXT), CueBook(load_catalogue()))


def even(models):
    return {issue: 1 / len(models.issue.classes) for issue in models.issue.classes}


def test_shares_add_up_and_what_is_about_nothing_stays_so(models, said):
    alone = even(models)
    found = in_context(alone, said[2], models=models, sentence=said[2])
    assert sum(found.values()) == pytest.approx(1)
    assert found[NOTHING] == pytest.approx(alone[NOTHING])
    assert all(share >= 0 for share in found.values())


def test_words_that_name_nothing_are_about_what_was_just_told(models, said):
    found = in_context(even(models), said[2], models=models, sentence=said[2])
    assert max((one for one in found if one != NOTHING), key=found.__getitem__) == "prisoners"


def test_without_learnt_weights_the_words_stand_alone(models, said):
    alone = {issue: place + 1.0 for place, issue in enumerate(models.issue.classes)}
    whole = sum(alone.values())
    alone = {issue: share / whole for issue, share in alone.items()}
    found = in_context(alone, said[0], models=replace(models, context={}), sentence=said[0])
    assert found == pytest.approx(alone)
    assert ALONE == {"own": 1.0}


def test_what_points_back_has_signs_of_its_own(models, said):
    def named(span):
        return {name for some in signs(even(models), span, models=models, sentence=said[2]) for name, _ in some}

    whole, plain = said[2], Span(said[2].start, said[2].start + len("Ana Petrel now asks"))
    assert any(name.startswith("points back") for name in named(whole))
    assert not any(name.startswith("points back") for name in named(plain))
