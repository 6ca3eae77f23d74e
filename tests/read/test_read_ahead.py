"""A look ahead spares time and changes no match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.read.ahead import ahead, begun, bounded

EXPRESSIONS = [
    r"(?:met|(?:held|had) (?:\w+ ){0,2}talks) with", r"offer(?:ed|s)?", r"(?:did|has)(?: not|n['’]t) come", r"(?:[Nn]o|[Nn]ot an?) (?P<who>[A-Z]\w+) came",
    r"put\s+(?:it\s+)?forward", r"\b(?<!not )agreed?(?= to)", r"\d+-point plan|ten-point plan", r"walk(?:ed|s)?[- ]?out", r"to\b[^.;]{0,20}?\bsign",
    r"as (?:a|the) (?:host|go-between)|a host", r"silk|kiosk|is|in|i", r"(?:['’]s)? talks", r"\w+day[- ]long", r"(?:a|b)?", r"(?:the )?\$ ?\d+|\$5",
]  # fmt: skip


def _spans(expression: str, text: str) -> list[tuple[int, int]]:
    return [one.span() for one in re.finditer(expression, text, re.IGNORECASE)]


@settings(max_examples=300, deadline=None)
@given(
    st.data(), st.sampled_from(EXPRESSIONS), st.text(alphabet="aistkno '’-.\n7\u0130\u0131\u017f\u212a", max_size=12)
)
def test_the_same_is_found_with_it_and_without(data, expression, around):
    drawn = data.draw(st.from_regex(re.compile(expression, re.IGNORECASE), fullmatch=True))
    for text in (drawn, f"{around} {drawn}{around}", f"{around} {drawn}{around}".upper()):
        plain = rf"\b(?:{expression})"
        assert _spans(rf"\b{ahead(expression)}(?:{expression})", text) == _spans(plain, text)
        assert [one.span() for one in bounded(expression).finditer(text)] == _spans(rf"{plain}(?!\w)", text)
        assert [one.span() for one in begun(plain, re.IGNORECASE).finditer(text)] == _spans(plain, text)


@pytest.mark.parametrize(
    ("expression", "passed_over", "let_through"),
    [
        (r"(?:no|not) one", ["nobody", "one", "knot"], ["NO", "not"]),
        (r"offer(?:ed|s)?|propos\w+", ["off", "pray"], ["offering", "Proposal"]),
        (r"is|kiosk|silk", ["it", "kind"], ["\u0130s", "\u212aiosk", "\u017filk"]),
        (r"\d+ men|a man", ["an"], ["7", "\u0667", "a"]),
    ],
)
def test_words_are_passed_over_by_their_first_letters(expression, passed_over, let_through):
    look = re.compile(rf"\b{ahead(expression)}")
    assert not any(look.match(word) for word in passed_over)
    assert all(look.match(word) for word in let_through)


@pytest.mark.parametrize("expression", [r"\w+ talks", r"(?:['’]s)? talks", r"(?:a|b)?", r"[A-Z]\w+", r"\$5|five"])
def test_what_may_begin_with_anything_or_a_mark_is_not_looked_at(expression):
    assert ahead(expression) == ""
