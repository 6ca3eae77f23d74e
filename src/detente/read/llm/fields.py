"""Keys of a claim with their types checked. What has another type than the vocabulary's leaves the claim out."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from detente.model import PartialDate
from detente.read.llm.tally import LeftOutError
from detente.read.numerals import TENS, UNITS

Claim = dict[str, Any]

_WORDS = re.compile(r"\w+")
_RUN = re.compile(r"\d+(?:[.,'’ \u00a0\u202f]\d+)*")
_AND_A_HALF = re.compile(r"\b(\w+)(?:\s\w+)?\sand\sa\shalf\b")
"""After it: "two and a half hours", "an hour and a half"."""
_NUMBERS = UNITS | TENS | {"a": 1, "an": 1}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "dozen": 12}


def text(claim: Claim, key: str) -> str:
    """Words that must be there."""
    found = maybe_text(claim, key)
    if found is None:
        raise LeftOutError(f"no {key}")
    return found


def maybe_text(claim: Claim, key: str) -> str | None:
    """Words, or None for null, nothing, or blanks."""
    value = claim.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise LeftOutError(f"{key} is no text")
    return value if value.strip() else None


def texts(claim: Claim, key: str) -> list[str]:
    """A list of words; a single text counts as one."""
    value = claim.get(key)
    if value is None:
        return []
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise LeftOutError(f"{key} is no list of texts")
    return [one for one in value if one.strip()]


def word(claim: Claim, key: str, allowed: tuple[str, ...], *, otherwise: str | None = None) -> Any:
    """One of the vocabulary's words; `otherwise` where the claim has none."""
    value = claim.get(key)
    if value is None and otherwise is not None:
        return otherwise
    if not isinstance(value, str) or value not in allowed:
        raise LeftOutError(f"{key} is not one of the vocabulary's words")
    return value


def maybe_word(claim: Claim, key: str, allowed: tuple[str, ...]) -> Any:
    """One of the vocabulary's words, or None."""
    return None if claim.get(key) is None else word(claim, key, allowed)


def flag(claim: Claim, key: str) -> bool:
    """True or false; false where the claim says nothing."""
    value = claim.get(key)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise LeftOutError(f"{key} is neither true nor false")
    return value


def number(claim: Claim, key: str) -> Decimal | None:
    """A positive number that a person could count to, as number or text; None where the claim has none."""
    value = claim.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise LeftOutError(f"{key} is no number")
    try:
        found = Decimal(str(value)[:60].strip())
    except InvalidOperation as error:
        raise LeftOutError(f"{key} is no number") from error
    if not found.is_finite() or not 0 < found < 10**18:
        raise LeftOutError(f"{key} is no number that counts anything")
    return found


def items(claim: Claim, key: str) -> list[Claim]:
    """A list of objects."""
    value = claim.get(key)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise LeftOutError(f"{key} is no list of objects")
    return value


def date_value(claim: Claim, key: str) -> tuple[str, str] | None:
    """The value and the words of a date; None where the claim has none."""
    value = claim.get(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise LeftOutError(f"{key} is no date with words")
    held, words = maybe_text(value, "value"), maybe_text(value, "words")
    return None if held is None else (held.strip(), words or "")


def dated(value: str, words: str, *, published: dt.datetime | None) -> PartialDate | None:
    """A date that the words can give; None for what is no date.

    None also for one that nobody could count without knowing when the document was published.
    """
    if not value.isascii():
        return None
    try:
        date = PartialDate(value=value, words=words)
    except (ValidationError, ValueError):
        return None
    return date if published is not None or value[:4] in words else None


def stands(value: Decimal, words: str) -> bool:
    """Whether words give a number: its digits, whatever stands for thousands or decimals, or its English name."""
    wanted = _bare(str(value.normalize().as_tuple().digits and "".join(map(str, value.as_tuple().digits))))
    runs = _RUN.findall(words)
    if any(_bare("".join(str(int(c)) for c in run if c.isdecimal())) == wanted for run in runs):
        return True
    return not runs and value in _named(words)


def numbers(words: str) -> frozenset[Decimal]:
    """The numbers that words give, in digits (whatever stands for thousands) or by their English names."""
    runs = ["".join(str(int(c)) for c in run if c.isdecimal()) for run in _RUN.findall(words)]
    return frozenset(map(Decimal, runs)) or frozenset(_named(words))


def _bare(digits: str) -> str:
    return digits.strip("0")


def _named(words: str) -> set[Decimal]:
    """The numbers that English words in a text name: "five", "a dozen", "two hundred thousand"."""
    found = {_NUMBERS[one] + Decimal("0.5") for one in _AND_A_HALF.findall(words.lower()) if one in _NUMBERS}
    total: Decimal | None = None
    for one in _WORDS.findall(words.lower()):
        if one in _NUMBERS:
            before = total if total is not None and total >= 20 and total % 10 == 0 and total < 100 else None
            total = Decimal(_NUMBERS[one]) + (before or 0)
        elif one in _SCALES:
            total = (total if total is not None else Decimal(1)) * _SCALES[one]
        else:
            total = None
        if total is not None:
            found.add(total)
    return found
