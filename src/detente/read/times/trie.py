"""A pattern for any of many words that looks at each letter once, instead of trying word after word."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]


def any_of(words: Iterable[str]) -> str:
    """A pattern, in a group of its own, that matches any of the words, the longest first.

    Python's `re` tries the branches of an alternation one after another; factored by first letters, four of five
    branches are passed over at their first character.
    """
    root: _Node = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: _Node) -> str:
    branches = [re.escape(letter) + _pattern(rest) for letter, rest in sorted(node.items()) if letter]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{inner}?" if "" in node else inner
