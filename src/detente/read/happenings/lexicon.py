"""The words by which happenings are known, from the package's data files `happenings_*.yaml`."""

from __future__ import annotations

import functools
import importlib.resources
import re
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@functools.cache
def _file(name: str) -> dict[str, Any]:
    data = importlib.resources.files("detente.read") / "data" / f"happenings_{name}.yaml"
    loaded: dict[str, Any] = yaml.load(data.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
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
    return re.compile((r"\b" if bounded else "") + rf"{one_of(file, key)}(?!\w)", re.IGNORECASE)


@functools.cache
def patterns(file: str, key: str) -> tuple[re.Pattern[str], ...]:
    """An entry's patterns compiled one by one, in the order of the file."""
    return tuple(re.compile(rf"\b(?:{one})(?!\w)", re.IGNORECASE) for one in entries(file, key))
