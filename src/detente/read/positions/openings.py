"""With which letters a cue can begin, so that only few cues are tried at each word."""

from __future__ import annotations

import re
from dataclasses import dataclass

REACH = 3
"""How many letters are looked at. Two leave 2.5 times as many cues to try on running text, four no fewer."""

_ANY = "\0"
"""Ends a beginning after which anything may follow."""
_WORDY = re.compile(r"[A-Za-z0-9 '_€$£-]")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})\??")
_GROUP = re.compile(r"\((?:\?(?::|<?[=!]|P<\w+>))?")
_ZERO_WIDTH = re.compile(r"\(\?<?[=!]")


@dataclass(slots=True)
class _Cursor:
    """A place in a cue."""

    cue: str
    at: int = 0

    def peek(self) -> str:
        return self.cue[self.at : self.at + 1]


def openings(cue: str) -> frozenset[str]:
    """The beginnings that a match of the cue can have, lower case, at most three letters each.

    A shorter one means that anything may follow it; the empty one that any word may begin a match.
    """
    return frozenset(one[:REACH].rstrip(_ANY).lower() for one in _choices(_Cursor(cue)))


def _choices(cursor: _Cursor) -> set[str]:
    """Read alternatives up to the closing bracket or the end."""
    found = _sequence(cursor)
    while cursor.peek() == "|":
        cursor.at += 1
        found |= _sequence(cursor)
    return found


def _sequence(cursor: _Cursor) -> set[str]:
    """Read one alternative."""
    found = {""}
    while cursor.peek() not in {"", "|", ")"}:
        atom = _atom(cursor)
        optional, repeated = _quantifier(cursor)
        if repeated:
            atom = {one + _ANY for one in atom}
        if optional:
            atom |= {""}
        found = {one if one.endswith(_ANY) else one + more for one in found for more in atom}
        found = {one[: REACH + 1] for one in found}
    return found


def _atom(cursor: _Cursor) -> set[str]:
    """Read a letter, a group or something else: its beginnings."""
    here = cursor.peek()
    if here == "(":
        return _group(cursor)
    if here == "[":
        cursor.at = cursor.cue.find("]", cursor.at + 2) + 1 or len(cursor.cue)
        return {_ANY}
    cursor.at += 1
    if here == "\\":
        cursor.at += 1
        escaped = cursor.cue[cursor.at - 1 : cursor.at]
        if escaped in {"b", "B"}:
            return {""}
        return {_ANY} if escaped.isalnum() else {escaped}
    return {here} if _WORDY.match(here) else {_ANY}


def _group(cursor: _Cursor) -> set[str]:
    zero_width = _ZERO_WIDTH.match(cursor.cue, cursor.at)
    start = _GROUP.match(cursor.cue, cursor.at)
    cursor.at = start.end() if start else cursor.at + 1
    inside = _choices(cursor)
    cursor.at += 1
    return {""} if zero_width else inside


def _quantifier(cursor: _Cursor) -> tuple[bool, bool]:
    """Read what follows an atom: whether it can be left out, and whether it can come again."""
    found = _QUANTIFIER.match(cursor.cue, cursor.at)
    if not found:
        return False, False
    cursor.at = found.end()
    words = found.group()
    return words[0] in "?*" or words.startswith(("{0", "{,")), words[0] in "*+{"
