"""The words by which happenings are known, from the package's data files `happenings_*.yaml`."""

from __future__ import annotations

import functools
import importlib.resources
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from detente.model import safe_yaml
from detente.read.ahead import ahead, bounded
from detente.read.layers import Span
from detente.read.signals import Signal, signal


@functools.cache
def _file(name: str) -> dict[str, Any]:
    data = importlib.resources.files("detente.read") / "data" / f"happenings_{name}.yaml"
    loaded: dict[str, Any] = safe_yaml.parsed(data.read_text(encoding="utf-8"))
    return loaded


def entries(file: str, key: str) -> Any:
    """One entry of a data file as it stands there: a list, a mapping or a string."""
    return _file(file)[key]


def one_of(file: str, key: str) -> str:
    """A pattern group that matches any of an entry's patterns, the longest first."""
    found = entries(file, key)
    patterns = [found] if isinstance(found, str) else sorted(found, key=len, reverse=True)
    return "(?:" + "|".join(patterns) + ")"


def one_ahead(file: str, key: str) -> str:
    """What `one_of` gives, with looks ahead by which most words are passed over; to stand where a word begins."""
    runs = itertools.groupby(sorted(entries(file, key), key=len, reverse=True), key=lambda one: bool(ahead(one)))
    grouped = ("|".join(run) for _, run in runs)
    return "(?:" + "|".join(f"{ahead(words)}(?:{words})" for words in grouped) + ")"


@functools.cache
def pattern(file: str, key: str, *, bounded: bool = True) -> re.Pattern[str]:
    """An entry as one compiled pattern, case ignored, between word bounds unless it may begin with a mark."""
    words = one_of(file, key)
    return re.compile((rf"\b{ahead(words)}" if bounded else "") + rf"{words}(?!\w)", re.IGNORECASE)


@functools.cache
def signal_of(file: str, key: str) -> Signal:
    """The signal of an entry's pattern."""
    return signal(one_of(file, key))


Parts = tuple[tuple[int, re.Pattern[str]], ...]
"""Expressions in the order in which they are tried, each with the bits that its words must have."""


def parts(expressions: Iterable[str]) -> Parts:
    """Expressions that stand for whole words, case ignored; to be asked for when a module is loaded, as `signal` is."""
    return tuple((signal(one).bits, bounded(one)) for one in expressions)


@functools.cache
def _parts(file: str, key: str) -> Parts:
    return parts(sorted(entries(file, key), key=len, reverse=True))


def matches_among(file: str, key: str, bits: int, *, text: str, span: Span) -> Iterator[re.Match[str]]:
    """What `pattern(file, key)` finds in a stretch whose words have these bits.

    To be asked for once when a module is loaded, as with `signal`.
    """
    return matches_of(_parts(file, key), bits, text=text, span=span)


def matches_of(expressions: Parts, bits: int, *, text: str, span: Span) -> Iterator[re.Match[str]]:
    """What one expression of all of them as alternatives finds in a stretch whose words have these bits.

    Only those are tried that the words do not rule out, mostly one or two of dozens.
    """
    able = [one for wanted, one in expressions if bits & wanted == wanted]
    ahead = [found for one in able if (found := one.search(text, span.start, span.end))]
    while ahead:
        first = min(ahead, key=re.Match.start)  # of several at one place the expression that is tried first
        yield first
        end = first.end()
        ahead = [found for one in ahead if (found := one if one.start() >= end else one.re.search(text, end, span.end))]


@functools.cache
def patterns(file: str, key: str) -> tuple[tuple[Signal, re.Pattern[str]], ...]:
    """An entry's patterns compiled one by one, in the order of the file, each with its signal."""
    return tuple((signal(words), bounded(words)) for words in entries(file, key))
