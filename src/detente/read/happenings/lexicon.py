"""The words by which happenings are known, from the package's data files `happenings_*.yaml`."""

from __future__ import annotations

import functools
import importlib.resources
import re
from typing import Any

from detente.model import safe_yaml
from detente.read.signals import Signal, signal
from detente.read.times.trie import any_of


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


def openers(entry: str) -> frozenset[str]:
    """The first two characters with which an entry can begin: of a group that opens it, those of each branch."""
    if not entry.startswith("(?:"):
        return frozenset({entry[:2].lower()})
    branches, depth, start = [], 0, 3
    for at, sign in enumerate(entry):
        if sign == "(":
            depth += 1
        elif (sign == "|" and depth == 1) or (sign == ")" and depth == 1):
            branches.append(entry[start:at])
            start = at + 1
        if sign == ")":
            depth -= 1
            if depth == 0:
                break
    found = frozenset[str]().union(*(openers(branch) for branch in branches))
    rest = entry[start:]
    return found | openers(rest[1:].lstrip("?")) if rest[:1] in ("?", "*") else found


def _guard(found: list[str]) -> str:
    """A look at the first two letters, where every entry begins with two: most words are passed over at once."""
    letters = frozenset[str]().union(*(openers(f"(?:{entry})") for entry in found))
    return (
        rf"(?={any_of(letters)})" if all(len(one) == 2 and one.isascii() and one.isalpha() for one in letters) else ""
    )


@functools.cache
def pattern(file: str, key: str, *, bounded: bool = True) -> re.Pattern[str]:
    """An entry as one compiled pattern, case ignored, between word bounds unless it may begin with a mark."""
    found = entries(file, key)
    guard = _guard(found) if bounded and isinstance(found, list) else ""
    return re.compile((rf"\b{guard}" if bounded else "") + rf"{one_of(file, key)}(?!\w)", re.IGNORECASE)


@functools.cache
def _loose(file: str, key: str) -> tuple[Signal, re.Pattern[str]] | None:
    """Of an entry that has some patterns which may begin with any letters: their signal, and the others as one pattern."""
    found = sorted(entries(file, key), key=len, reverse=True)
    tight = [one for one in found if _guard([one])]
    if len(tight) == len(found) or not tight:
        return None
    rest = "|".join(tight)
    wanted = signal("|".join(f"(?:{one})" for one in found if one not in tight))
    return wanted, re.compile(rf"\b{_guard(tight)}(?:{rest})(?!\w)", re.IGNORECASE)


def pattern_among(file: str, key: str, bits: int) -> re.Pattern[str]:
    """An entry's pattern for a sentence whose words have these bits: without what they rule out where that is much faster."""
    loose = _loose(file, key)
    return loose[1] if loose and loose[0].missing(bits) else pattern(file, key)


@functools.cache
def signal_of(file: str, key: str) -> Signal:
    """The signal of an entry's pattern."""
    return signal(one_of(file, key))


@functools.cache
def _signals_of(file: str, key: str) -> tuple[Signal, ...]:
    """The signals of an entry's patterns, one by one."""
    return tuple(signal(one) for one in entries(file, key))


def may_match(file: str, key: str, bits: int) -> bool:
    """Whether one of an entry's patterns may stand among words with these bits; finer than the entry's own signal."""
    return any(not one.missing(bits) for one in _signals_of(file, key))


@functools.cache
def patterns(file: str, key: str) -> tuple[re.Pattern[str], ...]:
    """An entry's patterns compiled one by one, in the order of the file."""
    return tuple(re.compile(rf"\b(?:{one})(?!\w)", re.IGNORECASE) for one in entries(file, key))
