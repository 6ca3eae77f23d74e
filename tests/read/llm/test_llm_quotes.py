"""Quoted words are found exactly, whatever white space and marks they are copied with, and nothing else is."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.read.llm.parts import parts
from detente.read.llm.quotes import DOUBLE, SINGLE, Finder, unmarked
from detente.read.llm.spans import Span


@pytest.mark.parametrize(
    ("text", "words", "exact"),
    [
        ("He said: “No deal.” Then left.", '"No deal."', "“No deal.”"),
        ("He said: “No deal.” Then left.", "'No deal.'", "“No deal.”"),
        ("It’s over,\n   they said.", "It's over, they said.", "It’s over,\n   they said."),
        ("“We stay,” she said.", '"We stay."', "We stay"),
        ("Er sagte: „Wir bleiben.“", '"Wir bleiben."', "„Wir bleiben.“"),
        ("Il dit : «\u00a0Nous restons.\u00a0»", "« Nous restons. »", "«\u00a0Nous restons.\u00a0»"),
        ("The dogs' bone", "dogs’ bone", "dogs' bone"),
        ("代表说：“我们不会撤军。”会谈结束。", "我们不会撤军", "我们不会撤军"),
        ("وقال الوزير: «لن ننسحب» أمس", "لن ننسحب", "لن ننسحب"),
        ("Министр заявил: «Мы не уйдём».", '"Мы не уйдём"', "«Мы не уйдём»"),
        ("  lead  and   trail ", " lead and trail ", "lead  and   trail"),
    ],
)
def test_words_are_found_as_the_text_has_them(text, words, exact):
    found = Finder(text).find(words)
    assert text[found.start : found.end] == exact


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The party leaves.", "art"),
        ("The party leaves.", "the party leaves"),
        ("They will not leave.", "They will leave."),
        ("5 km away", "15 km"),
        ("15 km away", "5 km"),
        ("a – b", "a - b"),
        ("café", "cafe"),
        ("words", "“”"),
        ("words", "…"),
        ("words", ""),
        ("", "words"),
        ("one. two", "one.two"),
    ],
)
def test_words_that_differ_in_anything_else_are_not_found(text, words):
    assert Finder(text).find(words) is None


def test_every_place_is_found_and_context_tells_them_apart():
    text = "A: yes. B: yes. C: yes."
    finder = Finder(text)
    assert [one.start for one in finder.places("yes")] == [3, 11, 19]
    assert finder.find("yes", before="B:").start == 11
    assert finder.find("yes", near=20).start == 19
    assert finder.find("yes", within=Span(9, 17)).start == 11
    assert finder.find("yes", before="Z:").start == 3


PIECES = st.text(st.sampled_from(list("abcé1 .,\n\t\u00a0" + DOUBLE + SINGLE + "界")), max_size=60)


@given(PIECES, st.integers(0, 60), st.integers(0, 60))
def test_any_stretch_of_any_text_is_found_in_its_own_place(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    finder = Finder(text)
    words = text[start:end]
    for place in finder.places(words):
        folded = "".join(c for c in words if c.isalnum())
        assert "".join(c for c in text[place.start : place.end] if c.isalnum()) == folded
    whole = (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum())
    if any(c.isalnum() for c in words) and whole:
        assert any(start <= place.start and place.end <= end for place in finder.places(words))


@given(st.text(max_size=200), st.text(max_size=20))
def test_what_is_found_has_the_words_letters(text, words):
    for place in Finder(text).places(words):
        letters = [c for c in text[place.start : place.end] if c.isalnum()]
        assert letters == [c for c in words if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We stay”", "We stay"),
        ("“We stay,", "We stay"),
        ("We stay”", "We stay"),
        ('the truce as "fragile"', 'the truce as "fragile"'),
        ('"fragile" but alive', '"fragile" but alive'),
        ("plain", "plain"),
        ('"a" and "b"', '"a" and "b"'),
    ],
)
def test_marks_at_the_edges_go_and_pairs_inside_stay(text, inner):
    span = unmarked(text, Span(0, len(text)))
    assert text[span.start : span.end] == inner


@given(st.text(st.sampled_from("ab. \n”!"), max_size=30_000 // 4), st.integers(2_000, 4_000))
def test_parts_overlap_and_together_hold_everything(text, size):
    found = parts(text, size)
    assert found[0].start == 0 and found[-1].end == len(text)
    assert all(one.end - one.start <= size for one in found)
    assert all(one.start < other.start <= one.end for one, other in itertools.pairwise(found))
    assert len(found) <= 2 * (len(text) // size + 1)


def test_parts_are_cut_between_paragraphs_and_share_some():
    text = "\n\n".join(f"Paragraph {number} of the report says something that matters." for number in range(300))
    found = parts(text, 4_000)
    assert len(found) > 4
    for one, other in itertools.pairwise(found):
        assert text[other.start :].startswith("Paragraph") and 500 <= one.end - other.start <= 1_500
