"""The word lists of the layout components, from the package's data."""

from __future__ import annotations

import functools
import importlib.resources
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@functools.cache
def lists() -> dict[str, frozenset[str]]:
    """Each list by name, in small letters."""
    data = importlib.resources.files("detente.read") / "data" / "layout_words.yaml"
    read: dict[str, str] = yaml.load(data.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - one of the two safe loaders
    return {name: frozenset(words.split()) for name, words in read.items()}
