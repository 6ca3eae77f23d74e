from __future__ import annotations

import re

import hostile
import varland
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Dossier
from detente.report import render_markdown
from detente.report.markdown_form import escaped


def test_claims_and_passages_carry_the_same_numbers(brief):
    text = render_markdown(brief)
    assert text.startswith("# Narrows talks\n")
    assert "**DRAFT, 0 of 13 checked**" in text
    for claim in brief.claims:
        for mark in claim.marks:
            assert f"- {brief.labels[mark]}: “" in text
    assert "## Annex A. Positions: parties and issues" in text


def test_tables_keep_their_columns_whatever_stands_in_a_cell(compose):
    text = render_markdown(compose(hostile.dossier()))
    width = 0
    for line in text.splitlines():
        if line.startswith("|"):
            bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
            width = width or bars
            assert bars == width
        else:
            width = 0


def test_words_of_sources_are_no_markup(compose):
    text = render_markdown(compose(hostile.dossier()))
    assert not re.search(r"(?<!\\)<(?!br>)", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not set(text) & set("\x00\x07\u202e\u202b\u2028")


@given(st.text())
def test_escaped_words_stay_on_one_line_and_open_no_block(text):
    shown = escaped(text)
    assert "\n" not in shown
    assert not re.match(r"[-+=#>*|]", shown)


def test_the_same_brief_gives_the_same_text(compose):
    assert render_markdown(compose(varland.dossier())) == render_markdown(compose(varland.dossier()))


def test_an_empty_record(compose):
    assert "Not in these reports." in render_markdown(compose(Dossier(name="Nothing yet")))
