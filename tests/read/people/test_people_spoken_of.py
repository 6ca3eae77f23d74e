"""Whose an office is by what its sentence and the one before speak of; seats, stations and member states."""

from __future__ import annotations

import pytest

TALKS = "The government of Ashkar and the Tulu Front held talks. Ashkar wants the port.\n\n"
CASES = [
    (
        "The United States urged both to sign. Secretary of State Marian Cole spoke to them, the State Department said.",
        "Marian Cole > United States",
    ),
    ("Cyprus said it was late. President Eleni Lem said that Nicosia would veto it.", "Eleni Lem > Cyprus"),
    ("Cyprus said it was late. President Eleni Lem was silent.", "Eleni Lem > -"),
    ("Ashkar said it was late. President Eleni Lem was silent.", "Eleni Lem > Ashkar"),
    ("Finnish Prime Minister Katri Aho said it would, subject to approval by parliament.", "parliament > Finland"),
    ("Ashkar's minister of state for foreign affairs, Nasser Hadi, said no.", "Nasser Hadi : minister of state for foreign affairs"),
    ("The head of its atomic agency, Parviz Lem, said that it was late.", "Parviz Lem ~ person"),
    ("The Front's representative abroad, Ivo Renn, said no.", "Ivo Renn : representative"),
    ("An Ashkar official said no officers would see the front line. The Front said no.", "[the front] -> ?"),
    ("Sanctions are for Member States. Ashkar told Cyprus Radio that it was late.", "Member States !; Cyprus Radio !"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_spoken_of(misread, text, wanted):
    assert misread(TALKS + text, wanted) == []


def test_a_seat_lends_its_state_no_name(misread):
    text = "Kestria and the Republic of Vaal argue. Kestria wants the strait. Vaal says no. Officials in Port Vaal say so too."
    assert misread(text, "Vaal ~ state; Vaal = Port Vaal; Vaal / Kestria") == []


def test_he_is_nobody_named_before_where_an_office_opens_the_sentence(misread):
    text = TALKS + "Ivo Renn of the Tulu Front left.\n\nHungary's prime minister spoke to both. His office was silent."
    assert misread(text, "[His] -> ?") == []
