"""The card of figures: each table of the page has its maker, and writing changes nothing else."""

import re

import pytest

from evals import card


def test_every_place_of_the_page_has_its_table():
    places = re.findall(r"<!-- figures: ([\w-]+) -->", card.PAGE.read_text(encoding="utf-8"))
    assert places == list(card.TABLES)


def test_a_table_goes_to_its_place_and_words_stay():
    page = "before\n<!-- figures: talks -->\nold\n<!-- end -->\nafter\n<!-- figures: page-one -->\n<!-- end -->\n"
    tables = {"talks": card.markdown([["a", "b"], ["1", "2"]]), "page-one": "new\n"}
    once = card.written(page, tables)
    assert once == (
        "before\n<!-- figures: talks -->\n| a | b |\n| --- | --- |\n| 1 | 2 |\n<!-- end -->\nafter\n"
        "<!-- figures: page-one -->\nnew\n<!-- end -->\n"
    )
    assert card.written(once, tables) == once
    assert card.standing(once) == tables


def test_a_place_without_its_table_is_an_error():
    with pytest.raises(KeyError):
        card.written("<!-- figures: none -->\n<!-- end -->\n", {})
