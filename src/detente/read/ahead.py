"""A look at the next letters of a text, put before an expression of many alternatives.

Python tries the alternatives of an expression that ignores case one after another at every word of a text, each letter put
in lower case first. A word with which no match can begin is passed over at its first letters by what is made here, from
the expression itself.
"""

from __future__ import annotations

import functools
import re

from detente.read.openings import beginnings

_LETTERS = 4
"""How many letters are looked at: hardly a word is passed over by a fifth that is not by four."""
_SAME = {"i": "iI\u0130\u0131", "k": "kK\u212a", "s": "sS\u017f"}
"""The letters that expressions take for one of these where case is ignored."""
_OVER = r"(?!\w)"
_Node = dict[str, "_Node"]


@functools.cache
def ahead(expression: str) -> str:
    r"""A look ahead that fails where no match of an expression can begin, whatever its case; empty where one may anywhere.

    The expression begins where it is put: at a word's start, as "\b" + ahead(words) + words. One in the verbose form is given
    without its white space.
    """
    first = beginnings(expression)
    if not all(one.letters[:1].isalnum() for one in first):
        return ""
    root: _Node = {}
    for letters, whole in sorted(first):
        node = root
        for letter in letters[:_LETTERS]:
            node = node.setdefault("0" if letter.isdigit() else letter, {})
        node[_OVER if whole and len(letters) <= _LETTERS else ""] = {}
    return f"(?-i:(?={_pattern(root)}))"


def bounded(words: str) -> re.Pattern[str]:
    """An expression that stands for whole words, case ignored, with such a look ahead."""
    return re.compile(rf"\b{ahead(words)}(?:{words})(?!\w)", re.IGNORECASE)


def begun(expression: str, flags: int = 0) -> re.Pattern[str]:
    r"""An expression with such a look ahead: one of which every alternative stands at a word's start, by a "\b" of its own or not."""
    look = ahead(expression)
    return re.compile(rf"\b{look}(?:{expression})" if look else expression, flags)


def _pattern(node: _Node) -> str:
    """What matches any of the beginnings below a node: of two of which one begins the other the shorter is enough."""
    if not node or "" in node:
        return ""
    branches = [
        (letter if letter == _OVER else _letter(letter)) + _pattern(rest) for letter, rest in sorted(node.items())
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _letter(letter: str) -> str:
    if letter == "0":
        return r"\d"
    return f"[{_SAME.get(letter) or letter + letter.upper()}]" if letter.isalpha() else re.escape(letter)
