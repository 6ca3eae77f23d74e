from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import staged

from detente.model import Money, Quantity
from detente.read.happenings import amounts_in
from detente.read.happenings.amounts import located_in
from detente.read.happenings.numbers import number, ordinal
from detente.read.layers import Span

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def amounts(text):
    return [one for _, one in located_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("thirty-one", 31),
        ("two hundred and forty", 240),
        ("a million", 10**6),
        ("three billion", 3 * 10**9),
        ("1,250,000", 1250000),
        ("18 000", 18000),
        ("2.5m", 2500000),
        ("78.6bn", 78600000000),
        ("12 thousand", 12000),
        ("nineteen", 19),
        ("twelve thousand five hundred", 12500),
        ("nothing", None),
        ("", None),
    ],
)
def test_numbers(words, value):
    assert number(words) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(("word", "which"), [("third", 3), ("12th", 12), ("Second", 2), ("next", None)])
def test_ordinals(word, which):
    assert ordinal(word) == which


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_come_back(value):
    assert number(str(value)) == number(f"{value:,}") == value


@given(st.integers(min_value=2, max_value=9), st.integers(min_value=1, max_value=9), st.sampled_from(["", "-", " "]))
def test_words_come_back(tens, ones, between):
    words = f"{TENS[tens - 2]}{between or '-'}{ONES[ones - 1]}"
    assert number(words) == tens * 10 + ones
    assert number(f"{words} thousand") == (tens * 10 + ones) * 1000


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from(["EUR", "USD", "GBP", "CHF"]))
def test_sums_come_back(value, code):
    found = amounts(f"They asked for {code} {value:,} at once.")
    assert [(one.amount, one.currency) for one in found] == [(value, code)]


@given(st.integers(min_value=2, max_value=10**7))
def test_quantities_come_back(value):
    found = amounts(f"They freed {value:,} detained soldiers.")
    assert [(one.value, one.unit) for one in found] == [(value, "soldiers")]


def test_a_sum_in_brackets_is_a_second_one():
    found = amounts("a loan of €90bn (£78.6bn) a year")
    assert found == [
        Money(amount=Decimal(90 * 10**9), currency="EUR", words="€90bn"),
        Money(amount=Decimal(786 * 10**8), currency="GBP", words="£78.6bn"),
    ]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("It cost 3 billion euros.", 3 * 10**9, "EUR"),
        ("It cost $1.5m.", 1500000, "USD"),
        ("It cost US$2.25 billion.", 2250000000, "USD"),
        ("It cost two million Swiss francs.", 2 * 10**6, "CHF"),
    ],
)
def test_money(text, amount, currency):
    (one,) = amounts(text)
    assert (one.amount, one.currency) == (Decimal(amount), currency)


def test_words_keep_what_the_value_cannot_say():
    assert amounts("more than a million households went dark") == [
        Quantity(value=Decimal(10**6), unit="households", words="more than a million households")
    ]


@pytest.mark.parametrize(
    "text", ["one of the men", "on day 61 people spoke", "No. 7 rifles", "a 45-day truce", "2031-412 soldiers"]
)
def test_what_counts_nothing(text):
    assert amounts(text) == []


def test_only_within_the_stretch():
    doc = staged("Five soldiers came. Nine soldiers left.")
    assert [one.value for one in amounts_in(doc, Span(20, 39))] == [9]
