"""The words for small numbers, for whoever reads numbers in words."""

from __future__ import annotations

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

UNITS = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {word: value * 10 for value, word in enumerate(_TENS.split(), start=2)}
