"""Numbers as reports write them: digits with separators, words, and both mixed ("1.5 million", "thirty-one").

Values are exact decimals. What reads as a number but counts nothing ("one of them") is for the caller to tell.
"""

from __future__ import annotations

import re
from decimal import Decimal

from detente.read.numerals import TENS, UNITS
from detente.read.times.patterns import ORDINALS

_SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_SUFFIXES = {
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "tn": Decimal(10**12),
}
_ORDINALS = {word: value for word, value in ORDINALS.items() if value <= 12}

_SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_WORDS = rf"(?:(?:a|an)\s+(?:{_SCALE})|(?:{_SMALL}))(?:(?:\s+and\s+|-and-|[\s-])(?:{_SMALL}|{_SCALE}))*"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_SHORT = "|".join(sorted(_SUFFIXES, key=len, reverse=True))

NUMBER = rf"(?:(?:{_DIGITS})(?:\s?(?:{_SHORT})\b|[\s-](?:{_SCALE})\b)?|\b{_WORDS}\b)"
"""A pattern (case ignored) for one number, digits or words, with its scale."""

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_DIGITAL = re.compile(rf"({_DIGITS})[\s-]?({_SCALE}|{_SHORT})?\Z", re.IGNORECASE)


def number(words: str) -> Decimal | None:
    """The exact value of a number in digits or words; None where the words are none."""
    words = words.strip().lower()
    digital = _DIGITAL.match(words)
    if digital:
        value = Decimal(re.sub(r"[,\s]", "", digital[1]))
        return _plain(value * {**_SCALES, **_SUFFIXES}.get(digital[2] or "", Decimal(1)))
    return _in_words(re.split(r"[\s-]+", words)) if words else None


def ordinal(word: str) -> int | None:
    """Which one "third" or "3rd" is; None where the word says no order."""
    digits = re.match(r"(\d{1,4})(?:st|nd|rd|th)\Z", word.strip().lower())
    return int(digits[1]) if digits else _ORDINALS.get(word.strip().lower())


def _plain(value: Decimal) -> Decimal:
    """The same value without the zeros that scaling leaves behind the point ("78.6bn")."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _in_words(words: list[str]) -> Decimal | None:
    total, group, seen = Decimal(0), Decimal(0), False
    for word in words:
        if word == "and" and seen:
            continue
        if word in ("a", "an") and not seen:
            group, seen = Decimal(1), True
        elif word in UNITS:
            group, seen = group + UNITS[word], True
        elif word in TENS:
            group, seen = group + TENS[word], True
        elif word == "hundred":
            group, seen = (group or Decimal(1)) * 100, True
        elif word in _SCALES:
            total, group, seen = total + (group or Decimal(1)) * _SCALES[word], Decimal(0), True
        else:
            return None
    return total + group if seen else None
