"""What is looked for first must be in everything that is found."""

import pytest
from stage import staged

from detente.read.happenings.bodies import bodies_in
from detente.read.happenings.lexicon import any_pattern, pattern
from detente.read.happenings.scene import scene_of


@pytest.mark.parametrize(
    "words",
    ["the Velmoran parliament", "MPs", "the war cabinet", "the central committee", "a loya jirga", "the Council’s"],
)
def test_bodies_are_not_passed_over(words):
    scene = scene_of(staged(f"On Monday {words} voted on the bill."))
    assert list(bodies_in(scene, scene.sentences[0]))


def test_no_body_without_its_words():
    scene = scene_of(staged("On Monday it rained on the hills of Sarrow."))
    assert not list(bodies_in(scene, scene.sentences[0]))


@pytest.mark.parametrize("text", ["Ten people were killed.", "Trucks of flour arrived.", "The rain fell."])
def test_one_pattern_for_all_kinds_finds_what_any_kind_finds(text):
    kinds = ("violence", "displacement", "aid")
    assert bool(any_pattern("events", kinds).search(text)) == any(pattern("events", one).search(text) for one in kinds)
