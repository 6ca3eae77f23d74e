"""A passage is its words, wherever they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from detente.model import Passage, passage


@given(st.text(min_size=1), st.data())
def test_text_between_the_offsets_is_the_quoted_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = passage("r1", text, start=start, end=end)
    assert text[found.start : found.end] == found.exact


@pytest.mark.parametrize(("start", "end", "exact"), [(3, 3, ""), (-1, 2, "abc"), (4, 2, "xx"), (0, 2, "abc")])
def test_offsets_and_words_must_agree(start, end, exact):
    with pytest.raises(ValidationError):
        Passage(source="r1", start=start, end=end, exact=exact)


def test_a_passage_cannot_be_changed():
    found = passage("r1", "We will return.", start=0, end=2)
    with pytest.raises(AttributeError):
        found.start = 1
