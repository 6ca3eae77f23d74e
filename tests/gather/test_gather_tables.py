from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.gather.tables import render


def test_a_row_is_a_line():
    rows = [["Party", "View"], ["Front", "no"], ["", ""], ["Karvelia", ""]]
    assert render(rows) == "Party: Front | View: no\nParty: Karvelia"


def test_rows_above_the_header_stand_apart():
    assert (
        render([["As of March"], ["Party", "View"], ["Front", "no"]], title="One")
        == "One\nAs of March\n\nParty: Front | View: no"
    )


def test_columns_without_a_name_and_with_the_same_one():
    assert render([["A", "", "A"], ["1", "2", "3", "4"]]) == "A: 1 | Column 2: 2 | A (2): 3 | Column 4: 4"


def test_one_row_and_one_column_and_nothing():
    assert render([["Only", "this"]]) == "Only | this"
    assert render([["Name"], ["Front"], ["Karvelia"]]) == "Name: Front\nName: Karvelia"
    assert render([]) == render([["", " "]]) == ""


@given(st.lists(st.lists(st.text(max_size=10), max_size=4), max_size=6))
def test_every_filled_row_is_a_line_that_can_be_taken_apart(rows):
    text = render([["Party", "View", "More", "Still"], *rows])
    lines = text.split("\n") if any(any(" ".join(cell.split()) for cell in row) for row in rows) else []
    filled = [row for row in rows if any(" ".join(cell.split()) for cell in row)]
    assert len(lines) == len(filled)
    for line, row in zip(lines, filled, strict=True):
        cells = [piece.partition(": ")[2] for piece in line.split(" | ")]
        assert cells == [words for cell in row if (words := " ".join(cell.replace("|", "¦").split()))]
