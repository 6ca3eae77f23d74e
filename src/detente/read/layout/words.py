"""The word lists of the layout components, from the package's data."""

from __future__ import annotations

import functools
import importlib.resources

from detente.model import safe_yaml


@functools.cache
def lists() -> dict[str, frozenset[str]]:
    """Each list by name, in small letters."""
    data = importlib.resources.files("detente.read") / "data" / "layout_words.yaml"
    read: dict[str, str] = safe_yaml.parsed(data.read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in read.items()}
