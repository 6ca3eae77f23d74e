"""The words by which happenings are known, from the package's data files `happenings_*.yaml`."""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Iterator
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


@functools.cache
def pattern(file: str, key: str, *, bounded: bool = True) -> re.Pattern[str]:
    """An entry as one compiled pattern, case ignored, between word bounds unless it may begin with a mark."""
    words = one_of(file, key)
    return re.compile((rf"\b{ahead(words)}" if bounded else "") + rf"{words}(?!\w)", re.IGNORECASE)


@functools.cache
def signal_of(file: str, key: str) -> Signal:
    """The signal of an entry's pattern."""
    return signal(one_of(file, key))


@functools.cache
def _parts(file: str, key: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """An entry's patterns in the order in which they are tried, each with the bits that its words must have."""
    return tuple((signal(one).bits, bounded(one)) for one in sorted(entries(file, key), key=len, reverse=True))


def matches_among(file: str, key: str, bits: int, *, text: str, span: Span) -> Iterator[re.Match[str]]:
    """What `pattern(file, key)` finds in a stretch whose words have these bits.

    Only those of its patterns are tried that the words do not rule out, mostly one or two of dozens. To be asked for once
    when a module is loaded, as with `signal`.
    """
    able = [one for wanted, one in _parts(file, key) if bits & wanted == wanted]
    ahead = [found for one in able if (found := one.search(text, span.start, span.end))]
    while ahead:
        first = min(ahead, key=re.Match.start)  # of several at one place the pattern that is tried first
        yield first
        end = first.end()
        ahead = [found for one in ahead if (found := one if one.start() >= end else one.re.search(text, end, span.end))]


@functools.cache
def patterns(file: str, key: str) -> tuple[tuple[Signal, re.Pattern[str]], ...]:
    """An entry's patterns compiled one by one, in the order of the file, each with its signal."""
    return tuple((signal(words), bounded(words)) for words in entries(file, key))
