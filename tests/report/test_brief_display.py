from __future__ import annotations

import hostile
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.report.display import CUT, cut, one_line, quoted, safe, width


@given(st.text())
def test_safe_text_keeps_its_length_and_encodes(text):
    assert len(safe(text)) == len(text)
    safe(text).encode("utf-8")


@given(st.text(), st.floats(8, 60))
def test_a_cut_fits_and_shows(text, limit):
    words = one_line(text)
    shown = cut(words, limit)
    assert shown == words or shown.endswith(CUT)
    assert width(shown) <= limit + 0.5
    assert shown == words or words.startswith(shown.removesuffix(CUT).rstrip())


_ANY_MARK = str.maketrans(dict.fromkeys('“”‘’"', "'"))
"""Double marks inside a quotation are shown single: which kind of mark stands there is all that may differ."""


@given(st.text(min_size=1), st.floats(10, 60), st.integers(0, 200))
@example("“", 10.0, 0)
@example('a "b" c', 10.0, 0)
def test_a_quotation_is_verbatim_but_for_cuts_that_show(text, limit, around):
    shown = quoted(text, limit, around=around)
    assert shown[0] == "“"
    assert shown[-1] == "”"
    middle = shown[1:-1].strip()
    middle = middle.removeprefix(CUT).removesuffix(CUT).strip()
    assert middle.translate(_ANY_MARK) in one_line(text).translate(_ANY_MARK)
    assert width(shown) <= limit + 2


def test_controls_are_seen_and_marks_around_the_whole_are_not_doubled():
    shown = safe(hostile.CONTROLS)
    assert not set(shown) & set("\x07\x00\u202e\u202b\u2028")
    assert quoted('"All of it," ') == "“All of it”" or quoted('"All of it"') == "“All of it”"
    assert quoted('"One," he said, "two"') == "“‘One,’ he said, ‘two’”"


def test_a_cut_keeps_the_words_that_matter():
    text = "Somebody offered on Wednesday to accept observers from three states if the duties are lifted in steps."
    shown = quoted(text, 30, around=text.index("if the duties"))
    assert "if the duties are lifted in steps" in shown
    assert shown.startswith(f"“{CUT} ")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("her side would sign, “if asked”", "“her side would sign, ‘if asked’”"),
        ('the mood as "heavy" and "dark"', "“the mood as ‘heavy’ and ‘dark’”"),
        ("“We will sign”", "“We will sign”"),
        ('a "mark that never closes', '“a "mark that never closes”'),
    ],
)
def test_marks_within_marks_are_single(words, shown):
    assert quoted(words) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "ORAL, March 3 (Wire) - The two sides met in the town on Monday.",
            "“The two sides met in the town on Monday.”",
        ),
        ("ORAL (Wire) — The two sides met.", "“The two sides met.”"),
        ("NATO, the alliance - and others - met.", "“NATO, the alliance - and others - met.”"),
        ("ASEAN – the bloc – met.", "“ASEAN – the bloc – met.”"),
    ],
)
def test_a_dateline_is_not_quoted(text, shown):
    assert quoted(text, 80) == shown
    assert quoted(text) == f"“{text}”"  # an annex shows the words as they stand
