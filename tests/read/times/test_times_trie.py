"""A pattern for many words matches what each of them matches."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from detente.read.times.trie import any_of

WORDS = st.lists(st.text("abc.'", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text("abc.'", max_size=8))
def test_the_longest_word_that_fits_is_matched(words, text):
    found = re.match(any_of(words), text)
    fits = [word for word in words if text.startswith(word)]
    assert (found.group() if found else None) == max(fits, key=len, default=None)
