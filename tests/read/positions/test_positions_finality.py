"""Red lines: what rules see is kept, what the words make likely is added, and only demands and refusals have one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import doc_of

from detente.model import load_catalogue
from detente.read.layers import Span
from detente.read.positions.cues import CueBook
from detente.read.positions.finality.judging import shipped
from detente.read.positions.finality.signs import signs
from detente.read.positions.reading import read
from detente.read.weighing import chance, total

BOOK = CueBook(load_catalogue())
ASKED = "The Front demanded that Velmora free all prisoners"


def likely(words: str, of: str, *, issue: str = "prisoners", option: str = "all") -> float:
    weights = shipped()
    assert weights is not None
    start = words.index(of)
    shown = signs(words, Span(start, start + len(of)), issue=issue, option=option, attitude="demands")
    return chance(total(shown, weights))


@pytest.mark.parametrize(
    "more",
    [" before any other subject is taken up.", " before it signs anything.", " before it would discuss a treaty."],
)
def test_what_must_come_before_all_else_is_likelier_a_red_line(more):
    assert likely(ASKED + more, ASKED) > 5 * likely(ASKED + " by the spring.", ASKED)


def test_words_far_off_say_nothing():
    far = " It snowed in the hills." * 30 + " Nothing will be signed before that."
    assert likely(f"{ASKED}.{far}", ASKED) == likely(f"{ASKED}. It snowed in the hills.", ASKED)


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_stretch_of_any_text_has_its_signs_once(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    names = [name for name, _ in signs(text, Span(start, end), issue="forces", option="full", attitude="rejects")]
    assert len(names) == len(set(names))
    assert "bias" in names


@pytest.mark.parametrize(
    ("text", "weight", "red"),
    [
        ("Brovnia will never accept peacekeepers.", -20.0, True),
        ("Brovnia demands that the Harrow Front free all prisoners.", -20.0, False),
        ("Brovnia demands that the Harrow Front free all prisoners.", 20.0, True),
        ("Brovnia accepts peacekeepers.", 20.0, False),
        ("Brovnia is open to peacekeepers.", 20.0, False),
        ("Brovnia insists that there can be no release of prisoners before a ceasefire.", 20.0, False),
        ("The Harrow Front is ready for talks without preconditions.", 20.0, False),
    ],
)
def test_rules_are_not_overruled_and_only_demands_and_outright_refusals_are_asked(text, weight, red):
    doc = doc_of(text)
    doc._.learnt = replace(doc._.learnt, finality={"bias": weight})
    assert [one.red_line for one in read(doc, BOOK)] == [red]


def test_where_nothing_is_learnt_rules_tell_red_lines_alone():
    doc = doc_of(f"{ASKED.replace('The Front', 'Brovnia').replace('Velmora', 'the Harrow Front')} before it signs.")
    doc._.learnt = replace(doc._.learnt, finality=None)
    assert [one.red_line for one in read(doc, BOOK)] == [True]
