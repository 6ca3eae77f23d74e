"""Whether a date can be what its words say: a model counts days wrong now and then.

Weekdays and months are looked up by name, in English and in the language of the document. What the words do not name
is not checked.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any

from detente.model import PartialDate

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def fits(date: PartialDate, words: str, *, language: str | None) -> bool:
    """Whether the weekday, the month and the day of the month that words name are those of the date."""
    said = [word.casefold() for word in _WORD.findall(words)]
    weekdays, months = _named(said, "days", language), _named(said, "months", language)
    if date.precision in {"day", "minute"} and len(weekdays) == 1 and date.first_day.weekday() not in weekdays:
        return False
    if date.precision == "year" or len(months) != 1:
        return True
    days = [int(number) for number in _NUMBER.findall(words) if 1 <= int(number) <= 31]
    if date.first_day.month not in months:
        return False
    return date.precision == "month" or not days or date.first_day.day in days


def _named(said: Iterable[str], kind: str, language: str | None) -> set[int]:
    """The numbers of the weekdays (Monday is 0) or months (January is 1) that words name."""
    tables = [_names(kind, one) for one in dict.fromkeys(["en", language or "en"])]
    return {table[word] for word in said for table in tables if word in table}


@functools.cache
def _names(kind: str, language: str) -> Mapping[str, int]:
    """Weekdays or months of a language by name, case folded; none for a language that babel does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        held: Any = getattr(Locale.parse(language), kind)
    except (UnknownLocaleError, ValueError):
        return {}
    widths = ("wide",) if kind == "days" else ("wide", "abbreviated")
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in held[context][width].items():
                found.setdefault(str(name).casefold().rstrip("."), int(number))
    return found
